require "kramdown-parser-gfm"

module Kramdown
  module Converter
    class Html
      def convert_img(el, _indent)
        "<figure><img#{html_attributes(el.attr)} loading=\"lazy\" /></figure>"
      end

      alias old_convert_header convert_header
      def convert_header(el, indent)
        old_convert_header(el, indent).sub("</h", " #</h")
      end
    end
  end

  module Parser
    class Kramdown
      MARK = /%%(.*?)%%/.freeze
      define_parser(:mark, MARK, "%%")

      def parse_mark
        @src.pos += @src.matched_size
        @tree.children << Element.new(:raw, "<mark>#{@src[1]}</mark>")
      end
    end

    class GFM
      alias old_initialize initialize
      def initialize(source, options)
        old_initialize(source, options)
        @span_parsers.unshift(:mark)
      end
    end
  end
end
