# frozen_string_literal: true

module JekyllPy
  # What a call of the program reads of the site that is here already, so that the program is not asked for it: items by
  # their handle, everything else by a name. The program records it for the page that is rendered.
  module Reads
    # Values of items that the program knows; those that a plugin has added to an object are not recorded.
    KNOWN = %w(model jekyll/document jekyll/page jekyll/convertible jekyll/static_file jekyll/layout jekyll/collection)
            .flat_map { |name| File.read("#{API_FOLDER}/#{name}.rb").scan(/@\w+/) }
            .concat(%w(@site @base @dir @name @ext @basename @relative_path @path @pager @given @extname @collection @type @data @content @handle @output))
            .to_h { |name| [name.to_sym, true] }.freeze
    @noted = {}
    @prints = {}
    @parts = {}.compare_by_identity
    @watched = {}.compare_by_identity
    @is_on = false
    @is_changed = false

    class << self
      attr_reader :is_on

      def begin
        @is_on = true
        [@noted, @prints, @parts, @watched].each(&:clear)
      end

      # Note that a large hash is read; gives the hash, which tells of what is taken from it.
      def large(name, values)
        return values unless @is_on
        values.extend(Watched) unless @watched.key?(values) || values.nil?
        @watched[values] = name
        note(name)
        values
      end

      # Note that a value is taken from a large hash.
      def part(values, key)
        return unless @is_on
        found = @parts[values] ||= {}
        found[key] = Hash.instance_method(:[]).bind_call(values, key).hash unless found.key?(key)
      end

      # Note that any value may be taken from a large hash.
      def parts(values)
        values.keys.each { |key| part(values, key) } if @is_on
      end

      # Note a read; gives the value.
      def note(name, value = nil)
        return value if !@is_on || @noted.key?(name)
        @noted[name] = value
        @prints[name] = value.hash unless @prints.key?(name)
        value
      end

      # Note that an item is read; gives its front matter.
      def item(object, data)
        return data if !@is_on || object.handle.nil? || @noted.key?(object.handle)
        volatile unless object.instance_variables.all? { |name| KNOWN.key?(name) }
        note(object.handle, data)
      end

      # Note that something is read which cannot be compared from build to build.
      def volatile
        note("volatile")
      end

      # Note that a call has changed what later calls see.
      def changed
        @is_changed = true
      end

      # The names of all reads since the last time, and whether a value that was read is another now.
      def take
        is_changed, @is_changed = @is_changed || part_changed?, false
        return [[], is_changed] if @noted.empty?
        noted, @noted = @noted, {}
        changed = noted.keys.select { |name| noted[name].hash != @prints[name] }
        changed.each { |name| @prints[name] = noted[name].hash }
        [noted.keys, is_changed || !changed.empty?]
      end

      private

      # Whether a value that was taken from a large hash, in this call or one before, is another now.
      def part_changed?
        changed = false
        @parts.each do |values, found|
          found.each do |key, print|
            now = Hash.instance_method(:[]).bind_call(values, key).hash
            next if now == print
            found[key] = now
            changed = true
          end
        end
        changed
      end
    end
  end
end
