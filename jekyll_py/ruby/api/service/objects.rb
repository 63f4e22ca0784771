# frozen_string_literal: true

module JekyllPy
  module Service
    # Objects of Ruby in templates.
    module ObjectCalls
      def field(number, name, context, page, owner)
        object = Objects.fetch(number)
        object.context = context_of(context, page, owner) if context && object.respond_to?(:context=)
        value = object.is_a?(Liquid::Drop) ? object.invoke_drop(name) : object[name]
        value.respond_to?(:to_liquid) ? value.to_liquid : value
      end

      # A field of a drop of `PureFields`, which takes no context, and whether it stays as it is until a plugin runs; no value if
      # it is the one that the program knows under this key.
      def pure_field(number, name, key, is_known)
        value = field(number, name, nil, nil, nil)
        return { "value" => value, "is_pure" => false } unless PureFields.of?(Objects.fetch(number), name)
        EarlyFields.told?(key, name, value, is_known) ? { "is_pure" => true } : { "is_pure" => true, "value" => value }
      end

      # The members of a list; of several values that are passed on together, the first one.
      def members(number)
        all = []
        Objects.fetch(number).each { |member| all << member }
        all
      end

      def first(number)
        object = Objects.fetch(number)
        object.first if object.respond_to?(:first)
      end

      # The members of a list that a loop with an offset or a limit takes.
      def slice(number, from, to)
        object = Objects.fetch(number)
        object.respond_to?(:load_slice) ? object.load_slice(from, to) : members(number)[from...to]
      end

      def has(number, member)
        object = Objects.fetch(number)
        object.respond_to?(:include?) && object.include?(member)
      end

      def compare(number, operator, other)
        Objects.fetch(number).public_send(operator, other)
      end

      def field_of_item(handle, name)
        Model.of(handle).to_liquid[name]
      end

      # A field of an item and whether it stays as it is until a plugin runs; if so, also the fields of that name of the others
      # that are found without a change of them, each by its number, and the numbers of those that are not.
      def field_of_items(handle, name, others)
        value = field_of_item(handle, name)
        return { "value" => value, "is_pure" => false } unless PureFields.of?(Model.of(handle), name)
        EarlyFields.note(handle, name, value)
        ahead, left_out = fields_ahead(name, others)
        { "value" => value, "is_pure" => true, "others" => ahead, "left_out" => left_out }
      end

      def fields_ahead(name, handles)
        ahead, left_out = {}, []
        handles.each do |handle|
          value = field_of_item(handle, name) if (is_found = PureFields.item?(Model.of(handle)) && PureFields.found?(Model.of(handle), name))
          next left_out << handle if !is_found || value.is_a?(Proc)
          EarlyFields.note(handle, name, value)
          ahead[handle.to_s] = { name => value }
        end
        [ahead, left_out]
      end

      # The fields of items that are others than the program knows.
      def changed_fields(handles)
        EarlyFields.changed(handles)
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
               when "SiteDrop" then site_drop(handle)
               when "JekyllDrop" then Jekyll::Drops::JekyllDrop.global
               when "CollectionDrop" then Jekyll.current_site.collections[handle].to_liquid
               when "PageDrop" then return Model.of(handle).public_send(name)
               when "UnifiedPayloadDrop" then Jekyll.current_site.site_payload
               else Model.of(handle).to_liquid
               end
        value = drop.public_send(name)
        value.respond_to?(:to_liquid) ? value.to_liquid : value
      end

      # The drop of the site for the item that is rendered.
      def site_drop(handle)
        Jekyll.current_site.to_liquid_drop.tap { |drop| drop.current_document = handle && Model.of(handle) }
      end
    end
    extend ObjectCalls
  end
end
