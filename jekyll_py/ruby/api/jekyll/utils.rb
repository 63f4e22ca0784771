# frozen_string_literal: true

module Jekyll
  # Small functions that plugins use.
  module Utils
    extend self

    SLUGIFY_MODES = %w(raw default pretty ascii latin).freeze
    SLUGIFY_RAW_REGEXP = Regexp.new("\\s+").freeze
    SLUGIFY_DEFAULT_REGEXP = Regexp.new("[^\\p{M}\\p{L}\\p{Nd}]+").freeze
    SLUGIFY_PRETTY_REGEXP = Regexp.new("[^\\p{M}\\p{L}\\p{Nd}._~!$&'()+,;=@]+").freeze
    SLUGIFY_ASCII_REGEXP = Regexp.new("[^[A-Za-z0-9]]+").freeze
    KINDS = {
      "raw" => SLUGIFY_RAW_REGEXP, "default" => SLUGIFY_DEFAULT_REGEXP, "latin" => SLUGIFY_DEFAULT_REGEXP,
      "pretty" => SLUGIFY_PRETTY_REGEXP, "ascii" => SLUGIFY_ASCII_REGEXP
    }.freeze
    SLUGS = KINDS.transform_values { {} }.freeze # by the texts they were made of, as plugins ask for the same ones again
    MOST_SLUGS = 5000
    private_constant :KINDS, :SLUGS, :MOST_SLUGS

    def slugify(string, mode: nil, cased: false)
      mode ||= "default"
      return nil if string.nil?
      return cased ? string : string.downcase unless SLUGIFY_MODES.include?(mode)
      string = JekyllPy::Bridge.ask("transliterate", string) if mode == "latin"
      known = SLUGS[mode]
      known.clear if known.size == MOST_SLUGS
      slug = known[string] ||= string.gsub(KINDS[mode], "-").gsub(/^-|-$/i, "")
      slug = cased ? slug.dup : slug.downcase
      Jekyll.logger.warn("Warning:", "Empty `slug` generated for '#{string}'.") if slug.empty?
      slug
    end

    def titleize_slug(slug)
      slug.gsub(/[-\s]+/, " ").split.map(&:capitalize).join(" ")
    end

    def deep_merge_hashes(master, other)
      deep_merge_hashes!(master.dup, other)
    end

    def deep_merge_hashes!(target, overwrite)
      overwrite.each do |key, value|
        old = target[key]
        target[key] = value.nil? ? old : mergable?(old) && mergable?(value) ? deep_merge_hashes(old, value) : value
      end
      target.default_proc = overwrite.default_proc if target.is_a?(Hash) && overwrite.is_a?(Hash) && target.default_proc.nil?
      target.each { |key, value| target[key] = value.dup if value.frozen? && duplicable?(value) }
      target
    end

    def mergable?(value)
      value.is_a?(Hash) || value.is_a?(Drops::Drop)
    end

    def duplicable?(value)
      case value
      when nil, false, true, Symbol, Numeric then false
      else true
      end
    end

    def pluralized_array_from_hash(hash, singular_key, plural_key)
      [value_from_singular_key(hash, singular_key) || value_from_plural_key(hash, plural_key)].flatten.compact.uniq
    end

    def value_from_singular_key(hash, key)
      hash[key] || (hash.default_proc && hash[key]) if hash.key?(key) || hash.default_proc
    end

    def value_from_plural_key(hash, key)
      value = hash[key] if hash.key?(key) || hash.default_proc
      value.is_a?(String) ? value.split : value.is_a?(Array) ? value.compact : nil
    end

    def transform_keys(hash)
      hash.each_with_object({}) { |(key, value), found| found[yield(key)] = value }
    end

    def symbolize_hash_keys(hash)
      transform_keys(hash) { |key| key.to_sym rescue key }
    end

    def stringify_hash_keys(hash)
      transform_keys(hash) { |key| key.to_s rescue key }
    end

    def parse_date(input, msg = "Input could not be parsed.")
      Time.parse(input).localtime
    rescue ArgumentError
      raise Errors::InvalidDateError, "Invalid date '#{input}': #{msg}"
    end

    def has_yaml_header?(file)
      File.open(file, "rb", &:gets).to_s.match?(/\A---[ \t]*\r?\n/)
    rescue EOFError
      false
    end

    def has_liquid_construct?(content)
      return false if content.nil? || content.empty?
      content.include?("{%") || content.include?("{{")
    end

    def add_permalink_suffix(template, permalink_style)
      template = template.dup
      case permalink_style
      when :pretty then template << "/"
      when :date, :ordinal, :none then template << ":output_ext"
      else
        template << "/" if permalink_style.to_s.end_with?("/")
        template << ":output_ext" if permalink_style.to_s.end_with?(":output_ext")
      end
      template
    end

    def safe_glob(dir, patterns, flags = 0)
      return [] unless Dir.exist?(dir)
      pattern = File.join(Array(patterns))
      return [dir] if pattern.empty?
      Dir.chdir(dir) { Dir.glob(pattern, flags).map { |found| File.join(dir, found) } }
    end

    def merged_file_read_opts(site, override)
      merged = (site ? site.file_read_opts : {}).merge(override)
      merged[:encoding] = "bom|#{merged[:encoding]}" if merged[:encoding] && !merged[:encoding].start_with?("bom|")
      merged["encoding"] = "bom|#{merged["encoding"]}" if merged["encoding"] && !merged["encoding"].start_with?("bom|")
      merged
    end

    module Platforms
      extend self

      %w(windows bash_on_windows vanilla_windows mri jruby).each { |name| define_method("#{name}?") { name == "mri" } }
      alias really_windows? vanilla_windows?

      def osx?
        false
      end

      def linux?
        true
      end
      alias unix? linux?
    end

    # Programs that plugins run.
    module Exec
      extend self

      # How a program ended, and what it printed.
      def run(*command)
        require "open3"
        output, errors, process = Open3.capture3(*command)
        [process, output.strip + errors.strip]
      end
    end

    module Ansi
      extend self
      ESCAPE = format("%c", 27)
      MATCH = /#{ESCAPE}\[(?:\d+)(?:;\d+)*(j|k|m|s|u|A|B|G)|\e\(B\e\[m/ix.freeze
      COLORS = { red: 31, green: 32, black: 30, magenta: 35, yellow: 33, white: 37, blue: 34, cyan: 36 }.freeze

      def strip(text)
        text.gsub(MATCH, "")
      end

      def has?(text)
        !!(text =~ MATCH)
      end

      def reset(text = "")
        "#{ESCAPE}[0m#{text}"
      end

      COLORS.each { |color, number| define_method(color) { |text| "#{ESCAPE}[#{number}m#{text}#{ESCAPE}[0m" } }
    end
  end
end

# The colours of the gem colorator, which Jekyll loads.
class String
  Jekyll::Utils::Ansi::COLORS.each_key do |color|
    define_method(color) { "\e[#{Jekyll::Utils::Ansi::COLORS[color]}m#{self}\e[0m" }
  end

  def bold
    "\e[1m#{self}\e[0m"
  end

  def strip_ansi
    Jekyll::Utils::Ansi.strip(self)
  end
end
