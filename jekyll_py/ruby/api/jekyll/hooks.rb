# frozen_string_literal: true

module Jekyll
  # Functions that are called at fixed points of a build. The program asks for those that are registered, and calls them.
  module Hooks
    DEFAULT_PRIORITY = 20
    PRIORITY_MAP = { low: 10, normal: 20, high: 30 }.freeze
    NotAvailable = Class.new(RuntimeError)
    Uncallable = Class.new(RuntimeError)

    ITEM = %i[post_init pre_render post_convert post_render post_write].freeze
    EVENTS = {
      site: %i[after_init after_reset post_read pre_render post_render post_write],
      pages: ITEM, posts: ITEM, documents: ITEM, clean: %i[on_obsolete]
    }.freeze

    @registered = Hash.new { |all, owner| all[owner] = Hash.new { |own, event| own[event] = [] } }
    @priorities = {}.compare_by_identity

    class << self
      attr_reader :registered

      def priority_value(priority)
        priority.is_a?(Integer) ? priority : PRIORITY_MAP[priority] || DEFAULT_PRIORITY
      end

      def register(owners, event, priority: DEFAULT_PRIORITY, &block)
        Array(owners).each { |owner| register_one(owner, event, priority_value(priority), &block) }
      end

      def register_one(owner, event, priority, &block)
        known = EVENTS.fetch(owner, ITEM)
        raise NotAvailable, "Invalid hook. #{owner} supports only the following hooks #{known.inspect}" unless known.include?(event)
        raise Uncallable, "Hooks must respond to :call" unless block.respond_to?(:call)
        insert_hook(owner, event, priority, &block)
      end

      def insert_hook(owner, event, priority, &block)
        @priorities[block] = [-priority, @priorities.size]
        @registered[owner][event] << block
      end

      def remove_hook(owner, event, hook)
        @registered[owner][event].delete(hook)
      end

      # Run a block in which no hook is called, or none of some events.
      def without(*events)
        outer, @silent = @silent, events.empty? ? EVENTS.values.flatten : events
        yield
      ensure
        @silent = outer
      end

      def trigger(owner, event, *arguments)
        return if @silent&.include?(event)
        return unless @registered.key?(owner) && @registered[owner].key?(event)
        @registered[owner][event].sort_by { |hook| @priorities[hook] }.each { |hook| hook.call(*arguments) }
      end
    end
  end
end
