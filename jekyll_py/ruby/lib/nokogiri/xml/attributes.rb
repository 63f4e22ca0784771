# frozen_string_literal: true

module Nokogiri
  module XML
    # An attribute of an element.
    class Attr
      attr_reader :key, :parent
      alias element parent

      # The attribute of an element under a key, in which the prefix of a namespace stands.
      def initialize(owner, key)
        @parent = owner
        @key = key
      end

      def name = parent.html? ? key : key.split(":").last
      alias node_name name
      def value = parent.own_attributes[key].to_s
      alias content value
      alias text value
      alias inner_text value
      alias to_s value
      alias to_str value

      def value=(text)
        parent[key] = text
      end
      alias content= value=

      def unlink
        parent.delete(key)
        self
      end
      alias remove unlink

      def document = parent.document
      def node_type = Node::ATTRIBUTE_NODE
      def element? = false
      def text? = false
      def blank? = value.empty?
      def namespace = nil
      def ==(other) = other.is_a?(Attr) && parent.equal?(other.parent) && key == other.key
      alias eql? ==
      def hash = [parent.object_id, key].hash
      def to_html(*) = " #{name}=\"#{value.gsub("&", "&amp;").gsub('"', "&quot;")}\""
      def inspect = "#<#{self.class.name} name=#{name.inspect} value=#{value.inspect}>"
    end

    # The attributes of an element.
    class Element < Node
      attr_reader :own_attributes

      def [](name)
        own_attributes[name.to_s].to_s if own_attributes.key?(name.to_s)
      end
      alias get_attribute []
      alias attr []

      def []=(name, value)
        own_attributes[name.to_s] = value.to_s
        document.changed
      end
      alias set_attribute []=

      def key?(name) = !key_of(name).nil?
      alias has_attribute? key?

      def delete(name)
        own_attributes.delete(key_of(name))
        document.changed
        self
      end
      alias remove_attribute delete

      def attribute(name)
        found = key_of(name)
        found && Attr.new(self, found)
      end

      def attribute_nodes = plain.keys.map { |key| Attr.new(self, key) }
      def keys = attribute_nodes.map(&:name)
      def values = plain.values.map(&:to_s)
      def attributes = attribute_nodes.to_h { |one| [one.name, one] }
      def each(&block) = attribute_nodes.map { |one| [one.name, one.value] }.each(&block)
      def value?(text) = values.include?(text)

      def classes = kwattr_values("class")
      def add_class(names) = kwattr_add("class", names)
      def append_class(names) = kwattr_append("class", names)
      def remove_class(names = nil) = kwattr_remove("class", names)

      def kwattr_values(name) = self[name].to_s.split
      def kwattr_add(name, words) = with_words(name, kwattr_values(name) + (words_of(words) - kwattr_values(name)))
      def kwattr_append(name, words) = with_words(name, kwattr_values(name) + words_of(words))

      def kwattr_remove(name, words)
        left = words.nil? ? [] : kwattr_values(name) - words_of(words)
        left.empty? ? delete(name) : with_words(name, left)
      end

      # Namespaces

      def namespaces
        above = parent.is_a?(Element) ? parent.namespaces : {}
        above.merge(own_attributes.select { |name, _| name.start_with?("xmlns:") || name == "xmlns" })
      end

      def namespace
        href = namespaces[prefix ? "xmlns:#{prefix}" : "xmlns"]
        href && Namespace.new(prefix, href)
      end

      def namespace=(space)
        @prefix = space&.prefix
        document.changed
      end

      def namespace_definitions
        own_attributes.filter_map { |name, uri| Namespace.new(name[6..], uri) if name.start_with?("xmlns:") || name == "xmlns" }
      end

      def add_namespace_definition(prefix, href)
        self[prefix ? "xmlns:#{prefix}" : "xmlns"] = href
        Namespace.new(prefix, href)
      end
      alias add_namespace add_namespace_definition
      alias default_namespace= add_namespace_definition

      private

      # The attributes that declare no namespace.
      def plain
        html? ? own_attributes : own_attributes.reject { |name, _| name.start_with?("xmlns:") || name == "xmlns" }
      end

      # The key of an attribute, which XML may have in a namespace.
      def key_of(name)
        name = name.to_s
        return name if own_attributes.key?(name)
        own_attributes.keys.find { |key| key.end_with?(":#{name}") && !key.start_with?("xmlns:") } unless html?
      end

      def words_of(words) = words.is_a?(Array) ? words : words.to_s.split

      def with_words(name, words)
        self[name] = words.join(" ")
        self
      end
    end

    Namespace = Struct.new(:prefix, :href)
  end
end
