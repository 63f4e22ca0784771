# frozen_string_literal: true

module Jekyll
  # The values of front matter that a site sets for paths.
  class FrontmatterDefaults
    def initialize(site)
      @site = site
      @known = {}
    end

    def all(path, type)
      @known[[path, type]] ||= JekyllPy::Bridge.ask("defaults", path.to_s, type.to_s)
      @known[[path, type]].dup
    end

    def find(path, type, setting)
      all(path, type)[setting]
    end

    def reset
      @known.clear
    end
  end

  # Whether an item is published.
  class Publisher
    def initialize(site)
      @site = site
    end

    def publish?(thing)
      (@site.unpublished || thing.data.fetch("published", true)) && !hidden_in_the_future?(thing)
    end

    def hidden_in_the_future?(thing)
      thing.respond_to?(:date) && !@site.future && thing.date.to_i > @site.time.to_i
    end
  end

  # Joins of paths.
  module PathManager
    module_function

    def join(base, item)
      base = "" if base.nil? || base.empty?
      item = "" if item.nil? || item.empty?
      File.join(base, item)
    end

    def sanitized_path(base, path)
      Jekyll.sanitized_path(base, path)
    end
  end

  # Which entries of the source belong to the site.
  class EntryFilter
    SPECIAL_LEADING_CHAR_REGEX = %r!\A#{Regexp.union([".", "_", "#", "~"])}!o.freeze
    attr_reader :site

    def initialize(site, base_directory = nil)
      @site = site
      @base_directory = derive_base_directory(site, base_directory.to_s.dup)
    end

    attr_reader :base_directory

    def derive_base_directory(site, base)
      base[site.source] = "" if base.start_with?(site.source)
      base
    end

    def relative_to_source(entry)
      File.join(base_directory, entry)
    end

    def filter(entries)
      entries.reject do |entry|
        next true if symlink?(entry)
        next false if included?(entry)
        special?(entry) || backup?(entry) || excluded?(entry)
      end
    end

    def included?(entry)
      glob_include?(site.include, entry) || glob_include?(site.include, File.basename(entry))
    end

    def special?(entry)
      SPECIAL_LEADING_CHAR_REGEX.match?(entry) || SPECIAL_LEADING_CHAR_REGEX.match?(File.basename(entry))
    end

    def backup?(entry)
      entry.end_with?("~")
    end

    def excluded?(entry)
      glob_include?(site.exclude - site.include, relative_to_source(entry)).tap do |excluded|
        Jekyll.logger.debug "EntryFilter:", "excluded #{relative_to_source(entry)}" if excluded
      end
    end

    def symlink?(entry)
      site.safe && File.symlink?(entry) && symlink_outside_site_source?(entry)
    end

    def symlink_outside_site_source?(entry)
      !File.realpath(entry).start_with?(site.in_source_dir)
    end

    def glob_include?(patterns, entry)
      entry_with_source = File.join(site.source, entry)
      entry_with_source += "/" if File.directory?(entry_with_source)
      patterns.any? do |pattern|
        if pattern.is_a?(Regexp)
          pattern.match?(entry_with_source)
        else
          with_source = File.join(site.source, pattern.to_s)
          File.fnmatch?(with_source, entry_with_source) || entry_with_source.start_with?(with_source)
        end
      end
    end
  end

  # Whether a page is rendered again. Every build asks the program, so here all is new.
  class Regenerator
    attr_reader :site, :metadata, :cache
    attr_accessor :disabled

    def initialize(site)
      @site = site
      @metadata = {}
      @cache = {}
    end

    def regenerate?(document)
      add(document.site.in_source_dir(document.path)) if document.respond_to?(:path)
      true
    end

    def disabled?
      @disabled = !site.incremental? if disabled.nil?
      disabled
    end

    def add(path)
      return true unless File.exist?(path)
      metadata[path] = { "mtime" => File.mtime(path), "deps" => [] }
      cache[path] = true
    end

    def force(path)
      cache[path] = true
    end

    def add_dependency(path, dependency)
      return if metadata[path].nil? || disabled?
      metadata[path]["deps"] << dependency
    end

    def clear
      @metadata = {}
      clear_cache
    end

    def clear_cache
      @cache = {}
    end

    def source_modified_or_dest_missing?(source, dest)
      modified?(source) || (dest && !File.exist?(dest))
    end

    def modified?(_path)
      true
    end

    def metadata_file
      @metadata_file ||= site.in_source_dir(".jekyll-metadata")
    end

    def write_metadata; end
    def read_metadata; end
  end

  # The texts of templates, by file.
  class LiquidRenderer
    # One template.
    class File
      def initialize(renderer, filename)
        @renderer = renderer
        @filename = filename
      end

      def parse(content)
        @template = @renderer.cache[@filename] ||= Liquid::Template.parse(content)
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

  # The posts that are near another.
  class RelatedPosts
    attr_reader :post, :site

    def initialize(post)
      @post = post
      @site = post.site
    end

    def build
      return [] unless site.posts.docs.size > 1
      most_recent_posts
    end

    def most_recent_posts
      (site.posts.docs.last(11).reverse - [post]).first(10)
    end
  end

  # The plugins of a site, which are loaded.
  class PluginManager
    attr_reader :site

    def initialize(site)
      @site = site
    end

    def plugins_path
      site.plugins
    end

    def conscientious_require; end
  end
end
