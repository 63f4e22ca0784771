module ChangesInPlace
  def category_links(categories)
    categories = categories.sort!.map { |name| "<a>#{name}</a>" }
    categories.join(", ")
  end

  def grow(list, word)
    list << word
  end

  def into(word, list)
    list.unshift(word)
    word
  end

  def merged(hash, key)
    hash.merge!(key => key.upcase).size
  end

  def deep_values(hash)
    hash["l"].sort!
    hash["l"].size
  end

  def deep_change(hash)
    hash["list"].sort! << "end"
    hash["list"].size
  end

  def concat_to(list, other)
    list.concat(other)
  end

  def mapped(list)
    list.map!(&:upcase)
  end

  def only_reads(list)
    list.sort.reverse.join(",")
  end

  def sort_people(people)
    people.sort_by! { |person| person["name"] }
    people.size
  end

  def add_tag(person)
    person["tags"] << "seen"
    ""
  end

  def add_extra(post)
    (post["tags"] || []) << "late"
    ""
  end
end
Liquid::Template.register_filter(ChangesInPlace)

class Seen < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    page = context.registers[:page]
    [site.posts.docs.map { |post| post.data.values_at("categories", "tags", "deep") }, site.config["menu"], site.config["options"],
     site.data["people"], site.data["more"], page["list"], page["map"], context["words"]].inspect
  end
end

class Raise < Liquid::Tag
  def render(context)
    context.registers[:site].posts.docs.each { |post| post.data["categories"] << @markup.strip }
    context.registers[:page]["list"] << "raised"
    context["words"] << "raised" if context["words"]
    ""
  end
end
Liquid::Template.register_tag("seen", Seen)
Liquid::Template.register_tag("raise", Raise)
