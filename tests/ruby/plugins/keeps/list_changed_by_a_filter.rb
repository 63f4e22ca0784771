class Probe < Liquid::Tag
  def render(context)
    Liquid::Template.parse('{{ site.posts.first.tags | grow | size }}').render(context)
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase

  def grow(list) = list && list << 'more'
end
Liquid::Template.register_filter(Probed)
