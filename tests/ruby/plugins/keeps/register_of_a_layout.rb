class Probe < Liquid::Tag
  def render(context)
    r = context.registers
    r[:n] = r[:n].to_i + 1
    r[:n].to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
