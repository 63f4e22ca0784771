# frozen_string_literal: true

module Jekyll
  # Objects of the site that the program knows by a number, their handle.
  module Handled
    attr_accessor :handle

    # A copy that a plugin makes is another item, with what was read for this one.
    def initialize_copy(other)
      super
      return if handle.nil? || !respond_to?(:data)
      JekyllPy::Model.load(other)
      @data = other.instance_variable_get(:@data)
      @content = JekyllPy::Model.text(other, :content)
      copy_render(other) if JekyllPy::Model.is_rendering && respond_to?(:output)
      @handle = nil
    end

    private

    # A document keeps its drop from its first render on, so templates of the copy see the first one.
    def copy_render(other)
      @output = JekyllPy::Model.text(other, :output)
      @to_liquid = other.to_liquid if is_a?(Document)
    end
  end

  # Pages and layouts: files with front matter.
  module Convertible
    def to_s
      content || ""
    end

    def published?
      !(data.key?("published") && data["published"] == false)
    end

    def read_yaml(base, name, _opts = {})
      filename = (@path || site.in_source_dir(base, name)).to_s
      Jekyll.logger.debug "Reading:", relative_path # from here on a page keeps this path, whatever its folder becomes
      found = JekyllPy::Bridge.ask("read_front_matter", filename)
      self.content = found["content"] if found["content"]
      self.data = found["data"] if found["content"] || data.nil?
      report_unread(found["problem"]) if found["problem"]
      validate_data!(filename)
      validate_permalink!(filename)
      self.data
    end

    # A page whose file cannot be read is empty, and one with broken front matter has none.
    def report_unread(problem)
      raise Errors::FatalException, problem if site.config["strict_front_matter"]
      Jekyll.logger.warn(problem)
    end

    def validate_data!(filename)
      raise Errors::InvalidYAMLFrontMatterError, "Invalid YAML front matter in #{filename}" unless data.is_a?(Hash)
    end

    def validate_permalink!(filename)
      return unless data["permalink"] && data["permalink"].to_s.empty?
      raise Errors::InvalidPermalinkError, "Invalid permalink in #{filename}"
    end

    def hook_owner
      is_a?(Page) ? :pages : nil
    end

    def type
      is_a?(Page) ? :pages : nil
    end

    def renderer
      @renderer ||= Renderer.new(site, self)
    end

    def converters
      site.converters.select { |converter| converter.matches(ext) }.sort
    end

    def output_ext
      data
      renderer.output_ext
    end

    def transform
      renderer.convert(content)
    end

    def render_liquid(content, payload, info, _path = nil)
      Liquid::Template.parse(content).render!(payload, info)
    end

    def place_in_layout?
      !(asset_file? || no_layout?)
    end

    def no_layout?
      data["layout"] == "none"
    end

    def asset_file?
      sass_file? || coffeescript_file?
    end

    def sass_file?
      %w(.sass .scss).include?(ext)
    end

    def coffeescript_file?
      ext == ".coffee"
    end

    def render_with_liquid?
      data["render_with_liquid"] != false && Utils.has_liquid_construct?(content)
    end

    def do_layout(payload, layouts)
      self.output = Renderer.new(site, self, payload).tap { |one| one.layouts = layouts }.run
    end

    def write(dest)
      path = destination(dest)
      FileUtils.mkdir_p(File.dirname(path))
      File.write(path, output, mode: "wb")
      Hooks.trigger(hook_owner, :post_write, self)
    end

    def [](property)
      self.class::ATTRIBUTES_FOR_LIQUID.include?(property) ? public_send(property) : data[property]
    end

    def to_liquid(attributes = nil)
      names = attributes || self.class::ATTRIBUTES_FOR_LIQUID
      Utils.deep_merge_hashes(defaults_of_path, Utils.deep_merge_hashes(data, names.to_h { |name| [name, public_send(name)] }))
    end

    def defaults_of_path
      site.frontmatter_defaults.all(relative_path, type)
    end

    def trigger_hooks(event, *arguments)
      Hooks.trigger(hook_owner, event, self, *arguments)
    end
  end
end
