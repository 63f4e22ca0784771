module Jekyll
  class Renderer
    alias old_convert convert
    def convert(content)
      old_convert(content).gsub("text", "TEXT")
    end

    alias old_place_in_layouts place_in_layouts
    def place_in_layouts(content, payload, info)
      "<!-- #{document.relative_path} -->#{old_place_in_layouts(content, payload, info)}"
    end
  end

  class Document
    alias old_place_in_layout? place_in_layout?
    def place_in_layout?
      old_place_in_layout? && collection.label != "notes"
    end
  end
end

module Liquidly
  def render_liquid(content, payload, info, path = nil)
    super(content.gsub("Second", "2nd in {{ site.title }}"), payload, info, path)
  end
end
Jekyll::Renderer.prepend Liquidly
Jekyll::Hooks.register(:documents, :pre_render) { |doc| doc.content += "\nappended text" }
Jekyll::Hooks.register(:pages, :post_convert) { |page| page.content += "<i>converted</i>" }
Jekyll::Hooks.register(%i[pages documents], :post_render) { |item| item.output += "<!-- end -->" }
