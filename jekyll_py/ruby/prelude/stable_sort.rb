# Sorting that keeps the order of ties, as Ruby does on Linux (glibc's qsort_r merges); in the module it shuffles them.
module StableSort
  ORDER = lambda do |one, other|
    order = one[0] <=> other[0]
    raise ArgumentError, StableSort.incomparable(one[0], other[0]) if order.nil?

    order.zero? ? one[1] <=> other[1] : order
  end

  # The words of Ruby's own error.
  def self.incomparable(one, other)
    special = other.nil? || other == true || other == false || other.is_a?(Integer) || other.is_a?(Float) || other.is_a?(Symbol)
    "comparison of #{one.class} with #{special ? other.inspect : other.class} failed"
  end

  # Values by keys of the same length, ties in their order.
  def self.by_keys(values, keys)
    tagged = keys.each_with_index.to_a
    tagged.unstable_sort!(&ORDER)
    tagged.map { |pair| values[pair[1]] }
  end

  def self.by_block(values, compare)
    tagged = values.each_with_index.to_a
    tagged.unstable_sort! do |one, other|
      order = compare.call(one[0], other[0])
      raise ArgumentError, incomparable(one[0], other[0]) if order.nil?

      order > 0 ? 1 : (order < 0 ? -1 : one[1] <=> other[1])
    end
    tagged.map(&:first)
  end

  # Whether equal values cannot be told apart, so that their order does not show.
  def self.plain?(values)
    values.all?(Integer) || values.all? { |each| each.instance_of?(String) }
  end
end

class Array
  alias_method :unstable_sort, :sort
  alias_method :unstable_sort!, :sort!

  def sort(&compare)
    return StableSort.by_block(self, compare) if compare
    return unstable_sort if StableSort.plain?(self)

    StableSort.by_keys(self, self)
  end

  def sort!(&compare)
    replace(sort(&compare))
  end

  def sort_by!(&key)
    return to_enum(:sort_by!) { size } unless key

    replace(sort_by(&key))
  end
end

module Enumerable
  def sort(&compare)
    to_a.sort(&compare)
  end

  def sort_by(&key)
    return to_enum(:sort_by) { respond_to?(:size) ? size : nil } unless key

    values = to_a
    StableSort.by_keys(values, values.map(&key))
  end
end

class Array
  def sort_by(&key)
    return to_enum(:sort_by) { size } unless key

    StableSort.by_keys(self, map(&key))
  end
end
