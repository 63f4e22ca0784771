# frozen_string_literal: true

module Nokogiri
  module XML
    # Finding nodes by XPath and CSS.
    module Searchable
      LOOKS_LIKE_XPATH = %r{\A(\./|/|\.\.|\.\z)}.freeze

      def search(*paths)
        expressions, spaces = split(paths)
        found = expressions.flat_map { |one| LOOKS_LIKE_XPATH.match?(one) ? xpath(one, spaces).to_a : css(one, spaces).to_a }
        expressions.size == 1 ? NodeSet.new(document, found) : NodeSet.new(document, found.uniq)
      end
      alias / search

      def at(*paths)
        search(*paths).first
      end
      alias % at

      def at_css(*rules)
        css(*rules).first
      end

      def at_xpath(*paths)
        found = xpath(*paths)
        found.is_a?(NodeSet) ? found.first : found
      end

      def css(*rules)
        expressions, spaces = split(rules)
        look_for(spaces, css: expressions.join(", "))
      end

      def xpath(*paths)
        expressions, spaces = split(paths)
        found = expressions.map { |one| look_for(spaces, xpath: one) }
        found.size == 1 ? found.first : NodeSet.new(document, found.flat_map(&:to_a).uniq)
      end

      def >(rule)
        css("> #{rule}")
      end

      private

      def split(arguments)
        spaces = arguments.grep(Hash).first
        spaces = spaces ? spaces.to_h { |key, value| [key.to_s, value] } : known_namespaces
        [arguments.reject { |one| one.is_a?(Hash) || one.nil? }.map(&:to_s), spaces]
      end

      def known_namespaces
        root = document.root
        root ? root.namespaces.transform_keys { |key| key.delete_prefix("xmlns:") } : {}
      end

      def look_for(spaces, **what)
        found = document.search_from(context, { spaces: spaces, with_self: is_a?(NodeSet), **what })
        found.is_a?(Array) ? NodeSet.new(document, found) : found
      end
    end
  end
end
