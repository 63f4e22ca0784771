# frozen_string_literal: true

module JekyllPy
  # What bibtex-ruby works out again for each field of each entry, whenever that is shown: which filter a name stands for, by a
  # regular expression for each filter there is, and the text that LaTeX stands for.
  module BibtexFilters
    # The filter of a name; another one where filters were added since the last time.
    def resolve(filter)
      return super unless filter.is_a?(String) || filter.is_a?(Symbol)
      name = [filter, BibTeX::Filter.subclasses.size]
      (@resolved ||= {})[name] ||= super
    end

    # Of the filter of LaTeX.
    module Decoded
      MOST = 20_000 # texts; those that were decoded first go first

      def apply(value)
        return super unless value.instance_of?(String)
        known = (@decoded ||= {})[value]
        return known.dup if known
        @decoded.shift if @decoded.size >= MOST
        (@decoded[value] = super).dup
      end
    end
  end
end

BibTeX::Filters.singleton_class.prepend(JekyllPy::BibtexFilters)
BibTeX::Filters::LaTeX.prepend(JekyllPy::BibtexFilters::Decoded) if defined?(BibTeX::Filters::LaTeX)
