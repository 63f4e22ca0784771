# frozen_string_literal: true

module Liquid
  # What a tag learns of the template that it is in.
  class ParseContext
    attr_accessor :locale, :line_number, :trim_whitespace, :depth, :partial
    attr_reader :warnings, :error_mode

    def initialize(options = {})
      options = {} unless options.is_a?(Hash)
      @options = options
      @line_number = options[:line_number]
      @warnings = []
      @error_mode = options[:error_mode] || Template.error_mode
      @locale = I18n.new
    end

    def [](key)
      @options[key]
    end
  end

  # The messages of Liquid's errors by name.
  class I18n
    TEXTS = {
      "errors.syntax.tag_never_closed" => "'%{block_name}' tag was never closed",
      "errors.syntax.unknown_tag" => "Unknown tag '%{tag}'",
      "errors.syntax.unexpected_else" => "%{block_name} tag does not expect 'else' tag",
      "errors.syntax.invalid_delimiter" => "'%{tag}' is not a valid delimiter for %{block_name} tags. use %{block_delimiter}",
    }.freeze

    def t(name, values = {})
      format(TEXTS.fetch(name, name), **values)
    end
    alias translate t
  end

  # What is left to parse of a template, in the program's parser.
  class Tokenizer
    attr_reader :number, :line_number

    def initialize(number, line_number = nil)
      @number = number
      @line_number = line_number
    end

    def shift
      JekyllPy::Bridge.ask("shift_token", @number)
    end
  end

  module ParserSwitching
    def parse_with_selected_parser(markup)
      respond_to?(:strict_parse, true) && parse_context.error_mode == :strict ? strict_parse(markup) : lax_parse(markup)
    end
  end

  # The base class of tags.
  class Tag
    attr_reader :nodelist, :tag_name, :line_number, :parse_context
    alias options parse_context
    include ParserSwitching

    class << self
      def parse(tag_name, markup, tokenizer, parse_context)
        tag = new(tag_name, markup, parse_context)
        tag.parse(tokenizer)
        tag
      end

      private :new
    end

    def initialize(tag_name, markup, parse_context)
      @tag_name = tag_name
      @markup = markup
      @parse_context = parse_context
      @line_number = parse_context.respond_to?(:line_number) ? parse_context.line_number : nil
    end

    def parse(_tokens); end

    def raw
      "#{@tag_name} #{@markup}"
    end

    def name
      self.class.name.downcase
    end

    def render(_context)
      ""
    end

    def render_to_output_buffer(context, output)
      output << render(context).to_s
    end

    def blank?
      false
    end

    private

    # Become a standard tag that the program has parsed.
    def adopt(name, number, bodies)
      @tag_name = name
      @markup = ""
      @body = BlockBody.new(number)
      @bodies = bodies
    end
  end
end
