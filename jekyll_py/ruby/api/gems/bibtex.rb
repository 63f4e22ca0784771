# frozen_string_literal: true

module JekyllPy
  # The filters of bibtex-ruby by their names: the gem makes regular expressions and looks through all filters for each
  # field of each entry.
  module BibtexFilters
    # The filter of a name; another one where filters were added since the last time.
    def resolve(filter)
      return super unless filter.is_a?(String) || filter.is_a?(Symbol)
      name = [filter, BibTeX::Filter.subclasses.size]
      (@resolved ||= {})[name] ||= super
    end
  end
end

BibTeX::Filters.singleton_class.prepend(JekyllPy::BibtexFilters)
