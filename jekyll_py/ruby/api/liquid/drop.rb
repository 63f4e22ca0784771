# frozen_string_literal: true

module Liquid
  # The base class of objects for templates: their public methods are fields.
  class Drop
    attr_writer :context

    def liquid_method_missing(method)
      return nil unless @context&.strict_variables
      raise Liquid::UndefinedDropMethod, "undefined method #{method}"
    end

    def invoke_drop(name)
      self.class.invokable?(name) ? send(name) : liquid_method_missing(name)
    end
    alias [] invoke_drop

    def key?(_name)
      true
    end

    def inspect
      self.class.to_s
    end

    def to_liquid
      self
    end

    def to_s
      self.class.name
    end

    def self.invokable?(name)
      invokable_methods.include?(name.to_s)
    end

    def self.invokable_methods
      @invokable_methods ||= begin
        hidden = Liquid::Drop.public_instance_methods + [:each]
        hidden += Enumerable.public_instance_methods - %i[sort count first min max] if include?(Enumerable)
        Set.new(["to_liquid"] + (public_instance_methods - hidden).map(&:to_s))
      end
    end
  end
end

module JekyllPy
  # A drop of the program.
  class HostDrop < Liquid::Drop
    def self.of(number, kind)
      drop = KINDS.fetch(kind, self).allocate
      drop.instance_variable_set(:@number, number)
      drop.instance_variable_set(:@kind, kind)
      drop
    end

    def invoke_drop(name)
      Bridge.ask("drop_field", @number, name)
    end
    alias [] invoke_drop

    def key?(name)
      keys.include?(name)
    end

    def keys
      Bridge.ask("drop_keys", @number)
    end

    def each(&block)
      to_h.each(&block)
    end

    def to_h
      keys.to_h { |key| [key, self[key]] }
    end

    def method_missing(name, *arguments)
      return super unless arguments.empty? && keys.include?(name.to_s)
      self[name.to_s]
    end

    def respond_to_missing?(name, _all = false)
      keys.include?(name.to_s)
    end

    def to_s
      @kind
    end
    alias inspect to_s

    KINDS = %w(ForloopDrop TablerowloopDrop).to_h { |name| ["Liquid::#{name}", Liquid.const_set(name, Class.new(self))] }.freeze
  end
end

[String, Array, Hash, Numeric, Time, Date, TrueClass, FalseClass, NilClass, Symbol, Range, Proc].each do |kind|
  kind.class_eval do
    def to_liquid
      self
    end
  end
end

class Symbol
  def to_liquid
    to_s
  end
end
