# frozen_string_literal: true

module JekyllPy
  module Service
    # The changes that plugins have made to the site.
    module ChangeCalls
      def changes
        site = Jekyll.current_site
        found = { "config" => Model.changed_config(site), "pages" => items(site.instance_variable_get(:@pages)),
                  "static_files" => items(site.instance_variable_get(:@static_files)), "layouts" => layouts(site), "collections" => collections(site) }
        found["data"] = Model.changed_data(site)
        found["lists"] = site.changed_post_lists.keys
        found["shown"] = classes_shown
        found
      end

      # The classes of drops in whose place plugins give templates something else, if only for single objects.
      def classes_shown
        items = Model.objects.each_value.select { |item| shows_itself?(item) }
        Loaded.shown | Decisions::SHOWN.select { |name, _| items.any? { |item| item.is_a?(Object.const_get(name)) } }.values
      end

      # Whether an object has a `to_liquid` of its own, or of a class that a plugin has derived; what a class of pages shows is
      # among their attributes.
      def shows_itself?(item)
        kind = item.is_a?(Jekyll::Document) ? Jekyll::Document : item.is_a?(Jekyll::StaticFile) ? Jekyll::StaticFile : item.class
        item.method(:to_liquid).owner != kind.instance_method(:to_liquid).owner
      end

      def config_changes
        Model.changed_config(Jekyll.current_site)
      end

      def items(list)
        list&.map { |item| item_row(item) }
      end

      def item_row(item)
        row = { "n" => item.handle }
        if item.is_a?(Jekyll::StaticFile)
          row.merge!(item.handle.nil? || item.class != Jekyll::StaticFile ? static_file(item) : { "data" => Model.changed_file_data(item) })
        else
          row["changes"] = Model.changes(item)
          row.merge!(origin(item)) if item.handle.nil?
        end
        row["object"] = Objects.keep(item) if item.handle.nil?
        row
      end

      def origin(item)
        return { "file" => item.path, "relative_path" => item.relative_path, "collection" => item.collection.label } if item.is_a?(Jekyll::Document)
        { "dir" => item.instance_variable_get(:@dir).to_s, "name" => item.name, "ext" => item.ext, "basename" => item.basename, "relative_path" => item.relative_path,
          "file" => file_of(item), "attributes" => attributes(item) }
      end

      def file_of(page)
        path = page.instance_variable_get(:@path).to_s
        path unless page.is_a?(Jekyll::PageWithoutAFile) || path.empty? || !File.file?(path)
      end

      # The fields of templates that a class of pages has besides those of its data.
      def attributes(item)
        return nil if item.class::ATTRIBUTES_FOR_LIQUID == Jekyll::Page::ATTRIBUTES_FOR_LIQUID && item.method(:to_liquid).owner == Jekyll::Convertible
        item.to_liquid.to_h
      end

      def static_file(item)
        site = item.site
        { "path" => item.path.to_s, "dir" => item.instance_variable_get(:@dir).to_s, "name" => item.name.to_s, "relative_path" => item.relative_path.to_s, "url" => item.url,
          "destination" => item.destination(site.dest).delete_prefix("#{site.dest}/"), "collection" => item.collection&.label,
          "writes" => item.method(:write).owner != Jekyll::StaticFile, "data" => item.data }
      end

      # Take the numbers of new objects; the classes of drops that are shown by what plugins give.
      def adopted(pairs)
        pairs.each do |object, number|
          item = Objects.fetch(object)
          item.handle = number
          Model.objects[number] = item
        end
        classes_shown
      end

      def write_file(handle)
        Model.of(handle).write(Jekyll.current_site.dest)
        nil
      end

      def layouts(site)
        return nil unless site.instance_variable_get(:@layouts)
        site.layouts.to_h { |name, layout| [name, { "n" => layout.handle, "changes" => changes_of_layout(layout), "path" => layout.relative_path, "file" => layout.path }] }
      end

      # Layouts that a plugin has made are told whole each time.
      def changes_of_layout(layout)
        layout.handle.nil? ? { "data" => layout.data.to_h, "content" => layout.content } : Model.changes(layout)
      end

      def collections(site)
        return nil unless site.instance_variable_get(:@collections)
        site.collections.to_h { |label, one| [label, { "metadata" => one.metadata, "docs" => items(one.instance_variable_get(:@docs)), "template" => one.url_template }] }
      end
    end
    extend ChangeCalls
  end
end
