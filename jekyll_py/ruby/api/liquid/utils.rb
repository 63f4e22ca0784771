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
      value.is_a?(Integer) ? Time.at(value) : value == "now" ? Time.now : Time.parse(value.to_s)
    rescue ::ArgumentError
      nil
    end
  end
end
