class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    site.data['facts']['word'].to_s + context['site.data.facts.on'].to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
