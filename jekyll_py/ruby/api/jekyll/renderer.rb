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
      info = { registers: { site: site, page: page_value } }
      values = payload_values
      document.trigger_hooks(:pre_render, payload) if document.respond_to?(:trigger_hooks)
      text = template_source
      text = Liquid::Template.parse(text).render!(values, info) if document.render_with_liquid?
      text = convert(text)
      document.content = text unless document.is_a?(Excerpt)
      document.trigger_hooks(:post_convert) if document.respond_to?(:trigger_hooks)
      text = document.is_a?(Excerpt) ? text : document.content
      text = place_in_layouts(text, values, info) if document.place_in_layout?
      text
    end

    # The text whose template an item has: the first one that was rendered, as templates are kept by the path of their file.
    def template_source
      return document.content.to_s if document.is_a?(Excerpt)
      document.instance_variable_get(:@template_source) || document.instance_variable_set(:@template_source, document.content.to_s)
    end

    def convert(content)
      converters.reduce(content) { |text, converter| converter.convert(text) }
    end

    def place_in_layouts(content, values, info)
      layout = layouts[document.data["layout"].to_s]
      text = content
      data = {}
      seen = []
      while layout && !seen.include?(layout)
        seen << layout
        data = Utils.deep_merge_hashes(layout.data, data)
        text = Liquid::Template.parse(layout.content).render!(values.merge("content" => text, "layout" => data), info)
        layout = layouts[layout.data["layout"].to_s]
      end
      text
    end

    private

    def page_value
      @page_value ||= document.to_liquid
    end

    def payload_values
      values = payload.is_a?(Hash) ? payload.dup : payload.to_values
      values["page"] = page_value
      values["paginator"] = document.pager.to_liquid if document.respond_to?(:pager) && document.pager
      values
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
