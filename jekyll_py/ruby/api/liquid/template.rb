# frozen_string_literal: true

module Liquid
  # Templates: parsed and rendered by the program, with the tags and filters that are registered here.
  class Template
    # The classes of tags by name.
    class TagRegistry
      def initialize
        @tags = {}
      end

      def [](name)
        @tags[name]
      end

      def []=(name, kind)
        @tags[name] = kind
      end

      def delete(name)
        @tags.delete(name)
      end

      def each(&block)
        @tags.each(&block)
      end
      include Enumerable
    end

    attr_writer :registers, :root
    attr_reader :errors, :warnings, :registers, :assigns, :instance_assigns, :number

    class << self
      attr_writer :error_mode
      attr_accessor :file_system, :default_exception_renderer

      def error_mode
        @error_mode ||= :lax
      end

      def tags
        @tags ||= TagRegistry.new
      end

      def register_tag(name, kind)
        tags[name.to_s] = kind
      end

      def register_filter(filters)
        Strainer.global_filter(filters)
      end

      def parse(source, options = {})
        new.parse(source, options)
      end
    end

    def initialize
      @registers = {}
      @assigns = {}
      @instance_assigns = {}
      @errors = []
      @warnings = []
    end

    def parse(source, _options = {})
      @source = source.to_s
      @number = JekyllPy::Bridge.ask("parse_template", @source)
      self
    end

    def root
      @root ||= Document.new(JekyllPy::Bridge.ask("template_body", @source)) if @source
    end

    def render(*arguments)
      show(false, *arguments)
    end

    def render!(*arguments)
      show(true, *arguments)
    end

    private

    def show(strict, given = {}, options = {})
      modules = options.is_a?(Hash) ? Array(options[:filters]) : Array(options)
      context = context_of(given, options)
      context.add_filters(modules) unless modules.empty?
      context.rethrows = strict unless given.is_a?(Context) && !strict
      JekyllPy::Bridge.ask("render_template", @number, context.number, modules.flat_map(&:public_instance_methods).map(&:to_s))
    rescue Liquid::Error => e
      raise if context.nil? || context.rethrows
      @errors << e
      e.to_s
    end

    def context_of(given, options)
      return given if given.is_a?(Context)
      registers = (options.is_a?(Hash) && options[:registers]) || {}
      registers.each { |name, value| @registers[name] = value }
      return Context.of(given.context_number) { @registers } if given.is_a?(JekyllPy::Payload)
      Context.new(@assigns.merge(given.nil? ? {} : given.to_h), {}, @registers)
    end
  end
end
