class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    site.find_converter_instance(Jekyll::Converters::Markdown).convert(File.read('_facts.txt'))
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
