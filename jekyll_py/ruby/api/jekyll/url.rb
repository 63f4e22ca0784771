# frozen_string_literal: true

module Jekyll
  # The address of an item, made from a template or a permalink, and placeholders.
  class URL
    attr_reader :template

    def initialize(options)
      @template = options[:template]
      @placeholders = options[:placeholders] || {}
      @permalink = options[:permalink]
      raise ArgumentError, "One of :template or :permalink must be supplied." if (@template || @permalink).nil?
    end

    def to_s
      sanitize_url(generated_permalink || generated_url)
    end

    def generated_permalink
      (@generated_permalink ||= generate_url(@permalink)) if @permalink
    end

    def generated_url
      @generated_url ||= generate_url(@template)
    end

    def generate_url(template)
      @placeholders.is_a?(Drops::UrlDrop) ? from_drop(template) : from_hash(template)
    end

    # Paths that are as they are in an address.
    PLAIN = %r!\A[a-zA-Z0-9./-]*\z!.freeze
    private_constant :PLAIN

    class << self
      def escape_path(path)
        PLAIN.match?(path) ? path : JekyllPy::Bridge.ask("escape_path", path)
      end

      def unescape_path(path)
        PLAIN.match?(path) ? path : JekyllPy::Bridge.ask("unescape_path", path)
      end
    end

    private

    def from_hash(template)
      @placeholders.inject(template) do |result, (key, value)|
        break result if result.index(":").nil?
        if value.nil?
          result.gsub("/:#{key}", "")
        elsif !result.include?(":#{key}")
          result
        else
          result.gsub(":#{key}", self.class.escape_path(value))
        end
      end
    end

    def possible_keys(key)
      key.end_with?("_") ? [key, key.chomp("_")] : [key]
    end

    def from_drop(template)
      template.gsub(/:([a-z_]+)/) do |match|
        name = Regexp.last_match(1)
        found = possible_keys(name).find { |key| @placeholders.key?(key) }
        raise NoMethodError, "The URL template doesn't have #{possible_keys(name).join(" or ")} keys. Check your permalink template!" unless found
        value = @placeholders[found]
        value = "" if value.nil?
        self.class.escape_path(value.to_s) + (found == name ? "" : "_")
      end
    end

    def sanitize_url(address)
      "/#{address}".gsub("..", "/").gsub("./", "").squeeze("/")
    end
  end
end
