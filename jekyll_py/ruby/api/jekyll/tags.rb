# frozen_string_literal: true

module Jekyll
  # The tags of Jekyll: the program parses and renders them; subclasses add to that.
  module Tags
    class HighlightBlock < Liquid::Block
      include Liquid::Builtin
      self.builtin_name = "highlight"
      SYNTAX = %r!^([a-zA-Z0-9.+#_-]+)((\s+\w+(=(\w+|"([0-9]+\s)*[0-9]+"))?)*)$!.freeze
      OPTIONS = /\w+=(?:"[^"]*"|\w+)|\w+/.freeze
      LEADING_OR_TRAILING_LINE_TERMINATORS = /\A(\n|\r)+|(\n|\r)+\z/.freeze

      def initialize(tag_name, markup, tokens)
        super
        found = SYNTAX.match(markup.strip)
        raise SyntaxError, "Syntax Error in tag 'highlight' while parsing the following markup:\n\n#{markup}\n\nValid syntax: highlight <lang> [linenos]\n" unless found
        @lang = found[1].downcase
        @highlight_options = options_of(found[2])
        @is_written_here = written_here?
      end

      def render(context)
        return super unless @is_written_here
        code = plain_body(context).gsub(LEADING_OR_TRAILING_LINE_TERMINATORS, "")
        "#{context["highlighter_prefix"]}#{add_code_tag(render_rouge(code).chomp)}#{context["highlighter_suffix"]}"
      end

      def render_rouge(code)
        return in_ruby(code) if JekyllPy::Libraries.changed?("Rouge")
        JekyllPy::Bridge.ask("highlight", code, @lang, @highlight_options[:linenos] || false, @highlight_options.fetch(:mark_lines, []))
      end

      def render_codehighlighter(code)
        CGI.escapeHTML(code)
      end

      def add_code_tag(code)
        name = @lang.to_s.tr("+", "-")
        %(<figure class="highlight"><pre><code class="language-#{name}" data-lang="#{@lang}">#{code}</code></pre></figure>)
      end

      # A subclass that changes a part of the render has its text made here.
      def parse(tokens)
        return super unless @is_written_here
        @body = Liquid::BlockBody.new
        while parse_body(@body, tokens)
        end
      end

      private

      # The code with the colours of the gem Rouge, which a plugin has changed.
      def in_ruby(code)
        formatter = Rouge::Formatters::HTML.new
        formatter = Rouge::Formatters::HTMLTable.new(formatter, css_class: "highlight", gutter_class: "gutter", code_class: "code") if @highlight_options[:linenos]
        formatter.format((Rouge::Lexer.find_fancy(@lang, code) || Rouge::Lexers::PlainText).lex(code))
      end

      def written_here?
        JekyllPy::Libraries.changed?("Rouge") || PARTS.any? { |name, own| method(name).unbind != own }
      end

      def plain_body(context)
        @body.render(context)
      end

      def options_of(text)
        text.scan(OPTIONS).each_with_object({}) do |one, found|
          key, value = one.split("=")
          value = value.delete('"').split.map(&:to_i) if value&.include?('"')
          found[key.to_sym] = value.nil? || value
          found[key.to_sym] = "inline" if key == "linenos" && value.nil?
        end
      end

      # The methods that a plugin may have changed, as they are here.
      PARTS = %i[render_rouge add_code_tag render_codehighlighter].to_h { |name| [name, instance_method(name)] }.freeze
    end

    class IncludeTag < Liquid::Tag
      VALID_SYNTAX = /([\w-]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))/x.freeze
      VARIABLE_SYNTAX = /(?<variable>[^{]*(\{\{\s*[\w\-.]+\s*(\|.*)?\}\}[^\s{}]*)+)(?<params>.*)/mx.freeze
      include Liquid::Builtin
      self.builtin_name = "include"

      def initialize(tag_name, markup, tokens)
        super
        markup = markup.strip
        found = markup.match(VARIABLE_SYNTAX)
        @file, @params = found ? [found["variable"].strip, found["params"].strip] : markup.split(" ", 2)
        @params = nil if @params.to_s.empty?
        @tag_name = tag_name
      end

      def syntax_example
        "{% #{@tag_name} file.ext param='value' param2='value' %}"
      end

      def parse_params(context)
        found = {}
        @params.scan(VALID_SYNTAX) do |key, double, single, variable|
          found[key] = double ? double.gsub('\\"', '"') : single ? single.gsub("\\'", "'") : context[variable]
        end
        found
      end

      def render_variable(context)
        Liquid::Template.parse(@file).render!(context) if @file.include?("{{")
      end

      def tag_includes_dirs(context)
        context.registers[:site].includes_load_paths.freeze
      end

      def locate_include_file(context, file, _safe = false)
        folders = tag_includes_dirs(context)
        folders.map { |folder| File.join(folder, file) }.find { |path| File.file?(path) } ||
          raise(IOError, "Could not locate the included file '#{file}' in any of #{folders.inspect}. Ensure it exists in one of those directories and is not a symlink as those are not allowed in safe mode.")
      end

      def read_file(file, _context)
        File.read(file, encoding: "bom|utf-8")
      end

      def load_cached_partial(path, context)
        context.registers[:cached_partials] ||= {}
        context.registers[:cached_partials][path] ||= Liquid::Template.parse(read_file(path, context))
      end

      def render(context)
        return super unless changed?
        file = render_variable(context) || @file
        path = locate_include_file(context, file, context.registers[:site].safe)
        partial = load_cached_partial(path, context)
        context.stack do
          context["include"] = parse_params(context) if @params
          partial.render!(context)
        end
      end

      private

      def changed?
        self.class::PARTS.any? { |name, own| method(name).unbind != own }
      end

      # The methods that a plugin may have changed, as they are here.
      PARTS = %i[tag_includes_dirs locate_include_file read_file parse_params render_variable].to_h { |name| [name, instance_method(name)] }.freeze
    end

    # The tag `include` itself, which does not ask the methods of its ancestor.
    class OptimizedIncludeTag < IncludeTag
      def render(context)
        return Liquid::Builtin.instance_method(:render).bind_call(self, context) unless changed?
        @site ||= context.registers[:site]
        file = render_variable(context) || @file
        inclusion = @site.inclusions[file] ||= locate_include_file(file)
        context.stack do
          context["include"] = parse_params(context) if @params
          inclusion.render(context)
        end
      end

      private

      def locate_include_file(file)
        folder = @site.includes_load_paths.find { |each| File.file?(File.join(each, file)) }
        return Inclusion.new(@site, folder, file) if folder
        raise IOError, "Could not locate the included file '#{file}' in any of #{@site.includes_load_paths.inspect}. Ensure it exists in one of those directories and is not a symlink as those are not allowed in safe mode."
      end

      def changed?
        super || Inclusion.changed?
      end

      PARTS = %i[locate_include_file parse_params render_variable].to_h { |name| [name, instance_method(name)] }.freeze
    end

    class IncludeRelativeTag < IncludeTag
      self.builtin_name = "include_relative"

      def tag_includes_dirs(context)
        Array(page_path(context)).freeze
      end

      def page_path(context)
        page = context.registers[:page]
        path = page.nil? ? "" : page["path"].to_s
        File.expand_path(File.dirname(path), context.registers[:site].source)
      end

      PARTS = superclass::PARTS.keys.to_h { |name| [name, instance_method(name)] }.freeze
    end

    class Link < Liquid::Tag
      include Liquid::Builtin
      self.builtin_name = "link"

      def self.tag_name
        name.split("::").last.downcase
      end

      def initialize(tag_name, markup, tokens)
        super
        @relative_path = markup.strip
      end
    end

    # Compares a post with the name that a tag gives.
    class PostComparer
      MATCHER = %r!^(.+/)*(\d+-\d+-\d+)-(.*)$!.freeze
      attr_reader :path, :date, :slug, :name

      def initialize(name)
        @name = name
        found = name.match(MATCHER)
        raise Errors::InvalidPostNameError, "'#{name}' does not contain valid date and/or title." unless found
        @path = found[1]
        @date = found[2]
        @slug = found[3]
      end

      def post_date
        @post_date ||= Utils.parse_date(date, "'#{date}' does not contain valid date and/or title.")
      end

      def ==(other)
        own = other.relative_path.sub(%r!\A_posts/!, "").sub(/\.[^.]+\z/, "")
        own == name || own == name.delete_prefix("/") || (slug == other.data["slug"] && post_date.to_date == other.date.to_date)
      end
    end

    class PostUrl < Liquid::Tag
      include Liquid::Builtin
      self.builtin_name = "post_url"

      def initialize(tag_name, markup, tokens)
        super
        @orig_post = markup.strip
        @post = PostComparer.new(@orig_post)
      rescue Errors::InvalidPostNameError
        @post = nil
      end
    end
  end

  {
    "highlight" => Tags::HighlightBlock, "include" => Tags::OptimizedIncludeTag, "include_relative" => Tags::IncludeRelativeTag,
    "link" => Tags::Link, "post_url" => Tags::PostUrl
  }.each { |name, kind| Liquid::Template.register_tag(name, kind) }
end

Liquid::BUILTIN.each do |name, (tag, _base)|
  Liquid::Template.register_tag(tag, Liquid.const_get(name)) unless Liquid::Template.tags[tag]
end
