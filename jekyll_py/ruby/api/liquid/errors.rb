# frozen_string_literal: true

# The errors of Liquid.
module Liquid
  class Error < StandardError
    attr_accessor :line_number, :template_name, :markup_context

    def to_s(with_prefix = true)
      text = [super(), markup_context].compact.join(" ")
      return text unless with_prefix
      place = [template_name, line_number && "line #{line_number}"].compact.join(" ")
      "#{self.class.prefix}#{" (#{place})" if line_number}: #{text}"
    end

    def self.prefix
      "Liquid error"
    end
  end

  class SyntaxError < Error
    def self.prefix
      "Liquid syntax error"
    end
  end

  ArgumentError = Class.new(Error)
  ContextError = Class.new(Error)
  FileSystemError = Class.new(Error)
  StandardError = Class.new(Error)
  StackLevelError = Class.new(Error)
  TaintedError = Class.new(Error)
  MemoryError = Class.new(Error)
  ZeroDivisionError = Class.new(Error)
  FloatDomainError = Class.new(Error)
  UndefinedVariable = Class.new(Error)
  UndefinedDropMethod = Class.new(Error)
  UndefinedFilter = Class.new(Error)
  MethodOverrideError = Class.new(Error)
  DisabledError = Class.new(Error)
  InternalError = Class.new(Error)
  TemplateEncodingError = Class.new(Error)
end
