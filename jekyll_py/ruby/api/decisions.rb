# frozen_string_literal: true

module JekyllPy
  # The methods of Jekyll's classes that decide a part of the build, by part and class. Where a plugin has changed one, that
  # part is done here, by these classes, in place of the program.
  module Decisions
    # How items are read.
    READS = {
      "Jekyll::Document" => %i[read read_content read_post_data populate_title populate_categories populate_tags modify_date generate_excerpt
                               generate_excerpt? excerpt_separator merge_defaults merge_data! merge_date! merge_categories! categories_from_path
                               draft? initialize],
      "Jekyll::Page" => %i[read_yaml initialize process generate_excerpt generate_excerpt? excerpt_separator],
      "Jekyll::Excerpt" => %i[initialize extract_excerpt]
    }.freeze
    # Classes that decide where all items go.
    GENERAL_MOVES = %w(Jekyll::Site Jekyll::Renderer Jekyll::Collection Jekyll::URL Jekyll::Drops::UrlDrop).freeze
    # Which documents are written.
    WRITES = {
      "Jekyll::Document" => %i[write? published?], "Jekyll::Collection" => %i[write?],
      "Jekyll::Publisher" => %i[publish? hidden_in_the_future?], "Jekyll::Site" => %i[publisher docs_to_write]
    }.freeze
    # Methods by which items and files write themselves.
    WRITERS = { "Jekyll::Document" => %i[write], "Jekyll::Page" => %i[write], "Jekyll::StaticFile" => %i[write copy_file] }.freeze
    # What is removed from the destination.
    CLEANS = { "Jekyll::Cleaner" => %i[cleanup! obsolete_files] }.freeze
    # Where they go.
    MOVES = {
      "Jekyll::Document" => %i[url permalink url_placeholders url_template destination output_ext id date basename_without_ext cleaned_relative_path],
      "Jekyll::Page" => %i[url permalink url_placeholders template destination output_ext dir html? index?],
      "Jekyll::Renderer" => %i[output_ext permalink_ext converter_output_ext],
      "Jekyll::Site" => %i[in_dest_dir], "Jekyll::Collection" => %i[url_template], "Jekyll::URL" => %i[to_s generated_url generated_permalink generate_url],
      "Jekyll::Drops::UrlDrop" => %i[title slug name categories path]
    }.freeze
    # Where static files go.
    MOVES_OF_FILES = { "Jekyll::StaticFile" => %i[url destination placeholders cleaned_relative_path], "Jekyll::Site" => %i[in_dest_dir] }.freeze
    # The order of documents.
    ORDERS = { "Jekyll::Document" => %i[<=>] }.freeze
    # Methods of the site that decide what is read.
    READS_SITE = { "Jekyll::Site" => %i[publisher frontmatter_defaults] }.freeze
    # The parts of the stage `render` of the site.
    PARTS_OF_RENDER = %i[render_docs render_pages].freeze
    # The classes of the objects that templates see → those of their drops.
    SHOWN = {
      "Jekyll::Document" => "DocumentDrop", "Jekyll::Page" => "PageDrop", "Jekyll::StaticFile" => "StaticFileDrop"
    }.freeze
    RELATED = %w(related_posts).freeze
    # Fields of drops by the methods that give them: class of the drop → class of the object → method → fields.
    FIELDS = {
      "DocumentDrop" => { "Jekyll::Document" => { id: %w(id), next_doc: %w(next), previous_doc: %w(previous) } },
      "PageDrop" => { "Jekyll::Page" => { dir: %w(dir), name: %w(name) } },
      "StaticFileDrop" => { "Jekyll::StaticFile" => { name: %w(name), extname: %w(extname), basename: %w(basename), relative_path: %w(path),
                                                      modified_time: %w(modified_time), type: %w(collection) } },
      "SiteDrop" => { "Jekyll::Site" => { tags: %w(tags), categories: %w(categories), post_attr_hash: %w(tags categories), documents: %w(documents) },
                      "Jekyll::Document" => { :<=> => %w(posts), related_posts: RELATED },
                      "Jekyll::RelatedPosts" => { build: RELATED, most_recent_posts: RELATED } }
    }.freeze
    # How they are rendered.
    RENDERS = {
      "Jekyll::Renderer" => %i[run render_document convert render_liquid place_in_layouts render_layout layouts payload converters
                              assign_pages! assign_current_document! assign_highlighter_options! assign_layout_data!],
      "Jekyll::Site" => %i[render_regenerated], "Jekyll::LiquidRenderer" => %i[file], "Jekyll::LiquidRenderer::File" => %i[parse render render!],
      "Jekyll::Document" => %i[place_in_layout? render_with_liquid? asset_file? no_layout? yaml_file?],
      "Jekyll::Page" => %i[place_in_layout? render_with_liquid? asset_file? no_layout?], "Jekyll::Excerpt" => %i[output render_with_liquid? to_s]
    }.freeze
    # Classes and modules that decide what is read → those of their methods that do not.
    READERS = {
      "Jekyll::Reader" => [], "Jekyll::PageReader" => [], "Jekyll::PostReader" => [], "Jekyll::StaticFileReader" => [], "Jekyll::LayoutReader" => [],
      "Jekyll::DataReader" => [], "Jekyll::CollectionReader" => [], "Jekyll::ThemeAssetsReader" => [], "Jekyll::EntryFilter" => [], "Jekyll::Publisher" => [],
      "Jekyll::Layout" => [], "Jekyll::Collection" => %i[metadata docs files to_liquid inspect write? url_template respond_to_missing? method_missing],
      "Jekyll::FrontmatterDefaults" => []
    }.freeze
    # Functions that decide it, too: modules and classes → their own methods.
    READING_FUNCTIONS = { "Jekyll::Utils" => %i[has_yaml_header? titleize_slug parse_date deep_merge_hashes pluralized_array_from_hash] }.freeze
    # Functions that decide where items and files go.
    MOVING_FUNCTIONS = { "Jekyll::Utils" => %i[slugify], "Jekyll::URL" => %i[escape_path unescape_path] }.freeze
    # Functions that give fields of drops: class of the drop → module → function → fields.
    FIELD_FUNCTIONS = { "JekyllDrop" => { "Jekyll" => { env: %w(environment) } } }.freeze
    # The converters of Jekyll by the names that the program has for them.
    CONVERTERS = {
      "identity" => Jekyll::Converters::Identity, "markdown" => Jekyll::Converters::Markdown, "smartypants" => Jekyll::Converters::SmartyPants,
      "sass" => Jekyll::Converters::Sass, "scss" => Jekyll::Converters::Scss
    }.freeze
    # The methods of these by which the program knows them → those that decide what they do.
    CONVERTS = { "matches" => %i[matches extname_list], "output_ext" => %i[output_ext], "convert" => %i[convert setup get_processor] }.freeze
    KRAMDOWN_PARSER = Jekyll::Converters::Markdown::KramdownParser
  end
end
