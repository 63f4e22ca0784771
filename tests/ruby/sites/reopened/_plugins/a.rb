# Classes of Jekyll and Liquid reopened with their superclasses, as plugins do.
module Jekyll
  class Page; end
  class PageWithoutAFile < Page; end
  class PageExcerpt < Excerpt; end
  class Converter < Plugin; end
  class Generator < Plugin; end
  class PathManager; end

  module Converters
    class Identity < Converter; end
    class SmartyPants < Converter; end
    class Scss < Converter; end
    class Sass < Scss; end

    class Markdown < Converter
      alias plain convert

      def convert(content)
        plain("#{content}\n\n[jekyll]: https://jekyllrb.com\n")
      end
    end
  end

  module Tags
    class HighlightBlock < Liquid::Block; end
    class IncludeTag < Liquid::Tag; end
    class IncludeRelativeTag < IncludeTag; end
    class OptimizedIncludeTag < IncludeTag; end
    class Link < Liquid::Tag; end
    class PostUrl < Liquid::Tag; end
  end

  module Drops
    class DocumentDrop < Drop
      def_delegator :@obj, :basename, :file_name
      def_delegators :@obj, :extname, :output_ext
      def_delegators :@obj, :basename_without_ext
    end

    class SiteDrop < Drop
      private def_delegator :@obj, :source, :hidden_source
      def_delegator :@obj, :baseurl, :title
    end
  end
end

module Liquid
  class Block < Tag; end
  class If < Block; end
  class Unless < If; end
  class For < Block; end
  class Capture < Block; end
  class Raw < Block; end
  class Include < Tag; end
  class BreakInterrupt < Interrupt; end
  class ContinueInterrupt < Interrupt; end
end
