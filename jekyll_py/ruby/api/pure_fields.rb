# frozen_string_literal: true

module JekyllPy
  # The fields that stay as they are until a plugin runs: those of Jekyll's own, which plugins have not changed. Templates
  # that plugins render in a generator are given each once.
  module PureFields
    # The methods behind the fields of a class.
    METHODS = {
      "Jekyll::Page" => %i[to_liquid [] data content dir excerpt name path url relative_path permalink template url_placeholders
                           defaults_of_path output_ext html? index? ext basename type site],
      "Jekyll::Document" => %i[to_liquid [] data content output date url id relative_path path basename next_doc previous_doc collection draft?
                               url_template url_placeholders permalink basename_without_ext cleaned_relative_path to_s site],
      "Jekyll::StaticFile" => %i[to_liquid data name extname modified_time basename relative_path type path site],
      "Jekyll::Site" => %i[static_files pages categories tags documents posts data site_data collections config time post_attr_hash
                           frontmatter_defaults],
      "Jekyll::Collection" => %i[docs files label directory relative_directory write? metadata to_liquid],
    }.freeze
    # The fields of a document that are found by its address, or by a search for its neighbours.
    FOUND = %w(id url next previous).freeze

    class << self
      # Note the methods before plugins are loaded.
      def note
        @methods = METHODS.to_h { |kind, names| [kind, names.to_h { |name| [name, place(Object.const_get(kind), name)] }] }
        @drops = drops.to_h { |kind| [kind, methods_of(kind)] }
        @pure = {}.compare_by_identity
      end

      # Whether a field of an item or of a drop is one.
      def of?(object, name = nil)
        return of_site? if object.instance_of?(Jekyll::Drops::SiteDrop)
        object = object.instance_variable_get(:@obj) if object.instance_of?(Jekyll::Drops::DocumentDrop)
        item?(object) && !renders?(object, name)
      end

      # Whether the fields of an item are, but for its excerpt.
      def item?(object)
        pure?(object.class) && object.singleton_methods(false).empty?
      end

      # Whether a field of such an item is found without a change of it, as where it has its address.
      def found?(item, name)
        return false if renders?(item, name)
        (item.is_a?(Jekyll::Document) && has?(item, name)) || !item.instance_variable_get(:@url).nil?
      end

      private

      # Whether a document has a field before its address is asked for: a date that is missing would be set.
      def has?(document, name)
        name == "date" ? document.data.key?(name) : !FOUND.include?(name)
      end

      def of_site?
        Jekyll.current_site.singleton_methods(false).empty? && %w(Jekyll::Site Jekyll::Collection).all? { |name| pure?(Object.const_get(name)) }
      end

      # Whether the field is an excerpt, which may have to be rendered; a page has it among all fields.
      def renders?(item, name)
        item.is_a?(Jekyll::Page) ? item.data["excerpt"].is_a?(Jekyll::Excerpt) : name == "excerpt"
      end

      def pure?(kind)
        @pure.fetch(kind) do
          name = METHODS.keys.find { |one| kind <= Object.const_get(one) }
          @pure[kind] = !name.nil? && @drops.all? { |one, methods| methods == methods_of(one) } && same_methods?(kind, name)
        end
      end

      def same_methods?(kind, name)
        attributes = kind.const_defined?(:ATTRIBUTES_FOR_LIQUID) ? kind::ATTRIBUTES_FOR_LIQUID : []
        @methods[name].all? { |method, before| place(kind, method) == before } && attributes.all? { |one| @methods[name].key?(one.to_sym) }
      end

      def place(kind, name)
        method = kind.instance_method(name)
        [method.owner, method.source_location]
      end

      def methods_of(kind)
        kind.public_instance_methods.to_h { |name| [name, place(kind, name)] }.reject { |_, (owner, _)| Object <= owner }
      end

      def drops
        [Jekyll::Drops::DocumentDrop, Jekyll::Drops::SiteDrop, Jekyll::Drops::StaticFileDrop, Jekyll::Drops::CollectionDrop]
      end
    end
  end
end
