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
Jekyll::Hooks.register(:pages, :post_render) { |it| it.output += (@n = @n.to_i + 1).to_s }
