# frozen_string_literal: true

module JekyllPy
  # Methods of Jekyll's classes that do their work in the program and not here. Each is there by name, so that a plugin can
  # wrap it; calling one is an error that names it, and changing one has no effect, of which a warning says so.
  module Absent
    METHODS = {
      "Jekyll::Cleaner" => %i[existing_files keep_dirs keep_file_regex metadata_file new_dirs new_files parent_dirs replaced_files],
      "Jekyll::Collection" => %i[determine_sort_order order_with_warning rearrange_docs! sort_docs_by_key!],
      "Jekyll::Configuration" => %i[add_default_excludes check_include_exclude check_plugins csv_to_array style_to_permalink validate],
      "Jekyll::Converters::Markdown" => %i[custom_class_allowed? custom_processor third_party_processors valid_processors],
      "Jekyll::Converters::Markdown::KramdownParser" => %i[modernize_coderay_config strip_coderay_prefix],
      "Jekyll::Converters::Scss" => %i[add_charset? allow_caching? associate_page associate_page_failed? dissociate_page file_url_from_path filename
        line_comments_option output_path safe? sass_build_configuration_options sass_configs sass_convert
        sass_dir_relative_to_site_source sass_embedded_config sass_embedded_convert sass_embedded_generate_source_map sass_file_url
        sass_generate_source_map sass_implementation sass_page sass_style site_source site_source_relative_from_pwd site_source_url
        source_map_file source_map_page sourcemap_option sourcemap_required?],
      "Jekyll::Convertible" => %i[defaults invalid_layout? render_all_layouts],
      "Jekyll::DataReader" => %i[config convert_row csv_config read_config tsv_config],
      "Jekyll::Document" => %i[handle_read_error post_read],
      "Jekyll::Excerpt" => %i[endtag_regex_stash extract_markdown_link_reference_definitions liquid_block? print_build_warning sanctify_liquid_tags],
      "Jekyll::FrontmatterDefaults" => %i[applies? applies_path? applies_type? ensure_time! glob_cache glob_scope has_precedence? matching_sets
        path_is_subpath? sanitize_path strip_collections_dir update_deprecated_types valid? valid_sets],
      "Jekyll::LiquidRenderer" => %i[increment_bytes increment_count increment_time new_profile_hash normalize_path],
      "Jekyll::LiquidRenderer::File" => %i[measure_bytes measure_counts measure_time reset_template_assigns],
      "Jekyll::Page" => %i[url_dir],
      "Jekyll::PageExcerpt" => %i[render_with_liquid?],
      "Jekyll::PluginManager" => %i[deprecation_checks plugin_allowed? require_gems require_plugin_files require_theme_deps whitelist],
      "Jekyll::Regenerator" => %i[existing_file_modified? regenerate_document? regenerate_page?],
      "Jekyll::RelatedPosts" => %i[build_index lsi_related_posts],
      "Jekyll::Renderer" => %i[add_regenerator_dependencies invalid_layout? liquid_options output_exts],
      "Jekyll::Site" => %i[configure_cache configure_file_read_opts configure_include_paths configure_plugins configure_theme drafts drafts=
        ensure_not_in_dest hide_cache_dir_from_git inclusions= limit_posts! load_theme_configuration plugin_manager= reader=
        relative_permalinks_are_deprecated setup site_cleaner],
      "Jekyll::Tags::HighlightBlock" => %i[parse_options render_pygments],
      "Jekyll::Tags::IncludeRelativeTag" => %i[resource_path],
      "Jekyll::Tags::IncludeTag" => %i[add_include_to_dependency could_not_locate_message file_read_opts outside_site_source? realpath_prefixed_with?
        valid_include_file? validate_file_name validate_params],
      "Jekyll::Tags::OptimizedIncludeTag" => %i[add_include_to_dependency locate_include_file outside_scope? realpath_prefixed_with? valid_include_file?],
      "Jekyll::Tags::PostComparer" => %i[deprecated_equality post_slug],
      "Jekyll::URL" => %i[generate_url_from_drop generate_url_from_hash],
      "Jekyll::Utils" => %i[safe_load_yaml safe_load_yaml_file]
    }.freeze

    class << self
      def define
        METHODS.each { |kind, names| names.each { |name| define_one(space(kind), name) } }
      end

      private

      def space(path)
        path.split("::").reduce(Object) { |outer, name| outer.const_defined?(name, false) ? outer.const_get(name) : outer.const_set(name, Class.new) }
      end

      def define_one(kind, name)
        return if kind.method_defined?(name) || kind.private_method_defined?(name)
        kind.define_method(name) { |*| raise NoMethodError.new("#{kind}##{name} is not available here", name) }
      end
    end
    define
  end
end
