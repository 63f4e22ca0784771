class Probe < Liquid::Tag
  def render(context)
    'x'
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
Jekyll::Hooks.register([:pages, :documents], :post_render) { |it| it.output += File.read('_facts.txt') }
