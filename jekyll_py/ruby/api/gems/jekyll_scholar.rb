# frozen_string_literal: true

require "digest"

module JekyllPy
  # Of the tags of jekyll-scholar, which keep values from page to page: in themselves where they stand in a layout, in constants
  # and caches. These are the same on all pages unless a page has settings of its own, or a tag names them by variables.
  module ScholarReads
    VARIABLE = "{{"
    OTHER_FILE = /(?:\A|\s)(?:-f|--f)/.freeze
    LISTS = %w(BibliographyTag BibliographyCountTag).freeze # these take no entry from the cache of citations

    class << self
      # Whether what a tag shows may depend on the pages before.
      def mixed?(tag, config, page)
        page["scholar"] || config["separate_links"] || Array(config["bibtex_filters"]).empty? || config["bibliography"].to_s.include?(VARIABLE) ||
          %i[@remove_duplicates @match_fields].any? { |name| tag.instance_variable_get(name) } ||
          %i[@style @group_by].any? { |name| tag.instance_variable_get(name).to_s.include?(VARIABLE) } || cites_other_file?(tag)
      end

      private

      def cites_other_file?(tag)
        !LISTS.include?(tag.class.name.to_s.split("::").last) && OTHER_FILE.match?(tag.instance_variable_get(:@markup).to_s)
      end
    end

    # Looks again at the files that a tag has looked at on an earlier page.
    def set_context_to(context)
      super
      Reads.mixed if ScholarReads.mixed?(self, config, context.registers[:page])
      @repository = nil
      Dir.glob(File.join(config["source"], config["bibliography"])) if config["bibliography"].to_s.include?("*")
      self
    end

    def liquid_template
      site.layouts[bibliography_template].content if site.layouts.key?(bibliography_template)
      super
    end

    def styles(style)
      [style.to_s, File.join(site.source, style.to_s)].each { |path| File.exist?(path) } if site && Jekyll::Scholar::STYLES.key?(style)
      super
    end

    # The program itself knows what pages depend on.
    def update_dependency_tree; end

    def render_bibliography(entry, index = nil)
      Reads.mixed if styles(style).bibliography&.substitute_subsequent_authors?
      super
    end
  end

  # Takes the place of the method of jekyll-scholar 6.5.1 to 7.3.0 that finds the entries which a page cites: that one sorts all
  # entries twice, and looks up the page's keys, a call of the program, once for each entry.
  module CitedEntries
    KNOWN = "781e50a0bf431b3fe3c26781af1cfa32344073be0de2e8bf1e8f905767c4313d" # the digest of its text
    TEXT = /^ {6}def cited_entries$.*?^ {6}end$/m.freeze

    def self.known?
      file, = Jekyll::Scholar::Utilities.instance_method(:cited_entries).source_location
      Digest::SHA256.hexdigest(File.read(file, encoding: Encoding::UTF_8)[TEXT].to_s) == KNOWN
    rescue NameError
      false
    end
  end
end

if JekyllPy::CitedEntries.known?
  module Jekyll::Scholar::Utilities
    def cited_entries
      items, keys = entries, nil
      return items unless cited_only?
      if skip_sort?
        items = cited_references.uniq.map { |key| items.detect { |entry| entry.key == key } }
      else
        items = items.select { |entry| (keys ||= cited_references).include?(entry.key) }
      end
      cited_keys.clear if clear?
      items
    end
  end
end

Jekyll::Scholar::Utilities.prepend(JekyllPy::ScholarReads)
