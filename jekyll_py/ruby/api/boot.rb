# frozen_string_literal: true

# Everything that plugins may use, in the order in which it builds on what comes before.
module JekyllPy
  API_FOLDER = __dir__
end

%w(flat_iteration early_ends libraries additions loading features bridge bundler wire containers late_changes time_zone liquid/errors liquid/patterns liquid/utils liquid/tag
   liquid/block liquid/drop liquid/context liquid/expression liquid/template liquid/filters liquid/builtin_tags jekyll
   jekyll/errors jekyll/utils jekyll/liquid_extensions jekyll/url jekyll/plugin jekyll/sass jekyll/hooks jekyll/logger jekyll/cache jekyll/configuration
   jekyll/external jekyll/convertible jekyll/page jekyll/excerpt jekyll/document jekyll/static_file jekyll/collection
   jekyll/layout jekyll/frontmatter_defaults jekyll/publisher jekyll/path_manager jekyll/entry_filter jekyll/regenerator
   jekyll/liquid_renderer jekyll/cleaner jekyll/related_posts jekyll/plugin_manager jekyll/reader jekyll/readers jekyll/renderer jekyll/drops
   jekyll/filters jekyll/inclusion jekyll/tags jekyll/site model reading decisions loaded pure_fields early_fields absent ineffective theme payload watched reads service known_gems state).each do |name|
  require_relative name
end
