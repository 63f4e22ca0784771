# Writes the name of each hook that fires into the file ruby.txt, in Jekyll.
LOG = File.expand_path("../ruby.txt", __dir__)
ITEMS = %i[pages posts notes documents].freeze

def note(*words) = File.open(LOG, "a") { |file| file.puts(words.join(" ")) }

%i[after_init after_reset post_read pre_render post_render post_write].each do |event|
  Jekyll::Hooks.register(:site, event) { |*| note(:site, event) }
end
%i[post_init pre_render post_convert post_render post_write].each do |event|
  ITEMS.each { |owner| Jekyll::Hooks.register(owner, event) { |item, *| note(owner, event, item.relative_path) } }
end
Jekyll::Hooks.register(:clean, :on_obsolete) { |files| note(:clean, :on_obsolete, *files.map { |file| File.basename(file) }) }
[:low, :high, :normal, 5, 25, 35].each do |priority|
  Jekyll::Hooks.register(ITEMS, :post_write, :priority => priority) { |item| note(priority, item.relative_path) }
end
