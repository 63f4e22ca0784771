class Probe < Liquid::Tag
  def render(context)
    Liquid::Template.parse('{{ page.title }} {{ site.posts.size }}').render(context)
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
