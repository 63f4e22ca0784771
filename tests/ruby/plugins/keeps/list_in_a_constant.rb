SEEN = []

class Probe < Liquid::Tag
  def render(context)
    SEEN << context['page.title']; SEEN.join
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
