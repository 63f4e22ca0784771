# frozen_string_literal: true

module Jekyll
  # A file that the tag `include` has found.
  class Inclusion
    attr_reader :site, :name, :path
    private :site

    def initialize(site, base, name)
      @site = site
      @name = name
      @path = PathManager.join(base, name)
    end

    def render(context)
      @template ||= site.liquid_renderer.file(path).parse(content)
      @template.render!(context)
    end

    def content
      @content ||= File.read(path, **site.file_read_opts)
    end

    def inspect
      "#{self.class} #{path.inspect}"
    end
    alias to_s inspect

    PARTS = %i[render content].to_h { |name| [name, instance_method(name)] }.freeze

    # Whether a plugin has changed what is included.
    def self.changed?
      PARTS.any? { |name, own| instance_method(name) != own }
    end
  end
end
