# frozen_string_literal: true

module Jekyll
  # Reads the source. The program does that itself, unless plugins have changed how it is done.
  class Reader
    attr_reader :site

    def initialize(site)
      @site = site
    end

    def read
      site.layouts = LayoutReader.new(site).read
      read_directories
      read_included_excludes
      sort_files!
      CollectionReader.new(site).read
      ThemeAssetsReader.new(site).read
      read_data
    end

    def read_data
      own = DataReader.new(site).read(site.config["data_dir"])
      folder = site.theme&.data_path
      of_theme = folder && DataReader.new(site, in_source_dir: site.method(:in_theme_dir)).read(folder)
      site.data = of_theme ? Utils.deep_merge_hashes(of_theme, own) : own
    end

    def sort_files!
      site.collections.each_value { |collection| collection.docs.sort! }
      site.pages.sort_by!(&:name)
      site.static_files.sort_by!(&:relative_path)
    end

    def read_directories(dir = "")
      base = site.in_source_dir(dir)
      return unless File.directory?(base)
      entries = Dir.chdir(base) { filter_entries(Dir.entries(".").sort, base) }
      folders, files = entries.partition { |entry| File.directory?(site.in_source_dir(base, entry)) }
      pages, others = files.partition { |entry| Utils.has_yaml_header?(site.in_source_dir(base, entry)) }
      retrieve_posts(dir)
      retrieve_dirs(base, dir, folders)
      retrieve_pages(dir, pages)
      retrieve_static_files(dir, others)
    end

    def retrieve_posts(dir)
      return if outside_configured_directory?(dir)
      site.posts.docs.concat(post_reader.read_posts(dir))
      site.posts.docs.concat(post_reader.read_drafts(dir)) if site.show_drafts
    end

    def retrieve_dirs(_base, dir, folders)
      folders.each do |folder|
        next if site.dest.chomp("/") == site.in_source_dir(dir, folder)
        read_directories(PathManager.join(dir, folder))
      end
    end

    def retrieve_pages(dir, files)
      site.pages.concat(PageReader.new(site, dir).read(files))
    end

    def retrieve_static_files(dir, files)
      site.static_files.concat(StaticFileReader.new(site, dir).read(files))
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

    private

    def outside_configured_directory?(dir)
      folder = site.config["collections_dir"].to_s
      !folder.empty? && !dir.start_with?("/#{folder}")
    end

    def post_reader
      @post_reader ||= PostReader.new(site)
    end

    def read_included_excludes
      site.include.each do |entry|
        path = site.in_source_dir(entry.to_s)
        read_included_file(path) if File.file?(path) && !EntryFilter.new(site).symlink?(path)
      end
    end

    def read_included_file(path)
      if Utils.has_yaml_header?(path)
        conditionally_generate_entry(path, site.pages, PageReader)
      else
        conditionally_generate_entry(path, site.static_files, StaticFileReader)
      end
    end

    def conditionally_generate_entry(path, container, reader)
      return if container.any? { |item| site.in_source_dir(item.relative_path) == path }
      folder, name = File.split(path)
      container.concat(reader.new(site, folder.delete_prefix(site.source)).read([name]))
    end
  end
end
