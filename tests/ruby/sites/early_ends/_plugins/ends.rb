# Blocks that end early, and the methods that call them.
require "set"

class Pairs
  include Enumerable

  def each
    yield 1, 2
    yield 3, 4
    yield
    yield [5, 6]
    yield 7
  end
end

class Odd < Hash
  def [](_) = "odd"
  def fetch(name, *rest, &block) = super(name.to_sym, *rest, &block)
end

class Ends < Liquid::Tag
  def render(_)
    [*found, *fetched, *many].map(&:inspect).join("\n")
  end

  def found
    [
      Set[1, 2, 3].find { |x| x > 1 }, Set[1].detect { |x| x > 5 }, Set[1].find(-> { :none }) { false },
      Pairs.new.find { |_, b| b == 4 }, Pairs.new.find { |a| a == 7 }, Pairs.new.find { |a| a.nil? },
      raised { Pairs.new.find(&:nil?) },
      Pairs.new.find { |a| a == [5, 6] }, Pairs.new.find { |a, _| a == 5 },
      (1..9).find { |x| (x % 4).zero? }, (1..Float::INFINITY).detect { |x| x > 20 },
      (1..3).each_slice(2).find { |_, b| b.nil? }, { a: 1, b: 2 }.find { |_, v| v == 2 },
      { a: 1 }.find { |pair| pair == [:a, 1] }, { a: 1 }.each_with_index.find { |(_, v), _| v == 1 },
      Struct.new(:a, :b).new(1, 2).find { |x| x == 2 }, [3, 4].each_with_index.find { |_, i| i == 1 },
      Set[1, 2].find.with_index { |_, i| i == 1 }, Set[[1, 2]].find(&:first), raised { Set[1].find { |_| raise "no" } }
    ]
  end

  def fetched
    hash = { a: 1, "n" => nil }
    odd = Odd.new
    odd[:a] = 5
    [
      hash.fetch(:a), hash.fetch(:b, 2), hash.fetch(:b, nil), hash.fetch(:b) { |k| [k] }, hash.fetch("n") { 3 },
      Hash.new(9).fetch(:x, 0), hash.fetch(:a, &:to_s), hash.fetch(:z, &:to_s), raised { hash.fetch(:q) },
      raised { hash.fetch }, raised { hash.fetch(1, 2, 3) }, odd.fetch("a"), odd.fetch("b") { 1 }, odd.fetch("b", 2),
      left(hash)
    ]
  end

  # At 24 kB each these would take more memory than there is.
  def many
    hash, set = {}, Set[1, 2]
    [25_000.times.count { left(hash) == :left }, 25_000.times.count { set.find { |x| x == 1 } }]
  end

  def left(hash)
    hash.fetch(:z) { return :left }
  end

  def raised
    yield
  rescue StandardError => e
    [e.class.name, e.message]
  end
end
Liquid::Template.register_tag("ends", Ends)
