# frozen_string_literal: true

module JekyllPy
  # A large hash that plugins read while the site is rendered, of which only what they take is looked at for changes.
  module Watched
    HARMLESS = %i[size length key? has_key? include? member? keys each_key empty? any? none? hash == eql? inspect to_s compare_by_identity? default default_proc rehash].freeze
    PARTS = %i[[] fetch dig].freeze
    CHANGES = %i[[]= store delete clear update merge! replace shift delete_if reject! select! keep_if filter! compact! transform_values! transform_keys!].freeze

    PARTS.each do |name|
      define_method(name) do |*arguments, &block|
        found = super(*arguments, &block)
        Reads.part(self, arguments.first)
        found
      end
    end

    CHANGES.each do |name|
      define_method(name) do |*arguments, &block|
        Reads.change(self)
        super(*arguments, &block)
      end
    end

    (Hash.public_instance_methods(false) + Enumerable.public_instance_methods - HARMLESS - PARTS - CHANGES).uniq.each do |name|
      define_method(name) do |*arguments, **named, &block|
        Reads.parts(self)
        super(*arguments, **named, &block)
      end
    end
  end
end
