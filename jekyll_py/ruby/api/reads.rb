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
    @altered = {}
    @turned = {}
    NONE = [].freeze
    @is_on = false
    @is_changed = false

    class << self
      attr_reader :is_on

      def begin
        @is_on = true
        [@noted, @prints, @parts, @watched].each(&:clear)
      end

      # Note none of the reads in the block, which are the program's own.
      def unnoted
        before, @is_on = @is_on, false
        yield
      ensure
        @is_on = before
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
        volatile unless known?(object)
        note(object.handle, data)
      end

      # Whether plugins have added no values to an object of the site beside its data.
      def known?(object)
        KnownGems.object?(object) || object.instance_variables.all? { |name| KNOWN.key?(name) }
      end

      # Note that something is read which cannot be compared from build to build.
      def volatile
        note("volatile")
      end

      # Note that a call depends on what other pages have left behind, or leaves something behind for them.
      def mixed
        note("mixed")
        changed
      end

      # Note that a call has changed what later calls see.
      def changed
        @is_changed = true
      end

      # Note that a value of an item is another now, though it is equal to what it was.
      def turned(item)
        @turned[item.handle] = true if @is_on && item.handle
      end

      # Note that a large hash is changed.
      def change(values)
        changed
        @altered[@watched[values]] = true if @watched.key?(values)
      end

      # The names of all reads since the last time, whether anything was changed beside what has names, whether a value that was
      # read is another now, and the names of what is another now.
      def take
        note_parts
        is_changed, @is_changed = @is_changed, false
        return [[], is_changed, !@altered.empty?, taken_changes] if @noted.empty?
        noted, @noted = @noted, {}
        noted.each do |name, value|
          next if value.hash == @prints[name]
          @prints[name] = value.hash
          @altered[name] = true
        end
        [noted.keys, is_changed, !@altered.empty?, taken_changes]
      end

      private

      def taken_changes
        return NONE if @altered.empty? && @turned.empty?
        names = @altered.keys | @turned.keys
        [@altered, @turned].each(&:clear)
        names
      end

      # Note the large hashes of which a value that was taken, in this call or one before, is another now.
      def note_parts
        @parts.each do |values, found|
          found.each do |key, print|
            now = Hash.instance_method(:[]).bind_call(values, key).hash
            next if now == print
            found[key] = now
            change(values)
          end
        end
      end
    end
  end
end
