# frozen_string_literal: true

module JekyllPy
  # The objects of the site that Ruby has seen, by the number under which the program knows them.
  module Model
    @objects = {}
    @sent = {}.compare_by_identity
    @file_data = {}.compare_by_identity
    @page_hashes = {}
    @is_rendering = false

    class << self
      attr_accessor :is_rendering, :payload, :folder
      attr_reader :objects

      # The items whose texts a hook has at hand.
      def owned
        @owned ||= {}.compare_by_identity
      end

      # The items whose output a plugin has set while the site is rendered.
      def assigned
        @assigned ||= {}.compare_by_identity
      end

      # The items by the times in their data, which Ruby can turn into another zone in place.
      def times
        @times ||= {}.compare_by_identity
      end

      # The object with a number; made at first use.
      def of(number, _kind = nil)
        @objects[number] || adopt(Bridge.ask("describe", number))
      end

      def list(name, *arguments)
        Bridge.ask("list", name, *arguments).map { |description| @objects[description["n"]] || adopt(description) }
      end

      def layouts
        Bridge.ask("list", "layouts").to_h { |description| [description["name"], @objects[description["n"]] || adopt(description)] }
      end

      def collections(site)
        Bridge.ask("collection_names").to_h { |name| [name, Jekyll::Collection.new(site, name)] }
      end

      def adopt(description)
        object = send("adopt_#{description["k"]}", description)
        object.handle = description["n"]
        @objects[description["n"]] = object
      end

      # Take the front matter and the content of an object from the program, unless they are here.
      def load(object)
        return if object.handle.nil? || @sent.key?(object) || object.frozen?
        @sent[object] = nil
        found = Bridge.ask("contents", object.handle)
        fill(object, found)
      end

      # Forget the front matter and the content of an object, which the program reads anew.
      def forget(object)
        @sent.delete(object)
        %i[@data @content].each { |name| object.remove_instance_variable(name) if object.instance_variable_defined?(name) }
      end

      def fill(object, found)
        data = object.is_a?(Jekyll::StaticFile) ? found["data"] : with_defaults(object, found["data"])
        object.instance_variable_set(:@data, data)
        object.instance_variable_set(:@content, found["content"])
        note_sent(object, Wire.dump(data), found["content"])
      end

      def with_defaults(object, data)
        data.default_proc = proc { |_, key| object.site.frontmatter_defaults.find(object.relative_path, object.type, key) }
        data
      end

      # The content or the output of an item: of the program while it renders, unless it was set here.
      def text(object, name)
        own = object.instance_variable_get("@#{name}")
        Reads.note("#{name} #{object.handle}") if own && is_rendering && object.handle
        return own if object.handle.nil? || owned[object] || (own && (name == :output || !is_rendering))
        if is_rendering
          shown = Bridge.ask("rendered", object.handle, name.to_s)
          object.instance_variable_set(:@output, shown) if name == :output && shown
          return shown
        end
        load(object)
        object.instance_variable_get("@#{name}")
      end

      # The hash of a page that is rendered: what a plugin sets in it, templates of that render see.
      def page_hash(number)
        Reads.note("hash #{number}")
        found = @page_hashes[number] ||= begin
          values = with_shared(Bridge.ask("page_values", number), @sent[@objects[number]])
          set = lambda { |key, value| Bridge.ask("set_page_value", number, key.to_s, value) }
          values.define_singleton_method(:[]=) { |key, value| super(key, value).tap { set.call(key, value) } }
          values
        end
        Containers.watch(number, found)
        found
      end

      def forget_page_hash(number)
        @page_hashes.delete(number)
        Containers.forget_page(number)
      end

      # The values of the hash of a page; the lists and texts that it shares with the page itself are those of that one.
      def with_shared(values, sent)
        shared = sent ? sent[2].select { |key, (_, code)| values[key].hash == code } : {}
        values.merge!(shared.transform_values(&:first))
      end

      def excerpt(document)
        found = document.data["excerpt"]
        return found.to_s unless found.is_a?(Jekyll::Excerpt) && document.respond_to?(:handle) && document.handle && is_rendering
        Bridge.ask("rendered", document.handle, "excerpt")
      end

      def data
        @site_data ||= Bridge.ask("site_data").tap { |values| @data_sent = values.transform_values { |value| Wire.dump(value) } }
      end

      def forget_data
        @site_data = @data_sent = nil
      end

      def reset
        [@objects, @sent, @file_data, @page_hashes, addresses, Liquid::PayloadScope.kept].each(&:clear)
        @site_data = @data_sent = @config_sent = nil
      end

      # Changes, for the program

      def remember_config(site)
        @config_sent = texts_of({}.update(site.config))
      end

      def changed_config(site)
        changed, @config_sent = changed_keys(site.config, @config_sent || {})
        changed
      end

      def changed_data(site)
        return {} if !site.instance_variable_get(:@data) || site.data.nil?
        changed, @data_sent = changed_keys(site.data, @data_sent || {})
        changed
      end

      # Note the data of a static file as the program knows it.
      def note_file_data(file, data)
        @file_data[file] = Wire.dump(data)
        data
      end

      # The data of a static file, if plugins have changed it.
      def changed_file_data(file)
        return nil unless (before = @file_data[file])
        data = file.instance_variable_get(:@data)
        return nil if data.nil? || (@file_data[file] = Wire.dump(data)) == before
        data
      end

      # What was changed of a hash, and the texts of its values now. They are looked at in a copy, as `Watched` takes all
      # that is asked of the hash itself for a read of plugins.
      def changed_keys(values, before)
        now = {}.update(values)
        texts = texts_of(now)
        set = now.reject { |key, _| before.key?(key) && before[key] == texts[key] }
        gone = before.keys - now.keys
        [set.empty? && gone.empty? ? {} : { "set" => set, "gone" => gone }, texts]
      end

      def texts_of(values)
        values.transform_values { |value| Wire.dump(value) }
      end

      # What the program has to know of an item: all of a new one, what was changed of another.
      def changes(item)
        return nil unless item.handle.nil? || @sent.key?(item) || Loaded.moves?(item)
        now = [Wire.dump(item.data), rendered_again(item)]
        before = @sent[item]
        changed = {}
        changed["data"] = with_own_default(item) if before.nil? || before[0] != now[0]
        changed["content"] = now[1] if before.nil? || before[1] != now[1]
        changed.merge!(new_address(item)) unless item.is_a?(Jekyll::Layout)
        return nil if changed.empty?
        @sent[item] = [now[0], now[1].dup, mutable_values(item)]
        changed
      end

      # The text that the program renders: of an item that a plugin has rendered, its first one if it still has Liquid.
      def rendered_again(item)
        first = item.instance_variable_get(:@template_source)
        first && item.render_with_liquid? ? first : item.content
      end

      # The data of an item, with the layout that the default of a new one gives, which the program cannot ask. None is
      # that of a page whose class does not call Page#initialize, whatever the settings say.
      def with_own_default(item)
        data = item.data.to_h
        return data if item.handle || data.key?("layout")
        return { **data, "layout" => nil } if !data.default_proc && site_default?(item, "layout")
        layout = data["layout"]
        layout.nil? ? data : { **data, "layout" => layout }
      end

      def site_default?(item, key)
        item.is_a?(Jekyll::Page) && item.site.frontmatter_defaults.all(item.relative_path, item.type).key?(key)
      end

      # What the program has to know of an item while the site is rendered: its data, and a content that was set here.
      def late_changes(item)
        before = @sent[item]
        return nil if before.nil? || item.is_a?(Jekyll::Layout)
        data, content = Wire.dump(item.data), owned.delete(item) ? item.instance_variable_get(:@content) : before[1]
        changed = {}
        changed.update("data" => item.data.to_h, "mutated" => mutated(item, before[2])) if data != before[0]
        changed["content"] = content if content != before[1]
        note_sent(item, data, content)
        changed unless changed.empty?
      end

      # Note what the program knows of an item.
      def note_sent(item, data, content)
        @sent[item] = [data, content.dup, mutable_values(item)]
        item.data.each_value { |value| times[value] = item if value.is_a?(Time) }
      end

      # The values of a page that plugins can change in place: the hash that its templates have shares them. Each with its hash code.
      def mutable_values(item)
        return {} unless item.is_a?(Jekyll::Page) && item.data
        item.data.to_h.select { |_, value| MUTABLE.any? { |kind| kind === value } }.transform_values { |value| [value, value.hash] }
      end

      # The keys of the values that were changed in place.
      def mutated(item, before)
        before.filter_map { |key, (value, code)| key if item.data.to_h[key].equal?(value) && value.hash != code }
      end

      # Put a list or hash that templates share into its place in what is here of the site: the program knows it.
      def put(value, root, *keys)
        return put_data(value, *keys) if root == "data"
        return put_config(value, *keys) if root == "config"
        item, hash = @objects[root], @page_hashes[root]
        put_into(hash, value, keys) { Containers.told(root, keys[0], hash[keys[0]]) } if hash
        put_into(item.instance_variable_get(:@data), value, keys) { note_sent(item, Wire.dump(item.data), @sent[item]&.last.to_s) } if item && @sent[item]
      end

      # The address of an item that the program does not know yet, nor can find itself.
      def new_address(item)
        return {} unless item.handle.nil? || addresses.key?(item) || Loaded.moves?(item) || moved?(item)
        now = address(item)
        addresses[item] == now ? {} : (addresses[item] = now)
      end

      # The addresses that the program was told, by item.
      def addresses
        @addresses ||= {}.compare_by_identity
      end

      def moved?(item)
        return true if item.instance_variable_get(:@url)
        return false unless item.is_a?(Jekyll::Page)
        item.instance_variable_get(:@given) != [item.name, item.ext, item.basename, item.instance_variable_get(:@dir)]
      end

      # The address as it is now: an item keeps what it finds, but plugins may give it another permalink later.
      def address(item)
        site = item.site
        kept = KEPT_BY_ADDRESS.to_h { |name| [name, item.instance_variable_get(name)] }
        { "url" => item.url, "destination" => item.destination(site.dest).delete_prefix("#{site.dest}/"), "output_ext" => item.output_ext }
      ensure
        kept&.each { |name, value| item.instance_variable_set(name, value) }
      end

      MUTABLE = [String, Array, Hash].freeze
      KEPT_BY_ADDRESS = %i[@url @destination @url_placeholders].freeze

      private

      def put_config(value, *keys)
        put_into(Jekyll.current_site.config, value, keys) { remember_config(Jekyll.current_site) }
      end

      def put_data(value, *keys)
        put_into(@site_data, value, keys) { @data_sent[keys[0]] = Wire.dump(@site_data[keys[0]]) } if @site_data
      end

      # Put a value below other keys, unless these are others here.
      def put_into(values, value, keys)
        parent = keys[0..-2].reduce(values) { |found, key| found.is_a?(Hash) || found.is_a?(Array) ? found[key] : nil }
        return unless parent.is_a?(Hash) || parent.is_a?(Array)
        store = parent.class.instance_method(:[]=)
        store.bind_call(parent, keys.last, value)
        yield
      end

      def adopt_page(it)
        page = Jekyll.const_get(it["class"]).allocate
        assign(page, site: Jekyll.current_site, base: Jekyll.current_site.source, dir: it["dir"], name: it["name"], ext: it["ext"],
                     basename: it["basename"], relative_path: it["relative_path"], path: it["file"], pager: nil,
                     given: [it["name"], it["ext"], it["basename"], it["dir"]])
      end

      def adopt_document(it)
        site = Jekyll.current_site
        document = Jekyll::Document.allocate
        assign(document, site: site, path: it["file"], extname: it["ext"], collection: site.collections[it["collection"]],
                         type: it["collection"].to_sym, relative_path: it["relative_path"])
      end

      def adopt_static_file(it)
        site = Jekyll.current_site
        collection = it["collection"] && site.collections[it["collection"]]
        file = Jekyll::StaticFile.allocate
        assign(file, site: site, base: site.source, dir: it["dir"] == "/" ? "" : it["dir"], name: it["name"], collection: collection, relative_path: it["relative_path"],
                     extname: it["ext"], path: it["file"])
      end

      def adopt_layout(it)
        layout = Jekyll::Layout.allocate
        assign(layout, site: Jekyll.current_site, name: it["file_name"], path: it["path"], relative_path: it["relative_path"], ext: it["ext"],
                       data: it["data"], content: it["content"])
        @sent[layout] = [Wire.dump(it["data"]), it["content"].dup]
        layout
      end

      def assign(object, **values)
        values.each { |name, value| object.instance_variable_set("@#{name}", value) }
        object
      end
    end
  end
end
