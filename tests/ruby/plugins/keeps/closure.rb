n = 0
NEXT = proc { n += 1 }

class Probe < Liquid::Tag
  def render(context)
    NEXT.call.to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
