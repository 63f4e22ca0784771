class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    site.layouts['base'].content + site.layouts['probing'].data['mark'].to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
