module Jekyll
  class Converters::Markdown
    alias old_convert convert
    def convert(content) = "#{old_convert(content)}<i>#{File.read("_facts.txt")}</i>"
  end
end
class Probe < Liquid::Tag
  def render(_context) = @markup
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = "#{value} **x**".upcase
end
Liquid::Template.register_filter(Probed)
