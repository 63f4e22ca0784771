class Seen < Jekyll::Generator
  def generate(site)
    site.posts.docs.each { |post| post.data['seen'] = "#{site.posts.docs.map { |each| each.data['title'] }.sort.join(',')}" }
    site.static_files.each(&:path)
    site.pages << Jekyll::PageWithoutAFile.new(site, site.source, '', 'made.html').tap { |page| page.content = "#{site.pages.size} #{site.data['strings'].inspect}" }
  end
end
