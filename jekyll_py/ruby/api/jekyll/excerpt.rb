# frozen_string_literal: true

module Jekyll
  # The beginning of a document.
  class Excerpt
    extend Forwardable
    attr_accessor :doc, :ext
    attr_reader :source
    attr_writer :output

    def_delegators :@doc, :site, :name, :ext, :extname, :collection, :related_posts, :coffeescript_file?, :yaml_file?, :url, :next_doc, :previous_doc

    def self.of(document, text)
      allocate.tap do |excerpt|
        excerpt.doc = document
        excerpt.content = text
      end
    end

    def initialize(document)
      self.doc = document
      self.content = extract_excerpt(document.content)
    end

    # The text, which is converted once its output was asked for.
    def content
      @output || @source
    end

    def content=(text)
      @source = text
    end

    def data
      doc.data
      @data ||= doc.data.dup.tap do |values|
        values.delete("layout")
        values.delete("excerpt")
      end
    end

    def trigger_hooks(*); end

    def path
      File.join(doc.path, "#excerpt")
    end

    def relative_path
      @relative_path ||= File.join(doc.relative_path, "#excerpt")
    end

    def include?(text)
      (output && output.include?(text)) || content.include?(text)
    end

    def id
      "#{doc.id}#excerpt"
    end

    def to_s
      output || source
    end

    def to_liquid
      Drops::ExcerptDrop.new(self)
    end

    def inspect
      "<#{self.class} id=#{id}>"
    end

    def output
      JekyllPy::Reads.volatile
      @output ||= Renderer.new(doc.site, self, site.site_payload).run
    end

    def place_in_layout?
      false
    end

    def render_with_liquid?
      !(coffeescript_file? || yaml_file? || !Utils.has_liquid_construct?(content))
    end

    def extract_excerpt(text)
      JekyllPy::Bridge.ask("cut_excerpt", text, doc.excerpt_separator)
    end
  end

  # The beginning of a page, where a plugin makes one.
  class PageExcerpt < Excerpt
  end
end
