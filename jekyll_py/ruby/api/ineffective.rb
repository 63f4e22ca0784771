# frozen_string_literal: true

module JekyllPy
  # Changes of methods of Jekyll's classes that have no effect, because the program does their work without asking.
  module Ineffective
    # Other methods of which only the program's own are called.
    UNASKED = {
      "Jekyll::StaticFile" => %i[url destination placeholders cleaned_relative_path modified?], "Jekyll::Regenerator" => %i[regenerate? modified?],
      "Jekyll::Site" => %i[process each_site_file post_attr_hash], "Jekyll::FrontmatterDefaults" => %i[all find],
      "Jekyll::RelatedPosts" => %i[build most_recent_posts], "Jekyll::Page" => %i[to_liquid], "Jekyll::Document" => %i[<=> to_liquid]
    }.freeze

    class << self
      # Each such method with the place of the change: name, file and line.
      def found
        methods.filter_map do |kind, names|
          changed = names.filter_map { |name| (place = place_of(kind, name)) && ["#{kind}##{name}", *place] }
          changed unless changed.empty?
        end.flatten(1)
      end

      private

      def methods
        (Absent::METHODS.keys | UNASKED.keys).to_h { |kind| [kind, (Absent::METHODS[kind] || []) | (UNASKED[kind] || [])] }
      end

      # Where a plugin has defined the method; nil for one that is as it was.
      def place_of(kind, name)
        kind = Object.const_get(kind)
        return unless kind.method_defined?(name) || kind.private_method_defined?(name)
        place = kind.instance_method(name).source_location
        place if place && !place.first.start_with?(API_FOLDER) && File.file?(place.first)
      end
    end
  end
end
