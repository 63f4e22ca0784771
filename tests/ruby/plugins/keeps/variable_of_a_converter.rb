module Jekyll
  class Counting < Converter
    priority :low

    def matches(ext) = ext.casecmp?(".md")
    def output_ext(_ext) = ".html"

    def convert(content)
      @count = @count.to_i + 1
      "#{content}#{@count}"
    end
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
