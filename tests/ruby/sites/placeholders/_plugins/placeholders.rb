# Parts of addresses besides Jekyll's own: one as soon as the file is read, one when the site has started.
class Jekyll::Drops::UrlDrop
  def part = Jekyll::Utils.slugify(@obj.data["part"])
end

Jekyll::Hooks.register :site, :after_init do
  Jekyll::Drops::UrlDrop.class_eval do
    def number = @obj.data["number"].to_s
  end
end
