# frozen_string_literal: true

module Jekyll
  # A file with front matter in a collection.
  class Document
    include Comparable
    include Handled

    attr_reader :path, :extname, :collection, :type
    attr_accessor :site

    YAML_FRONT_MATTER_REGEXP = %r!\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)!m.freeze
    DATELESS_FILENAME_MATCHER = %r!^(?:.+/)*(.*)(\.[^.]+)$!.freeze
    DATE_FILENAME_MATCHER = %r!^(?>.+/)*?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)$!.freeze
    SASS_FILE_EXTS = %w(.sass .scss).freeze
    YAML_FILE_EXTS = %w(.yaml .yml).freeze

    class << self
      def superdirs_regex(folder)
        @superdirs_regex ||= {}
        @superdirs_regex[folder] ||= %r!#{folder}(?:/)?!
      end
    end

    def initialize(path, relations = {})
      @site = relations[:site]
      @path = path
      @extname = File.extname(path)
      @collection = relations[:collection]
      @type = @collection.label.to_sym
      @has_yaml_header = nil
      @data = {}
      draft? ? categories_from_path("_drafts") : categories_from_path(collection.relative_directory)
      data.default_proc = proc { |_, key| site.frontmatter_defaults.find(relative_path, type, key) }
      trigger_hooks(:post_init)
    end

    def data
      JekyllPy::Model.load(self) unless @data
      JekyllPy::Reads.item(self, @data)
    end

    def content
      JekyllPy::Model.text(self, :content)
    end

    def content=(text)
      JekyllPy::Model.load(self)
      JekyllPy::Model.owned[self] = true if JekyllPy::Model.is_rendering
      @content = text
    end

    def output
      JekyllPy::Model.text(self, :output)
    end

    def output=(text)
      JekyllPy::Model.assigned[self] = true if JekyllPy::Model.is_rendering
      @output = text
    end

    def merge_data!(other, source: "YAML front matter")
      merge_categories!(other)
      Utils.deep_merge_hashes!(data, other)
      merge_date!(source)
      data
    end

    def date
      data["date"] ||= (draft? ? source_file_mtime : site.time)
    end

    def source_file_mtime
      File.mtime(path)
    end

    def draft?
      data["draft"] ||= relative_path.index(collection.relative_directory).nil? && collection.label == "posts"
    end

    def relative_path
      @relative_path ||= path.sub("#{site.collections_path}/", "")
    end

    def output_ext
      data
      @output_ext ||= renderer.output_ext
    end

    def basename_without_ext
      @basename_without_ext ||= File.basename(path, ".*")
    end

    def basename
      @basename ||= File.basename(path)
    end

    def renderer
      @renderer ||= Renderer.new(site, self)
    end

    def cleaned_relative_path
      @cleaned_relative_path ||= relative_path[0..-extname.length - 1].sub(collection.relative_directory, "").gsub(%r!\.*\z!, "")
    end

    def yaml_file?
      YAML_FILE_EXTS.include?(extname)
    end

    def asset_file?
      sass_file? || coffeescript_file?
    end

    def sass_file?
      SASS_FILE_EXTS.include?(extname)
    end

    def coffeescript_file?
      extname == ".coffee"
    end

    def render_with_liquid?
      !(coffeescript_file? || yaml_file? || !Utils.has_liquid_construct?(content) || data["render_with_liquid"] == false)
    end

    def no_layout?
      data["layout"] == "none"
    end

    def place_in_layout?
      !(asset_file? || yaml_file? || no_layout?)
    end

    def url_template
      collection.url_template
    end

    def url_placeholders
      @url_placeholders ||= Drops::UrlDrop.new(self)
    end

    def permalink
      data && data.is_a?(Hash) && data["permalink"]
    end

    def url
      data
      @url ||= URL.new(template: url_template, placeholders: url_placeholders, permalink: permalink).to_s
    end

    def [](key)
      data[key]
    end

    def destination(base_directory)
      data
      @destination ||= {}
      @destination[base_directory] ||= begin
        path = site.in_dest_dir(base_directory, URL.unescape_path(url))
        path = File.join(path, "index.html") if url.end_with?("/")
        path << output_ext unless path.end_with?(output_ext)
        path
      end
    end

    def write(dest)
      path = destination(dest)
      FileUtils.mkdir_p(File.dirname(path))
      File.write(path, output, mode: "wb")
      trigger_hooks(:post_write)
    end

    def published?
      !(data.key?("published") && data["published"] == false)
    end

    def read(opts = {})
      Jekyll.logger.debug "Reading:", relative_path
      if yaml_file?
        @data = SafeYAML.load_file(path)
      else
        merge_defaults
        read_content(**opts)
        read_post_data
      end
    end

    def to_liquid
      @to_liquid ||= Drops::DocumentDrop.new(self)
    end

    def inspect
      "#<#{self.class} #{relative_path} collection=#{collection.label}>"
    end

    def to_s
      output || content || "NO CONTENT"
    end

    def <=>(other)
      return nil unless other.respond_to?(:data)
      order = data["date"] <=> other.data["date"]
      order = path <=> other.path if order.nil? || order.zero?
      order
    end

    def write?
      data
      site.time
      return @write_p if defined?(@write_p)
      @write_p = collection.write? && site.publisher.publish?(self)
    end

    def excerpt_separator
      data
      site.config
      @excerpt_separator ||= (data["excerpt_separator"] || site.config["excerpt_separator"]).to_s
    end

    def generate_excerpt?
      !excerpt_separator.empty?
    end

    def next_doc
      position = collection.docs.index { |each| each.equal?(self) }
      position && position < collection.docs.length - 1 ? collection.docs[position + 1] : nil
    end

    def previous_doc
      position = collection.docs.index { |each| each.equal?(self) }
      position&.positive? ? collection.docs[position - 1] : nil
    end

    def trigger_hooks(event, *arguments)
      Hooks.trigger(collection.label.to_sym, event, self, *arguments) if collection
      Hooks.trigger(:documents, event, self, *arguments)
    end

    def id
      data
      @id ||= File.join(File.dirname(url), (data["slug"] || basename_without_ext).to_s)
    end

    def related_posts
      @related_posts ||= RelatedPosts.new(self).build
    end

    def respond_to?(method, include_private = false)
      data_key?(method) || super
    end

    def method_missing(method, *arguments, &block)
      return super unless data_key?(method)
      Deprecator.deprecation_message "Document##{method} is now a key in the #data hash."
      data[method.to_s]
    end

    def respond_to_missing?(method, *)
      data_key?(method) || super
    end

    def categories_from_path(special_dir)
      return if relative_path.start_with?(special_dir) && special_dir == "_posts" && !relative_path.include?("/_posts/") && relative_path.count("/") == 1
      superdirs = relative_path.sub(Document.superdirs_regex(special_dir), "")
      superdirs = superdirs.split(File::SEPARATOR).reject { |part| part.empty? || part == special_dir || part == basename }
      merge_data!({ "categories" => superdirs }, source: "file path") unless superdirs.empty?
    end

    def populate_categories
      data["categories"] = Array(data["categories"]).map { |one| one.to_s.dup }.flatten | Utils.pluralized_array_from_hash(data, "category", "categories").map(&:to_s)
      data["categories"] = Utils.pluralized_array_from_hash(data, "category", "categories") | data["categories"]
    end

    def populate_tags
      data["tags"] = Utils.pluralized_array_from_hash(data, "tag", "tags").flatten
    end

    private

    # Ruby itself asks for conversions, such as to_ary, and not for keys.
    def data_key?(name)
      JekyllPy::Model.load(self) unless @data || handle.nil? || name.start_with?("to_")
      @data.is_a?(Hash) && @data.key?(name.to_s)
    end

    def merge_categories!(other)
      if other.key?("categories") && !other["categories"].nil?
        other = other.dup if other.frozen?
        other["categories"] = other["categories"].split if other["categories"].is_a?(String)
        if data["categories"].is_a?(Array)
          other["categories"] = data["categories"] | Array(other["categories"])
        end
      end
      other
    end

    def merge_date!(source)
      return unless data.key?("date")
      data["date"] = Utils.parse_date(data["date"].to_s, "Document '#{relative_path}' does not have a valid date in the #{source}.") unless data["date"].is_a?(Time)
    end

    def merge_defaults
      defaults = site.frontmatter_defaults.all(relative_path, type)
      merge_data!(defaults, source: "front matter defaults") unless defaults.empty?
    end

    def read_content(**_opts)
      found = JekyllPy::Bridge.ask("read_front_matter", path)
      self.content = found["content"]
      merge_data!(found["data"], source: "YAML front matter") if found["data"]
    end

    def read_post_data
      populate_title
      populate_categories
      populate_tags
      generate_excerpt
    end

    def populate_title
      if relative_path =~ DATE_FILENAME_MATCHER
        date, slug, ext = Regexp.last_match.captures
        modify_date(date)
      elsif relative_path =~ DATELESS_FILENAME_MATCHER
        slug, ext = Regexp.last_match.captures
      end
      data["title"] ||= Utils.titleize_slug(slug)
      data["slug"] ||= slug.sub(/\.\z/, "")
      data["ext"] ||= ext
    end

    def modify_date(date)
      return if data["date"] && data["date"].to_i != site.time.to_i
      merge_data!({ "date" => date }, source: "filename")
    end

    def generate_excerpt
      data["excerpt"] ||= Excerpt.new(self) if generate_excerpt?
    end
  end
end
