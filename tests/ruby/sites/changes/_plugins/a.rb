class Mut < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    doc = site.posts.docs.first
    doc.data['added'] = 'yes'
    doc.data['title'] << '!'
    (doc.data['tags'] ||= []) << 'new'
    site.config['word'] = 'changed'
    site.data['d']['a'] = 2
    site.data['e'] = { 'b' => 1 }
    other = site.pages.find { |p| p.name == 'z.html' }
    other.data['flag'] = 'set'
    other.content = 'new content {{ page.flag }}'
    doc.data['when'] = doc.date + 86_400
    ''
  end
end
Liquid::Template.register_tag('mut', Mut)
class Rd < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    doc = site.posts.docs.first
    d = doc.date
    [doc.data['added'], doc.title, site.config['word'], site.data['d'].inspect, d.to_s, site.pages.find { |p| p.name == 'z.html' }.data['flag']].join('|')
  end
end
Liquid::Template.register_tag('rd', Rd)
class Utc < Liquid::Tag
  def render(context)
    context.registers[:site].posts.docs.first.date.utc.to_s
  end
end
Liquid::Template.register_tag('utc', Utc)
