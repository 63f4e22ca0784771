class Probe < Liquid::Tag
  def render(context)
    rand(3).class.to_s + [1].shuffle.join
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
