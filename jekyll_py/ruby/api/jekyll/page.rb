# frozen_string_literal: true

module Jekyll
  # A file with front matter that is in no collection.
  class Page
    include Convertible
    include Handled

    attr_writer :dir
    attr_accessor :site, :name, :ext, :basename
    attr_writer :pager
    attr_reader :path_given
    alias extname ext

    FORWARD_SLASH = "/"
    ATTRIBUTES_FOR_LIQUID = %w(content dir excerpt name path url).freeze
    HTML_EXTENSIONS = %w(.html .xhtml .htm).freeze

    def initialize(site, base, dir, name)
      @site = site
      @base = base
      @dir = dir
      @name = name
      @path = of_theme?(base) ? site.in_theme_dir(base, dir, name) : site.in_source_dir(base, dir, name)
      process(name)
      read_yaml(PathManager.join(base, dir), name)
      generate_excerpt if site.config["page_excerpts"]
      data.default_proc = proc { |_, key| site.frontmatter_defaults.find(relative_path, type, key) }
      Hooks.trigger :pages, :post_init, self
    end

    def of_theme?(base)
      site.in_theme_dir(base) == base
    end
    private :of_theme?

    def data
      JekyllPy::Model.load(self) unless defined?(@data) && @data
      JekyllPy::Reads.item(self, @data)
    end

    def data=(values)
      JekyllPy::Model.load(self)
      @data = values
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

    def pager
      data
      @pager
    end

    def dir
      return url if url.end_with?(FORWARD_SLASH)
      folder = File.dirname(url)
      folder.end_with?(FORWARD_SLASH) ? folder : "#{folder}/"
    end

    def permalink
      data.nil? ? nil : data["permalink"]
    end

    def template
      return "/:path/:basename:output_ext" unless html?
      return "/:path/" if index?
      Utils.add_permalink_suffix("/:path/:basename", site.permalink_style)
    end

    def url
      data
      @url ||= URL.new(template: template, placeholders: url_placeholders, permalink: permalink).to_s
    end

    def url_placeholders
      { path: @dir, basename: basename, output_ext: output_ext }
    end

    def process(name)
      return unless name
      self.ext = File.extname(name)
      self.basename = name[0..-ext.length - 1].gsub(%r!\.*\z!, "")
    end

    def render(layouts, site_payload)
      site_payload["page"] = to_liquid
      site_payload["paginator"] = pager.to_liquid if pager
      do_layout(site_payload, layouts)
    end

    def path
      data.fetch("path") { relative_path }
    end

    def relative_path
      @relative_path ||= PathManager.join(@dir.to_s, @name.to_s).delete_prefix("/")
    end

    def destination(dest)
      data
      @destination ||= {}
      @destination[dest] ||= begin
        path = site.in_dest_dir(dest, URL.unescape_path(url))
        path = File.join(path, "index") if url.end_with?("/")
        path << output_ext unless path.end_with?(output_ext)
        path
      end
    end

    def html?
      HTML_EXTENSIONS.include?(output_ext)
    end

    def index?
      basename == "index"
    end

    def write?
      true
    end

    def trigger_hooks(event, *arguments)
      Hooks.trigger(:pages, event, self, *arguments)
    end

    def inspect
      "#<#{self.class} @relative_path=#{relative_path.inspect}>"
    end

    def excerpt_separator
      data
      site.config
      @excerpt_separator ||= (data["excerpt_separator"] || site.config["excerpt_separator"] || "").to_s
    end

    def excerpt
      data
      return @excerpt if defined?(@excerpt)
      @excerpt = data["excerpt"]&.to_s
    end

    def generate_excerpt?
      !excerpt_separator.empty? && instance_of?(Jekyll::Page) && html?
    end

    def generate_excerpt
      data["excerpt"] ||= Excerpt.new(self) if generate_excerpt?
    end
  end

  # A page that a plugin makes.
  class PageWithoutAFile < Page
    def read_yaml(*)
      @data ||= {}
      @data
    end

    def inspect
      "#<#{self.class} @relative_path=#{relative_path.inspect}>"
    end
  end

  # The page of the source map of a style sheet, after the site is rendered.
  class SourceMapPage < Page
    def initialize(css_page)
      @site, @dir, @data = css_page.site, css_page.dir, css_page.data
      @name = "#{css_page.basename}.css.map"
      process(@name)
      Hooks.trigger :pages, :post_init, self
    end

    def source_map(map)
      self.content = map
    end

    def ext
      ".map"
    end

    def asset_file?
      true
    end

    def render_with_liquid?
      false
    end

    def inspect
      "#<#{self.class} @name=#{name.inspect}>"
    end
  end
end
