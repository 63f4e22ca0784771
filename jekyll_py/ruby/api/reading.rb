# frozen_string_literal: true

module JekyllPy
  # Reading the source here, for plugins that have changed how that is done.
  module Reading
    class << self
      # Read everything. What the program has read from the same files keeps its number.
      def read(site)
        known = lists_of(site)
        empty(site)
        Jekyll::Hooks.without { site.reader.read }
        site.pages.map! { |page| joined(known[:pages], page) }
        site.static_files.map! { |file| joined(known[:files], file) }
        site.collections.each_value { |collection| join_collection(known, collection) }
        site.layouts = site.layouts.transform_values { |layout| joined(known[:layouts], layout) }
      end

      private

      def lists_of(site)
        files = site.static_files + site.collections.each_value.flat_map(&:files)
        { pages: by_path(site.pages), files: by_path(files), documents: by_path(site.collections.each_value.flat_map(&:docs)),
          layouts: by_path(site.layouts.values) }
      end

      def by_path(items)
        items.each { |item| Model.load(item) unless item.is_a?(Jekyll::Layout) }.to_h { |item| [item.path.to_s, item] }
      end

      def empty(site)
        site.pages, site.static_files, site.layouts, site.data = [], [], {}, {}
        site.collections.each_value do |collection|
          collection.docs = []
          collection.instance_variable_set(:@files, [])
        end
      end

      def join_collection(known, collection)
        collection.docs.map! { |document| joined(known[:documents], document) }
        collection.files.map! { |file| joined(known[:files], file) }
      end

      # The object of the program for the file of a new one, which takes over what that has read.
      def joined(known, fresh)
        old = known[fresh.path.to_s]
        return fresh unless old && old.instance_of?(fresh.class)
        fresh.instance_variables.each { |name| old.instance_variable_set(name, fresh.instance_variable_get(name)) unless name == :@handle }
        old.data["excerpt"].doc = old if old.respond_to?(:date) && old.data["excerpt"].is_a?(Jekyll::Excerpt)
        old
      end
    end
  end
end
