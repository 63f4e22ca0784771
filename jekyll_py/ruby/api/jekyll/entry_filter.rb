# frozen_string_literal: true

module Jekyll
  # Which entries of the source belong to the site.
  class EntryFilter
    SPECIAL_LEADING_CHAR_REGEX = %r!\A#{Regexp.union([".", "_", "#", "~"])}!o.freeze
    attr_reader :site

    def initialize(site, base_directory = nil)
      @site = site
      @base_directory = derive_base_directory(site, base_directory.to_s.dup)
    end

    attr_reader :base_directory

    def derive_base_directory(site, base)
      base[site.source] = "" if base.start_with?(site.source)
      base
    end

    def relative_to_source(entry)
      File.join(base_directory, entry)
    end

    def filter(entries)
      entries.reject do |entry|
        next true if entry.end_with?(".")
        is_included = included?(entry)
        next true if excluded?(entry) && !is_included
        symlink?(entry) || (!is_included && (special?(entry) || backup?(entry)))
      end
    end

    def included?(entry)
      glob_include?(site.include, entry) || glob_include?(site.include, File.basename(entry))
    end

    def special?(entry)
      SPECIAL_LEADING_CHAR_REGEX.match?(entry) || SPECIAL_LEADING_CHAR_REGEX.match?(File.basename(entry))
    end

    def backup?(entry)
      entry.end_with?("~")
    end

    def excluded?(entry)
      glob_include?(site.exclude - site.include, relative_to_source(entry)).tap do |excluded|
        Jekyll.logger.debug "EntryFilter:", "excluded #{relative_to_source(entry)}" if excluded
      end
    end

    def symlink?(entry)
      site.safe && File.symlink?(entry) && symlink_outside_site_source?(entry)
    end

    def symlink_outside_site_source?(entry)
      !File.realpath(entry).start_with?(site.in_source_dir)
    end

    def glob_include?(patterns, entry)
      entry_with_source = File.join(site.source, entry)
      entry_with_source += "/" if File.directory?(entry_with_source)
      patterns.any? do |pattern|
        if pattern.is_a?(Regexp)
          pattern.match?(entry_with_source)
        else
          with_source = File.join(site.source, pattern.to_s)
          File.fnmatch?(with_source, entry_with_source) || entry_with_source.start_with?(with_source)
        end
      end
    end
  end
end
