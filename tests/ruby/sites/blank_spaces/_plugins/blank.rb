# As ActiveSupport does it.
class Object
  def blank? = respond_to?(:empty?) ? !!empty? : !self
end
class String
  def blank? = strip.empty?
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
