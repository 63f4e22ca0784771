# frozen_string_literal: true

module Jekyll
  # Reads the pages of a folder.
  class PageReader
    attr_reader :site, :dir, :unfiltered_content

    def initialize(site, dir)
      @site = site
      @dir = dir
      @unfiltered_content = []
    end

    def read(files)
      @unfiltered_content.concat(files.map { |name| Page.new(site, site.source, dir, name) })
      @unfiltered_content.select { |page| site.publisher.publish?(page) }
    end
  end

  # Reads the static files of a folder.
  class StaticFileReader
    attr_reader :site, :dir, :unfiltered_content

    def initialize(site, dir)
      @site = site
      @dir = dir
      @unfiltered_content = []
    end

    def read(files)
      @unfiltered_content.concat(files.map { |name| StaticFile.new(site, site.source, dir, name) })
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
      read_content(dir, magic_dir, matcher).tap { |docs| docs.each(&:read) }.select { |doc| processable?(doc) }
    end

    def read_content(dir, magic_dir, matcher)
      site.reader.get_entries(dir, magic_dir).map do |entry|
        next unless matcher.match?(entry)
        Document.new(site.in_source_dir(File.join(dir, magic_dir, entry)), site: site, collection: site.posts)
      end.compact
    end

    private

    def processable?(doc)
      !doc.content.nil? && publishable?(doc)
    end

    def publishable?(doc)
      site.publisher.publish?(doc)
    end
  end

  # Reads the layouts of the site and those of its theme.
  class LayoutReader
    attr_reader :site

    def initialize(site)
      @site = site
      @layouts = {}
    end

    def read
      layout_entries.each { |file| @layouts[layout_name(file)] = Layout.new(site, layout_directory, file) }
      theme_layout_entries.each { |file| @layouts[layout_name(file)] ||= Layout.new(site, theme_layout_directory, file) }
      @layouts
    end

    def layout_directory
      @layout_directory ||= site.in_source_dir(site.config["layouts_dir"])
    end

    def theme_layout_directory
      @theme_layout_directory ||= site.theme&.layouts_path
    end

    private

    def layout_entries
      entries_in(layout_directory)
    end

    def theme_layout_entries
      theme_layout_directory ? entries_in(theme_layout_directory) : []
    end

    def entries_in(dir)
      within(dir) { EntryFilter.new(site).filter(Dir["**/*.*"]) } || []
    end

    def layout_name(file)
      file.sub(%r!\.[^.]*\z!, "")
    end

    def within(directory, &block)
      Dir.chdir(directory, &block) if File.exist?(directory)
    end
  end

  # Reads the collections other than the posts.
  class CollectionReader
    SPECIAL_COLLECTIONS = %w(posts data).freeze
    attr_reader :site, :content

    def initialize(site)
      @site = site
      @content = {}
    end

    def read
      site.collections.each_value { |collection| collection.read unless SPECIAL_COLLECTIONS.include?(collection.label) }
    end
  end

  # Reads the folder `assets` of the theme.
  class ThemeAssetsReader
    attr_reader :site

    def initialize(site)
      @site = site
    end

    def read
      return unless site.theme&.assets_path
      Dir.glob("**/*", File::FNM_DOTMATCH, base: site.theme.assets_path).each do |name|
        path = File.join(site.theme.assets_path, name)
        read_theme_asset(path) if File.file?(path)
      end
    end

    private

    def read_theme_asset(path)
      root = site.theme.root
      dir, name = File.split(path.delete_prefix("#{root}/"))
      if Utils.has_yaml_header?(path)
        append_unless_exists(site.pages, Page.new(site, root, dir, name))
      else
        append_unless_exists(site.static_files, StaticFile.new(site, root, "/#{dir}", name))
      end
    end

    def append_unless_exists(haystack, item)
      haystack << item unless haystack.any? { |known| known.relative_path == item.relative_path }
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
