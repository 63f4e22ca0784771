# frozen_string_literal: true

module JekyllPy
  module Service
    # Hooks, and the texts that they change.
    module HookCalls
      # Call the hooks of the site; the owners and events that have hooks afterwards.
      def site_hook(event, with_payload)
        site = Jekyll.current_site
        event == "post_read" ? forget_lists(site) : event == "after_reset" && site.reset_lists
        arguments = with_payload ? [site, site.site_payload] : [site]
        Jekyll::Hooks.trigger(:site, event.to_sym, *arguments)
        if event == "after_init"
          site.reset_lists # Jekyll resets the site after these hooks
          Loaded.forget_moves
        end
        Loaded.hooks
      end

      def include_folders = Jekyll.current_site.includes_load_paths.map(&:to_s)

      # Ask for all that was read when it is next needed.
      def forget_lists(site)
        Model.forget_data
        site.reset_lists
      end

      def item_hook(owner, event, handle, text, payload)
        item = Model.of(handle)
        put_text(item, event, text)
        arguments = payload ? [item, Payload.for(payload, item)] : [item]
        Jekyll::Hooks.trigger(owner.to_sym, event.to_sym, *arguments)
        event == "post_write" ? nil : take_text(item, event)
      ensure
        Model.forget(item) if event == "post_init" && item.is_a?(Jekyll::Document) # its file is read after that
      end

      def put_text(item, event, text)
        return if text.nil?
        Model.load(item)
        event == "post_render" ? item.output = text.dup : item.content = text.dup
      end

      def take_text(item, event)
        text = event == "post_render" ? item.output : item.content
        Model.owned.delete(item)
        Model.assigned.delete(item)
        { "text" => text, "data" => Model.is_rendering ? tell_changes(item, event) : (Model.changes(item) || {})["data"] }
      end

      # Those of the last event are told with what it has read.
      def tell_changes(item, event)
        LateChanges.tell(item) unless event == "post_render"
        nil
      end

      # The paths that are removed from the destination, of those that are obsolete.
      def obsolete(paths)
        Jekyll::Cleaner.removed(Jekyll.current_site, paths)
      end
    end
    extend HookCalls
  end
end
