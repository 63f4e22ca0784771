class Counter
  def next = @n = @n.to_i + 1
end
COUNTER = Counter.new

class Probe < Liquid::Tag
  def render(context)
    COUNTER.next.to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
