# frozen_string_literal: true

module JekyllPy
  # What the plugins that were loaded define and change.
  module Loaded
    # Methods of the site's own classes which decide how items are read or where they go.
    READS = { "Jekyll::Document" => %i[read], "Jekyll::Page" => %i[read_yaml initialize] }.freeze
    MOVES = {
      "Jekyll::Document" => %i[url permalink url_placeholders url_template destination output_ext id date basename_without_ext cleaned_relative_path],
      "Jekyll::Page" => %i[url permalink url_placeholders template destination output_ext dir],
      "Jekyll::URL" => %i[to_s generated_url generated_permalink generate_url],
      "Jekyll::Drops::UrlDrop" => %i[title slug name categories path]
    }.freeze
    STAGES = %i[reset read generate render cleanup write].freeze
    @before = {}

    class << self
      # Note how the methods of the classes are before plugins are loaded.
      def note
        @original = tracked.to_h { |kind, names| [kind, names.to_h { |name| [name, Object.const_get(kind).instance_method(name)] }] }
        @utils = Jekyll::Utils.method(:slugify).unbind
        @filters = filter_methods
        @tags = Liquid::Template.tags.to_h { |name, kind| [name, [kind, methods_of(kind)]] }
        @drops = drop_kinds.to_h { |kind| [kind, kind.public_instance_methods] }
        @known = Jekyll::Plugin.all_descendants.dup
        @processors = Jekyll::Converters::Markdown.constants
      end

      def tracked
        site = { "Jekyll::Site" => STAGES }
        [READS, MOVES, site].reduce({}) { |all, one| all.merge(one) { |_, left, right| left | right } }
      end

      def changed?(kind, names)
        names.any? { |name| Object.const_get(kind).instance_method(name) != @original[kind][name] }
      end

      def reads?(kind)
        changed?(kind, READS[kind])
      end

      # Whether the address of an item is decided here.
      def moves?(item)
        return false if item.is_a?(Jekyll::Layout)
        return true if all_move?
        kind = item.is_a?(Jekyll::Page) ? "Jekyll::Page" : "Jekyll::Document"
        (@moves ||= {})[item.class] ||= [item.class, changed?(kind, MOVES[kind]) || item_class_moves?(item, kind)]
        @moves[item.class].last
      end

      def item_class_moves?(item, kind)
        MOVES[kind].any? { |name| item.method(name).unbind != @original[kind][name] && !item.method(name).owner.equal?(Object.const_get(kind)) }
      end

      def all_move?
        return @all_move unless @all_move.nil?
        @all_move = Jekyll::Utils.method(:slugify).unbind != @utils || %w(Jekyll::URL Jekyll::Drops::UrlDrop).any? { |kind| changed?(kind, MOVES[kind]) }
      end

      def stages
        STAGES.select { |stage| changed?("Jekyll::Site", [stage]) }.map(&:to_s)
      end

      def filter_methods
        Liquid::Strainer::GLOBAL.public_instance_methods.to_h { |name| [name, Liquid::Strainer::GLOBAL.instance_method(name)] }
      end

      # The filters that plugins define or change, each with its arity.
      def filters
        registered = Liquid::Strainer.modules.drop(1).flat_map(&:public_instance_methods)
        changed = filter_methods.reject { |name, method| @filters[name] == method }.keys
        slugs = Jekyll::Utils.method(:slugify).unbind == @utils ? [] : [:slugify]
        (registered | (changed & @filters.keys) | slugs).map(&:to_s)
      end

      # The tags that plugins define or change: name → whether it is a block.
      def tags
        colours = Libraries.changed?("Rouge") ? "highlight" : nil
        Liquid::Template.tags.select { |name, kind| name == colours || @tags[name] != [kind, methods_of(kind)] }.to_h { |name, kind| [name, kind <= Liquid::Block] }
      end

      def methods_of(kind)
        (kind.instance_methods(false) + kind.ancestors.take_while { |one| one != Liquid::Tag }).map(&:to_s) + kind.instance_methods.map { |name| kind.instance_method(name).hash }
      end

      def drop_kinds
        %w(DocumentDrop SiteDrop StaticFileDrop CollectionDrop JekyllDrop UnifiedPayloadDrop).map { |name| Jekyll::Drops.const_get(name) }
      end

      # The fields that plugins add to drops; what they add to all objects or lists is none.
      def drop_fields
        general = Object.public_instance_methods | Enumerable.public_instance_methods
        @drops.to_h { |kind, names| [kind.name.split("::").last, (kind.public_instance_methods - names - general).map(&:to_s)] }.reject { |_, names| names.empty? }
      end

      def plugins(kind)
        kind.descendants - @known
      end

      def generators(site)
        in_order(plugins(Jekyll::Generator).select { |kind| !site.safe || kind.safe }.map { |kind| kind.new(site.config) })
      end

      def own_converters(site)
        @own_converters ||= plugins(Jekyll::Converter).map { |kind| kind.new(site.config) }
      end

      def converters(site)
        builtin = [Jekyll::Converters::Identity, Jekyll::Converters::Markdown, Jekyll::Converters::SmartyPants, Jekyll::Converters::Sass, Jekyll::Converters::Scss]
        in_order(builtin.map { |kind| kind.new(site.config) } + own_converters(site))
      end

      def in_order(plugins)
        plugins.sort_by.with_index { |one, place| [-Jekyll::Plugin::PRIORITIES[one.class.priority], place] }
      end

      # Whether a converter derives from one of Jekyll, before which it then runs.
      def derived?(kind)
        kind.ancestors.include?(Jekyll::Converters::Builtin)
      end

      # Classes in Converters::Markdown: processors that `markdown:` may name.
      def processors
        (Jekyll::Converters::Markdown.constants - @processors).map(&:to_s)
      end

      def hooks
        Jekyll::Hooks.registered.flat_map { |owner, events| events.keys.map { |event| [owner.to_s, event.to_s] } }
      end

      def summary
        { "tags" => tags, "filters" => filters, "drops" => drop_fields, "stages" => stages, "hooks" => hooks,
          "generators" => plugins(Jekyll::Generator).size, "processors" => processors,
          "converters" => plugins(Jekyll::Converter).map { |kind| { "name" => kind.name.to_s, "priority" => kind.priority.to_s, "derived" => derived?(kind) } },
          "reads_documents" => reads?("Jekyll::Document"), "reads_pages" => reads?("Jekyll::Page"),
          "moves" => all_move? || changed?("Jekyll::Document", MOVES["Jekyll::Document"]) || changed?("Jekyll::Page", MOVES["Jekyll::Page"]),
          "kramdown" => Libraries.changed?("Kramdown"), "rouge" => Libraries.changed?("Rouge") }
      end
    end
  end
end
