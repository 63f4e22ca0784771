# frozen_string_literal: true

module JekyllPy
  module Service
    # Loading plugins, and calling their generators and converters.
    module PluginCalls
      def start(config, facts)
        Jekyll::Cache.disable_disk_cache! if config["disable_disk_cache"]
        Dir.chdir(File.directory?(facts["folder"]) ? facts["folder"] : facts["source"])
        Model.folder = facts["folder"]
        settings = config.each_with_object(Jekyll::Configuration.new) { |(key, value), all| all[key] = value }
        site = Jekyll::Site.new(settings)
        site.theme = facts["theme"] && Theme.new(facts["theme"])
        site.includes_load_paths = facts["includes"]
        Jekyll.current_site = site
        Features.provided.merge(facts["provided"])
        @after_files = facts["after_files"]
        Jekyll.autoload(:Paginate, File.join(API_FOLDER, "jekyll/paginate")) if facts["loaded"].include?("jekyll-paginate")
        Model.remember_config(site)
        Loaded.note
        PureFields.note
        State.note
        nil
      end

      # Load files and gems, each by the name that `require` takes; a loop without blocks keeps the stack flat.
      def load(names)
        name = names.shift
        while name
          Libraries.load_named(name) if name.start_with?("/")
          require name
          name = names.shift
        end
      end

      def summary
        take_over_pagination
        make_plugins
        found = Loaded.summary
        make_converters(found)
        State.begin
        found.merge("sets_own_keys" => KnownGems.is_left_alone)
      end

      # The methods of jekyll-paginate replace those of files in `_plugins`, where the gem is loaded after them.
      def take_over_pagination
        require File.join(API_FOLDER, "jekyll/paginate") if @after_files.include?("jekyll-paginate") && Jekyll.const_defined?(:Paginate, false)
      end

      # Make the converters and the generators of plugins, in the order of Jekyll's `Site#setup`: they may change classes.
      def make_plugins
        Loaded.own_converters(Jekyll.current_site)
        Jekyll.current_site.generators
        forget_default_language(Jekyll.current_site)
      end

      # kramdown takes the names of its options out of the configuration when it reads them. So a second converter of
      # Markdown, which a class derived from Jekyll's is, finds no default language, and sets Jekyll's for both.
      def forget_default_language(site)
        return unless Loaded.own_converters(site).any?(Jekyll::Converters::Markdown)
        options = site.config["kramdown"].is_a?(Hash) && site.config["kramdown"]["syntax_highlighter_opts"]
        options["default_lang"] = "plaintext" if options.is_a?(Hash) && options["default_lang"]
      end

      # Make the converters that will be asked, as Jekyll does when plugins are loaded.
      def make_converters(found)
        site = Jekyll.current_site
        @converters = site.converters unless found["converters"].empty? && found["changed_converters"].empty?
        site.find_converter_instance(Jekyll::Converters::Markdown).setup if found["changed_converters"].key?("markdown")
        Libraries.load_parser if Loaded.kramdown?
        used = site.config["markdown"].to_s
        used = "KramdownParser" if used.casecmp?("kramdown")
        processor_of(used) if found["processors"].include?(used) || (used == "KramdownParser" && Loaded.kramdown?)
      end

      def generator_list
        Jekyll.current_site.generators.map { |one| one.class.priority.to_s }
      end

      # Run a generator; the owners and events that have hooks afterwards.
      # The program may have other lists by now: of the next language, or changed by a generator of its own.
      def generate(index, read_again)
        forget_lists(Jekyll.current_site) if read_again
        Jekyll.current_site.generators[index].generate(Jekyll.current_site)
        Loaded.hooks
      end

      def stage(name)
        Jekyll.current_site.public_send(name)
        nil
      end

      def converter(index, method, argument)
        Loaded.own_converters(Jekyll.current_site)[index].public_send(method, argument)
      end

      def converter_matches(index, argument)
        converter(index, :matches, argument) ? true : false
      end

      # A method of a converter of Jekyll that plugins have changed.
      def changed_converter(name, method, argument)
        kind = Decisions::CONVERTERS.fetch(name)
        found = Jekyll.current_site.find_converter_instance(kind).public_send(method, argument)
        method == "matches" ? (found ? true : false) : found
      end

      def processor(name, text)
        processor_of(name).convert(text)
      end

      def processor_of(name)
        processors[name] ||= Jekyll::Converters::Markdown.const_get(name).new(Jekyll.current_site.config)
      end

      # The converters and the processors of plugins, or that plugins have changed.
      def converters
        (@converters || []) + processors.values
      end

      # The Markdown processors that were used, by name.
      def processors
        @processors ||= {}
      end
    end
    extend PluginCalls
  end
end
