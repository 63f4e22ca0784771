class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    (site.data['facts']['n'] = site.data['facts']['n'].to_i + 1).to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
