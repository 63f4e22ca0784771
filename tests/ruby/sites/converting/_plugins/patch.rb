module Jekyll
  module Converters
    class Markdown
      alias_method :old_convert, :convert
      def convert(content)
        old_convert(content).gsub("<p>", "<p class=\"md\">")
      end

      def matches(ext)
        ext == ".md" || ext == ".note"
      end

      class KramdownParser
        alias old_setup setup
        def setup
          old_setup
          @config["auto_ids"] = false
        end
      end
    end

    class SmartyPants
      def convert(content)
        "smart #{content}"
      end
    end
  end
end

module Headed
  def convert(content)
    "/* head */\n#{super}"
  end
end
Jekyll::Converters::Scss.prepend Headed
