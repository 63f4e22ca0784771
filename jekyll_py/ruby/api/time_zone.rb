# frozen_string_literal: true

# WebAssembly has no time zones: local times get the offset that the program says the zone of the site has.
module JekyllPy
  module TimeZone
    @offsets = {}

    class << self
      # The offset from UTC of the site's zone at an instant, in seconds.
      def offset_at(seconds)
        @offsets[seconds.div(900)] ||= Bridge.ask("utc_offset", seconds)
      end

      # The offset of a time of day there.
      def offset_of(year, *rest)
        wall = Time.utc(year, *rest).to_i
        first = offset_at(wall - offset_at(wall))
        second = offset_at(wall - first)
        offset_at(wall - second) == second ? [first, second].find { |one| offset_at(wall - one) == one } || first : first
      end
    end

    # Makes times of the zone.
    module Makers
      def now(in: nil)
        zone = binding.local_variable_get(:in)
        zone ? super : super().localtime
      end

      def at(*arguments, in: nil, **options)
        zone = binding.local_variable_get(:in)
        return super if zone
        super(*arguments, **options).localtime
      end

      def new(*arguments, in: nil, **options)
        zone = binding.local_variable_get(:in)
        return super if zone || arguments.size == 7 || (arguments.size == 1 && arguments.first.is_a?(String) && arguments.first =~ /\d\d:\d\d(:\d\d)?.*(Z|UTC|[+-]\d)/)
        return now if arguments.empty?
        return super if arguments.first.is_a?(String)
        super(*arguments.concat([nil] * (6 - arguments.size)).each_with_index.map { |one, i| one.nil? ? (i < 3 ? 1 : 0) : one }, TimeZone.offset_of(*arguments.compact))
      end

      def local(*arguments)
        return super if arguments.size > 8
        made = utc(*arguments)
        (made - TimeZone.offset_of(made.year, made.month, made.day, made.hour, made.min, made.sec)).localtime
      end

      def mktime(*arguments)
        local(*arguments)
      end
    end

    # Turns times into those of the zone.
    module Turns
      def localtime(offset = nil)
        super(offset || TimeZone.offset_at(to_i))
      end

      def getlocal(offset = nil)
        super(offset || TimeZone.offset_at(to_i))
      end
    end
  end
end

class Time
  prepend JekyllPy::TimeZone::Turns
  singleton_class.prepend JekyllPy::TimeZone::Makers
end
