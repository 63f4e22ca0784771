# frozen_string_literal: true

module Nokogiri
  # HTML as libxml2 reads and writes it.
  module HTML4
    class Document < XML::Document
      def self.parse(text, url = nil, encoding = nil, *rest, &block)
        super
      end

      def self.declared_encoding(text) = text.encoding == Encoding::BINARY ? nil : text.encoding.name

      def html? = true
      def node_type = HTML_DOCUMENT_NODE
      def type = node_type
      def fragment_class = DocumentFragment

      def to_html(*)
        declare_encoding
        Outside.ask("write_html_document", rows: Outside.rows(own_children).first)
      end
      alias to_s to_html
      alias serialize to_html

      def title = at_css("title")&.inner_text

      def title=(text)
        found = at_css("title") || at_css("head").add_child(create_element("title"))
        found.content = text
      end

      def meta_encoding=(name)
        self.encoding = name
      end

      private

      def read(text)
        Outside.build(Outside.ask("read_html", text: text), self, self)
      end

      # Have the head say the encoding, which stays in the document.
      def declare_encoding
        first = root&.own_children&.find { |one| %w(head meta).include?(one.name) }
        return if first.nil?
        place = first.name == "head" ? first : root
        return if place.own_children.any? { |one| one.name == "meta" && one["http-equiv"].to_s.casecmp?("content-type") && one.key?("content") }
        place.prepend_child(create_element("meta", "http-equiv" => "Content-Type", "content" => "text/html; charset=UTF-8"))
      end
    end

    class DocumentFragment < XML::DocumentFragment
      def self.document_class = Document

      private

      def read(text)
        Outside.build(Outside.ask("read_html_fragment", text: text), self, document)
      end
    end

    # Makes a document of HTML.
    class Builder < XML::Builder
      def document_class = Document
    end

    module SAX
      class Parser < XML::SAX::Parser
        private

        def root = HTML4::Document
      end
    end

    def self.parse(...) = Document.parse(...)
    def self.fragment(text, *) = DocumentFragment.parse(text)
  end
end
