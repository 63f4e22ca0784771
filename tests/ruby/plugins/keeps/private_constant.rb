class Probe < Liquid::Tag
  def render(context)
    self.class.add
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
class Probe
  LIST = []
  private_constant :LIST
  def self.add = (LIST << 1).size.to_s
end
