class Probe < Liquid::Tag
  def render(context)
    self.class.count.to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
class Probe
  def self.count = @count = @count.to_i + 1
end
