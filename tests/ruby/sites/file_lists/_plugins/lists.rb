# frozen_string_literal: true

# The lists of what is written, in which the files of collections are, too.
Jekyll::Hooks.register :site, :post_read do |site|
  each = []
  site.each_site_file { |item| each << item.relative_path }
  site.config["lists"] = {
    "each" => each.sort, "documents" => site.documents.map(&:relative_path).sort,
    "docs_to_write" => site.docs_to_write.map(&:relative_path).sort,
    "static_files_to_write" => site.static_files_to_write.map(&:relative_path).sort
  }
end
