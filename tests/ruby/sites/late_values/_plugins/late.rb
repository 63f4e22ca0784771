class Late < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    site.posts.docs.each { |d| d.data['flag'] = 'late'; d.data['title'] = "Z#{d.data['title']}" }
    site.pages.each { |d| d.data['flag'] = 'late' }
    site.data['people'].each { |p| p['on'] = true; p['name'] = p['name'] + '!' }
    site.config['list'] << 0
    site.config['title'] = 'U'
    ''
  end
end
Liquid::Template.register_tag('late', Late)
