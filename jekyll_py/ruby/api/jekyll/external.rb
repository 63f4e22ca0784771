# frozen_string_literal: true

module Jekyll
  # Loading what is not always there.
  module External
    class << self
      def blessed_gems
        %w(jekyll-compose jekyll-docs jekyll-import)
      end

      def require_if_present(names)
        Array(names).each do |name|
          require name
        rescue LoadError
          Jekyll.logger.debug "Couldn't load #{name}. Skipping."
          yield(name, version_constraint(name)) if block_given?
          false
        end
      end

      def version_constraint(_gem_name)
        "> 0"
      end

      def require_with_graceful_fail(names)
        Array(names).each do |name|
          require name
        rescue LoadError => e
          Jekyll.logger.error "Dependency Error:", "Yikes! It looks like you don't have #{name} or one of its dependencies installed: '#{e.message}'"
          raise Errors::MissingDependencyException, name
        end
      end
    end
  end
end
