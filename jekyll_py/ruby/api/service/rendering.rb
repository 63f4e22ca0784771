# frozen_string_literal: true

module JekyllPy
  module Service
    # The render stage.
    module RenderCalls
      def begin_rendering
        Model.is_rendering = true
        Model.payload = Jekyll.current_site.site_payload
        State.begin_rendering
        Jekyll.current_site.instance_variable_get(:@liquid_renderer).reset
        Reads.begin
        payload_values.merge(Loaded.drop_fields.fetch("UnifiedPayloadDrop", []).to_h { |name| [name, Model.payload.public_send(name)] })
      end

      # The posts by tag and category, where a plugin has changed these lists.
      def post_lists
        Jekyll.current_site.changed_post_lists
      end

      # Render an item here: its content and its output. The program calls the hooks before and after.
      def render_item(handle, text)
        item = Model.of(handle)
        item.content = text.dup
        Jekyll::Hooks.without(:pre_render, :post_render) { Jekyll.current_site.send(:render_regenerated, item, Payload.for(1, item)) }
        [item.content, item.output]
      ensure
        Model.owned.delete(item)
        Model.assigned.delete(item)
      end

      # Render an excerpt here.
      def render_excerpt(handle, text)
        item = Model.of(handle)
        Jekyll::Renderer.new(Jekyll.current_site, Jekyll::Excerpt.of(item, text), Payload.for(1, item)).run
      end

      # Take the pages of source maps, which come after all others.
      def add_pages(handles)
        Jekyll.current_site.pages.concat(handles.map { |handle| Model.of(handle) })
        nil
      end

      def payload_values
        Model.payload.to_values.reject { |name, _| %w(site jekyll page paginator layout content theme).include?(name) }
      end

      def outputs
        Model.objects.select { |_, item| item.respond_to?(:output) && item.instance_variable_get(:@output) }.to_h { |number, item| [number.to_s, item.instance_variable_get(:@output)] }
      end
    end
    extend RenderCalls
  end
end
