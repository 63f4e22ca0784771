# frozen_string_literal: true

# WebAssembly has no time zones: local times are times of a zone that asks the program.
module JekyllPy
  # The zone of the site, as Ruby's methods of Time take one (`in: zone`).
  module TimeZone
    STEP = 900
    DAY = 86_400

    class << self
      # The offset from UTC at an instant, in seconds, the zone's name and whether that is of summer.
      def at(seconds)
        (@known ||= {})[seconds.div(STEP)] ||= Bridge.ask("local_time", seconds)
      end

      def utc_to_local(time)
        time + at(time.to_i)[0]
      end

      def local_to_utc(time)
        wall = time.to_i
        time - offset_of(wall)
      end

      def abbr(time)
        at(instant(time))[1]
      end

      def dst?(time)
        at(instant(time))[2]
      end

      def name
        ENV["TZ"].to_s
      end

      private

      # The offset of a time of day there: the later one where the clock shows it twice, the earlier where it never does.
      def offset_of(wall)
        before, after = at(wall - DAY)[0], at(wall + DAY)[0]
        at(wall - after)[0] == after ? after : before
      end

      # The instant that a time is, which Ruby gives as one of UTC that shows the clock of the zone.
      def instant(time)
        time.is_a?(Time) ? time.to_i : time.to_i - offset_of(time.to_i)
      end
    end

    # Makes times of the zone.
    module Makers
      def now(in: TimeZone)
        super
      end

      def at(*arguments, in: TimeZone, **options)
        super
      end

      def new(*arguments, in: nil, **options)
        zone = binding.local_variable_get(:in)
        return super if zone || arguments.size == 7 || (arguments.size == 1 && arguments.first.is_a?(String) && arguments.first =~ /\d\d:\d\d(:\d\d)?.*(Z|UTC|[+-]\d)/)
        super(*arguments, in: TimeZone, **options).localtime
      end

      def local(*arguments)
        return super if arguments.size > 8
        made = utc(*arguments)
        new(made.year, made.month, made.day, made.hour, made.min, made.sec + made.subsec)
      end

      def mktime(*arguments)
        local(*arguments)
      end
    end

    # Turns times into those of the zone.
    module Turns
      def localtime(zone = TimeZone)
        note_turn
        super(zone || TimeZone)
      end

      def utc
        note_turn
        super
      end

      def gmtime
        note_turn
        super
      end

      # A time of an item is about to be another one for templates.
      def note_turn
        item = Model.times[self]
        Reads.turned(item) if item
      end

      def getlocal(zone = TimeZone)
        super(zone || TimeZone)
      end

      def zone
        found = super
        found.equal?(TimeZone) ? TimeZone.abbr(self) : found
      end

      def to_a
        super[0..-2] << zone
      end
    end
  end
end

class Time
  prepend JekyllPy::TimeZone::Turns
  singleton_class.prepend JekyllPy::TimeZone::Makers
end
