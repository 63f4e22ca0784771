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
  end
end

# The methods are redefined, not wrapped by modules: where a plugin does the same, by `alias_method`, those would call
# each other for ever.
class Time
  %i(localtime getlocal utc gmtime zone to_a).each { |name| alias_method :"jekyll_py_#{name}", name }

  def localtime(zone = nil)
    jekyll_py_note_turn
    jekyll_py_localtime(zone || JekyllPy::TimeZone)
  end

  def utc
    jekyll_py_note_turn
    jekyll_py_utc
  end

  def gmtime
    jekyll_py_note_turn
    jekyll_py_gmtime
  end

  def getlocal(zone = nil) = jekyll_py_getlocal(zone || JekyllPy::TimeZone)

  def zone
    found = jekyll_py_zone
    found.equal?(JekyllPy::TimeZone) ? JekyllPy::TimeZone.abbr(self) : found
  end

  def to_a = jekyll_py_to_a[0..-2] << zone

  private

  # A time of an item is about to be another one for templates.
  def jekyll_py_note_turn
    item = JekyllPy::Model.times[self]
    JekyllPy::Reads.turned(item) if item
  end

  class << self
    %i(now at new local).each { |name| alias_method :"jekyll_py_#{name}", name }

    def now(in: JekyllPy::TimeZone)
      jekyll_py_now(in: binding.local_variable_get(:in))
    end

    def at(*arguments, in: JekyllPy::TimeZone, **options)
      jekyll_py_at(*arguments, in: binding.local_variable_get(:in), **options)
    end

    def new(*arguments, in: nil, **options)
      zone = binding.local_variable_get(:in)
      return jekyll_py_new(*arguments, in: zone, **options) if zone || arguments.size == 7 || with_zone?(arguments)
      jekyll_py_new(*arguments, in: JekyllPy::TimeZone, **options).localtime
    end

    def local(*arguments)
      return jekyll_py_local(*arguments) if arguments.size > 8
      made = utc(*arguments)
      new(made.year, made.month, made.day, made.hour, made.min, made.sec + made.subsec)
    end
    alias mktime local

    private

    # Whether the arguments are one text that names a zone.
    def with_zone?(arguments)
      arguments.size == 1 && arguments.first.is_a?(String) && arguments.first.match?(/\d\d:\d\d(:\d\d)?.*(Z|UTC|[+-]\d)/)
    end
  end
end

# The times of files.
[File.singleton_class, File, File::Stat].each do |owner|
  owner.class_eval do
    %i(atime birthtime ctime mtime).each do |name|
      own = :"jekyll_py_#{name}"
      alias_method own, name
      define_method(name) { |*path| __send__(own, *path).getlocal }
    end
  end
end
