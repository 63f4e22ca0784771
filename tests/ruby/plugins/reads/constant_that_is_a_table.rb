TABLE = { a: [1] }
Word = Struct.new(:text)

class Probe < Liquid::Tag
  def render(context)
    TABLE.fetch(:a).to_s + Word.new('w').text
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
