# What a site is before it is read.
$seen = []
def seen(label)
  $seen << "#{label}: #{begin; yield.inspect; rescue Exception => e; "#{e.class} #{e.message.lines.first}"; end}"
end
Jekyll::Hooks.register(:site, :after_init) do |site|
  seen('names') { [site.collections.keys, site.collection_names] }
  seen('folders') { site.collections.values.map(&:relative_directory) }
  seen('written') { site.collections.values.map(&:write?) }
  seen('empty') { [site.posts.docs, site.documents, site.pages, site.static_files, site.layouts, site.data, site.tags] }
  seen('files') { Dir.glob(File.join(site.source, site.collections['notes'].relative_directory, '**/*.md')).map { |path| File.basename(path) } }
  seen('entries') { site.collections['notes'].entries }
  seen('program') { Jekyll::Utils::Exec.run('git', 'log', '-1').first.success? }
  seen('document') do
    document = Jekyll::Document.new(site.in_source_dir('_posts/2025-01-01-a.md'), site: site, collection: site.collections['posts'])
    document.read
    site.collections['posts'].docs << document
    [document.data['title'], document.content, document.url, site.posts.docs.size]
  end
end
Jekyll::Hooks.register(:site, :post_read) { |site| seen('read') { site.posts.docs.map { |post| post.data['title'] } } }
Jekyll::Hooks.register(:site, :post_write) { |site| File.write(site.in_dest_dir('seen.txt'), $seen.join("\n")) }

class Looked < Liquid::Tag
  include Jekyll::LiquidExtensions

  def render(context)
    %w(page.title site.title page.missing word missing.more).map { |name| lookup_variable(context, name) }.join(',')
  rescue StandardError => e
    e.class.to_s
  end
end
class Known < Liquid::Tag
  include Jekyll::LiquidExtensions

  def render(context) = lookup_variable(context, @markup.strip).inspect
end
Liquid::Template.register_tag('looked', Looked)
Liquid::Template.register_tag('known', Known)
