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
      filtered_entries.each do |name|
        path = collection_dir(name)
        Utils.has_yaml_header?(path) ? read_document(path) : read_static_file(name, path)
      end
      site.static_files.concat(files)
      sort_docs!
    end

    private

    def read_document(path)
      document = Document.new(path, site: site, collection: self)
      document.read
      docs << document if site.unpublished || document.published?
    end

    def read_static_file(name, path)
      folder = File.join(relative_directory, File.dirname(name)).chomp("/.")
      files << StaticFile.new(site, site.source, folder, File.basename(path), self)
    end

    def sort_docs!
      order, key = metadata["order"], metadata["sort_by"]
      if order.is_a?(Array)
        place = ->(document) { order.index(document.relative_path.delete_prefix("#{relative_directory}/")) || order.size }
        docs.sort!.sort_by!(&place)
      elsif key.is_a?(String)
        docs.sort! { |left, right| by_key(key, left, right) }
      else
        docs.sort!
      end
    end

    # Documents without the key come last; those of one value in their usual order.
    def by_key(key, left, right)
      one, other = left.data[key], right.data[key]
      return left <=> right if one.nil? && other.nil?
      return one.nil? ? 1 : -1 if one.nil? || other.nil?
      order = one <=> other
      order.nil? || order.zero? ? left <=> right : order
    end

    def container
      @container ||= site.config["collections_dir"].to_s
    end
  end
end
