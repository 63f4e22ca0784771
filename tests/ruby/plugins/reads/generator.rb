class Probe < Liquid::Tag
  def render(context)
    context.registers[:site].data['made'].to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
class Makes < Jekyll::Generator
  def generate(site)
    @site = site
    site.data['made'] = site.posts.docs.map { |post| post.data['title'] }
  end
end
