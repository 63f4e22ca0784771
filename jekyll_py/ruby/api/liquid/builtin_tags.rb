# frozen_string_literal: true

module Liquid
  # The standard tags: the program parses and renders them; subclasses add to that.
  module Builtin
    BRANCHING = %w(case for if unless).freeze

    def initialize(tag_name, markup, options)
      super
      @builtin_markup = markup
    end

    def parse(tokens)
      @body = BlockBody.new
      @blank = JekyllPy::Bridge.ask("parse_builtin", @body.number, tokens.number, self.class.builtin_name, @tag_name, @builtin_markup)
    end

    def render(context)
      @body.render(context)
    end

    def blank?
      @blank
    end

    def nodelist
      return @body.nodelist unless @bodies
      BRANCHING.include?(self.class.builtin_name) ? @bodies.map { |number| BlockBody.new(number) } : super
    end

    def self.included(kind)
      kind.extend(ClassMethods)
    end

    module ClassMethods
      attr_writer :builtin_name

      # The name of the standard tag that this class or its nearest ancestor is.
      def builtin_name
        @builtin_name || superclass.builtin_name
      end
    end
  end

  BUILTIN = {
    "Assign" => %w(assign Tag), "Break" => %w(break Tag), "Capture" => %w(capture Block), "Case" => %w(case Block),
    "Comment" => %w(comment Block), "Continue" => %w(continue Tag), "Cycle" => %w(cycle Tag), "Decrement" => %w(decrement Tag),
    "For" => %w(for Block), "If" => %w(if Block), "Ifchanged" => %w(ifchanged Block), "Include" => %w(include Tag),
    "Increment" => %w(increment Tag), "Raw" => %w(raw Block), "TableRow" => %w(tablerow Block), "Unless" => %w(unless If)
  }.freeze

  BUILTIN.each do |name, (tag, base)|
    kind = Class.new(const_get(base)) { include Builtin }
    kind.builtin_name = tag
    const_set(name, kind)
  end

  class Assign
    Syntax = /(#{VariableSignature}+)\s*=\s*(.*)\s*/om.freeze
    attr_reader :to, :from

    def initialize(tag_name, markup, options)
      super
      return unless (found = Syntax.match(markup))
      @to = found[1]
      @from = Variable.new(found[2], options)
    end
  end

  class Capture
    Syntax = /(#{VariableSignature}+)/o.freeze

    def initialize(tag_name, markup, options)
      super
      @to = markup[Syntax, 1]
    end
  end

  class For
    attr_reader :collection_name, :variable_name, :limit, :from

    def initialize(tag_name, markup, options)
      super
      @variable_name, @collection_name = markup.match(/(\S+)\s+in\s+(\S+)/)&.captures
    end
  end
end
