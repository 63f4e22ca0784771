class Probe < Liquid::Tag
  def render(context)
    TITLES.join
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
TITLES = []
class Keeps < Jekyll::Generator
  def generate(site) = TITLES.replace(site.posts.docs.map { |post| post.data['title'] })
end
