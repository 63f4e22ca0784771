# frozen_string_literal: true

module Liquid
  # A name in a template, with the keys after it.
  class VariableLookup
    attr_reader :name, :lookups

    def self.parse(markup)
      new(markup)
    end

    def initialize(markup)
      @markup = markup
      @name, *@lookups = markup.scan(VariableParser).map { |part| part.start_with?("[") ? Expression.parse(part[1..-2]) : part }
    end

    def evaluate(context)
      JekyllPy::Bridge.ask("evaluate", context.number, @markup)
    end

    def ==(other)
      other.is_a?(VariableLookup) && @name == other.name && @lookups == other.lookups
    end
  end

  # A range in a template whose ends are names.
  class RangeLookup < VariableLookup
  end

  # Expressions: texts, numbers, ranges and names.
  class Expression
    WORDS = { "nil" => nil, "null" => nil, "" => nil, "true" => true, "false" => false }.freeze

    def self.parse(markup)
      return markup unless markup.is_a?(String)
      markup = markup.strip
      case markup
      when /\A'(.*)'\z/m, /\A"(.*)"\z/m then Regexp.last_match(1)
      when /\A-?\d+\z/ then markup.to_i
      when /\A-?\d+\.\d+\z/ then markup.to_f
      when /\A\((-?\d+)\.\.(-?\d+)\)\z/ then (Regexp.last_match(1).to_i..Regexp.last_match(2).to_i)
      when /\A\(\S+\.\.\S+\)\z/ then RangeLookup.new(markup)
      else WORDS.fetch(markup) { VariableLookup.parse(markup) }
      end
    end
  end

  # An expression with filters.
  class Variable
    FilterParser = /(?:\s+|#{QuotedFragment}|#{ArgumentSeparator})+/o.freeze
    FilterArguments = /(?:#{FilterArgumentSeparator}|#{ArgumentSeparator})\s*((?:\w+\s*#{FilterArgumentSeparator}\s*)?#{QuotedFragment})\s*/o.freeze
    NamedArgument = /\A#{TagAttributes}\z/o.freeze
    private_constant :FilterArguments, :NamedArgument

    attr_accessor :filters, :name, :line_number
    attr_reader :parse_context
    alias options parse_context

    def initialize(markup, parse_context = nil)
      @markup = markup
      @parse_context = parse_context
      @line_number = parse_context.respond_to?(:line_number) ? parse_context.line_number : nil
      @name = Expression.parse(markup[QuotedFragment].to_s)
      @filters = markup.to_s[/\|(.*)/m, 1].to_s.scan(FilterParser).filter_map { |one| filter_of(one) }
    end

    def raw
      @markup
    end

    def render(context)
      JekyllPy::Bridge.ask("variable", context.number, @markup)
    end

    private

    # The name of a filter, its arguments, and a hash of those with names.
    def filter_of(markup)
      return unless (name = markup[/\w+/])
      named, plain = markup.scan(FilterArguments).flatten.partition { |argument| argument.match?(NamedArgument) }
      values = named.to_h { |argument| argument.match(NamedArgument).captures }.transform_values { |value| Expression.parse(value) }
      [name, plain.map { |argument| Expression.parse(argument) }, *(values.empty? ? [] : [values])]
    end
  end

  # A comparison of two values.
  class Condition
    attr_accessor :left, :operator, :right

    def initialize(left = nil, operator = nil, right = nil)
      @left = left
      @operator = operator
      @right = right
    end

    # The operators by name: functions of the condition and both sides, or methods of the left side.
    def self.operators
      @operators ||= {
        "==" => ->(_, left, right) { left == right }, "!=" => ->(_, left, right) { left != right },
        "<>" => ->(_, left, right) { left != right }, "<" => :<, ">" => :>, ">=" => :>=, "<=" => :<=,
        "contains" => ->(_, left, right) { left.respond_to?(:include?) && !right.nil? ? left.include?(right) : false }
      }
    end
    STANDARD = operators.keys.freeze

    def evaluate(context = Context.new)
      one = context.evaluate(left)
      operator.nil? ? one : compare(one, context.evaluate(right))
    end

    # The result of the operator for both sides.
    def compare(one, other)
      operation = self.class.operators[operator] || raise(Liquid::ArgumentError, "Unknown operator #{operator}")
      return operation.call(self, one, other) if operation.respond_to?(:call)
      sides = [one, other]
      one.public_send(operation, other) if sides.all? { |side| side.respond_to?(operation) } && sides.none?(::Hash)
    rescue ::ArgumentError => e
      raise Liquid::ArgumentError, e.message
    end

    private

    def equal_variables(left, right)
      left == right
    end
  end
end
