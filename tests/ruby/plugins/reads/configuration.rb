class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    site.config['title']
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = @context.registers[:site].config['title'] + value
end
Liquid::Template.register_filter(Probed)
