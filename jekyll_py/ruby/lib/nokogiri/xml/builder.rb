# frozen_string_literal: true

module Nokogiri
  module XML
    # Makes a document: each method that is called is an element.
    class Builder
      attr_accessor :doc, :parent, :context

      def self.with(root, &block) = new({}, root, &block)

      def initialize(options = {}, root = nil, &block)
        @doc = root ? root.document : document_class.new
        @parent = root || @doc
        options.each { |name, value| @doc.public_send("#{name}=", value) }
        run(block) if block
      end

      def document_class = Document
      def text(string) = insert(doc.create_text_node(string))
      def cdata(string) = insert(doc.create_cdata(string))
      def comment(string) = insert(doc.create_comment(string))

      def <<(string)
        parent.add_child(doc.fragment_class.new(doc, string))
      end

      # The next element is in a namespace.
      def [](prefix)
        @prefix = prefix&.to_s
        self
      end

      def to_xml(...) = doc.to_xml(...)
      def to_html(...) = doc.to_html(...)

      # Run a block whose elements go into a node.
      def fill(node, &block)
        outer, @parent = parent, node
        block.arity.zero? ? instance_eval(&block) : block.call(self)
      ensure
        @parent = outer
      end

      def respond_to_missing?(*) = true

      def method_missing(name, *contents, &block)
        return context.public_send(name, *contents, &block) if context&.respond_to?(name)
        prefix, @prefix = @prefix, nil
        tag = name.to_s.delete_suffix("_").delete_suffix("!")
        made = Element.read(prefix ? "#{prefix}:#{tag}" : tag, {}, doc)
        contents.each { |one| one.is_a?(Hash) ? one.each { |key, value| made[key] = value } : made.add_child(doc.create_text_node(one.to_s)) }
        insert(made, &block)
      end

      private

      def run(block)
        return block.call(self) unless block.arity.zero?
        @context = eval("self", block.binding)
        instance_eval(&block)
      end

      def insert(node, &block)
        parent.put(node)
        doc.changed
        fill(node, &block) if block
        Made.new(node, self)
      end

      # What a call of a builder gives: more calls add classes, `!` an id.
      class Made
        def initialize(node, builder)
          @node = node
          @builder = builder
        end

        def [](name) = @node[name]

        def []=(name, value)
          @node[name] = value
        end

        def respond_to_missing?(*) = true

        def method_missing(name, *contents, &block)
          text = name.to_s
          text.end_with?("!") ? @node["id"] = text.chomp("!") : @node.add_class(text)
          contents.each { |one| one.is_a?(Hash) ? one.each { |key, value| @node[key] = value } : @node.content = one }
          @builder.fill(@node, &block) if block
          self
        end
      end
    end
  end
end
