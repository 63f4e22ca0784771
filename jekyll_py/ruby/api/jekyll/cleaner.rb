# frozen_string_literal: true

module Jekyll
  # What is removed from the destination, where plugins change that. The program finds what is obsolete.
  class Cleaner
    attr_reader :site

    # The paths that are to be removed, of those that the program has found.
    def self.removed(site, found)
      new(site).tap { |cleaner| cleaner.instance_variable_set(:@found, found) }.send(:removed)
    end

    def initialize(site)
      @site = site
    end

    def cleanup!
      @removed = obsolete_files
    end

    private

    def obsolete_files
      @found.dup.tap { |files| Jekyll::Hooks.trigger(:clean, :on_obsolete, files) }
    end

    def removed
      cleanup!
      @removed || []
    end
  end
end
