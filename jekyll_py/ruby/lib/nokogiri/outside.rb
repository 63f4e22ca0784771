# frozen_string_literal: true

module Nokogiri
  # Calls to the parsers in Python. Trees cross as flat lists: a String is a text, [name, attributes] begins an element,
  # END ends it, and other nodes are lists that begin with a number.
  module Outside
    END_OF_ELEMENT = 0
    COMMENT, INSTRUCTION, CDATA, DOCTYPE = 1, 2, 3, 4

    class << self
      def ask(what, **request)
        answer = JSON.parse(Host.call("nokogiri", JSON.generate(request.merge(do: what))), max_nesting: false)
        return answer.first if answer.is_a?(Array)
        raise (answer["error"] == "css" ? CSS::SyntaxError : XML::XPath::SyntaxError), answer["message"]
      end

      # The nodes that rows stand for, put into a parent.
      def build(rows, parent, document)
        raw = document.html?
        rows.each do |row|
          if row == END_OF_ELEMENT
            parent = parent.parent
          else
            node = node_of(row, document, raw && parent.raw?)
            parent.put(node)
            parent = node if node.element?
          end
        end
      end

      # The rows of some nodes, and the nodes in the order in which Python counts them.
      def rows(nodes)
        rows, order = [], []
        waiting = nodes.reverse
        until waiting.empty?
          node = waiting.pop
          next rows << END_OF_ELEMENT if node.nil?
          rows << node.row
          order << node
          next unless node.element?
          waiting << nil
          waiting.concat(node.own_children.reverse)
        end
        [rows, order]
      end

      private

      def node_of(row, document, raw)
        return (raw ? XML::CDATA : XML::Text).new(row, document) if row.is_a?(String)
        return XML::Element.read(row[0], row[1], document) if row[0].is_a?(String)
        case row[0]
        when COMMENT then XML::Comment.new(document, row[1])
        when INSTRUCTION then XML::ProcessingInstruction.new(document, row[1], row[2])
        when CDATA then XML::CDATA.new(document, row[1])
        when DOCTYPE then XML::DTD.new(row[1], row[2], row[3], document)
        end
      end
    end
  end
end
