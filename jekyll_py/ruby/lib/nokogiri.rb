# frozen_string_literal: true

# The part of Nokogiri that plugins use: its objects are here, its parsers and its searches in Python.
require "json"
require "stringio"

%w(outside xml/searchable xml/node xml/moves xml/attributes xml/kinds xml/node_set xml/document xml/fragment xml/builder
   xml/sax html4).each { |name| require "nokogiri/#{name}" }

module Nokogiri
  VERSION = "1.18.10"
  HTML = HTML4

  class << self
    def HTML4(text, *rest, &block) = HTML4::Document.parse(text, *rest, &block)
    alias HTML HTML4

    def XML(text, *rest, &block) = XML::Document.parse(text, *rest, &block)

    def parse(text, url = nil, encoding = nil)
      text.match?(/\A\s*<(?:!doctype\s+html|html)\b/i) ? HTML4(text, url, encoding) : XML(text, url, encoding)
    end

    def make(text = nil, &block)
      text ? HTML4::DocumentFragment.parse(text).children.first : HTML4::Builder.new(&block).doc.root
    end

    def jruby? = false
    def uses_libxml?(*) = true
    def uses_gumbo? = false

    # Parts that are not here say so.
    def const_missing(name)
      raise NameError, "Nokogiri::#{name} is not available here"
    end
  end

  class SyntaxError < StandardError; end

  module XML
    class SyntaxError < Nokogiri::SyntaxError; end

    module XPath
      class SyntaxError < XML::SyntaxError; end
    end

    # A schema, by which nothing can be checked here.
    class Schema
      def self.new(*) = allocate
      def validate(*) = raise(NotImplementedError, "checking XML by a schema is not available here")
      alias valid? validate
    end
    RelaxNG = Schema

    class << self
      def parse(...) = Document.parse(...)
      def fragment(text, *) = DocumentFragment.parse(text)
      def RelaxNG(*) = Schema.new
      def Schema(*) = Schema.new
    end
  end

  module CSS
    class SyntaxError < Nokogiri::SyntaxError; end
  end
end

def Nokogiri(*arguments, &block)
  arguments.empty? ? Nokogiri::XML::Builder.new(&block).doc : Nokogiri.parse(*arguments)
end
