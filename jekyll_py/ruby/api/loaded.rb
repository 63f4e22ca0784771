# frozen_string_literal: true

module JekyllPy
  # What the plugins that were loaded define and change.
  module Loaded
    STAGES = %i[process reset read generate render cleanup write].freeze
    @before = {}

    class << self
      # Note how the methods of the classes are before plugins are loaded.
      def note
        @original = tracked.to_h { |kind, names| [kind, names.to_h { |name| [name, Object.const_get(kind).instance_method(name)] }] }
        @filters = filter_methods
        @tags = Liquid::Template.tags.to_h { |name, kind| [name, [kind, methods_of(kind)]] }
        @drops = drop_kinds.to_h { |kind| [kind, all_methods(kind)] }
        @known = Jekyll::Plugin.all_descendants.dup
        @processors = Jekyll::Converters::Markdown.constants
        @converters = Decisions::CONVERTERS.values.to_h { |kind| [kind, all_methods(kind)] }
        @parser = parser_methods
        @readers = Decisions::READERS.keys.to_h { |name| [name, all_methods(Object.const_get(name))] }
        @functions = functions
        @placeholders = Jekyll::Drops::UrlDrop.public_instance_methods
      end

      # The functions on which parts of the build depend: module or class → name → method.
      def functions
        fields = Decisions::FIELD_FUNCTIONS.values.map { |kinds| kinds.transform_values(&:keys) }
        [Decisions::READING_FUNCTIONS, Decisions::MOVING_FUNCTIONS, *fields].reduce { |all, one| all.merge(one) { |_, left, right| left | right } }
                                                                         .to_h { |space, names| [space, functions_of(space, names)] }
      end

      def functions_of(space, names)
        names.to_h { |name| [name, Object.const_get(space).method(name).unbind] }
      end

      def function_changed?(space, names)
        functions_of(space, names).any? { |name, method| method != @functions[space][name] }
      end

      def any_function_changed?(table)
        table.any? { |space, names| function_changed?(space, names) }
      end

      def tracked
        site = { "Jekyll::Site" => STAGES | Decisions::PARTS_OF_RENDER }
        shown = Decisions::SHOWN.transform_values { %i[to_liquid] }
        fields = Decisions::FIELDS.values.map { |kinds| kinds.transform_values(&:keys) }
        [Decisions::READS, Decisions::MOVES, Decisions::MOVES_OF_FILES, Decisions::ORDERS, Decisions::READS_SITE, Decisions::WRITES, Decisions::WRITERS,
         Decisions::CLEANS, Decisions::RENDERS, shown, site, *fields].reduce({}) { |all, one| all.merge(one) { |_, left, right| left | right } }
      end

      def changed?(kind, names)
        names.any? { |name| Object.const_get(kind).instance_method(name) != @original[kind][name] }
      end

      def any_changed?(table)
        table.any? { |kind, names| changed?(kind, names) }
      end

      def reads?(kind)
        changed?(kind, Decisions::READS[kind]) || changed?("Jekyll::Excerpt", Decisions::READS["Jekyll::Excerpt"])
      end

      # Whether the address of an item is decided here.
      def moves?(item)
        return false if item.is_a?(Jekyll::Layout)
        return true if all_move?
        kind = item.is_a?(Jekyll::Page) ? "Jekyll::Page" : "Jekyll::Document"
        (@moves ||= {})[item.class] ||= [item.class, changed?(kind, Decisions::MOVES[kind]) || item_class_moves?(item, kind)]
        @moves[item.class].last
      end

      def item_class_moves?(item, kind)
        Decisions::MOVES[kind].any? { |name| item.method(name).unbind != @original[kind][name] && !item.method(name).owner.equal?(Object.const_get(kind)) }
      end

      def all_move?
        return @all_move unless @all_move.nil?
        @all_move = !new_placeholders.empty? || any_function_changed?(Decisions::MOVING_FUNCTIONS) || Decisions::GENERAL_MOVES.any? { |kind| changed?(kind, Decisions::MOVES[kind]) }
      end

      # The parts that permalinks have by plugins; what these add to all objects is none.
      def new_placeholders
        Jekyll::Drops::UrlDrop.public_instance_methods - Liquid::Drop.public_instance_methods - @placeholders
      end

      # Look again at what decides addresses: hooks after the start of the site may change it too.
      def forget_moves
        @all_move = @moves = nil
      end

      def moves_files?
        any_changed?(Decisions::MOVES_OF_FILES) || function_changed?("Jekyll::URL", %i[escape_path unescape_path])
      end

      def stages
        parts = { render: Decisions::PARTS_OF_RENDER }
        STAGES.select { |stage| changed?("Jekyll::Site", [stage, *parts[stage]]) }.map(&:to_s)
      end

      def filter_methods
        Liquid::Strainer::GLOBAL.public_instance_methods.to_h { |name| [name, Liquid::Strainer::GLOBAL.instance_method(name)] }
      end

      # The filters that plugins define or change, each with its arity.
      def filters
        registered = Liquid::Strainer.modules.drop(1).flat_map(&:public_instance_methods)
        changed = filter_methods.reject { |name, method| @filters[name] == method }.keys
        slugs = function_changed?("Jekyll::Utils", %i[slugify]) ? [:slugify] : []
        addresses = changed.include?(:relative_url) ? [:absolute_url] : []
        (registered | (changed & @filters.keys) | slugs | addresses).map(&:to_s)
      end

      # The tags that plugins define or change: name → whether it is a block.
      def tags
        replaced = { "highlight" => Libraries.changed?("Rouge"), "include" => Jekyll::Inclusion.changed? }
        Liquid::Template.tags.select { |name, kind| replaced[name] || @tags[name] != [kind, methods_of(kind)] }.to_h { |name, kind| [name, kind <= Liquid::Block] }
      end

      def methods_of(kind)
        kind.ancestors.take_while { |one| one != Liquid::Tag }.map(&:to_s) + all_methods(kind).map { |name, method| [name, method.hash] }
      end

      def drop_kinds
        %w(DocumentDrop SiteDrop StaticFileDrop CollectionDrop JekyllDrop UnifiedPayloadDrop).map { |name| Jekyll::Drops.const_get(name) }
      end

      # The fields that plugins add to drops or change; what they add to all objects or lists is none.
      def drop_fields
        general = Object.public_instance_methods | Enumerable.public_instance_methods
        found = @drops.to_h do |kind, before|
          [kind.name.split("::").last, (kind.public_instance_methods - general).reject { |name| before[name] == kind.instance_method(name) }.map(&:to_s)]
        end
        [fields_of_objects, fields_of_functions].reduce(found) { |all, one| all.merge(one) { |_, left, right| left | right } }
                                                .reject { |_, names| names.empty? }
      end

      # The fields of drops whose methods plugins have changed in the classes of the objects.
      def fields_of_objects
        Decisions::FIELDS.transform_values do |kinds|
          kinds.flat_map { |kind, fields| fields.select { |name, _| changed?(kind, [name]) }.values.flatten }
        end
      end

      # The fields of drops whose functions plugins have changed.
      def fields_of_functions
        Decisions::FIELD_FUNCTIONS.transform_values do |spaces|
          spaces.flat_map { |space, fields| fields.select { |name, _| function_changed?(space, [name]) }.values.flatten }
        end
      end

      # The classes of drops in whose place plugins give templates something else.
      def shown
        Decisions::SHOWN.select { |kind, _| changed?(kind, %i[to_liquid]) }.values
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
        in_order(Decisions::CONVERTERS.values.map { |kind| kind.new(site.config) } + own_converters(site))
      end

      def in_order(plugins)
        plugins.sort_by.with_index { |one, place| [-Jekyll::Plugin::PRIORITIES[one.class.priority], place] }
      end

      # The methods of a class but those that all objects have: libraries change these, as `require "pp"` does.
      def all_methods(kind)
        methods = (kind.instance_methods | kind.private_instance_methods).map { |name| [name, kind.instance_method(name)] }
        methods.reject { |_, method| Object <= method.owner }.to_h
      end

      # Whether plugins have changed how the source is read.
      def reads_source?
        any_function_changed?(Decisions::READING_FUNCTIONS) || any_changed?(Decisions::ORDERS) || any_changed?(Decisions::READS_SITE) || Decisions::READERS.any? { |name, others| altered(Object.const_get(name), @readers[name]).any? { |one| !others.include?(one) } }
      end

      # The methods of a class that are others than before.
      def altered(kind, before)
        before.reject { |name, method| method == kind.instance_method(name) }.keys
      end

      def parser_methods
        Decisions::KRAMDOWN_PARSER.instance_methods(false).concat(%i[initialize convert setup highlighter]).uniq.map { |name| Decisions::KRAMDOWN_PARSER.instance_method(name) }
      end

      # Whether plugins have changed what kramdown makes of a text: the gem, its parser for Jekyll, or the colours of code.
      def kramdown?
        Libraries.changed?("Kramdown") || Libraries.changed?("Rouge") || parser_methods != @parser
      end

      # The converters of Jekyll that plugins have changed, with what they have changed.
      def changed_converters
        Decisions::CONVERTERS.to_h { |name, kind| [name, Decisions::CONVERTS.keys.select { |method| Decisions::CONVERTS[method].any? { |one| converter_changed?(kind, one) } }] }
                  .reject { |_, methods| methods.empty? }
      end

      def converter_changed?(kind, method)
        before = @converters[kind][method]
        before ? before != kind.instance_method(method) : false
      end

      # Whether a converter derives from one of Jekyll, before which it then runs.
      def derived?(kind)
        kind.ancestors.include?(Jekyll::Converters::Builtin)
      end

      # Classes in Converters::Markdown: processors that `markdown:` may name.
      def processors
        (Jekyll::Converters::Markdown.constants - @processors).map(&:to_s)
      end

      # The owners and events of hooks; a change of what is removed from the destination is one.
      def hooks
        found = Jekyll::Hooks.registered.flat_map { |owner, events| events.keys.map { |event| [owner.to_s, event.to_s] } }
        any_changed?(Decisions::CLEANS) ? found | [%w(clean on_obsolete)] : found
      end

      # Which values are `blank?`, a method that ActiveSupport and csl give to all: also texts of spaces, only what is
      # empty, or none.
      def blank
        return unless Object.method_defined?(:blank?)

        " ".blank? ? "spaces" : "empty"
      end

      def summary
        { "tags" => tags, "filters" => filters, "operators" => Liquid::Condition.operators.keys - Liquid::Condition::STANDARD, "blank" => blank, "drops" => drop_fields, "shown" => shown, "moves_files" => moves_files?, "stages" => stages, "hooks" => hooks,
          "generators" => plugins(Jekyll::Generator).size, "processors" => processors,
          "changed_converters" => changed_converters,
          "converters" => plugins(Jekyll::Converter).map { |kind| { "name" => kind.name.to_s, "priority" => kind.priority.to_s, "derived" => derived?(kind) } },
          "decides_writing" => any_changed?(Decisions::WRITES), "writers" => Decisions::WRITERS.keys.select { |kind| changed?(kind, Decisions::WRITERS[kind]) },
          "ineffective" => Ineffective.found, "renders" => any_changed?(Decisions::RENDERS), "reads_source" => reads_source?, "reads_documents" => reads?("Jekyll::Document"), "reads_pages" => reads?("Jekyll::Page"),
          "moves" => all_move? || changed?("Jekyll::Document", Decisions::MOVES["Jekyll::Document"]) || changed?("Jekyll::Page", Decisions::MOVES["Jekyll::Page"]),
          "kramdown" => kramdown? }
      end
    end
  end
end
