class Probe < Liquid::Tag
  def render(context)
    @text
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
class Probe
  def initialize(n, m, c)
    super
    @text = File.read('_facts.txt')
  end
end
