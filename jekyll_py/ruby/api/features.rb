# frozen_string_literal: true

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
    HERE = /\A(jekyll|liquid|jekyll\/(?!\w+[-\/])[\w\/]+|liquid\/[\w\/]+|safe_yaml|safe_yaml\/load|bundler|bundler\/setup|rubygems|colorator|mercenary|pathutil|i18n\/core_ext\/hash)\z/.freeze
    WATCHED = { "kramdown" => "Kramdown", "rouge" => "Rouge" }.freeze
    SPACES = { "kramdown" => %i[Kramdown], "rouge" => %i[Rouge] }.freeze

    module_function

    # The gems whose plugins the program has itself.
    def provided
      @provided ||= Set.new
    end

    def here?(name)
      return true if provided.include?(name) || provided.include?(name.tr("/", "-"))
      HERE.match?(name) && !$LOAD_PATH.any? { |folder| name.include?("/") && File.file?(File.join(folder, "#{name}.rb")) }
    end

    def load_library(library)
      return if Libraries.known?(WATCHED[library])
      Kernel.instance_method(:require).bind_call(self, library)
      Libraries.loaded(WATCHED[library])
    end
  end
end

module Kernel
  alias jekyll_py_require require

  def require(name)
    name = name.to_path if name.respond_to?(:to_path)
    return false if JekyllPy::Features.here?(name)
    library = JekyllPy::Features::WATCHED.keys.find { |one| name.start_with?("#{one}/") || name == one }
    if library && !JekyllPy::Libraries.known?(JekyllPy::Features::WATCHED[library])
      jekyll_py_require(library)
      JekyllPy::Libraries.loaded(JekyllPy::Features::WATCHED[library])
    end
    jekyll_py_require(name)
  end
  module_function :require
end

# Libraries that Jekyll has loaded, loaded when a plugin names them.
class Object
  def self.const_missing(name)
    library = { Kramdown: "kramdown", Rouge: "rouge", Nokogiri: "nokogiri", Addressable: "addressable/uri" }[name]
    return super unless library
    require library
    Object.const_get(name)
  end
end
