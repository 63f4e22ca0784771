# frozen_string_literal: true

module Nokogiri
  module XML
    # A document; it writes and searches its nodes, also those that are in none of its places.
    class Document < Node
      attr_accessor :encoding, :url
      attr_reader :errors

      class << self
        def new(*) = allocate.tap { |made| made.__send__(:initialize) }

        def parse(text, url = nil, encoding = nil, *)
          text = text.respond_to?(:read) ? text.read : text.to_s
          found = new
          yield ParseOptions.new if block_given?
          found.url = url
          found.encoding = encoding || declared_encoding(text)
          found.__send__(:read, utf8(text, encoding))
          found
        end

        # A text as UTF-8.
        def utf8(text, encoding)
          known = encoding || text.encoding.name
          text.dup.force_encoding(known == "ASCII-8BIT" ? "UTF-8" : known).encode("UTF-8", invalid: :replace, undef: :replace).scrub
        end

        def declared_encoding(text) = text.b[/\A\s*<\?xml[^>]*\bencoding=["']([\w-]+)/, 1]
      end

      def initialize
        super(self)
        @errors = []
        @version = 0
      end

      def name = "document"
      def node_type = DOCUMENT_NODE
      def document? = true
      def document = self
      def html? = false
      def version = "1.0"
      def meta_encoding = encoding
      def root = own_children.find(&:element?)
      def internal_subset = own_children.find { |one| one.is_a?(DTD) }
      def fragment_class = DocumentFragment
      def validate = []
      def collect_namespaces = own_children.select(&:element?).flat_map { |one| [one, *one.css("*")] }.map(&:namespaces).reduce({}, :merge)
      def slop! = self
      def decorators(_) = (@decorators ||= [])

      def root=(node)
        root&.unlink
        add_child(node)
      end

      def create_element(name, *contents)
        made = Element.new(name, self)
        contents.each { |one| one.is_a?(Hash) ? one.each { |key, value| made[key] = value } : made.content = one }
        yield made if block_given?
        made
      end

      def create_text_node(text) = Text.new(text.to_s, self)
      def create_cdata(text) = CDATA.new(text.to_s, self)
      def create_comment(text) = Comment.new(self, text.to_s)
      def fragment(text = "") = fragment_class.new(self, text, root)

      def remove_namespaces!
        traverse { |node| node.__send__(:forget_namespaces) if node.element? }
        changed
        self
      end

      def to_s(*) = to_xml
      def to_xml(*, **options) = "<?xml version=\"1.0\"#{" encoding=\"#{encoding}\"" if encoding}?>\n" + own_children.map { |one| "#{write_xml([one], **options)}\n" }.join
      alias serialize to_xml

      def to_html(*) = own_children.map(&:to_html).join << "\n"

      def copy_in(_document, _depth)
        copy = self.class.new
        copy.encoding = encoding
        own_children.each { |one| copy.put(one.copy_in(copy, 1)) }
        copy
      end

      def context = []

      # The service of its nodes

      # A tree of this document has changed.
      def changed
        @version += 1
      end

      # A node as HTML.
      def write(node)
        parent, following = node.parent, node.next_sibling
        followed = !following.nil? && !following.text?
        Outside.ask("write_html", rows: Outside.rows([node]).first, parent: parent&.element? ? parent.name : "", followed: followed)
      end

      def write_xml(nodes, save_with: nil, indent: 2, **)
        formatted = save_with.nil? || save_with.to_i.anybits?(SaveOptions::FORMAT)
        Outside.ask("write_xml", rows: Outside.rows(nodes).first, formatted: formatted)
      end

      # What a search from some nodes finds; from the whole document without any.
      def search_from(nodes, request)
        top = nodes.empty? ? self : nodes.first.root_of_tree
        order = order_of(top)
        where = nodes.empty? || nodes == [top] && top.own_children.any? && !top.element? ? [-1] : nodes.filter_map { |one| order.index { |each| each.equal?(one) } }
        request = { tree: top.object_id, version: @version, is_document: top.document?, context: where, **request }
        found = Outside.ask("find", **request) || Outside.ask("find", **request, rows: @rows)
        found.is_a?(Array) ? found.map { |one| one.is_a?(Array) ? Attr.new(order[one[0]], one[1]) : order[one] } : found
      end

      private

      # The nodes of a tree in order; their rows are ready to be sent.
      def order_of(top)
        return @order if @ordered == [top.object_id, @version]
        @rows, @order = Outside.rows(top.element? || top.is_a?(CharacterData) ? [top] : top.own_children)
        @ordered = [top.object_id, @version]
        @order
      end

      def read(text)
        rows, @errors = Outside.ask("read_xml", text: text)
        Outside.build(rows, self, self)
      end
    end

    # How a document is parsed; all that is asked for is accepted.
    class ParseOptions
      RECOVER = 1
      PEDANTIC = 128
      NOCDATA = 1 << 14
      NOENT = 2
      NOBLANKS = 256
      NOERROR = 32
      NOWARNING = 64
      STRICT = 0
      NONET = 2048
      HUGE = 1 << 19
      DEFAULT_XML = RECOVER | NONET
      DEFAULT_HTML = RECOVER | NOERROR | NOWARNING | NONET

      %w(strict recover noent noblanks noerror nowarning nonet huge nocdata default_xml default_html).each do |name|
        define_method(name) { self }
      end
      alias options recover
    end

    module SaveOptions
      FORMAT = 1
      NO_DECLARATION = 2
      NO_EMPTY_TAGS = 4
      NO_XHTML = 8
      AS_XHTML = 16
      AS_XML = 32
      AS_HTML = 64
    end
    Node::SaveOptions = SaveOptions

    class Element
      private

      def forget_namespaces
        own_attributes.delete_if { |name, _| name == "xmlns" || name.start_with?("xmlns:") }
        own_attributes.transform_keys! { |name| name.split(":", 2).last }
        @prefix = nil
      end
    end
  end
end
