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
      parts = markup.scan(VariableParser)
      @name = parts.shift
      @lookups = parts
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
    attr_accessor :filters, :name, :line_number
    attr_reader :parse_context
    alias options parse_context

    def initialize(markup, parse_context = nil)
      @markup = markup
      @parse_context = parse_context
      @line_number = parse_context.respond_to?(:line_number) ? parse_context.line_number : nil
      @name = Expression.parse(markup[QuotedFragment].to_s)
      @filters = markup.split(FilterSeparator).drop(1).map { |one| [one[/\w+/], []] }
    end

    def raw
      @markup
    end

    def render(context)
      JekyllPy::Bridge.ask("variable", context.number, @markup)
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

    def evaluate(context = Context.new)
      one = context.evaluate(left)
      return one if operator.nil?
      other = context.evaluate(right)
      case operator
      when "==" then one == other
      when "!=", "<>" then one != other
      when "contains" then one.respond_to?(:include?) && !other.nil? && one.include?(other)
      else !one.nil? && !other.nil? && one.public_send(operator, other)
      end
    end
  end
end
