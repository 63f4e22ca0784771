# frozen_string_literal: true

module Jekyll
  # A folder of documents.
  class Collection
    attr_reader :site, :label
    attr_writer :docs
    include Handled

    def initialize(site, label)
      @site = site
      @label = sanitize_label(label)
      @metadata = extract_metadata
    end

    def docs
      JekyllPy::Reads.note("docs #{label}", @docs ||= JekyllPy::Model.list("docs", label))
    end

    def files
      JekyllPy::Reads.note("files #{label}", @files ||= JekyllPy::Model.list("files", label))
    end

    def metadata
      JekyllPy::Reads.note("metadata #{label}", @metadata)
    end

    def respond_to_missing?(method, include_private = false)
      docs.respond_to?(method.to_sym, include_private) || super
    end

    def method_missing(method, *arguments, &block)
      return super unless docs.respond_to?(method.to_sym)
      Jekyll.logger.warn "Deprecation:", "#{label}.#{method} should be changed to #{label}.docs.#{method}."
      docs.public_send(method.to_sym, *arguments, &block)
    end

    def entries
      return [] unless exists?
      JekyllPy::Reads.volatile
      @entries ||= Utils.safe_glob(collection_dir, ["**", "*"], File::FNM_DOTMATCH).map { |path| path.sub("#{collection_dir}/", "") }
    end

    def filtered_entries
      return [] unless exists?
      JekyllPy::Reads.volatile
      @filtered_entries ||= Dir.chdir(directory) { entry_filter.filter(entries).reject { |file| File.directory?(collection_dir(file)) } }
    end

    def relative_directory
      @relative_directory ||= "_#{label}"
    end

    def directory
      @directory ||= site.in_source_dir(site.config["collections_dir"].to_s, relative_directory)
    end

    def collection_dir(*files)
      files.empty? ? directory : site.in_source_dir(container, relative_directory, *files)
    end

    def exists?
      File.directory?(directory) && !entry_filter.symlink?(directory)
    end

    def entry_filter
      @entry_filter ||= EntryFilter.new(site, relative_directory)
    end

    def inspect
      "#<#{self.class} @label=#{label} docs=#{docs}>"
    end

    def sanitize_label(label)
      label.gsub(%r![^a-z0-9_\-.]!i, "")
    end

    def to_liquid
      Drops::CollectionDrop.new(self)
    end

    def write?
      !!metadata.fetch("output", false)
    end

    def url_template
      @url_template ||= metadata.fetch("permalink") { Utils.add_permalink_suffix("/:collection/:path", site.permalink_style) }
    end

    def extract_metadata
      config = site.config["collections"]
      (config.is_a?(Hash) && config[label]) || {}
    end

    def read
      docs
    end

    private

    def container
      @container ||= site.config["collections_dir"].to_s
    end
  end
end
