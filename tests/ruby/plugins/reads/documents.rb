class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    site.collections['docs'].docs.size.to_s + site.documents.size.to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
