# What classifier-reborn finds related, for texts given as JSON on standard input.
require "json"
require "classifier-reborn"

class Vector
  alias_method :strictly_normalized, :normalize

  def normalize
    strictly_normalized
  rescue ZeroVectorError # a text of nothing but words that all have: classifier-reborn ends with this error
    self
  end
end

texts = JSON.parse($stdin.read)
lsi = ClassifierReborn::LSI.new(:auto_rebuild => false)
texts.each { |text| lsi.add_item(text) }
lsi.build_index
puts JSON.dump(texts.map { |text| lsi.find_related(text, 11).map { |other| texts.index(other) } })
