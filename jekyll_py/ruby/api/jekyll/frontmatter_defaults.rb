# frozen_string_literal: true

module Jekyll
  # The values of front matter that a site sets for paths.
  class FrontmatterDefaults
    def initialize(site)
      @site = site
      @known = {}
    end

    def all(path, type)
      known(path, type).dup
    end

    def find(path, type, setting)
      known(path, type)[setting]
    end

    def reset
      @known.clear
    end

    private

    def known(path, type)
      JekyllPy::Reads.note("defaults")
      (@known[type] ||= {})[path] ||= JekyllPy::Bridge.ask("defaults", path.to_s, type.to_s)
    end
  end
end
