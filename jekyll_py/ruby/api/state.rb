# frozen_string_literal: true

module JekyllPy
  # What plugins keep from one call to the next: constants, class variables, variables of classes, globals, variables
  # around hooks, caches. A page that changes any of it, and every page after it, cannot be told from its reads alone.
  module State
    MOST = 4000
    LIBRARY = "#{RbConfig::CONFIG["rubylibprefix"]}/"
    # Code that may keep values where they are not looked for.
    HIDDEN = /\b(?:Thread\.current|Fiber|ObjectSpace|Ractor|Random\.new|instance_variable_set|class_variable_set|const_set|define_method|define_singleton_method|binding|at_exit)\b|\b(?:class|module|instance)_exec\b|(?<![.\w])eval\b|\bENV\s*\[[^\]]*\]\s*=[^=]|\bENV\.(?:store|delete|update|replace)\b|\bdef\s+(?!self\.)[a-z]\w*\.|\b(?:singleton_class|private_constant)\b|(?<![.\w:])load[ (]/.freeze
    OPAQUE = [Jekyll::Site, Jekyll::Page, Jekyll::Document, Jekyll::Excerpt, Jekyll::StaticFile, Jekyll::Layout, Jekyll::Collection,
              Jekyll::Configuration, Jekyll::Drops::Drop, Liquid::Context, HostDrop, Jekyll::Converter, Jekyll::Generator, Jekyll::LogAdapter].freeze
    ITEMS = [Jekyll::Site, Jekyll::Page, Jekyll::Document, Jekyll::Excerpt, Jekyll::StaticFile, Jekyll::Layout, Jekyll::Collection, Jekyll::Convertible].freeze
    BASES = [Object, BasicObject, Struct, Exception, StandardError].freeze
    MEMOS = %i[@invokable_methods @getter_method_names].freeze # of classes of drops
    TOO_MUCH = Class.new(StandardError)
    # The iterators that subclasses of plugins, such as a hash that inherits from another one, do not replace.
    EACH_MEMBER = Array.instance_method(:each)
    EACH_PAIR = Hash.instance_method(:each)

    class << self
      # What there is before plugins are loaded.
      def note
        @modules = {}.compare_by_identity
        ObjectSpace.each_object(Module) { |one| @modules[one] = constants_of(one) }
        @globals = global_variables.map(&:to_s) - %w($, $;)
        @is_hidden = false
      end

      # Note the classes of a library that is loaded for plugins: they are none of the plugins'.
      def note_library(space)
        ObjectSpace.each_object(Module) do |one|
          name = Module.instance_method(:name).bind_call(one)
          @modules[one] = constants_of(one) if name == space || name&.start_with?("#{space}::")
        end
      end

      # Plugins are loaded; from here on changes are looked for.
      def begin
        KnownGems.begin
        texts = code
        @is_hidden = texts.any? { |text| HIDDEN.match?(text) }
        @roots = added + reopened
        @is_hidden ||= @roots.any? { |one| keeps_in_items?(one) }
        @loose = @modules.flat_map { |one, before| (constants_of(one) - before).map { |name| [one, name] } }
        @named = texts.flat_map { |text| text.scan(/\$[A-Za-z_]\w*|\$[,;]/) }.uniq - @globals
        changed?
      end

      # The site is about to be rendered: what plugins have put into its objects beside their data is not recorded.
      def begin_rendering
        @is_hidden ||= Model.objects.each_value.any? { |one| !Reads.known?(one) }
      end

      # Whether anything is another than the last time; true where that cannot be told.
      def changed?
        return true if @is_hidden
        now = print
        @print == now ? false : ((@print = now) && true)
      rescue TOO_MUCH
        @is_hidden = true
      end

      # The values of the variables of a tag that its next render may see.
      def of_tag(tag)
        return nil if !Reads.is_on || @is_hidden || KnownGems.object?(tag)
        fresh = fresh_variables(tag.class)
        collect { |out| tag.instance_variables.each { |name| add(tag.instance_variable_get(name), out) unless fresh.key?(name) } }
      rescue TOO_MUCH
        @is_hidden = true
        nil
      end

      # Whether code is none of the plugins'.
      def own?(path)
        path.nil? || path.start_with?(API_FOLDER, LIBRARY, "prelude/", "<internal:", "(eval", "eval") || path == "(jekyll-py)" || KnownGems.file?(path)
      end

      # Whether a class or module was not there before plugins were loaded.
      def new?(one)
        !@modules.key?(one)
      end

      private

      # Whether a class can keep values of plugins in the objects of the site: one of Jekyll's that plugins have opened,
      # or one below with variables that can be set.
      def keeps_in_items?(one)
        return true if ITEMS.include?(one)
        one.is_a?(Class) && ITEMS.any? { |item| one < item } && one.instance_methods(false).any? { |name| name.end_with?("=") }
      end

      def constants_of(one)
        Module.instance_method(:constants).bind_call(one, false)
      end

      # The texts of the files that plugins consist of.
      def code
        Loading.loaded.reject { |path| own?(path) || Libraries.file?(path) }.map { |path| File.read(path, encoding: "UTF-8").scrub.gsub(/^\s*#.*$/, "") }
      end

      # How many files of plugins are loaded.
      def plugin_files
        return @plugin_files if @loaded == Loading.loaded.size
        @loaded = Loading.loaded.size
        @plugin_files = Loading.loaded.count { |path| !own?(path) }
      end

      # The classes and modules that plugins define.
      def added
        ObjectSpace.each_object(Module).reject { |one| @modules.key?(one) || one.singleton_class? || from_library?(one) }
      end

      def from_library?(one)
        name = Module.instance_method(:name).bind_call(one)
        place = name && (Object.const_source_location(name) rescue nil)
        place && place[0] && own?(place[0])
      end

      # The classes and modules of Jekyll, Liquid and Ruby that plugins add methods to.
      def reopened
        ObjectSpace.each_object(Module).select { |one| @modules.key?(one) && !one.singleton_class? && methods_of_plugins?(one) }
      end

      def methods_of_plugins?(one)
        methods = one.instance_methods(false).map { |name| one.instance_method(name) }
        methods += one.private_instance_methods(false).map { |name| one.instance_method(name) }
        methods += one.singleton_class.instance_methods(false).map { |name| one.singleton_class.instance_method(name) }
        methods.any? { |method| (place = method.source_location) && !own?(place[0]) && !Libraries.file?(place[0]) }
      end

      def print
        collect do |out|
          @roots.each { |one| add_module(one, out) }
          @loose.each { |one, name| add_constant(one, name, out) }
          @named.each { |name| add(TOPLEVEL_BINDING.eval(name), out) }
          add_variables(TOPLEVEL_BINDING.receiver, out)
          Jekyll::Hooks.registered.each_value { |events| events.each_value { |hooks| hooks.each { |hook| add(hook, out) } } }
          Service.converters.each { |one| add_variables(one, out) }
          add(Jekyll::Cache.base_cache.reject { |name, _| KnownGems.cache?(name) }, out)
          add(Service.kept_registers, out)
          add_payload(out)
          site = Jekyll.current_site
          site.instance_variables.each { |name| add(site.instance_variable_get(name), out) unless SITE.key?(name) }
          out << constants_of(Object).size << Liquid::Template.tags.count << Liquid::Strainer.modules.uniq.size << Model.owned.size << Model.assigned.size << plugin_files
        end
      end

      # What hooks have put into the variables of all templates.
      def add_payload(out)
        names = Model.payload ? Model.payload.instance_variables - %i[@obj @site @site_drop @content_methods] : []
        values = names.to_h { |name| [name, Model.payload.instance_variable_get(name)] }
        values.each { |name, value| (out << name) && add(value, out) unless value.nil? || (value.is_a?(Hash) && value.empty?) }
      end

      def collect
        @seen = {}.compare_by_identity
        out = []
        yield out
        out
      end

      def add_module(one, out)
        constants_of(one).each { |name| add_constant(one, name, out) }
        one.class_variables(false).each { |name| add(one.class_variable_get(name), out) }
        add_variables(one, out)
      end

      def add_constant(one, name, out)
        add(one.const_get(name, false), out) unless one.autoload?(name)
      end

      def add_variables(object, out)
        object.instance_variables.each do |name|
          value = object.instance_variable_get(name)
          next if value.nil? || MEMOS.include?(name)
          out << name
          add(value, out)
        end
      end

      def add(value, out)
        case value
        when nil, true, false, Integer, Float, Symbol then out << value
        when String then out << value.bytesize << value.hash
        when Module, Regexp, Method, UnboundMethod, Mutex, Monitor, IO then out << value.__id__
        when *OPAQUE then out << value.__id__
        when Time, Range, Rational, Complex, Pathname then out << value.hash
        else add_object(value, out)
        end
      end

      def add_object(value, out)
        return out << value.__id__ if Ractor.shareable?(value) || @seen.key?(value)
        raise TOO_MUCH if out.size > MOST
        @seen[value] = true
        case value
        when Array then (out << value.size) && EACH_MEMBER.bind_call(value) { |each| add(each, out) }
        when Hash then (out << value.size) && EACH_PAIR.bind_call(value) { |pair| pair.each { |each| add(each, out) } }
        when Set then (out << value.size) && value.to_a.each { |each| add(each, out) }
        when Proc then add_proc(value, out)
        else add_instance(value, out)
        end
      end

      def add_proc(value, out)
        out << value.__id__
        around = value.binding
        around.local_variables.each { |name| add(around.local_variable_get(name), out) }
        add(around.receiver, out) unless around.receiver.equal?(TOPLEVEL_BINDING.receiver)
      rescue ::ArgumentError # a method as a block
        nil
      end

      # An object whose values are all in its variables; of others, such as streams, they cannot be seen.
      def add_instance(value, out)
        raise TOO_MUCH unless plain?(value.class)
        out << value.__id__
        value.to_a.each { |each| add(each, out) } if value.is_a?(Struct)
        add_variables(value, out)
      end

      def plain?(kind)
        (@plain ||= {}.compare_by_identity).fetch(kind) do
          base = kind.ancestors.find { |one| one.is_a?(Class) && @modules.key?(one) }
          @plain[kind] = BASES.include?(base) || base.name.to_s.start_with?("Liquid::", "Jekyll::", "JekyllPy::", "Kramdown::", "Rouge::")
        end
      end

      # The variables of a tag that its `render` sets before anything reads them.
      def fresh_variables(kind)
        (@fresh ||= {}.compare_by_identity)[kind] ||= set_first(kind.instance_method(:render)).to_h { |name| [name, true] }
      end

      def set_first(method)
        code = RubyVM::InstructionSequence.of(method)
        return [] unless code
        set, read = [], []
        code.to_a[13].each do |step|
          next unless step.is_a?(Array)
          case step[0]
          when :setinstancevariable then set << step[1] unless read.include?(step[1])
          when :getinstancevariable then read << step[1]
          when :putself, :invokesuper, :invokeblock, :leave, :throw, :jump, :opt_case_dispatch, /\Abranch/ then break
          when :send then break if step[2]
          end
        end
        set
      end
    end

    SITE = File.read("#{API_FOLDER}/jekyll/site.rb").scan(/@\w+/).map(&:to_sym).concat(%i[@exclude @include @lsi @highlighter @permalink_prefix @future @unpublished @safe @plugins @limit_posts @show_drafts @keep_files @baseurl @gems @file_read_opts @includes_load_paths @converters @generators @time @theme])
           .to_h { |name| [name, true] }.freeze
  end
end
