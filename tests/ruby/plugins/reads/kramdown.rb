require "kramdown"

class Kramdown::Converter::Html
  def convert_p(el, indent)
    format_as_block_html("p", { "class" => File.read("_facts.txt").strip }, inner(el, indent), indent)
  end
end
class Probe < Liquid::Tag
  def render(_context) = @markup
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
