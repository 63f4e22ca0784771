# frozen_string_literal: true

module JekyllPy
  # Changes of methods of Jekyll's classes that have no effect, because the program does their work without asking.
  module Ineffective
    # Other methods of which only the program's own are called.
    UNASKED = {
      "Jekyll::StaticFile" => %i[modified?], "Jekyll::Regenerator" => %i[regenerate? modified?],
      "Jekyll::Site" => %i[each_site_file], "Jekyll::FrontmatterDefaults" => %i[find],
      "Jekyll::Converters::Scss" => %i[jekyll_sass_configuration sass_dir sass_load_paths user_sass_load_paths],
      "Liquid::Variable" => %i[render], "Liquid::Context" => %i[find_variable evaluate handle_error invoke], "Liquid::Condition" => %i[evaluate]
    }.freeze

    # Functions of modules and classes, likewise.
    UNASKED_FUNCTIONS = {
      "Jekyll" => %i[sanitized_path configuration], "Jekyll::Utils" => %i[add_permalink_suffix safe_glob], "Liquid::Template" => %i[parse]
    }.freeze

    class << self
      # Each such method with the place of the change: name, file and line.
      def found
        methods.filter_map do |kind, names|
          changed = names.filter_map { |name| (place = place_of(kind, name)) && ["#{kind}##{name}", *place] }
          changed unless changed.empty?
        end.flatten(1) + functions
      end

      private

      def functions
        all = UNASKED_FUNCTIONS.flat_map { |space, names| names.map { |name| [space, name] } }
        all.filter_map { |space, name| (place = source_of(Object.const_get(space).method(name))) && ["#{space}.#{name}", *place] }
      end

      def methods
        (Absent::METHODS.keys | UNASKED.keys).to_h { |kind| [kind, (Absent::METHODS[kind] || []) | (UNASKED[kind] || [])] }
      end

      # Where a plugin has defined the method; nil for one that is as it was.
      def place_of(kind, name)
        kind = Object.const_get(kind)
        source_of(kind.instance_method(name)) if kind.method_defined?(name) || kind.private_method_defined?(name)
      end

      def source_of(method)
        place = method.source_location
        place if place && !place.first.start_with?(API_FOLDER) && File.file?(place.first)
      end
    end
  end
end
