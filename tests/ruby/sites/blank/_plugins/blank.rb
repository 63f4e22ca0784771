# As the gem csl does it, which jekyll-scholar loads.
module Blank
  def blank? = nil? || respond_to?(:empty?) && empty?
end
class Object
  include Blank unless method_defined?(:blank?)
end

module Rendered
  def rendered(text) = Liquid::Template.parse(text).render
end
Liquid::Template.register_filter(Rendered)

class EarlyPage < Jekyll::Generator
  def generate(site)
    page = Jekyll::PageWithoutAFile.new(site, site.source, '', 'made.txt')
    page.content = Liquid::Template.parse("{% if word == blank %}blank{% else %}no{% endif %}").render
    site.pages << page
  end
end
