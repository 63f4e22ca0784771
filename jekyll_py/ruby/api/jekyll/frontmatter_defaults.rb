# frozen_string_literal: true

module Jekyll
  # The values of front matter that a site sets for paths.
  class FrontmatterDefaults
    def initialize(site)
      @site = site
      @known = {}
    end

    def all(path, type)
      JekyllPy::Reads.note("defaults")
      @known[[path, type]] ||= JekyllPy::Bridge.ask("defaults", path.to_s, type.to_s)
      @known[[path, type]].dup
    end

    def find(path, type, setting)
      all(path, type)[setting]
    end

    def reset
      @known.clear
    end
  end
end
