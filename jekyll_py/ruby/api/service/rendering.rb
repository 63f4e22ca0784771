# frozen_string_literal: true

module JekyllPy
  module Service
    # The render stage.
    module RenderCalls
      def begin_rendering
        Model.is_rendering = true
        Model.payload = Jekyll.current_site.site_payload
        State.begin_rendering
        Reads.begin
        payload_values.merge(Loaded.drop_fields.fetch("UnifiedPayloadDrop", []).to_h { |name| [name, Model.payload.public_send(name)] })
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
