# Pages and layouts with the path of others: Jekyll parses one template for each path.
class Copies < Jekyll::Generator
  def generate(site)
    made(site)
    copied(site)
    site.layouts["extra"] = site.layouts["base"].dup.tap { |layout| layout.content = "extra:#{layout.content}" }
  end

  def made(site)
    %w(x y z).each do |name|
      page = Jekyll::PageWithoutAFile.new(site, site.source, "", "made.html")
      page.content = name == "y" ? "plain y" : "made #{name} {{ page.number }} {{ 1 | plus: 1 }}"
      page.data.update("permalink" => "/#{name}/", "number" => name)
      site.pages << page
    end
  end

  def copied(site)
    copy = site.pages.find { |page| page.name == "a.md" }.dup
    copy.data = copy.data.merge("permalink" => "/copy/", "title" => "Copy")
    copy.content = "copied {{ page.title }}"
    site.pages << copy
  end
end
