# frozen_string_literal: true

module JekyllPy
  # A module of filters that the program has, each as a method.
  module HostFilters
    module_function

    def define(target, names)
      names.each do |name|
        target.define_method(name) do |*arguments|
          JekyllPy::Bridge.ask("filter", @context.respond_to?(:number) ? @context.number : nil, name, arguments)
        end
      end
    end
  end
end

module Jekyll
  # The filters of Jekyll.
  module Filters
    module URLFilters
      private

      def ensure_leading_slash(input)
        input.nil? || input.empty? || input.start_with?("/") ? input : "/#{input}"
      end
    end

    module GroupingFilters
    end

    module DateFilters
    end

    names = JekyllPy::Bridge.ask("filter_names")
    groups = {
      URLFilters => %w(absolute_url relative_url strip_index), GroupingFilters => %w(group_by group_by_exp),
      DateFilters => %w(date_to_string date_to_long_string date_to_xmlschema date_to_rfc822)
    }
    groups.each do |target, own|
      JekyllPy::HostFilters.define(target, own)
      include target
    end
    # The program has `date` among its filters of Jekyll; in Ruby it is one of Liquid.
    JekyllPy::HostFilters.define(self, names["jekyll"] - groups.values.flatten - %w(date))
    JekyllPy::HostFilters.define(Liquid::StandardFilters, names["liquid"])

    def slugify(input, mode = nil)
      Utils.slugify(input, mode: mode)
    end

    private

    def item_property(item, property)
      item.respond_to?(:data) ? item.data[property.to_s] : item[property.to_s]
    end
  end
end

Liquid::Strainer::GLOBAL.include(Liquid::StandardFilters)
Liquid::Strainer.global_filter(Jekyll::Filters)
