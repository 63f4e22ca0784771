class Probe < Liquid::Tag
  def render(context)
    File.size('_facts.txt').to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
