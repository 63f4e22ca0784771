# frozen_string_literal: true

module Jekyll
  module Converters
    # The converter of style sheets, which says where these are looked for.
    class Scss < Converter
      include Builtin
      priority :low
      safe true
      named "scss", [], ".css"

      def jekyll_sass_configuration
        @config["sass"] || {}
      end

      def sass_dir
        folder = jekyll_sass_configuration["sass_dir"].to_s
        folder.empty? ? "_sass" : folder
      end

      def user_sass_load_paths
        Array(jekyll_sass_configuration["load_paths"])
      end

      # The folders that there are: those of the site by their patterns, and that of its theme.
      def sass_load_paths
        source = @config["source"]
        folder = Jekyll.sanitized_path(source, sass_dir).delete_prefix("#{source}/")
        paths = (user_sass_load_paths + [folder]).flat_map { |path| Dir.glob(File.expand_path(path, source)) }
        theme = Jekyll.sites.last.theme
        [*paths.uniq, *theme&.sass_path].select { |path| File.directory?(path) }
      end
    end

    class Sass < Scss
      priority :low
      safe true
      named "sass", [], ".css"
    end
  end
end
