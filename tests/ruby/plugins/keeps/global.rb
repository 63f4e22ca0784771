class Probe < Liquid::Tag
  def render(context)
    $count = ($count || 0) + 1
    $count.to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
