class Probe < Liquid::Tag
  def render(context)
    context['held'].to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
Jekyll::Hooks.register(:pages, :pre_render) { |it, payload| payload['held'] = payload['held'].to_s + it.name }
