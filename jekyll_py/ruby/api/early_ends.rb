# frozen_string_literal: true

# Methods whose blocks plugins leave early, in Ruby: the module loses 24 kB whenever a block is left through a method
# written in C. jekyll-scholar reads a style or a locale with a thousand of such ends, and does so for each page.
class Hash
  JEKYLL_PY_FETCH = instance_method(:fetch)
  JEKYLL_PY_NOTHING = Object.new.freeze
  private_constant :JEKYLL_PY_FETCH, :JEKYLL_PY_NOTHING

  def fetch(name, default = JEKYLL_PY_NOTHING)
    found = JEKYLL_PY_FETCH.bind_call(self, name, default)
    return found unless found.equal?(JEKYLL_PY_NOTHING)
    block_given? ? yield(name) : JEKYLL_PY_FETCH.bind_call(self, name)
  end
end

module Enumerable
  def find(if_none = nil)
    return to_enum(:find, if_none) unless block_given?
    each do |*values|
      value = values.size > 1 ? values : values[0]
      return value if values.empty? ? yield : yield(value)
    end
    if_none&.call
  end
  alias detect find
end
