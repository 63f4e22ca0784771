class Probe < Liquid::Tag
  def render(context)
    'x'
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
Jekyll::Hooks.register(:pages, :pre_render) { |it| it.content = it.content + it.site.posts.docs.size.to_s }
