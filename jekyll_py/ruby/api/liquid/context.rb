# frozen_string_literal: true

module Liquid
  # One scope of a context, as a hash.
  class Scope
    def initialize(context, place)
      @context = context
      @place = place
    end

    def [](name)
      JekyllPy::Bridge.ask("scope_get", @context.number, @place, name.to_s)
    end

    def []=(name, value)
      JekyllPy::Bridge.ask("scope_set", @context.number, @place, name.to_s, value, JekyllPy::Containers.number(value))
    end
    alias store []=

    def key?(name)
      keys.include?(name.to_s)
    end
    alias has_key? key?
    alias include? key?

    def keys
      JekyllPy::Bridge.ask("scope_keys", @context.number, @place)
    end

    def fetch(name, *default)
      key?(name) ? self[name] : default.first
    end

    def merge!(values)
      values.each { |name, value| self[name] = value }
      self
    end
    alias update merge!

    def delete(name)
      value = self[name]
      self[name] = nil
      value
    end

    def to_h
      keys.to_h { |name| [name, self[name]] }
    end

    def class
      Hash
    end
  end

  # The variables of all templates. A list or hash that a plugin sets is the same object when it is read again; what
  # was changed in it is told to the program after the tag.
  class PayloadScope < Scope
    @kept = {}
    @read = {}

    class << self
      attr_reader :kept

      def keep(name, value)
        value.is_a?(::Hash) || value.is_a?(::Array) ? @kept[name] = [value, JekyllPy::Wire.dump(value)] : @kept.delete(name)
      end

      def read(name)
        @read[name] = true
        @kept[name].first
      end

      def tell_changes(context)
        return if @read.empty?
        names = @read.keys
        @read.clear
        names.each do |name|
          value, before = @kept[name]
          context.environments.first[name] = value if before && before != JekyllPy::Wire.dump(value)
        end
      end
    end

    def initialize(context)
      super(context, "environment")
    end

    def [](name)
      PayloadScope.kept.key?(name.to_s) ? PayloadScope.read(name.to_s) : super
    end

    def []=(name, value)
      PayloadScope.keep(name.to_s, value)
      super
    end
    alias store []=

    def class
      Jekyll::Drops::UnifiedPayloadDrop
    end
  end

  # The names, registers and filters of a render.
  class Context
    attr_reader :number, :registers, :errors, :environments
    attr_accessor :exception_renderer, :template_name, :partial, :global_filter, :strict_variables, :strict_filters
    # Whether errors in templates are raised, as in those of pages, which Jekyll renders by `render!`.
    attr_accessor :rethrows

    @known = {}

    # The context of the program with a number.
    def self.of(number)
      @known[number] ||= allocate.tap do |it|
        it.send(:adopt, number, yield)
        it.rethrows = true
      end
    end

    def self.forget(numbers)
      numbers.each { |number| @known.delete(number) }
    end

    def initialize(environments = {}, outer_scope = {}, registers = {}, _rethrow = false, _limits = nil)
      values = (environments.is_a?(::Array) ? environments : [environments]).reverse.reduce({}) { |all, one| all.merge(one.to_h) }.merge(outer_scope)
      adopt(JekyllPy::Bridge.ask("new_context", values), registers)
      self.class.remember(self)
    end

    def self.remember(context)
      @known[context.number] = context
    end

    def [](expression)
      evaluate(Expression.parse(expression))
    end

    def []=(name, value)
      JekyllPy::Bridge.ask("bind", @number, name.to_s, value, JekyllPy::Containers.number(value))
    end

    def evaluate(object)
      object.respond_to?(:evaluate) ? object.evaluate(self) : object
    end

    def find_variable(name, **)
      JekyllPy::Bridge.ask("find_variable", @number, name)
    end

    def key?(name)
      !self[name].nil?
    end
    alias has_key? key?

    def stack(new_scope = {})
      push(new_scope)
      yield
    ensure
      pop
    end

    def push(new_scope = {})
      JekyllPy::Bridge.ask("push", @number)
      new_scope&.each { |name, value| self[name] = value }
    end

    def pop
      JekyllPy::Bridge.ask("pop", @number)
    end

    def merge(values)
      values.each { |name, value| self[name] = value }
    end

    def scopes
      depth = JekyllPy::Bridge.ask("scope_count", @number)
      [Scope.new(self, "inner")] * (depth - 1) + [Scope.new(self, "outer")]
    end

    def strainer
      @strainer ||= Strainer.create(self)
    end

    def invoke(name, *arguments)
      strainer.invoke(name, *arguments)
    end

    def add_filters(*modules)
      modules.flatten.compact.each { |one| strainer.extend(one) }
    end

    def interrupt?
      JekyllPy::Bridge.ask("has_interrupt", @number)
    end

    def push_interrupt(interrupt)
      JekyllPy::Bridge.ask("push_interrupt", @number, interrupt.class.name)
    end

    def resource_limits
      @resource_limits ||= Struct.new(:render_length, :render_score, :assign_score, :render_length_limit, :render_score_limit, :assign_score_limit).new(0, 0, 0)
    end

    def handle_error(error, line_number = nil)
      error = Liquid::InternalError.new("internal") unless error.is_a?(Liquid::Error)
      error.line_number ||= line_number
      errors << error
      error.to_s
    end

    def warnings
      []
    end

    def inspect
      "#<Liquid::Context>"
    end

    private

    def adopt(number, registers)
      @number = number
      @registers = registers
      @errors = []
      @environments = [PayloadScope.new(self), {}]
      @strict_variables = false
    end
  end

  class Interrupt; end
  class BreakInterrupt < Interrupt; end
  class ContinueInterrupt < Interrupt; end
end
