# frozen_string_literal: true

module JekyllPy
  module Service
    # Tags and filters.
    module TemplateCalls
      def build_tag(name, markup, line, tokenizer)
        tag_of(Liquid::Template.tags[name], name, markup, line, tokenizer)
      end

      # A tag in place of one whose class needs a gem that is missing.
      def build_left_out_tag(name, markup, line, tokenizer)
        kind = Liquid::Template.tags[name] <= Liquid::Block ? Liquid::Block : Liquid::Tag
        tag_of(kind, name, markup, line, tokenizer)
      end

      def tag_of(kind, name, markup, line, tokenizer)
        tag = kind.parse(name, markup, Liquid::Tokenizer.new(tokenizer, line), Liquid::ParseContext.new(line_number: line))
        [Objects.keep(tag), blank?(tag), tag.is_a?(Liquid::Block)]
      end

      # Whether a tag prints nothing. Liquid asks it behind white space only, so a plugin may have a private helper of that name.
      def blank?(tag)
        tag.respond_to?(:blank?) && tag.blank? ? true : false
      end

      def render_tag(number, context, page, owner)
        forget_containers(context, page)
        tag = Objects.fetch(number)
        before = State.of_tag(tag)
        place = context_of(context, page, owner)
        text = text_of(tag.render(place))
        Liquid::PayloadScope.tell_changes(place)
        Reads.changed if State.of_tag(tag) != before
        text
      end

      # Forget the lists and hashes of a render that has ended, but for the hash of the page that this one has.
      def forget_containers(context, page)
        return if Bridge.nested? || context == @latest
        Containers.forget(page)
        @latest = context
      end

      def text_of(value)
        value.is_a?(Array) ? value.join : value.to_s
      end

      def context_of(number, page, owner = nil)
        Liquid::Context.of(number) { registers_of(owner, page) }
      end

      # The registers of a render: those of a layout last through the build, as its template does.
      def registers_of(owner, page)
        found = owner ? (@registers ||= {})[owner] ||= { site: Jekyll.current_site } : { site: Jekyll.current_site }
        found[:page] = page
        found
      end

      # What tags in layouts have put into their registers.
      def kept_registers
        (@registers || {}).transform_values { |registers| registers.except(:site, :page) }.reject { |_, registers| registers.empty? }
      end

      # The value of a filter; if that is one of the lists and hashes that the program knows, its number alone.
      def filter(name, context, page, owner, *arguments)
        value = context_of(context, page, owner).strainer.public_send(name, *arguments)
        number = Containers.known(value)
        [number, number ? nil : value]
      rescue ::ArgumentError => e
        raise unless e.backtrace_locations && e.message.start_with?("wrong number of arguments") && e.backtrace_locations[1]&.path.to_s.start_with?(API_FOLDER)
        raise Liquid::ArgumentError, e.message
      end

      # The result of an operator of conditions.
      def operator(name, left, right)
        Liquid::Condition.new(nil, name).compare(left, right)
      end

      def forget_contexts(numbers)
        Liquid::Context.forget(numbers)
      end
    end
    extend TemplateCalls
  end
end
