# frozen_string_literal: true

module JekyllPy
  module Service
    # Objects of Ruby in templates.
    module ObjectCalls
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

      # The JSON of a drop that says what it is; nil for every other object.
      def json(number)
        object = Objects.fetch(number)
        object.to_json if object.is_a?(Jekyll::Drops::Drop)
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
    end
    extend ObjectCalls
  end
end
