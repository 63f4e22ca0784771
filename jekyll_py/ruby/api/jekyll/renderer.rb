# frozen_string_literal: true

module Jekyll
  # Renders one item beside the build.
  class Renderer
    attr_reader :document, :site
    attr_writer :layouts, :payload

    def initialize(site, document, site_payload = nil)
      @site = site
      @document = document
      @payload = site_payload
    end

    def payload
      @payload ||= site.site_payload
    end

    def layouts
      @layouts || site.layouts
    end

    def converters
      ext = document.respond_to?(:extname) ? document.extname : document.ext
      @converters ||= site.converters.select { |converter| converter.matches(ext) }.sort
    end

    def output_ext
      @output_ext ||= (permalink_ext || converter_output_ext)
    end

    def run
      JekyllPy::LateChanges.tell_before_hash(document)
      assign_pages!
      assign_current_document!
      assign_highlighter_options!
      assign_layout_data!
      document.trigger_hooks(:pre_render, payload) if document.respond_to?(:trigger_hooks)
      render_document
    end

    def render_document
      info = { registers: { site: site, page: values["page"] } }
      text = template_source
      text = render_liquid(text, values, info, document.path) if document.render_with_liquid?
      text = convert(text.to_s)
      return text if document.is_a?(Excerpt)
      document.content = text
      document.trigger_hooks(:post_convert) if document.respond_to?(:trigger_hooks)
      document.place_in_layout? ? place_in_layouts(document.content, values, info) : document.content
    end

    def render_liquid(content, payload, info, path = nil)
      JekyllPy::LateChanges.tell(document)
      site.instance_variable_get(:@liquid_renderer).file(path).parse(content).render!(payload, info)
    end

    # The text whose template an item has: the first one that was rendered, as templates are kept by the path of their file.
    def template_source
      return document.content.to_s if document.is_a?(Excerpt)
      document.instance_variable_get(:@template_source) || document.instance_variable_set(:@template_source, document.content.to_s)
    end

    def convert(content)
      return JekyllPy::Bridge.ask("convert_item", document.handle, content) if values.is_a?(JekyllPy::Payload) && document.respond_to?(:handle)
      converters.reduce(content) { |text, converter| converter.convert(text) }
    end

    def place_in_layouts(content, _payload, info)
      layout = layouts[document.data["layout"].to_s]
      validate_layout(layout)
      values["layout"] = nil
      used = []
      text = content
      while layout && !used.include?(layout)
        used << layout
        text = render_layout(text, layout, info)
        layout = layouts[layout.data["layout"].to_s]
      end
      text
    end

    private

    # The program has assigned these; a plugin may add to each.
    %i[assign_pages! assign_current_document! assign_highlighter_options! assign_layout_data!].each { |name| define_method(name) {} }

    def page_value
      @page_value ||= document.to_liquid
    end

    # The variables of the templates: of a render of the program those that it has.
    def values
      @values ||= payload.is_a?(JekyllPy::Payload) ? payload : own_values
    end

    def own_values
      values = payload.is_a?(Hash) ? payload.dup : payload.to_values
      values["page"] = page_value
      values["paginator"] = document.pager.to_liquid if document.respond_to?(:pager) && document.pager
      values
    end

    def render_layout(content, layout, info)
      values["content"] = content
      values["layout"] = Utils.deep_merge_hashes(layout.data, values["layout"] || {})
      render_liquid(layout.content, values, info, layout.path)
    end

    def validate_layout(layout)
      name = document.data["layout"]
      return if layout || name.nil? || document.is_a?(Excerpt)
      Jekyll.logger.warn "Build Warning:", "Layout '#{name}' requested in #{document.relative_path} does not exist."
    end

    def permalink_ext
      link = document.respond_to?(:permalink) ? document.permalink : nil
      return unless link && !link.end_with?("/")
      ext = File.extname(link)
      ext unless ext.empty?
    end

    def converter_output_ext
      ext = document.respond_to?(:extname) ? document.extname : document.ext
      found = converters.map { |converter| converter.output_ext(ext) }.compact
      found.size == 1 ? found.last : found[-2]
    end
  end
end
