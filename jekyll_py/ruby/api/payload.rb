# frozen_string_literal: true

module JekyllPy
  # The variables of the item that is rendered, as its hooks see them.
  class Payload < Jekyll::Drops::UnifiedPayloadDrop
    def self.for(context, item)
      new(context, item)
    end

    def self.name
      "Jekyll::Drops::UnifiedPayloadDrop"
    end

    def self.to_s
      name
    end

    def initialize(number, item)
      super(Jekyll.current_site)
      @number = number
      @item = item
    end

    def page
      @page ||= @item.is_a?(Jekyll::Document) ? @item.to_liquid : Model.page_hash(@item.handle)
    end

    def [](name)
      return page if name.to_s == "page"
      return site if name.to_s == "site"
      Bridge.ask("payload_get", @number, name.to_s)
    end

    def []=(name, value)
      Liquid::PayloadScope.kept.delete(name.to_s)
      mutations[name.to_s] = value
      Bridge.ask("payload_set", @number, name.to_s, value, Containers.number(value))
    end

    # The number of a new context with these variables.
    def context_number
      Bridge.ask("item_context")
    end

    def key?(name)
      !self[name].nil?
    end
  end
end
