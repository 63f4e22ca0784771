class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    path = site.in_dest_dir('n.txt')
    File.write(path, (File.exist?(path) ? File.read(path) : '') + 'n')
    File.read(path)
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
