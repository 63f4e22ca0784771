%i[posts notes pages].each do |owner|
  Jekyll::Hooks.register(owner, :pre_render) do |item, payload|
    item.data['math'] = item.content.include?('2') if item.data['math'].nil?
    item.data['list'] << 'b'
    item.data['title'] += '!'
    item.data['kind'] = 'own'
    item.data['near'] = item.site.posts.docs.first
    payload['page']['forced'] = "forced #{item.data['title']}"
    payload['word'] = item.data['title']
    payload['site']['word'] = item.data['title']
  end
  Jekyll::Hooks.register(owner, :post_convert) { |item| item.data['converted'] = item.content.size }
  Jekyll::Hooks.register(owner, :post_render) { |item| item.data['rendered'] = item.output.size; item.data.delete('list') }
end
Jekyll::Hooks.register(:documents, :pre_render) { |item| item.data['title'] += '?'; item.data['excerpt'] = Jekyll::Excerpt.new(item) if item.data['title'].start_with?('P2') }
class Made < Jekyll::Generator
  def generate(site)
    site.pages << Jekyll::PageWithoutAFile.new(site, site.source, '', 'made.html').tap do |page|
      page.content = 'Made {{ page.math }} {{ page.forced }}'
      page.data.update('title' => 'M2', 'list' => ['a'], 'layout' => 'base')
    end
  end
end
Jekyll::Hooks.register(:site, :pre_render) do |site, payload|
  shown = Liquid::Template.parse('{% for p in site.posts %}{{ p.title }}{{ p.early }}{% endfor %}')
  payload['before'] = shown.render(payload, registers: { site: site })
  site.posts.docs.each { |post| post.data['early'] = "early #{post.data['title']}" }
  site.pages.each { |page| page.data['early'] = 'early' }
  payload['after'] = shown.render(payload, registers: { site: site })
end
class SetsPage < Liquid::Tag
  def render(context)
    page, site = context.registers[:page], context.registers[:site]
    page['made'] = 'by tag'
    page['list'] << 'tag'
    site.pages.each { |each| each.data['tagged'] = 'yes' }
    page['forced'].to_s
  end
end
Liquid::Template.register_tag('tag', SetsPage)
Jekyll::Hooks.register(:pages, :pre_render, priority: :low) { |_, payload| payload['page']['list'] << 'payload' }
