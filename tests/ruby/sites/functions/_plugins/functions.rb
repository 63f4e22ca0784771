# Functions of Jekyll's modules and classes, replaced and wrapped.
module Jekyll
  def self.env
    "replaced"
  end

  class URL
    def self.escape_path(path)
      path.to_s.downcase.tr(" ", "-")
    end
  end
end

module Unescaped
  def unescape_path(path)
    super.sub("second", "zweiter")
  end
end
Jekyll::URL.singleton_class.prepend(Unescaped)
