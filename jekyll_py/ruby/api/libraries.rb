# frozen_string_literal: true

module JekyllPy
  # The libraries that Jekyll has loaded when it loads plugins: loaded at first use, and watched for changes.
  module Libraries
    WATCHED = { "kramdown" => "Kramdown", "rouge" => "Rouge" }.freeze
    @before = {}
    @files = {}

    class << self
      # Load a watched library whole before a plugin loads a part of it.
      def watch(name)
        library = WATCHED.keys.find { |one| name == one || name.start_with?("#{one}/") }
        return if library.nil? || @before.key?(WATCHED[library])
        @before[WATCHED[library]] = nil
        load_whole(library)
        make_document if library == "kramdown"
        @before[WATCHED[library]] = print_of(Object.const_get(WATCHED[library]))
      end

      # Load the parser that kramdown uses unless a site names another one.
      def load_parser
        load_whole("kramdown-parser-gfm")
      rescue LoadError
        nil # it is not needed then
      end

      # Load the libraries that a plugin's file names: it may reopen their classes.
      def load_named(path)
        code = File.read(path, mode: "rb")
        WATCHED.each { |library, constant| require library if code.include?(constant) }
      rescue SystemCallError, LoadError
        nil # the file says so itself
      end

      # Whether a file was loaded with one of the libraries.
      def file?(path)
        @files.key?(path)
      end

      def changed?(name)
        @before[name] && @before[name] != print_of(Object.const_get(name))
      end

      def known?(name)
        @before.key?(name)
      end

      # The HTML of kramdown: the gem's, if plugins have changed that or Rouge, else the program's.
      def kramdown(text, options)
        return Bridge.ask("convert_kramdown", text, options) unless changed?("Kramdown") || changed?("Rouge")
        require "kramdown"
        require "kramdown-parser-gfm" if options["input"] == "GFM"
        Kramdown::JekyllDocument.new(text, options.to_h { |name, value| [name.to_sym, value.dup] }).to_html
      end

      private

      # Load a library with all that is loaded when it is first named, and note that it is none of the plugins'.
      def load_whole(library)
        loaded = Loading.loaded
        require library
        %w(Kramdown Rouge).each { |space| Autoload.load_all(Object.const_get(space)) if Object.const_defined?(space, false) }
        (Loading.loaded - loaded).each { |path| @files[path] = true }
        %w(Kramdown Rouge REXML).each { |space| State.note_library(space) }
      end

      # The class of kramdown's documents that Jekyll has of its own, which converts without asking its superclass.
      def make_document
        Kramdown.const_set(:JekyllDocument, Class.new(Kramdown::Document))
        Kramdown::JekyllDocument.class_eval do
          def to_html
            Kramdown::Converter::Html.convert(@root, @options).first
          end
        end
      end

      def print_of(space, seen = {})
        return [] if seen[space]
        seen[space] = true
        own = space.instance_methods(false).map { |name| [name, space.instance_method(name).source_location] }
        names = Module.instance_method(:constants).bind_call(space, false).reject { |name| space.autoload?(name) }
        inner = names.map { |name| space.const_get(name) }.grep(Module).select { |one| Module.instance_method(:name).bind_call(one).to_s.start_with?("#{space}::") }
        [space.to_s, space.ancestors.map(&:to_s), own] + inner.map { |one| print_of(one, seen) }
      end
    end
  end
end
