# frozen_string_literal: true

# The gems that come with the interpreter.
$LOAD_PATH.concat(Dir["#{RbConfig::CONFIG["rubylibprefix"]}/gems/*/gems/*/lib"].reject { |path| path.match?(%r{/(debug|rbs|typeprof)-[^/]*/lib}) })

require "set"
require "forwardable"
require "fileutils"
require "pathname"
require "erb"
require "cgi"
require "uri"
require "csv" rescue nil
require "digest"
require "yaml"
require "logger"

module JekyllPy
  # The names under which plugins load what is here already.
  module Features
    HERE = /\A(jekyll|liquid|jekyll\/(?!\w+[-\/])[\w\/]+|liquid\/[\w\/]+|safe_yaml|safe_yaml\/load|rubygems|colorator|mercenary|pathutil|i18n\/core_ext\/hash)\z/.freeze

    module_function

    # The gems whose plugins the program has itself.
    def provided
      @provided ||= Set.new
    end

    def here?(name)
      return true if provided.include?(name) || provided.include?(name.tr("/", "-")) || name.match?(%r{\Abundler(/|\z)})
      HERE.match?(name) && !$LOAD_PATH.any? { |folder| name.include?("/") && File.file?(File.join(folder, "#{name}.rb")) }
    end
  end
end

module Kernel
  def require(name)
    name = name.to_path if name.respond_to?(:to_path)
    return false if JekyllPy::Features.here?(name)
    return false if JekyllPy::Loading.done?(name)
    JekyllPy::Libraries.watch(name)
    path = name.match?(/\.(so|o|dll|bundle)\z/) ? nil : JekyllPy::Loading.file_of(name)
    JekyllPy::Loading.note_done(name, path ? JekyllPy::Loading.load_once(path) : gem_original_require(name))
  end
  module_function :require

  def require_relative(name)
    require(File.expand_path(name.respond_to?(:to_path) ? name.to_path : name, File.dirname(caller_locations(1, 1).first.absolute_path || Dir.pwd)))
  end
  module_function :require_relative
end

# Libraries that Jekyll has loaded, loaded when a plugin names them.
class Module
  alias jekyll_py_autoload_missing const_missing

  def const_missing(name)
    library = { Kramdown: "kramdown", Rouge: "rouge", Nokogiri: "nokogiri", Addressable: "addressable/uri" }[name]
    return jekyll_py_autoload_missing(name) unless library
    require library
    Object.const_get(name)
  end
end
