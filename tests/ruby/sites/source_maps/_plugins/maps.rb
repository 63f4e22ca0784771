# The pages of source maps, which the converter of Sass adds while the site is rendered.
Seen = []

%i[pre_render post_convert post_render post_write].each do |event|
  Jekyll::Hooks.register(:pages, event) { |page| Seen << "#{event} #{page.relative_path} #{page.class}" }
end

Jekyll::Hooks.register :pages, :post_render do |page|
  page.output = "#{page.data["title"]} #{page.url} #{page.ext} #{page.output_ext} #{page.content.empty?}\n" if page.is_a?(Jekyll::SourceMapPage)
end

Jekyll::Hooks.register :site, :post_render do |site|
  Seen << site.pages.map(&:name).inspect
end

Jekyll::Hooks.register :site, :post_write do |site|
  Seen << site.pages.map(&:url).inspect << site.pages.map { |page| page.output.size > 3 }.inspect
  File.write(site.in_dest_dir("seen.txt"), Seen.join("\n"))
end
