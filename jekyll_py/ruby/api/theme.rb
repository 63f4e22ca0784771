# frozen_string_literal: true

module JekyllPy
  # The folder of a theme, as plugins see it.
  class Theme
    attr_reader :name, :root, :version

    def initialize(facts)
      @name = facts["name"]
      @root = facts["root"]
      @version = facts["version"]
    end

    def includes_path
      folder("_includes")
    end

    def layouts_path
      folder("_layouts")
    end

    def assets_path
      folder("assets")
    end

    def sass_path
      folder("_sass")
    end

    def data_path
      folder("_data")
    end

    private

    def folder(name)
      path = File.join(root, name)
      path if File.directory?(path)
    end
  end
end
