# Copies of pages and posts that are rendered once more, with other data, after the page has been written.
Jekyll::Hooks.register %i[pages posts], :post_write do |item|
  %w[dark light].each do |shade|
    next unless item.data['shades']
    copy = item.dup
    copy.instance_variable_set(:@data, item.data.merge('shade' => shade))
    copy.content = File.read(item.site.in_source_dir(item.relative_path)).split("---\n", 3).last
    text = Jekyll::Renderer.new(item.site, copy, item.site.site_payload).run
    File.write("#{item.destination(item.site.dest)}.#{shade}", "#{copy.url} #{item.dup.content} #{item.dup.output}\n#{text}")
    item.site.keep_files << "#{item.destination(item.site.dest).delete_prefix("#{item.site.dest}/")}.#{shade}"
  end
end
