# Generators before and after the one of jekyll-archives.
class Before < Jekyll::Generator
  priority :highest
  def generate(site)
    site.pages << Jekyll::PageWithoutAFile.new(site, site.source, '', 'before.html').tap { |page| page.content = site.pages.size.to_s }
  end
end

class After < Jekyll::Generator
  priority :lowest
  def generate(site)
    site.pages << Jekyll::PageWithoutAFile.new(site, site.source, '', 'after.html').tap { |page| page.content = site.pages.map(&:url).sort.join(' ') }
  end
end
