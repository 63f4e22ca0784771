# A digest of the style sheets that others may import, as sites make one for the address of their own.
module Digested
  def sheets(_)
    site = @context.registers[:site]
    converter = site.find_converter_instance(Jekyll::Converters::Scss)
    paths = converter.sass_load_paths.map { |path| path.delete_prefix("#{site.source}/") }
    files = converter.sass_load_paths.flat_map { |path| Dir.glob("#{path}/**/*.scss") }.map { |file| File.read(file) }
    [converter.sass_dir, converter.user_sass_load_paths, paths, files.sort].inspect
  end
end
Liquid::Template.register_filter(Digested)
