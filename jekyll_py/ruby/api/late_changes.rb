# frozen_string_literal: true

module JekyllPy
  # What a tag, a filter or a hook changes in the site while that is rendered, for the templates that are still to come.
  module LateChanges
    class << self
      # The changes of what has these names (`Reads`): settings, data files, and items by their number; nil without any.
      def of(names)
        site = Jekyll.current_site
        found = { "config" => names.include?("config") ? Model.changed_config(site) : {},
                  "data" => names.include?("data") ? Model.changed_data(site) : {}, "items" => items(names) }
        found.values.all?(&:empty?) ? nil : Wire.pack(found)
      end

      # Tell the program what was changed of an item that is rendered here, before a template of it is.
      def tell(item)
        (changes = of_item(item)) && Bridge.ask("take_item_changes", item.handle, changes)
      end

      # As `tell`, before Jekyll makes the hash that the templates of a page have: what was changed is in it.
      def tell_before_hash(item)
        return unless (changes = of_item(item))
        Bridge.ask("take_item_changes", item.handle, changes.merge("is_in_hash" => true))
        Model.forget_page_hash(item.handle)
      end

      private

      def of_item(item)
        item.respond_to?(:handle) && item.handle && Model.late_changes(item)
      end

      def items(names)
        names.grep(Integer).filter_map { |handle| (changes = Model.late_changes(Model.of(handle))) && [handle, changes] }
      end
    end
  end
end
