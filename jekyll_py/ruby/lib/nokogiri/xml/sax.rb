# frozen_string_literal: true

module Nokogiri
  module XML
    # Events of a document, told after the whole has been read.
    module SAX
      class Document
        %i(start_document end_document end_element end_element_namespace characters comment cdata_block warning error
           processing_instruction xmldecl start_element_namespace).each { |name| define_method(name) { |*| nil } }
        def start_element(name, attributes = []) = nil
      end

      class Parser
        attr_accessor :document, :encoding

        # Settings that a block may make.
        Context = Struct.new(:replace_entities, :recovery, :line, :column)

        def initialize(document = Document.new, encoding = "UTF-8")
          @document = document
          @encoding = encoding
        end

        def parse(input)
          text = input.respond_to?(:read) ? input.read : input.to_s
          yield Context.new if block_given?
          read = root.parse(text)
          document.start_document
          read.errors.each { |error| document.error(error.to_s) }
          read.own_children.each { |node| tell(node) }
          document.end_document
        end
        alias parse_memory parse
        alias parse_io parse

        private

        def root = XML::Document

        def tell(node)
          case node
          when Element then tell_element(node)
          when CDATA then document.cdata_block(node.content)
          when Text then document.characters(node.content)
          when Comment then document.comment(node.content)
          end
        end

        def tell_element(node)
          name = node.row.first
          document.start_element(name, node.own_attributes.map { |key, value| [key, value.to_s] })
          node.own_children.each { |one| tell(one) }
          document.end_element(name)
        end
      end
    end
  end
end
