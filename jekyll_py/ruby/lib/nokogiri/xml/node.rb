# frozen_string_literal: true

module Nokogiri
  module XML
    # A node of a tree, with its place in it.
    class Node
      include Enumerable
      include Searchable

      ELEMENT_NODE = 1
      ATTRIBUTE_NODE = 2
      TEXT_NODE = 3
      CDATA_SECTION_NODE = 4
      PI_NODE = 7
      COMMENT_NODE = 8
      DOCUMENT_NODE = 9
      DOCUMENT_TYPE_NODE = 10
      DOCUMENT_FRAG_NODE = 11
      DTD_NODE = 14
      HTML_DOCUMENT_NODE = 13

      attr_accessor :line
      attr_reader :document, :parent, :own_children

      # A new element: Node.new("div", document).
      def self.new(name = nil, document = nil, *rest, &block)
        return super unless equal?(Node)
        Element.new(name, document.document, *rest, &block)
      end

      def initialize(document)
        @document = document
        @own_children = []
      end

      def node_name = name

      def node_name=(text)
        self.name = text
      end

      def element? = false
      def text? = false
      def cdata? = false
      def comment? = false
      def document? = false
      def fragment? = false
      def processing_instruction? = false
      def html? = document.html?
      def xml? = !html?
      def raw? = false
      alias elem? element?
      def type = node_type
      def blank? = false
      def read_only? = false
      def description = nil
      def namespaces = {}
      def attributes = {}
      def attribute_nodes = []
      def [](_name) = nil
      alias attr []
      alias attribute []
      alias get_attribute []
      def key?(_name) = false
      alias has_attribute? key?
      def keys = []
      def values = []
      def errors = document.errors

      # Places

      def children = NodeSet.new(document, own_children)
      def child = own_children.first
      def element_children = NodeSet.new(document, own_children.select(&:element?))
      alias elements element_children
      def first_element_child = own_children.find(&:element?)
      def last_element_child = own_children.reverse.find(&:element?)

      def next_sibling = sibling(1)
      alias next next_sibling
      def previous_sibling = sibling(-1)
      alias previous previous_sibling

      def next_element
        following = self.next_sibling
        following = following.next_sibling until following.nil? || following.element?
        following
      end

      def previous_element
        before = previous_sibling
        before = before.previous_sibling until before.nil? || before.element?
        before
      end

      def ancestors(selector = nil)
        found = []
        found << (found.last || self).parent while (found.last || self).respond_to?(:parent) && (found.last || self).parent
        return NodeSet.new(document, found) unless selector
        matching = document.root ? (document.css(selector).to_a) : []
        NodeSet.new(document, found.select { |one| matching.include?(one) })
      end

      def matches?(selector)
        top = ancestors.last || self
        top.search(selector).include?(self)
      end

      def root_of_tree
        node = self
        node = node.parent while node.parent
        node
      end

      def path
        return "/" if parent.nil?
        "#{parent.path unless parent.document?}/#{path_name}"
      end

      def css_path
        path.split("/").drop(1).map { |part| part.gsub(/\[(\d+)\]/, ':nth-of-type(\1)') }.join(" > ")
      end

      # Reading

      def content = own_children.map(&:content).join
      alias text content
      alias inner_text content
      alias to_str content

      def inner_html(*) = children.to_html
      def to_html(*) = document.write(self)
      def to_s(*) = document.html? ? to_html : to_xml
      def serialize(*) = to_s
      def to_xml(*, **options) = document.write_xml([self], **options)

      def write_to(io, *) = io << to_s

      def traverse(&block)
        own_children.dup.each { |one| one.traverse(&block) }
        yield self
      end

      def each = self

      def accept(visitor) = visitor.visit(self)

      def ==(other)
        equal?(other)
      end
      alias eql? ==

      def hash = object_id

      def <=>(other)
        order = Outside.rows(root_of_tree.fragment? || root_of_tree.document? ? root_of_tree.own_children : [root_of_tree]).last
        order.index { |one| one.equal?(self) }.to_i <=> order.index { |one| one.equal?(other) }.to_i
      end

      def inspect = "#<#{self.class.name} #{name.inspect}>"

      # The nodes from which a search starts.
      def context = [self]

      private

      def sibling(step)
        return nil unless parent
        place = parent.own_children.index { |one| one.equal?(self) } + step
        place.negative? ? nil : parent.own_children[place]
      end

      def path_name
        alike = parent.own_children.select { |one| one.element? && one.name == name }
        return (text? ? "text()" : name) if alike.size < 2
        "#{name}[#{alike.index { |one| one.equal?(self) } + 1}]"
      end
    end
  end
end
