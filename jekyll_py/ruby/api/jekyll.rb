# frozen_string_literal: true

# The functions of the module Jekyll itself.
module Jekyll
  VERSION = JekyllPy::Bridge.ask("version")

  class << self
    def env
      ENV["JEKYLL_ENV"] || "development"
    end

    def sites
      @sites ||= []
    end

    def current_site
      @current_site || sites.last
    end
    attr_writer :current_site

    def logger
      @logger ||= LogAdapter.new
    end

    def logger=(writer)
      @logger = LogAdapter.new(writer)
    end

    def configuration(override = {})
      JekyllPy::Bridge.ask("configuration", override.transform_keys(&:to_s)).each_with_object(Configuration.new) { |(key, value), all| all[key] = value }
    end

    def set_timezone(zone)
      ENV["TZ"] = zone
    end

    def sanitized_path(base, questionable)
      return base if questionable.nil? || base.eql?(questionable)
      questionable = questionable.sub(/\A~/, "/~") if questionable.start_with?("~")
      clean = File.expand_path(questionable, "/")
      return clean if clean.eql?(base)
      return clean if clean.start_with?(base == "/" ? base : "#{base}/")
      File.join(base, clean)
    end

    # A name that the program does not have, said by name.
    def const_missing(name)
      return const_get(name) if JekyllPy::Autoload.find(self, name)
      raise NameError.new("Jekyll::#{name} is not available here", name)
    end
  end
end
