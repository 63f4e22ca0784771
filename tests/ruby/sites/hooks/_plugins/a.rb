$log = []
def shown(o) = o.respond_to?(:relative_path) ? o.relative_path : o.class.to_s
%i[after_init after_reset post_read pre_render post_render].each do |e|
  Jekyll::Hooks.register(:site, e) { |site, payload| $log << "site #{e} #{payload.class} #{site.pages.size}" }
end
{ pages: %i[post_init pre_render post_convert post_render post_write], posts: %i[post_init pre_render post_convert post_render post_write], documents: %i[post_init pre_render post_convert post_render post_write], notes: %i[post_init pre_render post_convert post_render post_write] }.each do |owner, events|
  events.each do |e|
    Jekyll::Hooks.register(owner, e, priority: e == :pre_render ? :high : :low) do |item, payload|
      text = %i[post_init].include?(e) ? '' : item.content.to_s[0, 12].inspect
      out = e == :post_render ? item.output.to_s.size : ''
      $log << "#{owner} #{e} #{shown(item)} #{payload.class} #{text} #{out}" unless owner == :pages && e == :post_init
    end
  end
end
Jekyll::Hooks.register(%i[pages posts], :pre_render, priority: 5) { |item, payload| payload['five'] = "five #{item.data['title']}"; item.content = item.content.gsub('@@', '**at**') }
Jekyll::Hooks.register(:posts, :post_convert) { |post| post.content = post.content.sub('<p>', '<p class="first">') }
Jekyll::Hooks.register(:documents, :post_render) { |doc| doc.output = doc.output + "<!-- #{doc.data['title']} -->" if doc.output_ext == '.html' }
Jekyll::Hooks.register(:posts, :post_init) { |post| post.data['initial'] = post.path.size.positive? }
Jekyll::Hooks.register(:posts, :pre_render) { |post, payload| post.data['late'] = 'late'; payload['page']['forced'] = 'forced'; payload['site']['word'] = 'w' rescue $log << "#{$!.class} #{$!.message}" }
Jekyll::Hooks.register(:site, :post_write) { |site| File.write(File.join(site.dest, 'log.txt'), [*$log, *site.documents.map { |doc| doc.to_liquid['excerpt'] }].join("\n")) }
begin
  Jekyll::Hooks.register(:nothing, :post_init) { raise 'never' }
  Jekyll::Hooks.register(:pages, :bad_event) { nil }
rescue StandardError => e
  $log << "#{e.class}: #{e.message}"
end
begin
  Jekyll::Hooks.register(:pages, :post_init, priority: :low, &:itself)
  Jekyll::Hooks.register(:pages, :post_init)
rescue StandardError => e
  $log << "#{e.class}: #{e.message}"
end
