class Probe < Liquid::Tag
  def render(context)
    "#{context['page.title']} #{context.registers[:page]['title']} #{context['layout.mark']}"
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
