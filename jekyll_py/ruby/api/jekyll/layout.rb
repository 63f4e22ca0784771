# frozen_string_literal: true

module Jekyll
  # A template around pages and documents.
  class Layout
    include Convertible
    include Handled
    attr_accessor :site, :name, :path, :relative_path, :ext
    attr_writer :data, :content

    def initialize(site, base, name)
      @site = site
      @base = base
      @name = name
      @path = site.theme && base.start_with?(site.theme.root) ? site.in_theme_dir(base, name) : site.in_source_dir(base, name)
      @relative_path = @path.sub(site.in_source_dir, "")
      process(name)
      read_yaml(base, name)
    end

    def data
      JekyllPy::Reads.note("layout #{name}", @data)
    end

    def content
      JekyllPy::Reads.note("layout text #{name}", @content)
    end

    def process(name)
      self.ext = File.extname(name)
    end

    def inspect
      "#<#{self.class} @path=#{path.inspect}>"
    end
  end
end
