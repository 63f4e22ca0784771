# frozen_string_literal: true

module Liquid
  # The nodes between two tags, which the program has parsed.
  class BlockBody
    attr_reader :number

    def initialize(number = nil)
      @number = number || JekyllPy::Bridge.ask("new_body")
    end

    # Parse up to a tag that Liquid does not know; yields its name and markup, nil at the end.
    def parse(tokenizer, _parse_context = nil)
      found = JekyllPy::Bridge.ask("parse_body", @number, tokenizer.number)
      yield(*found) if block_given?
      found
    end

    def render(context)
      JekyllPy::Bridge.ask("render_body", @number, context.number)
    end

    def render_to_output_buffer(context, output)
      output << render(context)
    end

    def blank?
      JekyllPy::Bridge.ask("is_blank", @number)
    end

    def nodelist
      JekyllPy::Bridge.ask("nodelist", @number).map do |kind, value, *numbers|
        case kind
        when "text" then value
        when "output" then Variable.new(value, ParseContext.new)
        when "object" then JekyllPy::Objects.fetch(value)
        else Template.tags[value]&.allocate.tap { |tag| tag&.send(:adopt, value, *numbers) }
        end
      end
    end
  end

  # The nodes of a template.
  class Document < BlockBody
  end

  # The base class of tags with a body.
  class Block < Tag
    def initialize(tag_name, markup, options)
      super
      @blank = true
    end

    def parse(tokens)
      @body = BlockBody.new
      while parse_body(@body, tokens)
      end
    end

    def render(context)
      @body.render(context)
    end

    def render_to_output_buffer(context, output)
      output << render(context).to_s
    end

    def blank?
      @blank
    end

    def nodelist
      @bodies ? @bodies.flat_map { |number| BlockBody.new(number).nodelist } : @body.nodelist
    end

    def unknown_tag(tag, _params, _tokens)
      name = tag == "else" ? "unexpected_else" : tag.start_with?("end") ? "invalid_delimiter" : "unknown_tag"
      raise SyntaxError, parse_context.locale.t("errors.syntax.#{name}", tag: tag, block_name: block_name, block_delimiter: block_delimiter)
    end

    def block_name
      @tag_name
    end

    def block_delimiter
      @block_delimiter ||= "end#{block_name}"
    end

    protected

    def parse_body(body, tokens)
      name, markup = body.parse(tokens, parse_context)
      @blank &&= body.blank?
      return false if name == block_delimiter
      raise SyntaxError, parse_context.locale.t("errors.syntax.tag_never_closed", block_name: block_name) unless name
      unknown_tag(name, markup, tokens)
      true
    end
  end
end
