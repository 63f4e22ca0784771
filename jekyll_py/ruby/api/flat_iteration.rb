# frozen_string_literal: true

# The iterators that plugins nest, in Ruby: their blocks run on the same frame of C. Where such frames are deep, the module
# cannot raise or rescue an exception, and ends.
class Array
  def each
    return to_enum(:each) { size } unless block_given?
    index = 0
    while index < size
      yield self[index]
      index += 1
    end
    self
  end

  def each_index
    return to_enum(:each_index) { size } unless block_given?
    index = 0
    while index < size
      yield index
      index += 1
    end
    self
  end

  def each_with_index
    return super unless instance_of?(Array)
    return to_enum(:each_with_index) { size } unless block_given?
    index = 0
    while index < size
      yield self[index], index
      index += 1
    end
    self
  end

  def each_with_object(memo)
    return super unless instance_of?(Array)
    return to_enum(:each_with_object, memo) { size } unless block_given?
    index = 0
    while index < size
      yield self[index], memo
      index += 1
    end
    memo
  end

  def reverse_each
    return to_enum(:reverse_each) { size } unless block_given?
    index = size - 1
    while index >= 0
      yield self[index]
      index -= 1
    end
    self
  end

  def map
    return to_enum(:map) { size } unless block_given?
    found = []
    index = 0
    while index < size
      found << yield(self[index])
      index += 1
    end
    found
  end
  alias collect map

  def flat_map
    return super unless instance_of?(Array)
    return to_enum(:flat_map) unless block_given?
    found = []
    index = 0
    while index < size
      value = yield(self[index])
      value.respond_to?(:to_ary) ? found.concat(value.to_ary) : found << value
      index += 1
    end
    found
  end
  alias collect_concat flat_map

  def map!
    return to_enum(:map!) { size } unless block_given?
    index = 0
    while index < size
      self[index] = yield(self[index])
      index += 1
    end
    self
  end
  alias collect! map!

  def select
    return to_enum(:select) { size } unless block_given?
    found = []
    index = 0
    while index < size
      value = self[index]
      found << value if yield(value)
      index += 1
    end
    found
  end
  alias filter select

  def reject
    return to_enum(:reject) { size } unless block_given?
    found = []
    index = 0
    while index < size
      value = self[index]
      found << value unless yield(value)
      index += 1
    end
    found
  end

  def find(if_none = nil)
    return super unless instance_of?(Array)
    return to_enum(:find, if_none) unless block_given?
    index = 0
    while index < size
      value = self[index]
      return value if yield(value)
      index += 1
    end
    if_none&.call
  end
  alias detect find
end

class Hash
  def each
    return to_enum(:each) { size } unless block_given?
    names = keys
    index = 0
    while index < names.size
      name = names[index]
      yield [name, self[name]] if key?(name)
      index += 1
    end
    self
  end
  alias each_pair each

  def each_key
    return to_enum(:each_key) { size } unless block_given?
    names = keys
    index = 0
    while index < names.size
      yield names[index]
      index += 1
    end
    self
  end

  def each_value
    return to_enum(:each_value) { size } unless block_given?
    all = values
    index = 0
    while index < all.size
      yield all[index]
      index += 1
    end
    self
  end

  def map
    return super unless instance_of?(Hash)
    return to_enum(:map) { size } unless block_given?
    found = []
    pairs = to_a
    index = 0
    while index < pairs.size
      found << yield(pairs[index])
      index += 1
    end
    found
  end
  alias collect map
end

class Enumerator
  def map(&block)
    block && size != Float::INFINITY && instance_of?(Enumerator) ? to_a.map(&block) : super
  end
  alias collect map
end
