# frozen_string_literal: true

require "json"
require "date"
require "time"

module JekyllPy
  # Values as text: JSON, in which an object with the key "$" is a value that JSON lacks.
  module Wire
    module_function

    def dump(value)
      JSON.generate(pack(value), max_nesting: false)
    end

    # Several values, each by itself.
    def dump_each(values)
      JSON.generate(values.map { |value| pack(value) }, max_nesting: false)
    end

    def load(text)
      unpack(JSON.parse(text, max_nesting: false, decimal_class: nil))
    end

    def pack(value)
      case value
      when nil, true, false, Integer then value
      when String then value.instance_of?(String) && value.encoding == Encoding::UTF_8 && value.valid_encoding? ? value : text(value)
      when Symbol then { "$" => "y", "v" => value.to_s }
      when Float then value.finite? ? value : { "$" => "f", "v" => value.to_s }
      when Array then value.map { |each| member(each) }
      when Hash then hash(value)
      when Time then time(value)
      when DateTime then { "$" => "dt", "v" => [*time(value.to_time)["v"][0, 2], (value.offset * 86_400).to_i, false] }
      when Date then { "$" => "d", "v" => value.iso8601 }
      when Range then range(value)
      else object(value)
      end
    end

    # A member of a list, of which Liquid asks no `to_liquid`.
    def member(value)
      packed = pack(value)
      packed.is_a?(Hash) && packed["$"] == "ro" && packed["t"] == "bad" ? packed.merge("t" => "value") : packed
    end

    def text(value)
      utf8 = value.encoding == Encoding::UTF_8 ? value : (value.encode(Encoding::UTF_8) rescue value.dup.force_encoding(Encoding::UTF_8))
      utf8.valid_encoding? ? String.new(utf8) : { "$" => "b", "v" => [value].pack("m0") }
    end

    def hash(value)
      return value.transform_values { |each| pack(each) } if value.keys.all?(String) && !value.key?("$")
      { "$" => "h", "v" => value.map { |key, each| [pack(key), pack(each)] } }
    end

    def time(value)
      { "$" => "t", "v" => [value.to_i, value.nsec, value.utc_offset, value.utc?] }
    end

    def range(value)
      ends = [value.begin, value.end]
      ends.all?(Integer) ? { "$" => "r", "v" => [ends[0], value.exclude_end? ? ends[1] - 1 : ends[1]] } : pack(value.to_a)
    end

    # An object of Ruby: one of the site, a drop, or what it says it is for Liquid.
    def object(value)
      return { "$" => "i", "v" => value.handle } if value.respond_to?(:handle) && value.handle
      return { "$" => "big", "v" => value.to_s("F") } if value.class.name == "BigDecimal"
      return { "$" => "x", "v" => [pack(value.doc), value.source] } if value.is_a?(Jekyll::Excerpt)
      return { "$" => "ro", "v" => Objects.keep(value), "t" => "proc", "s" => value.to_s } if value.is_a?(Proc)
      return { "$" => "ro", "v" => Objects.keep(value), "t" => kind_of(value), "s" => value.class.to_s, "m" => comparisons(value.class), "p" => PureFields.of?(value) } if kind_of(value)
      return { "$" => "ro", "v" => Objects.keep(value), "t" => "value", "s" => value.to_s } if value.is_a?(Numeric)
      plain = value.respond_to?(:to_liquid) ? value.to_liquid : value
      plain.equal?(value) ? { "$" => "ro", "v" => Objects.keep(value), "t" => "bad", "s" => inspected(value) } : pack(plain)
    end

    def inspected(value)
      value.inspect
    rescue StandardError
      value.class.to_s
    end

    # The comparisons that the class of a drop defines.
    def comparisons(kind)
      (@comparisons ||= {}.compare_by_identity)[kind] ||= %w(== <=>).reject { |name| [BasicObject, Object, Kernel].include?(kind.instance_method(name).owner) }
    end

    def kind_of(value)
      return value.respond_to?(:each) ? "list" : "drop" if value.is_a?(Liquid::Drop)
      "item" if value.is_a?(Jekyll::Page) || value.is_a?(Jekyll::Document) || value.is_a?(Jekyll::StaticFile)
    end

    def unpack(value)
      case value
      when Array then value.map { |each| unpack(each) }
      when Hash then value.key?("$") ? special(value) : value.transform_values { |each| unpack(each) }
      else value
      end
    end

    def special(value)
      it = value["v"]
      case value["$"]
      when "y" then it.to_sym
      when "f" then { "NaN" => Float::NAN, "Infinity" => Float::INFINITY, "-Infinity" => -Float::INFINITY }[it]
      when "b" then it.unpack1("m").force_encoding(Encoding::UTF_8)
      when "h" then it.to_h { |key, each| [unpack(key), unpack(each)] }
      when "t" then time_from(*it)
      when "dt" then date_time_from(*it)
      when "d" then Date.iso8601(it)
      when "r" then (it[0]..it[1])
      when "big" then (require "bigdecimal"; BigDecimal(it))
      when "ro" then Objects.fetch(it)
      when "c" then Containers.of(value["n"], unpack(it))
      when "i" then Model.of(it, value["k"])
      when "dd" then Model.of(it, value["k"]).to_liquid
      when "cd" then Jekyll.current_site.collections[it].to_liquid
      when "ph" then Model.page_hash(it)
      when "x" then Jekyll::Excerpt.of(unpack(it[0]), it[1])
      when "sd" then Jekyll.current_site.to_liquid_drop
      when "jd" then Jekyll::Drops::JekyllDrop.global
      when "po" then HostDrop.of(it, value["c"])
      end
    end

    def date_time_from(seconds, nanoseconds, offset, _utc)
      Time.at(seconds, nanoseconds, :nsec).getlocal(offset).to_datetime
    end

    def time_from(seconds, nanoseconds, offset, utc)
      instant = Time.at(seconds, nanoseconds, :nsec)
      return instant.utc if utc
      local = instant.getlocal
      local.utc_offset == offset ? local : instant.getlocal(offset)
    end
  end

  # The objects of Ruby that the program holds, by number.
  module Objects
    @objects = []
    @numbers = {}.compare_by_identity

    module_function

    def keep(value)
      @numbers.fetch(value) do
        @objects << value
        @numbers[value] = @objects.size - 1
      end
    end

    def fetch(number)
      @objects[number]
    end

    class << self
      attr_reader :objects, :numbers

      def keep(value)
        @numbers[value] ||= (@objects << value).size - 1
      end

      def fetch(number)
        @objects[number]
      end
    end
  end
end
