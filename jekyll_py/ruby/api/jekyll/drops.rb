# frozen_string_literal: true

module Jekyll
  # Objects for templates, over objects of the site.
  module Drops
    # The base class: public methods are fields, then what was set, then the values of `fallback_data`.
    class Drop < Liquid::Drop
      include Enumerable

      NON_CONTENT_METHODS = %i[fallback_data collapse_document].freeze
      NON_CONTENT_METHOD_NAMES = NON_CONTENT_METHODS.map(&:to_s).freeze

      class << self
        def mutable(is_mutable = nil)
          @is_mutable = is_mutable || false
        end

        def mutable?
          return @is_mutable if defined?(@is_mutable)
          superclass.respond_to?(:mutable?) && superclass.mutable?
        end

        def delegate_method_as(original, name)
          define_method(name) { @obj.send(original) }
        end

        def delegate_methods(*names)
          names.each { |name| delegate_method_as(name, name) }
        end

        def data_delegator(key)
          define_method(key.to_sym) { @obj.data[key] }
        end

        def data_delegators(*keys)
          keys.each { |key| data_delegator(key) }
        end

        # As those of Forwardable, but each method has the place of the call, which tells the ones of a plugin from ours.
        def def_delegator(target, method, name = method, place: caller_locations(1, 1).first)
          class_eval("def #{name}(...); #{target}.public_send(:'#{method}', ...); end", place.path, place.lineno)
        end

        def def_delegators(target, *names)
          place = caller_locations(1, 1).first
          names.each { |name| def_delegator(target, name, place: place) }
        end

        def getter_method_names
          @getter_method_names ||= instance_methods.map(&:to_s).tap do |names|
            names.reject! { |name| name.end_with?("=") || NON_CONTENT_METHOD_NAMES.include?(name) }
          end
        end
      end

      def initialize(obj)
        super()
        @obj = obj
      end

      def [](key)
        name = key.to_s
        return mutations[name] if self.class.mutable? && mutations.key?(name)
        return public_send(name) if self.class.invokable?(name)
        fallback_data[name] || fallback_data[key]
      end
      alias invoke_drop []

      def []=(key, value)
        name = key.to_s
        if respond_to?("#{name}=")
          public_send("#{name}=", value)
        elsif respond_to?(name)
          raise Errors::DropMutationException, "Key #{key} cannot be set in the drop." unless self.class.mutable?
          mutations[name] = value
        else
          fallback_data[name] = value
        end
      end

      def content_methods
        @content_methods ||= begin
          names = self.class.getter_method_names - Jekyll::Drops::Drop.getter_method_names - Liquid::Drop.instance_methods.map(&:to_s)
          names - Object.instance_methods.map(&:to_s)
        end
      end

      def key?(key)
        return false if key.nil?
        return true if self.class.mutable? && mutations.key?(key)
        respond_to?(key) || fallback_data.key?(key)
      end

      def keys
        (content_methods | mutations.keys | fallback_data.keys).flatten
      end

      def to_h
        keys.to_h { |key| [key, self[key]] }
      end
      alias to_hash to_h

      def inspect
        JSON.pretty_generate(hash_for_json)
      end

      def hash_for_json(*)
        to_h
      end

      def to_json(state = nil)
        JSON.generate(hash_for_json(state), state)
      end

      def each_key(&block)
        keys.each(&block)
      end

      def each
        each_key { |key| yield key, self[key] }
      end

      def merge(other, &block)
        dup.tap { |one| one.merge!(other, &block) }
      end

      def merge!(other)
        other.each_key do |key|
          if block_given?
            self[key] = yield key, self[key], other[key]
          elsif Utils.mergable?(self[key]) && Utils.mergable?(other[key])
            self[key] = Utils.deep_merge_hashes(self[key], other[key])
          else
            self[key] = other[key] unless other[key].nil?
          end
        end
      end

      def fetch(key, default = nil)
        return self[key] if key?(key)
        raise KeyError, %(key not found: "#{key}") if default.nil? && !block_given?
        return yield(key) unless default || !block_given?
        default
      end

      def dup
        super.tap { |one| one.instance_variable_set(:@mutations, mutations.dup) }
      end

      def fallback_data
        @fallback_data ||= {}
      end

      private

      def mutations
        @mutations ||= {}
      end
    end

    class DocumentDrop < Drop
      NESTED_OBJECT_FIELD_BLACKLIST = %w(content output excerpt next previous).freeze
      mutable false
      delegate_methods :id, :next_doc, :previous_doc, :relative_path, :url, :date
      data_delegators "title", "categories", "tags"
      alias next next_doc
      alias previous previous_doc
      undef_method :next_doc, :previous_doc

      def name
        fallback_data["name"] || @obj.basename
      end

      def content
        @obj.content
      end

      def output
        @obj.output
      end

      def path
        fallback_data["path"] || @obj.relative_path
      end

      def excerpt
        JekyllPy::Model.excerpt(@obj)
      end

      def collection
        @obj.collection.label
      end

      def <=>(other)
        return nil unless other.is_a?(DocumentDrop)
        order = @obj.data["date"] <=> other["date"]
        order.nil? || order.zero? ? @obj.path <=> other.instance_variable_get(:@obj).path : order
      end

      def to_s
        @obj.to_s
      end

      def fallback_data
        @obj.data
      end
      private :fallback_data
    end

    class ExcerptDrop < DocumentDrop
      def layout
        @obj.doc.data["layout"]
      end

      def date
        @obj.doc.date
      end

      def excerpt
        nil
      end

      def name
        @obj.doc.data["name"] || @obj.doc.basename
      end
    end

    class SiteDrop < Drop
      mutable false
      delegate_methods :time, :static_files, :pages, :categories, :tags, :documents
      attr_writer :current_document

      def [](key)
        name = key.to_s
        return @obj.collections[name].docs if name != "posts" && @obj.collections.key?(name) && !self.class.own?(name)
        super || nil
      end
      alias invoke_drop []

      def []=(key, value)
        JekyllPy::Bridge.ask("set_site_value", key.to_s, value) if JekyllPy::Model.is_rendering
        super
      end

      def self.own?(name)
        %w(pages tags data).include?(name)
      end

      def key?(key)
        (key != "posts" && @obj.collections.key?(key)) || super
      end

      def data
        @obj.site_data
      end

      def posts
        @obj.posts.docs
        @site_posts ||= @obj.posts.docs.sort { |one, other| other <=> one }
      end

      def html_pages
        @obj.pages.select { |page| page.html? || page.url.end_with?("/") }
      end

      def collections
        @obj.collections.values.sort_by(&:label).map(&:to_liquid)
      end

      def related_posts
        @current_document.is_a?(Document) ? @current_document.related_posts : nil
      end

      def config; end

      def fallback_data
        @obj.config
      end
      private :fallback_data
    end

    class StaticFileDrop < Drop
      mutable false
      delegate_methods :name, :extname, :modified_time, :basename
      delegate_method_as :relative_path, :path
      delegate_method_as :type, :collection

      def fallback_data
        @obj.data
      end
      private :fallback_data
    end

    class CollectionDrop < Drop
      mutable false
      delegate_methods :label, :docs, :files, :directory, :relative_directory
      delegate_method_as :write?, :output

      def to_s
        docs.to_s
      end

      def fallback_data
        @obj.metadata
      end
      private :fallback_data
    end

    class JekyllDrop < Liquid::Drop
      class << self
        def global
          @global ||= JekyllDrop.new
        end
      end

      def version
        Jekyll::VERSION
      end

      def environment
        Jekyll.env
      end

      def to_h
        { "version" => version, "environment" => environment }
      end

      def to_json(state = nil)
        JSON.generate(to_h, state)
      end
    end

    class ThemeDrop < Drop
      delegate_methods :root
    end

    # The parts of an address, by the names that permalinks use.
    class UrlDrop < Drop
      mutable false
      delegate_method_as :cleaned_relative_path, :path
      delegate_methods :output_ext

      def collection
        @obj.collection.label
      end

      def name
        Utils.slugify(@obj.basename_without_ext)
      end

      def title
        Utils.slugify(@obj.data["slug"], mode: "pretty", cased: true) || Utils.slugify(@obj.basename_without_ext, mode: "pretty", cased: true)
      end

      def slug
        Utils.slugify(@obj.data["slug"]) || Utils.slugify(@obj.basename_without_ext)
      end

      def categories
        Array(@obj.data["categories"]).map { |one| one.to_s.downcase }.uniq.join("/")
      end

      def slugified_categories
        Array(@obj.data["categories"]).map { |one| Utils.slugify(one.to_s) }.uniq.join("/")
      end

      {
        year: "%Y", month: "%m", day: "%d", hour: "%H", minute: "%M", second: "%S", i_day: "%-d", i_month: "%-m", short_month: "%b",
        long_month: "%B", short_year: "%y", y_day: "%j", w_year: "%G", week: "%V", w_day: "%u", short_day: "%a", long_day: "%A"
      }.each { |name, shape| define_method(name) { @obj.date.strftime(shape) } }

      def fallback_data
        @fallback_data ||= {}
      end
      private :fallback_data
    end

    # The variables of a template, as hooks see them.
    class UnifiedPayloadDrop < Drop
      mutable true
      attr_accessor :page, :layout, :content, :paginator, :highlighter_prefix, :highlighter_suffix

      def initialize(site)
        super(nil)
        @site = site
      end

      def jekyll
        JekyllDrop.global
      end

      def site
        @site_drop ||= JekyllPy::Model.is_rendering ? @site.to_liquid_drop : SiteDrop.new(@site)
      end

      def theme
        @site.theme
      end

      def content_methods
        super - %w(context_number to_values)
      end

      # All values by name, with what hooks have set.
      def to_values
        { "site" => site, "jekyll" => jekyll, "page" => page, "paginator" => paginator, "layout" => layout, "content" => content }
          .merge(fallback_data).merge(mutations)
      end
    end
  end
end
