# Posts that share a tag, and one for each other document.
module Jekyll
  class RelatedPosts
    def build
      return most_recent_posts unless post.collection.label == "posts"
      site.posts.docs.select { |other| other != post && (other.data["tags"] & post.data["tags"]).any? }
    end
  end
end

module OneOnly
  def most_recent_posts
    super.first(1)
  end
end
Jekyll::RelatedPosts.prepend(OneOnly)
