# frozen_string_literal: true

module JekyllPy
  # What the program asks of Ruby.
  module Service
    class << self
      # Loading

      def start(config, facts)
        Jekyll::Cache.disable_disk_cache! if config["disable_disk_cache"]
        Dir.chdir(facts["source"])
        settings = config.each_with_object(Jekyll::Configuration.new) { |(key, value), all| all[key] = value }
        site = Jekyll::Site.new(settings)
        site.theme = facts["theme"] && Theme.new(facts["theme"])
        site.includes_load_paths = facts["includes"]
        Jekyll.current_site = site
        Features.provided.merge(facts["provided"])
        Model.remember_config(site)
        Loaded.note
        nil
      end

      # Load files and gems, each by the name that `require` takes; a loop without blocks keeps the stack flat.
      def load(names)
        name = names.shift
        while name
          require name
          name = names.shift
        end
      end

      def summary
        Loaded.summary
      end

      # Tags

      def build_tag(name, markup, line, tokenizer)
        kind = Liquid::Template.tags[name]
        tag = kind.parse(name, markup, Liquid::Tokenizer.new(tokenizer, line), Liquid::ParseContext.new(line_number: line))
        [Objects.keep(tag), tag.blank? ? true : false, tag.is_a?(Liquid::Block)]
      end

      def render_tag(number, context, page, owner)
        text_of(Objects.fetch(number).render(context_of(context, page, owner)))
      end

      def text_of(value)
        value.is_a?(Array) ? value.join : value.to_s
      end

      def context_of(number, page, owner = nil)
        Liquid::Context.of(number) { registers_of(owner, page) }
      end

      # The registers of a render: those of a layout last through the build, as its template does.
      def registers_of(owner, page)
        found = owner ? (@registers ||= {})[owner] ||= { site: Jekyll.current_site } : { site: Jekyll.current_site }
        found[:page] = page
        found
      end

      def filter(name, context, page, owner, arguments)
        context_of(context, page, owner).strainer.public_send(name, *arguments)
      rescue ::ArgumentError => e
        raise unless e.backtrace_locations && e.message.start_with?("wrong number of arguments") && e.backtrace_locations[1]&.path.to_s.start_with?(API_FOLDER)
        raise Liquid::ArgumentError, e.message
      end

      def forget_contexts(numbers)
        Liquid::Context.forget(numbers)
      end

      # Objects of Ruby in templates

      def field(number, name, context)
        object = Objects.fetch(number)
        object.context = context_of(context, nil) if context && object.respond_to?(:context=)
        value = object.is_a?(Liquid::Drop) ? object.invoke_drop(name) : object[name]
        value.respond_to?(:to_liquid) ? value.to_liquid : value
      end

      def members(number)
        object = Objects.fetch(number)
        object.enum_for(:each).to_a
      end

      def slice(number, from, to)
        object = Objects.fetch(number)
        object.respond_to?(:load_slice) ? object.load_slice(from, to) : nil
      end

      def field_of_item(handle, name)
        Model.of(handle).to_liquid[name]
      end

      def fields_of_item(handle)
        Model.of(handle).to_liquid.keys
      end

      def keys(number)
        object = Objects.fetch(number)
        object.respond_to?(:keys) ? object.keys.map(&:to_s) : []
      end

      def shown(number, how)
        Objects.fetch(number).public_send(how).to_s
      end

      def call_proc(number)
        Objects.fetch(number).call
      end

      def drop_method(kind, handle, name)
        drop = case kind
               when "SiteDrop" then Jekyll.current_site.to_liquid_drop
               when "JekyllDrop" then Jekyll::Drops::JekyllDrop.global
               when "UnifiedPayloadDrop" then Jekyll.current_site.site_payload
               else Model.of(handle).to_liquid
               end
        drop.public_send(name)
      end

      # Generators, hooks, converters

      def generator_list
        Jekyll.current_site.generators.map { |one| one.class.priority.to_s }
      end

      def generate(index)
        Jekyll.current_site.generators[index].generate(Jekyll.current_site)
        nil
      end

      def stage(name)
        Jekyll.current_site.public_send(name)
        nil
      end

      def site_hook(event, with_payload)
        site = Jekyll.current_site
        Model.forget_data if event == "post_read"
        site.reset_lists if %w(after_reset post_read).include?(event)
        arguments = with_payload ? [site, site.site_payload] : [site]
        Jekyll::Hooks.trigger(:site, event.to_sym, *arguments)
        nil
      end

      def item_hook(owner, event, handle, text, payload)
        item = Model.of(handle)
        put_text(item, event, text)
        arguments = payload ? [item, Payload.for(payload, item)] : [item]
        Jekyll::Hooks.trigger(owner.to_sym, event.to_sym, *arguments)
        event == "post_write" ? nil : take_text(item, event)
      end

      def put_text(item, event, text)
        return if text.nil?
        Model.load(item)
        event == "post_render" ? item.output = text.dup : item.content = text.dup
      end

      def take_text(item, event)
        text = event == "post_render" ? item.output : item.content
        Model.owned.delete(item)
        { "text" => text, "data" => event == "post_render" ? nil : (Model.changes(item) || {})["data"] }
      end

      def obsolete(paths)
        files = paths.dup
        Jekyll::Hooks.trigger(:clean, :on_obsolete, files)
        files
      end

      def new_document(path, collection)
        site = Jekyll.current_site
        site.collections[collection]
      end

      def read_document(handle)
        old = Model.of(handle)
        fresh = Jekyll::Hooks.without { Jekyll::Document.new(old.path, site: old.site, collection: old.collection) }
        fresh.read
        replace(old, fresh)
      end

      def read_page(handle)
        old = Model.of(handle)
        fresh = Jekyll::Hooks.without { Jekyll::Page.new(old.site, old.site.source, old.instance_variable_get(:@dir), old.name) }
        replace(old, fresh)
      end

      # Give an object of the program what another one has read.
      def replace(old, fresh)
        Model.load(old)
        fresh.instance_variables.each { |name| old.instance_variable_set(name, fresh.instance_variable_get(name)) unless name == :@handle }
        old.data["excerpt"].doc = old if old.data["excerpt"].is_a?(Jekyll::Excerpt)
        Model.changes(old)
      end

      def converter(index, method, argument)
        Loaded.own_converters(Jekyll.current_site)[index].public_send(method, argument)
      end

      def converter_matches(index, argument)
        converter(index, :matches, argument) ? true : false
      end

      def processor(name, text)
        @processors ||= {}
        @processors[name] ||= Jekyll::Converters::Markdown.const_get(name).new(Jekyll.current_site.config)
        @processors[name].convert(text)
      end

      def kramdown(text, options)
        require "kramdown"
        require "kramdown-parser-gfm" if options["input"] == "GFM"
        settings = { "syntax_highlighter" => Jekyll.current_site.config["highlighter"] }.merge(options)
        Kramdown::Document.new(text, settings.transform_keys(&:to_sym)).to_html
      end

      def highlight(code, language)
        lexer = Rouge::Lexer.find_fancy(language, code)
        return nil unless lexer
        Rouge::Formatters::HTML.new.format(lexer.lex(code))
      end

      # Have every list of the site here, so that the addresses of all items are decided here.
      def load_lists
        site = Jekyll.current_site
        site.pages
        site.collections.each_value(&:docs)
        nil
      end

      # Changes of the site

      def changes
        site = Jekyll.current_site
        found = { "config" => Model.changed_config(site), "pages" => items(site.instance_variable_get(:@pages)),
                  "static_files" => items(site.instance_variable_get(:@static_files)), "layouts" => layouts(site), "collections" => collections(site) }
        found["data"] = Model.changed_data(site)
        found
      end

      def config_changes
        Model.changed_config(Jekyll.current_site)
      end

      def items(list)
        list&.map { |item| item_row(item) }
      end

      def item_row(item)
        row = { "n" => item.handle }
        if item.is_a?(Jekyll::StaticFile)
          row.merge!(static_file(item)) if item.handle.nil? || item.class != Jekyll::StaticFile
        else
          row["changes"] = Model.changes(item)
          row.merge!(origin(item)) if item.handle.nil?
        end
        row["object"] = Objects.keep(item) if item.handle.nil?
        row
      end

      def origin(item)
        return { "file" => item.path, "relative_path" => item.relative_path, "collection" => item.collection.label } if item.is_a?(Jekyll::Document)
        { "dir" => item.instance_variable_get(:@dir).to_s, "name" => item.name, "ext" => item.ext, "basename" => item.basename, "relative_path" => item.relative_path,
          "file" => file_of(item), "attributes" => attributes(item) }
      end

      def file_of(page)
        path = page.instance_variable_get(:@path).to_s
        path unless page.is_a?(Jekyll::PageWithoutAFile) || path.empty? || !File.file?(path)
      end

      # The fields of templates that a class of pages has besides those of its data.
      def attributes(item)
        return nil if item.class::ATTRIBUTES_FOR_LIQUID == Jekyll::Page::ATTRIBUTES_FOR_LIQUID && item.method(:to_liquid).owner == Jekyll::Convertible
        item.to_liquid.to_h
      end

      def static_file(item)
        site = item.site
        { "path" => item.path, "dir" => item.instance_variable_get(:@dir).to_s, "name" => item.name, "relative_path" => item.relative_path, "url" => item.url,
          "destination" => item.destination(site.dest).delete_prefix("#{site.dest}/"), "collection" => item.collection&.label,
          "writes" => item.method(:write).owner != Jekyll::StaticFile, "data" => item.data }
      end

      def adopted(pairs)
        pairs.each do |object, number|
          item = Objects.fetch(object)
          item.handle = number
          Model.objects[number] = item
        end
        nil
      end

      def write_file(handle)
        Model.objects[handle].write(Jekyll.current_site.dest)
        nil
      end

      def layouts(site)
        return nil unless site.instance_variable_get(:@layouts)
        site.layouts.to_h { |name, layout| [name, { "n" => layout.handle, "changes" => Model.changes(layout), "path" => layout.relative_path, "file" => layout.path }] }
      end

      def collections(site)
        return nil unless site.instance_variable_get(:@collections)
        site.collections.to_h { |label, one| [label, { "metadata" => one.metadata, "docs" => items(one.instance_variable_get(:@docs)), "template" => one.url_template }] }
      end

      # Rendering

      def begin_rendering
        Model.is_rendering = true
        Model.payload = Jekyll::Drops::UnifiedPayloadDrop.new(Jekyll.current_site)
        Loaded.drop_fields.fetch("UnifiedPayloadDrop", []).to_h { |name| [name, Model.payload.public_send(name)] }
      end

      def begin_item
        Model.forget_pages
        nil
      end

      def payload_values
        Model.payload.to_values.reject { |name, _| %w(site jekyll page paginator layout content theme).include?(name) }
      end

      def outputs
        Model.objects.select { |_, item| item.respond_to?(:output) && item.instance_variable_get(:@output) }.to_h { |number, item| [number.to_s, item.instance_variable_get(:@output)] }
      end
    end
  end

  # The folder of a theme, as plugins see it.
  class Theme
    attr_reader :name, :root, :version

    def initialize(facts)
      @name = facts["name"]
      @root = facts["root"]
      @version = facts["version"]
    end

    def includes_path
      folder("_includes")
    end

    def layouts_path
      folder("_layouts")
    end

    def assets_path
      folder("assets")
    end

    def data_path
      folder("_data")
    end

    private

    def folder(name)
      path = File.join(root, name)
      path if File.directory?(path)
    end
  end

  # The variables of the item that is rendered, as its hooks see them.
  class Payload < Jekyll::Drops::UnifiedPayloadDrop
    def self.for(context, item)
      new(context, item)
    end

    def self.name
      "Jekyll::Drops::UnifiedPayloadDrop"
    end

    def self.to_s
      name
    end

    def initialize(number, item)
      super(Jekyll.current_site)
      @number = number
      @item = item
    end

    def page
      @page ||= @item.is_a?(Jekyll::Document) ? @item.to_liquid : Model.page_hash(@item.handle)
    end

    def [](name)
      return page if name.to_s == "page"
      return site if name.to_s == "site"
      Bridge.ask("payload_get", @number, name.to_s)
    end

    def []=(name, value)
      Bridge.ask("payload_set", @number, name.to_s, value)
    end

    def key?(name)
      !self[name].nil?
    end
  end
end
