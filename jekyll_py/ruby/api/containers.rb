# frozen_string_literal: true

module JekyllPy
  # The lists and hashes of templates that plugins have at hand: each is one object here, by its number, and what is changed
  # in it is told before the program looks at it.
  module Containers
    # The functions of the program that look at values of templates.
    LOOKING = %w(evaluate find_variable variable scope_get render_body render_template filter bind scope_set).freeze

    @objects = {}
    @numbers = {}.compare_by_identity
    @sums = {}
    @pages = {}

    class << self
      # The object for a list or hash of the program.
      def of(number, value)
        @objects[number] ||= note(number, value)
      end

      # The number of a list or hash that the program knows; nil for another value.
      def known(value)
        @numbers[value] if container?(value)
      end

      # The last number that the program has given.
      def last
        @objects.keys.max || 0
      end

      # Forget the lists and hashes with later numbers: the program has lent them for one call.
      def forget_after(number)
        lent = @objects.keys.select { |each| each > number }
        lent.each { |each| @numbers.delete(@objects[each]) }
        [@objects, @sums].each { |numbered| lent.each { |each| numbered.delete(each) } }
      end

      # The number of a list or hash that is bound to a name; nil for another value.
      def number(value)
        return unless container?(value)
        @numbers[value] || -(@last = (@last || 0) + 1).tap { |number| note(-number, value) }
      end

      # Note the lists and hashes of the hash of a page.
      def watch(page, values)
        @pages[page] ||= [values, values.select { |_, value| container?(value) }.transform_values(&:hash)]
      end

      # Tell what was changed.
      def tell
        tell_of_pages unless @pages.empty?
        return if @sums.empty?
        changed = @sums.keys.reject { |number| @sums[number] == @objects[number].hash }
        changed.each { |number| @sums[number] = @objects[number].hash }
        changed.each { |number| share(number, @objects[number]) }
      end

      # Forget all but the hash of a page.
      def forget(page)
        [@objects, @numbers, @sums].each(&:clear)
        @pages.select! { |_, (values, _)| values.equal?(page) }
      end

      def forget_page(page)
        @pages.delete(page)
      end

      # Note that the program knows what a value in the hash of a page is now.
      def told(page, key, value)
        @pages[page]&.last&.store(key, value.hash)
      end

      private

      # Tell of a changed list or hash, and put it in its place in the site, as it is here.
      def share(number, value)
        place = Bridge.ask("change_container", number, value)
        Model.put(value, *place) if place
      end

      def container?(value)
        value.instance_of?(Array) || value.is_a?(Hash)
      end

      def tell_of_pages
        @pages.each do |page, (values, sums)|
          changed = values.select { |key, value| container?(value) && sums[key] != value.hash }
          sums.merge!(changed.transform_values(&:hash))
          changed.each { |key, value| Bridge.ask("change_page_value", page, key.to_s, value) }
        end
      end

      def note(number, value)
        @numbers[value] = number
        @sums[number] = value.hash
        @objects[number] = value
      end
    end
  end
end
