# frozen_string_literal: true

module Jekyll
  # The base class of generators and converters.
  class Plugin
    PRIORITIES = { low: -10, highest: 100, lowest: -100, normal: 0, high: 10 }.freeze

    class << self
      def inherited(kind)
        super
        Plugin.all_descendants << kind
      end

      # The classes below this one, in the order in which they were made, but each behind those that derive from it.
      def descendants
        Plugin.all_descendants.select { |kind| kind.superclass.equal?(self) }.flat_map { |kind| [*kind.descendants, kind] }
      end

      def subclasses
        descendants
      end

      def priority(priority = nil)
        @priority ||= nil
        @priority = priority if priority && PRIORITIES.key?(priority)
        @priority || :normal
      end

      def safe(safe = nil)
        @safe = safe unless safe.nil?
        @safe || false
      end

      def <=>(other)
        PRIORITIES[other.priority] <=> PRIORITIES[priority]
      end
    end

    def self.all_descendants
      @all_descendants ||= []
    end

    def <=>(other)
      self.class <=> other.class
    end

    def initialize(config = {}); end
  end

  # Adds to a site or changes it, before it is rendered.
  class Generator < Plugin
  end

  # Translates the content of files with certain extensions.
  class Converter < Plugin
    def self.highlighter_prefix(prefix = nil)
      @highlighter_prefix = prefix if prefix
      @highlighter_prefix
    end

    def self.highlighter_suffix(suffix = nil)
      @highlighter_suffix = suffix if suffix
      @highlighter_suffix
    end

    def initialize(config = {})
      super
      @config = config
    end

    def highlighter_prefix
      self.class.highlighter_prefix
    end

    def highlighter_suffix
      self.class.highlighter_suffix
    end
  end

  # Converters that the program has.
  module Converters
    # What the converters of the program share. A module, as plugins reopen these classes with Jekyll's superclass.
    module Builtin
      def self.included(kind)
        kind.extend(ClassMethods)
      end

      module ClassMethods
        def program_name
          @program_name || superclass.program_name
        end

        def named(name, extensions, output)
          @program_name = name
          known = {}
          shown = name == "markdown" ? :downcase : :to_s # as in Jekyll, Markdown refuses what is no text
          define_method(:matches) do |ext|
            extensions.nil? || known.fetch(ext) { known[ext] = JekyllPy::Bridge.ask("converter_matches", name, ext.public_send(shown)) }
          end
          define_method(:output_ext) { |ext| output || ext }
        end
      end

      def convert(content)
        JekyllPy::Bridge.ask("convert", self.class.program_name, content)
      end
    end

    class Identity < Converter
      include Builtin
      priority :lowest
      safe true
      named "identity", nil, nil

      def convert(content)
        content
      end
    end

    class Markdown < Converter
      include Builtin
      highlighter_prefix "\n"
      highlighter_suffix "\n"
      safe true
      named "markdown", [], ".html"

      def setup
        @parser ||= get_processor
      end

      def get_processor
        Processor.new(self.class.program_name)
      end

      def convert(content)
        setup
        @parser.convert(content)
      end

      def extname_list
        @extname_list ||= @config["markdown_ext"].split(",").map { |ext| ".#{ext.downcase}" }
      end
    end

    # The processor that the key `markdown` names, of the program.
    class Markdown::Processor
      def initialize(name)
        @name = name
      end

      def convert(content)
        content.valid_encoding? # which raises where it is no text, as in kramdown
        JekyllPy::Bridge.ask("convert", @name, content)
      end
    end
    Markdown.private_constant :Processor

    # The processor kramdown.
    class Markdown::KramdownParser
      def initialize(config)
        @main_fallback_highlighter = config["highlighter"] || "rouge"
        @config = (config["kramdown"] || {}).dup
        @highlighter = nil
        setup
        load_dependencies
      end

      def setup
        @config["syntax_highlighter"] ||= highlighter
        @config["syntax_highlighter_opts"] ||= {}
        @config["syntax_highlighter_opts"]["default_lang"] ||= "plaintext"
        @config["syntax_highlighter_opts"]["guess_lang"] = @config["guess_lang"]
      end

      def convert(content)
        JekyllPy::Libraries.kramdown(content, @config)
      end

      private

      def load_dependencies; end

      def highlighter
        @highlighter ||= @config["syntax_highlighter"] || (@config["enable_coderay"] ? "coderay" : @main_fallback_highlighter)
      end
    end

    class SmartyPants < Converter
      include Builtin
      priority :low
      safe true
      named "smartypants", [], nil

      def matches(_ext)
        false
      end

      def output_ext(_ext)
        nil
      end
    end
  end

  # Subcommands. Those of `_plugins` are unknown to the program, as in Jekyll; what they share with a build is here.
  class Command
    class << self
      def subclasses
        @subclasses ||= []
      end

      def inherited(kind)
        super
        Command.subclasses << kind
      end

      def process_site(site)
        site.process
      end

      def configuration_from_options(options)
        options.is_a?(Configuration) ? options : Jekyll.configuration(options)
      end

      def add_build_options(_command); end
      def init_with_program(_program); end
    end
  end

  module Commands
    %w(Build Clean Doctor Help New NewTheme Serve).each do |name|
      const_set(name, Class.new(Command))
    end
  end
end
