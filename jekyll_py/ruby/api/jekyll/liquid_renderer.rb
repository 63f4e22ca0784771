# frozen_string_literal: true

module Jekyll
  # The texts of templates, by file.
  class LiquidRenderer
    # One template.
    class File
      def initialize(renderer, filename)
        @renderer = renderer
        @filename = filename
      end

      def parse(content)
        @template = (@filename && @renderer.cache[@filename]) || Liquid::Template.parse(content)
        @renderer.cache[@filename] = @template if @filename
        self
      end

      def render(*arguments)
        @template.render(*arguments)
      end

      def render!(*arguments)
        @template.render!(*arguments)
      end

      def warnings
        []
      end
    end

    attr_reader :cache

    def initialize(site)
      @site = site
      @cache = {}
    end

    def file(filename)
      LiquidRenderer::File.new(self, filename)
    end

    def reset
      @cache = {}
    end

    def stats_table(_limit = 50)
      ""
    end
  end
end
