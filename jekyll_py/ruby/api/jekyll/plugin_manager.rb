# frozen_string_literal: true

module Jekyll
  # The plugins of a site, which are loaded.
  class PluginManager
    attr_reader :site

    def initialize(site)
      @site = site
    end

    def plugins_path
      site.plugins
    end

    def conscientious_require; end
  end
end
