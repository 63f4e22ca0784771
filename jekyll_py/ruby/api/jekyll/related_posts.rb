# frozen_string_literal: true

module Jekyll
  # The posts that are near another.
  class RelatedPosts
    attr_reader :post, :site

    def initialize(post)
      @post = post
      @site = post.site
    end

    def build
      return [] unless site.posts.docs.size > 1
      most_recent_posts
    end

    def most_recent_posts
      (site.posts.docs.last(11).reverse - [post]).first(10)
    end
  end
end
