class Api < Liquid::Tag
  def say(label) = @rows << "#{label}: #{begin; v = yield; v.is_a?(String) ? v : v.inspect; rescue Exception => e; "#{e.class} #{e.message.lines.first&.chomp}"; end}"

  def render(context)
    @rows = []
    site = context.registers[:site]
    page = context.registers[:page]
    root = site.source
    post = site.posts.docs.first
    note = site.collections['notes'].docs.first
    say('posts') { site.posts.docs.map(&:url) }
    say('pages') { site.pages.map(&:url).sort }
    say('static') { site.static_files.map(&:relative_path).sort }
    say('tags') { site.tags.transform_values { |l| l.map(&:relative_path) } }
    say('categories') { site.categories.keys }
    say('docs') { site.documents.map(&:id) }
    say('towrite') { site.docs_to_write.map(&:relative_path) }
    say('collections') { site.collections.keys }
    say('names') { site.collection_names }
    say('source') { site.in_source_dir('a', '../b').delete_prefix(root) }
    say('dest') { site.in_dest_dir('x').delete_prefix(site.dest) }
    say('conf') { [site.config['title'], site.config.key?('nope'), site.config['collections'].keys, site.config['markdown'], site.config['kramdown']['input']] }
    say('bools') { [site.safe, site.show_drafts, site.future, site.lsi, site.unpublished, site.limit_posts, site.incremental?] }
    say('lists') { [site.exclude.size, site.include, site.keep_files, site.permalink_style, site.plugins.is_a?(Object)] }
    say('layouts') { site.layouts.keys.sort }
    say('layout') { l = site.layouts['l']; [l.name, l.ext, l.data, l.content, l.relative_path, l.path.delete_prefix(root)] }
    say('data') { site.data }
    say('hash') { site.site_payload['site'].class }
    say('payload') { site.site_payload['jekyll'].to_h }
    say('attr') { site.post_attr_hash('tags').keys }
    say('active') { site.active_lsi rescue 'none' }
    say('post') { [post.id, post.url, post.date.to_s, post.data.keys.sort, post.basename, post.extname, post.basename_without_ext, post.cleaned_relative_path, post.collection.label, post.relative_path] }
    say('post2') { [post.type, post.published?, post.write?, post.render_with_liquid?, post.place_in_layout?, post.asset_file?, post.sass_file?, post.yaml_file?, post.coffeescript_file?, post.no_render? ] }
    say('post3') { [post.output_ext, post.destination(site.dest).delete_prefix(site.dest), post.permalink, post.url_template, post.to_s, post.inspect] }
    say('post4') { [post.next_doc&.id, post.previous_doc&.id, post.excerpt_separator, post.generate_excerpt?, post.related_posts.map(&:id)] }
    say('post5') { [post['title'], post.title, post.tags, post.respond_to?(:title), post.respond_to?(:nothing), post <=> site.posts.docs.last, post == site.posts.docs.first] }
    say('post6') { post.nothing }
    say('excerpt') { e = post.data['excerpt']; [e.class, e.to_s.strip, e.output.strip, e.id, e.relative_path, e.url, e.inspect] }
    say('note') { [note.url, note.data.keys.sort, note.date.class, note.draft?, note.title, note.path.delete_prefix(root), note.collection.url_template, note.data['slug'], note.data['ext']] }
    say('coll') { c = site.collections['notes']; [c.label, c.metadata, c.write?, c.directory.delete_prefix(root), c.relative_directory, c.entries, c.filtered_entries, c.files.size, c.inspect, c.docs.size, c.collection_dir('x').delete_prefix(root), c.exists?] }
    pg = site.pages.find { |p| p.name == 'b.html' }
    say('page') { [pg.url, pg.dir, pg.name, pg.ext, pg.basename, pg.path, pg.relative_path, pg.data, pg.content, pg.html?, pg.index?, pg.type, pg.output_ext, pg.destination(site.dest).delete_prefix(site.dest), pg.url_placeholders, pg.template, pg.permalink, pg['title'], pg.inspect, pg.write?, pg.published?, pg.layout] }
    say('page2') { [pg.to_liquid.class, pg.to_liquid.keys.sort, pg.to_liquid['url'], pg.respond_to?(:pager), pg.excerpt.inspect] }
    f = site.static_files.find { |s| s.name == 'f.txt' }
    say('file') { [f.url, f.path.delete_prefix(root), f.relative_path, f.name, f.extname, f.basename, f.data, f.defaults, f.type, f.write?, f.modified?, f.destination(site.dest).delete_prefix(site.dest), f.placeholders, f.to_liquid.class, f.to_liquid['basename'], f.inspect, f.mtime.class, f.cleaned_relative_path, f.destination_rel_dir] }
    say('drop') { d = post.to_liquid; [d.class, d['title'], d['url'], d.keys.sort.first(5), d.key?('title'), d['nope'], d.to_h.keys.size > 10, d.content_methods.sort.first(3)] }
    say('site drop') { d = site.to_liquid; [d.class, d['title'], d['posts'].class, d['posts'].first.class, d.key?('title'), d.posts.size, d.config.class] }
    say('conv') { [site.find_converter_instance(Jekyll::Converters::Markdown).convert('*a*'), site.converters.map { |c| c.class.to_s }, site.find_converter_instance(Jekyll::Converters::Identity).convert('x')] }
    say('noconv') { site.find_converter_instance(String) }
    say('gens') { site.generators.map(&:class) }
    say('jekyll') { [Jekyll.env, Jekyll.sites.size, Jekyll.sites.first.equal?(site), Jekyll::VERSION.class, Jekyll.sanitized_path('/a', '../../b/c'), Jekyll.logger.class] }
    say('frontmatter') { [site.frontmatter_defaults.find('a.html', :pages, 'zone'), site.frontmatter_defaults.all('a.html', :pages)] }
    say('regen') { [site.regenerator.regenerate?(post), site.publisher.publish?(post)] }
    say('page reg') { [page.class, page['title'], page['path'], page['url'], page['dir'], page['name'], page['content'].class] }
    say('renderer') { site.liquid_renderer.class }
    say('theme') { site.theme.inspect }
    say('time') { [site.time.class, site.config['time'].class] }
    say('cleaner') { site.respond_to?(:cleanup) && site.respond_to?(:process) }
    say('cache') { c = Jekyll::Cache.new('T'); [c.getset('a') { 1 }, c.getset('a') { 2 }, c.key?('a'), (c['b'] = 3), c['b'], (c['zz'] rescue $!.class.to_s), c.delete('a'), c.key?('a')] }
    @rows.join("\n")
  end
end
Liquid::Template.register_tag('api', Api)
