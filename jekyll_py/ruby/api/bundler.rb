# frozen_string_literal: true

# In place of Bundler: what the Gemfile names is on the load path already, as far as it can be had.
Object.send(:remove_const, :Bundler) if Object.const_defined?(:Bundler, false)

module Bundler
  class << self
    def setup(*)
      self
    end

    # Load the gems of some groups of the Gemfile, without those that cannot be had.
    def require(*groups)
      names = groups.empty? ? ["default"] : groups.map(&:to_s)
      JekyllPy::Bridge.ask("gems_of_groups", names).each { |files| require_first(files) }
    end

    def root
      Pathname.new(Jekyll.current_site.source)
    end

    %i[with_clean_env with_original_env with_unbundled_env].each { |name| define_method(name) { |&block| block.call } }

    private

    def require_first(files)
      files.any? do |file|
        Kernel.require(file)
        true
      rescue LoadError
        false
      end
    end
  end
end
