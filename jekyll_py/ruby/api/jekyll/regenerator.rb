# frozen_string_literal: true

module Jekyll
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
end
