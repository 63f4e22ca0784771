class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    post = site.posts.docs.first
    post.next_doc&.data&.fetch('title').to_s
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
