# Compiles one stylesheet with the gem sass, for with_ruby_sass.py.
require "json"
require "sass"

module RubySass
  # Looks for imports in a folder, and notes each name that is asked for.
  class Importer < Sass::Importers::Filesystem
    def find(name, options)
      RubySass.asked << File.join(@root, name)
      super
    end

    def find_relative(name, base, options)
      RubySass.asked << File.join(File.dirname(base), name)
      super
    end
  end

  class << self
    attr_reader :asked

    def compile
      request = JSON.parse(Host.call("request"))
      @asked = []
      options = { syntax: request["syntax"].to_sym, style: request["style"].to_sym, cache: false, importer: nil }
      options[:load_paths] = request["load_paths"].map { |path| Importer.new(path) }
      engine = Sass::Engine.new(request["content"], options)
      answer = { css: engine.to_css }
      answer[:imports] = engine.dependencies.map { |each| each.options[:filename] }.compact
      answer[:asked] = @asked
      JSON.generate(answer)
    rescue Sass::SyntaxError => error
      JSON.generate(error: error.message, path: error.sass_filename, line: error.sass_line, importers: importers(error))
    end

    def importers(error)
      error.sass_backtrace.drop(1).map { |each| [each[:filename], each[:line]] }
    end
  end
end

module Sass
  module Util
    def self.sass_warn(message)
      Host.call("warn", message.to_s)
    end

    def sass_warn(message)
      Host.call("warn", message.to_s)
    end
  end
end
