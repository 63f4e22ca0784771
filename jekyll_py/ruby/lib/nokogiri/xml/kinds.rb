# frozen_string_literal: true

module Nokogiri
  module XML
    # An element. Its name has the prefix of its namespace in the rows.
    class Element
      RAW = %w(script style).freeze

      attr_reader :prefix

      def self.new(name, document, *rest)
        found = allocate
        found.__send__(:initialize, name, document, *rest)
        yield found if block_given?
        found
      end

      # The element of a row.
      def self.read(name, attributes, document)
        found = allocate
        found.__send__(:fill, name, attributes, document)
        found
      end

      def initialize(name, document, *)
        fill(name.to_s, {}, document.document)
      end

      def name = @local

      def name=(text)
        fill(text.to_s, own_attributes, document, own_children)
        document.changed
      end

      def element? = true
      def raw? = RAW.include?(name)
      def node_type = ELEMENT_NODE
      def row = [prefix ? "#{prefix}:#{name}" : name, own_attributes]

      def content=(text)
        self.children = Text.new(text.to_s, document)
      end
      alias inner_text= content=
      alias text= content=

      def copy_in(new_document, depth)
        copy = Element.read(row[0], own_attributes.dup, new_document)
        own_children.each { |one| copy.put(one.copy_in(new_document, depth)) } if depth.positive?
        copy
      end

      def description = nil

      def inspect
        "#<#{self.class.name}:0x#{object_id.to_s(16)} name=#{name.inspect} children=#{own_children.inspect}>"
      end

      private

      def fill(name, attributes, document, children = [])
        @document = document
        @own_children = children
        @own_attributes = attributes
        @prefix, @local = document.html? || !name.include?(":") ? [nil, name] : name.split(":", 2)
      end
    end

    # A node that is text.
    class CharacterData < Node
      attr_reader :own_text

      def initialize(text, document)
        super(document.document)
        @own_text = text.dup
      end

      def content = own_text.dup
      alias text content
      alias inner_text content
      alias to_str content

      def content=(text)
        @own_text = text.to_s.dup
        document.changed
      end
      alias text= content=
      alias native_content= content=

      def blank? = own_text.match?(/\A\s*\z/)
      def children = NodeSet.new(document, [])

      def copy_in(new_document, _depth)
        copy = clone_empty(new_document)
        copy.content = own_text
        copy
      end

      def inspect = "#<#{self.class.name} #{own_text.inspect}>"

      private

      def clone_empty(new_document) = self.class.new("", new_document)
    end

    class Text < CharacterData
      def self.new(text, document) = super

      def name = "text"
      def text? = true
      def node_type = TEXT_NODE
      def row = own_text
      def path_name = "text()"
    end

    class CDATA < Text
      def self.new(*arguments)
        arguments.reverse! if arguments.first.is_a?(Node)
        super(*arguments)
      end

      def name = "#cdata-section"
      def text? = false
      def cdata? = true
      def node_type = CDATA_SECTION_NODE
      def row = [Outside::CDATA, own_text]
    end

    class Comment < CharacterData
      def initialize(document, text)
        super(text, document)
      end

      def name = "comment"
      def comment? = true
      def node_type = COMMENT_NODE
      def row = [Outside::COMMENT, own_text]

      private

      def clone_empty(new_document) = Comment.new(new_document, "")
    end

    class ProcessingInstruction < CharacterData
      attr_reader :name

      def initialize(document, name, text)
        super(text, document)
        @name = name
      end

      def processing_instruction? = true
      def node_type = PI_NODE
      def row = [Outside::INSTRUCTION, name, own_text]

      private

      def clone_empty(new_document) = ProcessingInstruction.new(new_document, name, "")
    end

    # A document type.
    class DTD < Node
      attr_reader :name, :external_id, :system_id

      def initialize(name, external_id, system_id, document)
        super(document)
        @name = name
        @external_id = external_id
        @system_id = system_id
      end

      def node_type = DTD_NODE
      def row = [Outside::DOCTYPE, name, external_id, system_id]
      def copy_in(new_document, _depth) = DTD.new(name, external_id, system_id, new_document)
      def html5_dtd? = name.casecmp?("html") && external_id.nil? && [nil, "about:legacy-compat"].include?(system_id)
    end
  end
end
