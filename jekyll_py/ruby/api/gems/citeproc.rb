# frozen_string_literal: true

module JekyllPy
  # What citeproc-ruby makes anew for each tag and each page: the locale, read from XML, and the texts of entries. Both are
  # kept where no plugin has changed the code of the gems that make them.
  module Citations
    CODE = /\A(?:CiteProc|CSL)(?:::|\z)/.freeze
    GEMS = %r{\A(?:\(eval at )?/gems/\d+-(?:citeproc|citeproc-ruby|csl|csl-styles)/}.freeze
    NUMBER = :"citation-number"
    @locales = {}
    @texts = {}.compare_by_identity
    @numbered = {}.compare_by_identity
    @is_sharing = false

    class << self
      # Run the block, in which locales are for reading alone, and give its value.
      def sharing
        before, @is_sharing = @is_sharing, unchanged?
        yield
      ensure
        @is_sharing = before
      end

      # The locale that a text of XML describes: the block's, one for all readers.
      def locale(text)
        @is_sharing ? @locales[text] ||= yield : yield
      end

      # The text of items in a part of a style: the block's, or the same one from an earlier page.
      def text(renderer, items, node)
        key = unchanged? && renderer.engine.nil? && key_of(renderer, items, node)
        return yield unless key
        texts = (@texts[node] ||= {})
        known = texts[key]
        return again(renderer.state, items, node, *known) if known
        yield.tap { |text| texts[key] = [text.dup, renderer.state.history.recall(node.nodename)[:authors]] }
      end

      private

      # What the text depends on: all that is said of the items, the locale and the format. Nil where it depends on more.
      def key_of(renderer, items, node)
        return if node.nodename == "bibliography" && node.substitute_subsequent_authors?
        [renderer.locale.__id__, renderer.format.class, described(items, numbered?(node))]
      rescue NameError, TypeError # another version of the gems, or values that cannot be written
        nil
      end

      # The items as bytes; their numbers only where the style prints or compares them.
      def described(items, with_numbers)
        return Marshal.dump(items) if with_numbers
        hidden = Array(items).map { |item| (values = item.data.send(:attributes)) && [values, values.delete(NUMBER)] }
        Marshal.dump(items)
      ensure
        hidden&.each { |values, number| values[NUMBER] = number unless number.nil? }
      end

      def numbered?(node)
        @numbered.fetch(node) do
          @numbered[node] = node.root.descendants.any? { |one| one.send(:attributes).values.any? { |value| value.to_s.include?(NUMBER.name) } }
        end
      end

      # Leave the state as rendering does, for the next item.
      def again(state, items, node, text, authors)
        state.store!(items, node)
        authors.each { |each| state.store_authors!(each) }
        text.dup.tap { |copy| state.clear!(copy) }
      end

      # Whether the code of the gems is theirs alone.
      def unchanged?
        return @is_unchanged unless @is_unchanged.nil?
        @is_unchanged = ObjectSpace.each_object(Module).none? { |one| CODE.match?(Module.instance_method(:name).bind_call(one).to_s) && changed?(one) }
      end

      def changed?(one)
        [one, one.singleton_class].any? do |kind|
          (kind.instance_methods(false) + kind.private_instance_methods(false)).any? { |name| other?(kind.instance_method(name).source_location) }
        end
      end

      # Whether a method comes from another file.
      def other?(place)
        place && !GEMS.match?(place[0]) && !place[0].start_with?(API_FOLDER, State::LIBRARY)
      end
    end

    # Of `CSL::Locale`.
    module Locales
      def parse!(text) = Citations.locale(text) { super }
    end

    # Of `CiteProc::Ruby::Renderer`.
    module Renderer
      def initialize(given = nil) = given.is_a?(Hash) ? Citations.sharing { super } : super
      def locale=(given)
        engine.nil? ? Citations.sharing { super } : super
      end

      def render_bibliography(item, node) = Citations.text(self, item, node) { super }
      def render_citation(items, node) = items.is_a?(Array) ? Citations.text(self, items, node) { super } : super
    end
  end
end

CSL::Locale.singleton_class.prepend(JekyllPy::Citations::Locales)
CiteProc::Ruby::Renderer.prepend(JekyllPy::Citations::Renderer)
