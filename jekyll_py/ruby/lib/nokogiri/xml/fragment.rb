# frozen_string_literal: true

module Nokogiri
  module XML
    # Nodes without a root.
    class DocumentFragment < Node
      class << self
        def new(document, text = nil, around = nil) = allocate.tap { |made| made.__send__(:initialize, document, text, around) }
        def parse(text, *) = new(document_class.new, text.respond_to?(:read) ? text.read : text.to_s)
        def document_class = Document
      end

      def initialize(document, text = nil, _around = nil)
        super(document.document)
        read(Document.utf8(text, nil)) if text && !text.empty?
      end

      def name = "#document-fragment"
      def node_type = DOCUMENT_FRAG_NODE
      def fragment? = true
      def to_s(*) = children.to_s
      def to_html(*) = children.to_html
      def to_xml(*) = children.to_xml
      alias serialize to_s
      def inner_html(*) = children.to_html
      def errors = document.errors

      def copy_in(new_document, _depth)
        copy = self.class.new(new_document)
        own_children.each { |one| copy.put(one.copy_in(new_document, 1)) }
        copy
      end

      private

      def read(text)
        rows, = Outside.ask("read_xml", text: "<fragment>#{text}</fragment>")
        Outside.build(rows[1...-1], self, document)
      end
    end
  end
end
