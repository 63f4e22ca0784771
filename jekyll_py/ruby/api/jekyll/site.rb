# frozen_string_literal: true

module Jekyll
  # The site that the program builds.
  class Site
    SETTINGS = %i[exclude include lsi highlighter permalink_prefix future unpublished safe plugins limit_posts show_drafts keep_files baseurl gems].freeze
    attr_accessor :file_read_opts
    attr_reader :dest, :cache_dir, :source, :profiler, :includes_load_paths, :reader
    attr_writer :converters, :generators, :time, :theme, *SETTINGS
    attr_writer :pages, :static_files, :layouts, :data, :collections, :includes_load_paths

    def initialize(config)
      @source = File.expand_path(config["source"], JekyllPy::Model.folder)
      @dest = File.expand_path(config["destination"], JekyllPy::Model.folder)
      @filter_cache = {}
      self.config = config
      @cache_dir = in_source_dir(config["cache_dir"])
      @reader = Reader.new(self)
      @regenerator = Regenerator.new(self)
      @liquid_renderer = LiquidRenderer.new(self)
      Jekyll.sites << self
      @time = given_time(config["time"]) if config["time"]
      reset_lists
    end

    def config=(config)
      @config = config.is_a?(Configuration) ? config.clone : Configuration.new.merge!(config)
      %w(safe lsi highlighter baseurl exclude include future unpublished show_drafts limit_posts keep_files).each do |name|
        public_send("#{name}=", @config[name])
      end
      @permalink_style = @config["permalink"].to_sym if @config["permalink"]
      self.plugins = Array(@config["plugins_dir"]).map { |dir| File.expand_path(dir, @source || Dir.pwd) }
      self.gems = @config["plugins"]
      self.file_read_opts = {}
      self.file_read_opts[:encoding] = @config["encoding"] if @config["encoding"]
      self.file_read_opts = Utils.merged_file_read_opts(self, {})
      @config
    end

    SETTINGS.each do |name|
      variable = :"@#{name}"
      define_method(name) do
        config
        instance_variable_get(variable)
      end
    end

    def config
      JekyllPy::Reads.large("config", @config)
    end

    def time
      JekyllPy::Reads.note("time", @time || JekyllPy::Bridge.ask("site_time"))
    end

    def theme
      JekyllPy::Reads.note("theme")
      @theme
    end

    # The files that the tag `include` has found, where that is done here.
    def inclusions
      @inclusions ||= {}
    end

    # What plugins keep in these is not recorded.
    %i[filter_cache liquid_renderer regenerator].each do |name|
      variable = :"@#{name}"
      define_method(name) do
        JekyllPy::Reads.volatile
        instance_variable_get(variable)
      end
    end

    def permalink_style
      config
      @permalink_style || @config["permalink"]&.to_sym
    end

    def permalink_style=(style)
      @permalink_style = style
      config["permalink"] = style.to_s
    end

    def reset_lists
      @pages = @static_files = @layouts = @data = @collections = nil
      @post_attr_hash = {}
      @frontmatter_defaults = nil
    end

    def pages
      JekyllPy::Reads.note("pages", @pages ||= JekyllPy::Model.list("pages"))
    end

    def static_files
      JekyllPy::Reads.note("static_files", @static_files ||= JekyllPy::Model.list("static_files"))
    end

    def layouts
      JekyllPy::Reads.note("layouts", @layouts ||= JekyllPy::Model.layouts)
    end

    def data
      JekyllPy::Reads.large("data", @data ||= JekyllPy::Model.data)
    end

    def collections
      JekyllPy::Reads.note("collections", @collections ||= JekyllPy::Model.collections(self))
    end

    def collection_names
      case config["collections"]
      when Hash then config["collections"].keys
      when Array then config["collections"]
      else []
      end
    end

    def posts
      collections["posts"] ||= Collection.new(self, "posts")
    end

    def documents
      collections.each_value.flat_map { |collection| collection.docs + collection.files }
    end

    def docs_to_write
      documents.select(&:write?)
    end

    def static_files_to_write
      static_files.select(&:write?)
    end

    def each_site_file
      seen = {}.compare_by_identity
      %w(pages static_files_to_write docs_to_write).each do |name|
        public_send(name).each { |item| yield(seen[item] = item) unless seen.key?(item) }
      end
    end

    def tags
      post_attr_hash("tags")
    end

    def categories
      post_attr_hash("categories")
    end

    # The posts by the values of a key. As in Jekyll they are kept, so that what a plugin changes in them stays.
    def post_attr_hash(name)
      @post_attr_hash[name] ||= fresh_post_attr_hash(name)
    end

    # Those of the lists that a plugin has changed, by the key.
    def changed_post_lists
      @post_attr_hash.reject { |name, posts| same_lists?(posts, fresh_post_attr_hash(name)) }
    end

    def same_lists?(one, other)
      one.keys == other.keys && one.all? { |value, posts| posts.map(&:object_id) == other[value].map(&:object_id) }
    end
    private :same_lists?

    def fresh_post_attr_hash(name)
      found = Hash.new { |all, key| all[key] = [] }
      posts.docs.each { |post| post.data[name]&.each { |value| found[value] << post } }
      found.each_value { |list| list.sort!.reverse! }
      found
    end

    def site_data
      config["data"] || data
    end

    def site_payload
      JekyllPy::Model.payload || Drops::UnifiedPayloadDrop.new(self)
    end
    alias to_liquid site_payload

    def to_liquid_drop
      @to_liquid_drop ||= Drops::SiteDrop.new(self)
    end

    def find_converter_instance(kind)
      @find_converter_instance ||= {}
      @find_converter_instance[kind] ||= converters.find { |converter| converter.instance_of?(kind) } ||
        raise("No Converters found for #{kind}")
    end

    def instantiate_subclasses(kind)
      kind.descendants.select { |each| !safe || each.safe }.map { |each| each.new(config) }.tap(&:sort!)
    end

    def converters
      @converters ||= JekyllPy::Loaded.converters(self)
    end

    def generators
      JekyllPy::Reads.volatile
      @generators ||= JekyllPy::Loaded.generators(self)
    end

    def frontmatter_defaults
      @frontmatter_defaults ||= FrontmatterDefaults.new(self)
    end

    def incremental?(override = {})
      override["incremental"] || config["incremental"]
    end

    def publisher
      @publisher ||= Publisher.new(self)
    end

    def plugin_manager
      @plugin_manager ||= PluginManager.new(self)
    end

    def in_source_dir(*paths)
      paths.reduce(source) { |base, path| Jekyll.sanitized_path(base, path) }
    end

    def in_theme_dir(*paths)
      return nil unless theme
      paths.reduce(theme.root) { |base, path| Jekyll.sanitized_path(base, path) }
    end

    def in_dest_dir(*paths)
      paths.reduce(dest) { |base, path| Jekyll.sanitized_path(base, path) }
    end

    def in_cache_dir(*paths)
      paths.reduce(cache_dir) { |base, path| Jekyll.sanitized_path(base, path) }
    end

    def collections_path
      folder = config["collections_dir"].to_s
      @collections_path ||= folder.empty? ? source : in_source_dir(folder)
    end

    def relevant_extension?; end

    def publisher=(one)
      @publisher = one
    end

    def related_posts(post)
      RelatedPosts.new(post).build
    end

    # The build and its stages. The program runs them; a plugin may come before or after one, and calls it by `super`. A
    # `process` that calls the stages itself has the whole build in place of the first that reads.
    %w(process reset read generate cleanup write).each do |stage|
      define_method(stage) { JekyllPy::Bridge.ask("stage", stage) }
    end

    # The parts of the stage `render`, which the program runs as a whole; a plugin may come before or after one of them.
    def render
      return JekyllPy::Bridge.ask("stage", "render") unless JekyllPy::Loaded.changed?("Jekyll::Site", JekyllPy::Decisions::PARTS_OF_RENDER)
      @is_rendered = false
      render_docs(site_payload)
      render_pages(site_payload)
      render_all
    end

    def render_docs(_payload); end

    def render_pages(_payload)
      render_all
    end

    def render_all
      JekyllPy::Bridge.ask("stage", "render") unless @is_rendered
      @is_rendered = true
    end
    private :render_all

    def print_stats; end

    # A plugin that renders items in its own order leaves that to the program, which renders all of them then.
    def render_regenerated(document, payload)
      return unless JekyllPy::Model.is_rendering
      renderer = document.renderer
      renderer.payload = payload
      document.output = renderer.run
      document.trigger_hooks(:post_render)
    end
    private :render_regenerated

    # The key `time` of the configuration. That is a time where YAML knows its form: then the clock is not asked for the year.
    def given_time(value)
      value.is_a?(Time) ? Time.at(value.to_i).localtime : Utils.parse_date(value.to_s)
    end
    private :given_time

    def inspect
      "#<#{self.class} @source=#{source}>"
    end
  end
end
