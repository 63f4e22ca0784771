module Jekyll
  module Paginate
    class Pagination < Generator
      safe true
      priority :lowest

      def generate(site)
        site.config["paginatepath"].each { |path| paginate(site, path) }
      end

      def paginate(site, page)
        raise "not called"
      end
    end

    class Pager
      def self.calculate_pages(_all_posts, _per_page) = 99

      def self.shown(site) = site.config["paginate"]
    end
  end
end

class After < Jekyll::Generator
  def generate(site)
    page = site.pages.first
    page.data["extra"] = " #{Jekyll::Paginate::Pager.shown(site)} #{Jekyll::Paginate::Pager.calculate_pages([1, 2, 3], 2)}"
  end
end
