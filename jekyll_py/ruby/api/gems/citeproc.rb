# frozen_string_literal: true

require "digest"

module JekyllPy
  # What citeproc-ruby makes anew for each tag and each page: the locale, read from XML, and the texts of entries. Both are
  # kept where no plugin has changed the code of the gems that make them.
  module Citations
    CODE = /\A(?:CiteProc|CSL)(?:::|\z)/.freeze
    GEMS = %r{\A(?:\(eval at )?/gems/\d+-(?:citeproc|citeproc-ruby|csl|csl-styles)/}.freeze
    NUMBER = :"citation-number"
    MOST = 20_000 # texts of a part of a style; those that were made first go first
    @locales = {}
    @texts = {}.compare_by_identity
    @numbered = {}.compare_by_identity

    class << self
      # The locale of a name, one for all renderers; nil for what is no name.
      def locale(name)
        name = name.nil? ? CSL::Locale.default : name
        return unless unchanged? && (name.is_a?(String) || name.is_a?(Symbol) || name.is_a?(CSL::Locale))
        @locales[[name.to_s, CSL::Locale.root, Dir.pwd]] ||= CSL::Locale.load(name)
      end

      # The text of items in a part of a style: the block's, or the same one from an earlier page.
      def text(renderer, items, node)
        key = unchanged? && renderer.engine.nil? && key_of(renderer, items, node)
        return yield unless key
        texts = (@texts[node] ||= {})
        known = texts[key]
        return again(renderer.state, items, node, *known) if known
        texts.shift if texts.size >= MOST
        yield.tap { |text| texts[key] = [text.dup, renderer.state.history.recall(node.nodename)[:authors]] }
      end

      private

      # What the text depends on: all that is said of the items, the locale and the format. Nil where it depends on more.
      def key_of(renderer, items, node)
        return if node.nodename == "bibliography" && node.substitute_subsequent_authors?
        [renderer.locale.__id__, renderer.format.class, Digest::SHA256.digest(described(items, numbered?(node)))]
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

    # Of `CiteProc::Ruby::Renderer`. A renderer of an engine changes its locale.
    module Renderer
      def initialize(given = nil)
        locale = Citations.locale(given[:locale]) if given.is_a?(Hash)
        locale ? super(given.merge(locale: locale)) : super
      end

      def locale=(given)
        locale = Citations.locale(given) if engine.nil?
        locale ? @locale = locale : super
      end

      def render_bibliography(item, node) = Citations.text(self, item, node) { super }
      def render_citation(items, node) = items.is_a?(Array) ? Citations.text(self, items, node) { super } : super
    end
  end
end

CiteProc::Ruby::Renderer.prepend(JekyllPy::Citations::Renderer)
