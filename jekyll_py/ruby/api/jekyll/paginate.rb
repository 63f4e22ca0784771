# frozen_string_literal: true

module Jekyll
  # The classes of jekyll-paginate, for plugins that build on them; the pages of the site are made by the program.
  module Paginate
    # One page of a list of posts, as the gem's `Pager` counts it.
    class Pager
      FIELDS = %w(page per_page posts total_posts total_pages previous_page previous_page_path next_page next_page_path).freeze
      attr_reader(*FIELDS.map(&:to_sym))

      class << self
        def calculate_pages(all_posts, per_page)
          (all_posts.size.to_f / per_page.to_i).ceil
        end

        def pagination_enabled?(site)
          !site.config["paginate"].nil? && !site.pages.empty?
        end

        # Whether a page is an `index.html` in the folder of `paginate_path` or above it.
        def pagination_candidate?(config, page)
          root = config["source"]
          folder = File.dirname(File.expand_path(remove_leading_slash(page.path), root))
          deepest = File.dirname(File.expand_path(remove_leading_slash(config["paginate_path"]), root))
          page.name == "index.html" && in_hierarchy(root, folder, deepest)
        end

        def in_hierarchy(source, page_dir, paginate_path)
          page_dir == paginate_path || "#{paginate_path}/".start_with?("#{page_dir}/") && "#{page_dir}/".start_with?("#{source}/")
        end

        # The address of a page by its number.
        def paginate_path(site, num_page)
          return nil if num_page.nil?
          return Pagination.first_page_url(site) if num_page <= 1
          format = site.config["paginate_path"]
          raise ArgumentError, "Invalid pagination path: '#{format}'. It must include ':num'." unless format.include?(":num")
          ensure_leading_slash(format.sub(":num", num_page.to_s))
        end

        def ensure_leading_slash(path)
          path.start_with?("/") ? path : "/#{path}"
        end

        def remove_leading_slash(path)
          path.delete_prefix("/")
        end
      end

      def initialize(site, page, all_posts, num_pages = nil)
        @page = page
        @per_page = site.config["paginate"].to_i
        @total_pages = num_pages || self.class.calculate_pages(all_posts, @per_page)
        raise "page number can't be greater than total pages: #{@page} > #{@total_pages}" if @page > @total_pages
        @total_posts = all_posts.size
        @posts = all_posts[(@page - 1) * @per_page, @per_page]
        @previous_page = @page - 1 unless @page == 1
        @next_page = @page + 1 unless @page == @total_pages
        @previous_page_path = self.class.paginate_path(site, @previous_page)
        @next_page_path = self.class.paginate_path(site, @next_page)
      end

      def to_liquid
        FIELDS.to_h { |name| [name, public_send(name)] }
      end
    end

    # The generator's functions that other plugins call.
    class Pagination
      # The program makes the pages.
      def generate(_site); end

      class << self
        def first_page_url(site)
          template_page(site)&.url
        end

        def template_page(site)
          site.pages.select { |page| Pager.pagination_candidate?(site.config, page) }.max_by { |page| page.path.size }
        end
      end
    end
  end
end
