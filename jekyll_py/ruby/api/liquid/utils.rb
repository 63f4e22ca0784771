# frozen_string_literal: true

module Liquid
  module Utils
    module_function

    def to_number(value)
      case value
      when Numeric then value
      when /\A-?\d+\.\d+\z/ then value.to_f
      when String then value.to_i
      else 0
      end
    end

    def to_integer(value)
      return value if value.is_a?(Integer)
      Integer(value.to_s)
    rescue ::ArgumentError
      raise Liquid::ArgumentError, "invalid integer"
    end

    def to_date(value)
      return value if value.respond_to?(:strftime)
      case value.is_a?(String) ? value.downcase : value
      when "now", "today" then Time.now
      when Integer, /\A\d+\z/ then Time.at(value.to_i)
      when String then Time.parse(value)
      end
    rescue ::ArgumentError
      nil
    end
  end
end
