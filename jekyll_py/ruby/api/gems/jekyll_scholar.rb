# frozen_string_literal: true

require "digest"

module JekyllPy
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
