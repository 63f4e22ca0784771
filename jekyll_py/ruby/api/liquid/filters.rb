# frozen_string_literal: true

module Liquid
  # The standard filters, which the program has.
  module StandardFilters
  end

  # The class of all filters, whose subclasses each render has.
  class Strainer
    @modules = []

    class << self
      attr_reader :modules

      def global_filter(filters)
        raise ::ArgumentError, "Expected module but got: #{filters.class}" unless filters.is_a?(Module)
        Strainer.modules << filters
        GLOBAL.include(filters)
      end
      alias add_filter global_filter

      def create(context)
        Class.new(GLOBAL).new(context)
      end
    end

    def initialize(context)
      @context = context
    end

    def invoke(name, *arguments)
      respond_to?(name) ? public_send(name, *arguments) : arguments.first
    end

    GLOBAL = Class.new(self)
  end
end
