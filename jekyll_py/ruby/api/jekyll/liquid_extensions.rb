# frozen_string_literal: true

module Jekyll
  # For tags that look up what their markup names.
  module LiquidExtensions
    # The value of a variable, which may have dots; where there is none, the markup itself.
    def lookup_variable(context, variable)
      variable.split(".").reduce(context) { |found, key| found[key] } || variable
    end
  end
end
