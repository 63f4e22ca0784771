# frozen_string_literal: true

module Nokogiri
  module XML
    # A list of nodes, each once.
    class NodeSet
      include Enumerable
      include Searchable

      attr_accessor :document

      def initialize(document, list = [])
        @document = document
        @nodes = list.to_a.dup
        yield self if block_given?
      end

      def each(&block)
        return to_enum unless block
        to_a.each(&block)
        self
      end

      def to_a = @nodes.dup
      alias to_ary to_a

      def length = @nodes.size
      alias size length
      def empty? = @nodes.empty?
      def first(*count) = @nodes.first(*count)
      def last(*count) = @nodes.last(*count)

      def [](*place)
        found = @nodes[*place]
        found.is_a?(Array) ? NodeSet.new(document, found) : found
      end
      alias slice []
      alias at_index []

      def index(node = nil, &block) = node ? @nodes.index(node) : @nodes.index(&block)
      def include?(node) = @nodes.include?(node)
      def reverse = NodeSet.new(document, @nodes.reverse)
      def dup = NodeSet.new(document, @nodes)
      alias clone dup
      def pop = @nodes.pop
      def shift = @nodes.shift

      def push(node)
        @nodes << node unless include?(node)
        self
      end
      alias << push

      def delete(node) = @nodes.delete(node)
      def |(other) = NodeSet.new(document, @nodes | other.to_a)
      alias + |
      def -(other) = NodeSet.new(document, @nodes - other.to_a)
      def &(other) = NodeSet.new(document, @nodes & other.to_a)
      def ==(other) = other.is_a?(NodeSet) && to_a == other.to_a
      def filter(selector = nil, &block) = selector ? NodeSet.new(document, @nodes.select { |one| one.matches?(selector) }) : @nodes.filter(&block)

      def at(path)
        path.is_a?(Integer) ? self[path] : super
      end
      alias % at

      # Reading

      def inner_text = @nodes.map(&:inner_text).join
      alias text inner_text
      def inner_html(*) = @nodes.map(&:inner_html).join
      def to_html(*) = @nodes.map(&:to_html).join
      def to_s = @nodes.map(&:to_s).join
      def to_xml(*) = @nodes.map(&:to_xml).join
      def children = NodeSet.new(document, @nodes.flat_map(&:own_children))

      # Changing each node

      def attr(name, value = nil, &block)
        return first&.attribute(name) unless name.is_a?(Hash) || value || block
        names = name.is_a?(Hash) ? name : { name => value }
        each { |one| names.each { |key, text| one[key] = block ? yield(one) : text } }
      end
      alias set attr
      alias attribute attr

      def remove_attr(name) = each { |one| one.delete(name) }
      alias remove_attribute remove_attr
      def add_class(names) = each { |one| one.add_class(names) }
      def append_class(names) = each { |one| one.append_class(names) }
      def remove_class(names = nil) = each { |one| one.remove_class(names) }

      def unlink
        each(&:unlink)
      end
      alias remove unlink

      def wrap(what) = each { |one| one.wrap(what) }
      def before(what) = first.before(what)
      def after(what) = last.after(what)
      def inspect = "[#{@nodes.map(&:inspect).join(", ")}]"

      # The nodes from which a search starts.
      def context = @nodes
    end
  end
end
