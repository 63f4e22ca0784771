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
        changes = item.respond_to?(:handle) && item.handle && Model.late_changes(item)
        Bridge.ask("take_item_changes", item.handle, changes) if changes
      end

      private

      def items(names)
        names.grep(Integer).filter_map { |handle| (changes = Model.late_changes(Model.of(handle))) && [handle, changes] }
      end
    end
  end
end
