# frozen_string_literal: true

module Jekyll
  # A file that is copied.
  class StaticFile
    extend Forwardable
    include Handled
    def_delegator :to_liquid, :to_json
    attr_reader :relative_path, :extname, :name, :collection, :site
    attr_accessor :dir, :base

    class << self
      def mtimes
        @mtimes ||= {}
      end

      def reset_cache
        @mtimes = nil
      end
    end

    def initialize(site, base, dir, name, collection = nil)
      @site = site
      @base = base
      @dir = dir
      @name = name
      @collection = collection
      @relative_path = File.join(*[@dir, @name].compact)
      @extname = File.extname(@name)
    end

    def path
      @path ||= if !@collection.nil? && !@site.config["collections_dir"].to_s.empty?
                  File.join(*[@base, @site.config["collections_dir"], @dir, @name].compact)
                else
                  File.join(*[@base, @dir, @name].compact)
                end
    end

    def destination(dest)
      data
      @destination ||= {}
      @destination[dest] ||= site.in_dest_dir(dest, URL.unescape_path(url))
    end

    def destination_rel_dir
      @collection ? File.dirname(url) : @dir
    end

    def modified_time
      data
      @modified_time ||= File.stat(path).mtime
    end

    def mtime
      modified_time.to_i
    end

    def modified?
      self.class.mtimes[path] != mtime
    end

    def write?
      publishable = defaults.fetch("published", true)
      return publishable unless @collection
      publishable && @collection.write?
    end

    def write(dest)
      target = destination(dest)
      FileUtils.mkdir_p(File.dirname(target))
      FileUtils.rm(target) if File.exist?(target)
      copy_file(target)
      true
    end

    def data
      JekyllPy::Reads.item(self, @data ||= JekyllPy::Model.note_file_data(self, site.frontmatter_defaults.all(relative_path, type)))
    end

    def to_liquid
      @to_liquid ||= Drops::StaticFileDrop.new(self)
    end

    def basename
      @basename ||= File.basename(name, extname).gsub(%r!\.*\z!, "")
    end

    def placeholders
      { collection: @collection.label, path: cleaned_relative_path, output_ext: "", name: basename, title: "" }
    end

    def cleaned_relative_path
      @cleaned_relative_path ||= begin
        cleaned = relative_path[0..-extname.length - 1].gsub(%r!\.*\z!, "")
        cleaned.sub!(@collection.relative_directory, "") if @collection
        cleaned
      end
    end

    def url
      data
      @url ||= begin
        base = @collection.nil? ? cleaned_relative_path : URL.new(template: @collection.url_template, placeholders: placeholders).to_s
        base.chomp("/") << extname
      end
    end

    def type
      @type ||= @collection.nil? ? nil : @collection.label.to_sym
    end

    def defaults
      data
      @defaults ||= site.frontmatter_defaults.all(url, type)
    end

    def inspect
      "#<#{self.class} @relative_path=#{relative_path.inspect}>"
    end

    private

    def copy_file(target)
      FileUtils.cp(path, target)
    end
  end
end
