# frozen_string_literal: true

module JekyllPy
  # A module of filters that the program has, each as a method.
  module HostFilters
    module_function

    # Define methods, each by its name → the filter that it is.
    def define(target, names)
      names.to_h { |name, filter| [name, filter || name] }.each do |name, filter|
        target.define_method(name) do |*arguments|
          JekyllPy::Bridge.ask("filter", @context.respond_to?(:number) ? @context.number : nil, filter, arguments)
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

      def sanitized_baseurl
        @context.registers[:site].config["baseurl"].to_s.chomp("/")
      end

      JekyllPy::HostFilters.define(self, "compute_absolute_url" => "absolute_url", "compute_relative_url" => "relative_url")
      private :compute_absolute_url, :compute_relative_url

      # The address with the host of the site before what `relative_url` gives, which a plugin may have redefined.
      def redefined_absolute_url(input)
        input = input.url if input.respond_to?(:url)
        return input if input.nil? || input.to_s.match?(/\A[a-z][a-z0-9+.-]*:/i)
        host = @context.registers[:site].config["url"].to_s
        host.empty? ? relative_url(input) : JekyllPy::Bridge.ask("normalize_url", host + relative_url(input))
      end
    end

    module GroupingFilters
      private

      def groupable?(element)
        element.respond_to?(:group_by)
      end

      def grouped_array(groups)
        groups.map { |name, items| { "name" => name, "items" => items, "size" => items.size } }
      end
    end

    module DateFilters
      private

      # The local time of a date.
      def time(input)
        date = Liquid::Utils.to_date(input)
        raise Errors::InvalidDateError, "Invalid Date: '#{input.inspect}' is not a valid datetime." unless date.respond_to?(:to_time)
        date.to_time.dup.localtime
      end

      def ordinal(number)
        return "th" if number.between?(11, 13)
        { 1 => "st", 2 => "nd", 3 => "rd" }.fetch(number % 10, "th")
      end

      def stringify_date(date, month_type, type = nil, style = nil)
        return date if date.to_s.empty?
        moment = time(date)
        return moment.strftime("%d #{month_type} %Y") unless type == "ordinal"
        day = "#{moment.day}#{ordinal(moment.day)}"
        moment.strftime(style == "US" ? "#{month_type} #{day}, %Y" : "#{day} #{month_type} %Y")
      end
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
    module URLFilters
      RELATIVE = instance_method(:relative_url)
      private_constant :RELATIVE

      # That of the program, unless a plugin has redefined `relative_url`, on which it rests.
      def absolute_url(input)
        method(:relative_url).unbind == RELATIVE ? compute_absolute_url(input) : redefined_absolute_url(input)
      end
    end
    # The program has `date` among its filters of Jekyll; in Ruby it is one of Liquid.
    JekyllPy::HostFilters.define(self, names["jekyll"] - groups.values.flatten - %w(date))
    JekyllPy::HostFilters.define(Liquid::StandardFilters, names["liquid"])

    def slugify(input, mode = nil)
      Utils.slugify(input, mode: mode)
    end

    private

    # A value as templates see it.
    def as_liquid(item)
      case item
      when Hash then item.to_h { |key, value| [as_liquid(key), as_liquid(value)] }
      when Array then item.map { |each| as_liquid(each) }
      else
        shown = item.to_liquid
        shown == item ? item : as_liquid(shown)
      end
    end

    def item_property(item, property)
      item.respond_to?(:data) ? item.data[property.to_s] : item[property.to_s]
    end
  end
end

Liquid::Strainer::GLOBAL.include(Liquid::StandardFilters)
Liquid::Strainer.global_filter(Jekyll::Filters)
