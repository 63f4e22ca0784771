# frozen_string_literal: true

module JekyllPy
  module Service
    # Items that are read again, or whose addresses are decided here.
    module ItemCalls
      # Read the whole source here.
      def read_source
        Reading.read(Jekyll.current_site)
        nil
      end

      def read_document(handle)
        old = Model.of(handle)
        fresh = Jekyll::Hooks.without { Jekyll::Document.new(old.path, site: old.site, collection: old.collection) }
        fresh.read
        replace(old, fresh)
      end

      def read_page(handle)
        old = Model.of(handle)
        fresh = Jekyll::Hooks.without { Jekyll::Page.new(old.site, old.site.source, old.instance_variable_get(:@dir), old.name) }
        replace(old, fresh)
      end

      # Give an object of the program what another one has read.
      def replace(old, fresh)
        Model.load(old)
        fresh.instance_variables.each { |name| old.instance_variable_set(name, fresh.instance_variable_get(name)) unless name == :@handle }
        old.data["excerpt"].doc = old if old.data["excerpt"].is_a?(Jekyll::Excerpt)
        Model.changes(old)
      end

      # The addresses of static files.
      def addresses_of_files
        site = Jekyll.current_site
        site.static_files.reject { |file| file.handle.nil? }.map { |file| [file.handle, file.url, file.destination(site.dest).delete_prefix("#{site.dest}/")] }
      end

      # Whether each document is written.
      def written
        site = Jekyll.current_site
        chosen = site.docs_to_write.to_h { |item| [item, true] }.compare_by_identity
        site.collections.each_value.flat_map(&:docs).map { |item| [item.handle, chosen.key?(item)] }
      end

      # Have an item write its output to the destination.
      def write_item(handle, text)
        item = Model.of(handle)
        item.output = text
        Jekyll::Hooks.without { item.write(Jekyll.current_site.dest) }
        nil
      end

      # Have every list of the site here, so that the addresses of all items are decided here.
      def load_lists
        site = Jekyll.current_site
        site.pages
        site.collections.each_value(&:docs)
        nil
      end
    end
    extend ItemCalls
  end
end
