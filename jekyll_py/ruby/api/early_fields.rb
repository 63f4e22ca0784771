# frozen_string_literal: true

module JekyllPy
  # The fields that the program was given for the templates of generators: a fingerprint of each, so that it is given those
  # alone that are others now.
  module EarlyFields
    @of_objects = {}
    @of_items = {}

    class << self
      # Whether the program, which knows a field under this key, was given an equal value.
      def told?(key, name, value, is_known)
        before, now = @of_objects[[key, name]], print(value)
        @of_objects[[key, name]] = now
        is_known && before == now
      end

      # Note a field of an item that the program is given.
      def note(handle, name, value)
        (@of_items[handle] ||= {})[name] = print(value)
      end

      # The fields of items that are others than those that the program was given, and the names of those that it is to
      # ask for again, each by item.
      def changed(handles)
        values, lost = {}, {}
        handles.each do |handle|
          now, gone = changed_of(Model.of(handle), @of_items[handle] || {})
          values[handle.to_s] = now unless now.empty?
          lost[handle.to_s] = gone unless gone.empty?
        end
        { "values" => values, "lost" => lost }
      end

      private

      def changed_of(item, prints)
        return [{}, prints.keys] unless PureFields.item?(item)
        shown, values, lost = item.to_liquid, {}, []
        prints.each do |name, before|
          value = PureFields.found?(item, name) ? shown[name] : LOST
          next lost << name if value.equal?(LOST) || value.is_a?(Proc)
          values[name] = value unless print(value) == before
        end
        values.each { |name, value| prints[name] = print(value) }
        [values, lost]
      end

      LOST = Object.new.freeze
      private_constant :LOST

      # Equal times of different zones have the same hash.
      def print(value)
        value.is_a?(Time) ? [value, value.utc_offset].hash : value.hash
      end
    end
  end
end
