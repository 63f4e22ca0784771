# frozen_string_literal: true

module Jekyll
  # Reads the source.
  class Reader
    attr_reader :site

    def initialize(site)
      @site = site
    end

    def read
      site.read
    end

    def filter_entries(entries, base_directory = nil)
      EntryFilter.new(site, base_directory).filter(entries)
    end

    def get_entries(dir, subfolder)
      base = site.in_source_dir(dir, subfolder)
      return [] unless File.exist?(base)
      entries = Dir.chdir(base) { filter_entries(Dir["**/*"], base) }
      entries.delete_if { |entry| File.directory?(site.in_source_dir(base, entry)) }
    end
  end

  # Reads the pages of a folder.
  class PageReader
    attr_reader :site, :dir, :unfiltered_content

    def initialize(site, dir)
      @site = site
      @dir = dir
    end

    def read(files)
      files.map { |name| Page.new(site, site.source, dir, name) }.select { |page| site.publisher.publish?(page) }
    end
  end

  # Reads the static files of a folder.
  class StaticFileReader
    attr_reader :site, :dir, :unfiltered_content

    def initialize(site, dir)
      @site = site
      @dir = dir
    end

    def read(files)
      files.map { |name| StaticFile.new(site, site.source, dir, name) }
    end
  end

  # Reads posts and drafts.
  class PostReader
    attr_reader :site, :unfiltered_content

    def initialize(site)
      @site = site
    end

    def read_drafts(dir)
      read_publishable(dir, "_drafts", Document::DATELESS_FILENAME_MATCHER)
    end

    def read_posts(dir)
      read_publishable(dir, "_posts", Document::DATE_FILENAME_MATCHER)
    end

    def read_publishable(dir, magic_dir, matcher)
      read_content(dir, magic_dir, matcher).tap { |docs| docs.each(&:read) }.select { |doc| site.publisher.publish?(doc) }
    end

    def read_content(dir, magic_dir, matcher)
      site.reader.get_entries(dir, magic_dir).map do |entry|
        next unless matcher.match?(entry)
        Document.new(site.in_source_dir(File.join(dir, magic_dir, entry)), site: site, collection: site.posts)
      end.compact
    end
  end

  # Reads the layouts.
  class LayoutReader
    attr_reader :site

    def initialize(site)
      @site = site
    end

    def read
      folder = layout_directory
      return {} unless File.directory?(folder)
      names = Dir.chdir(folder) { EntryFilter.new(site).filter(Dir["**/*.*"]) }
      names.to_h { |name| [name.sub(%r!\.[^.]+\z!, ""), Layout.new(site, folder, name)] }
    end

    def layout_directory
      @layout_directory ||= site.in_source_dir(site.config["layouts_dir"])
    end
  end

  # Reads data files.
  class DataReader
    attr_reader :site, :content

    def initialize(site, in_source_dir: nil)
      @site = site
      @content = {}
      @in_source_dir = in_source_dir || site.method(:in_source_dir)
      @source_dir = @in_source_dir.call("/")
    end

    def read(dir)
      base = @in_source_dir.call(dir)
      read_data_to(base, @content)
      @content
    end

    def read_data_to(dir, data)
      return unless File.directory?(dir) && !EntryFilter.new(site).symlink?(dir)
      entries = Dir.chdir(dir) { Dir["*.{yaml,yml,json,csv,tsv}"] + Dir["*"].select { |name| File.directory?(name) } }
      entries.each do |entry|
        path = @in_source_dir.call(dir, entry)
        if File.directory?(path)
          read_data_to(path, data[sanitize_filename(entry)] = {})
        else
          data[sanitize_filename(File.basename(entry, ".*"))] = read_data_file(path)
        end
      end
    end

    def read_data_file(path)
      JekyllPy::Bridge.ask("read_data_file", path)
    end

    def sanitize_filename(name)
      name.gsub(%r![^\w\s-]+|(?<=^|\b\s)\s+(?=$|\s?\b)!, "").gsub(%r!\s+!, "_")
    end
  end
end
