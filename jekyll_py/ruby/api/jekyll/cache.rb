# frozen_string_literal: true

module Jekyll
  # Values that plugins keep during a build, by name.
  class Cache
    @base_cache = {}
    @disk_cache_enabled = true

    class << self
      attr_accessor :cache_dir
      attr_reader :base_cache, :disk_cache_enabled

      def disable_disk_cache!
        @disk_cache_enabled = false
      end

      def clear
        base_cache.each_value(&:clear)
      end

      def clear_if_config_changed(_config); end
    end

    def initialize(name)
      @cache = Cache.base_cache[name] ||= {}
      @name = name.gsub(%r![^\w\s-]!, "-")
    end

    def clear
      @cache.clear
    end

    def [](key)
      raise unless @cache.key?(key)
      @cache[key]
    end

    def []=(key, value)
      @cache[key] = value
    end

    def getset(key)
      self[key]
    rescue StandardError
      self[key] = yield
    end

    def delete(key)
      @cache.delete(key)
      nil
    end

    def key?(key)
      @cache.key?(key)
    end
  end
end
