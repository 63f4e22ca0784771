# frozen_string_literal: true

module Jekyll
  # The settings of a site.
  class Configuration < Hash
    DEFAULTS = JekyllPy::Bridge.ask("default_configuration").freeze

    class << self
      def from(settings)
        DEFAULTS.merge(new[settings] || {}) && DEFAULTS.each_with_object(new) { |(key, value), all| all[key] = value.dup }.merge!(settings.transform_keys(&:to_s))
      end
    end

    def stringify_keys
      each_with_object(self.class.new) { |(key, value), all| all[key.to_s] = value }
    end

    def get_config_value_with_override(key, override)
      override[key] || self[key] || DEFAULTS[key]
    end

    def source(override)
      get_config_value_with_override("source", override)
    end

    def quiet(override = {})
      get_config_value_with_override("quiet", override)
    end
    alias quiet? quiet

    def verbose(override = {})
      get_config_value_with_override("verbose", override)
    end
    alias verbose? verbose

    def safe_load_file(filename)
      SafeYAML.load_file(filename) || {}
    end

    def config_files(override)
      adjust = override["config"]
      return Array(adjust) if adjust
      folder = source(override)
      found = %w(yml yaml toml).map { |ext| File.join(folder, "_config.#{ext}") }.find { |path| File.exist?(path) }
      [found || File.join(folder, "_config.yml")]
    end

    def read_config_file(file)
      safe_load_file(file)
    rescue SystemCallError
      raise unless self["config"].nil?
      Jekyll.logger.warn "Configuration file:", "none"
      {}
    end

    def read_config_files(files)
      files.reduce(self) { |all, file| Utils.deep_merge_hashes(all, read_config_file(file)) }
    end

    def add_default_collections
      self
    end
  end
end

# The gem that Jekyll reads YAML with; here the program reads it.
module SafeYAML
  module_function

  def load(text, *_options)
    JekyllPy::Bridge.ask("load_yaml", text)
  end

  def load_file(path, *_options)
    load(File.read(path, encoding: "bom|utf-8"))
  end
end
