# Answers questions about what Ruby and Jekyll do: one JSON array [operation, argument...] a line in, one JSON value out.
require "json"
require "jekyll"
require "tmpdir"

Jekyll.logger.log_level = :error

Site = Struct.new(:source, :include, :exclude, :safe, :config) do
  def in_source_dir(*parts) = Jekyll.sanitized_path(source, parts.join("/"))
end

# A value with its class, so that 1, 1.0, "1" and dates can be told apart.
def typed(value)
  case value
  when Hash then ["Hash", value.map { |k, v| [typed(k), typed(v)] }]
  when Array then ["Array", value.map { |v| typed(v) }]
  when Time then ["Time", value.getutc.strftime("%FT%T.%6N"), value.utc_offset, value.utc?]
  when Date then ["Date", value.to_s]
  when Float then ["Float", value.nan? ? "nan" : value.infinite? ? value.infinite?.to_s : value]
  else [value.class.to_s, value]
  end
end

OPERATIONS = {
  "yaml" => ->(text) { typed(Psych.safe_load(text, :permitted_classes => [Date, Time], :aliases => true)) },
  "dump" => ->(value) { YAML.dump(value) },
  "table" => lambda do |text|
    CSV.parse(text)
  rescue CSV::MalformedCSVError
    nil
  end,
  "fnmatch" => ->(pattern, path) { File.fnmatch?(pattern, path) },
  "page_url" => lambda do |template, path, basename, ext|
    Jekyll::URL.new(:template => template, :placeholders => { :path => path, :basename => basename, :output_ext => ext }).to_s
  end,
  "document_url" => lambda do |template, facts|
    collection = Struct.new(:label).new(facts["collection"])
    document = Struct.new(:collection, :cleaned_relative_path, :basename_without_ext, :output_ext, :data, :date)
      .new(collection, facts["path"], facts["basename"], facts["output_ext"],
           { "slug" => facts["slug"], "categories" => facts["categories"] }, Time.at(facts["date"]).utc)
    Jekyll::URL.new(:template => template, :placeholders => Jekyll::Drops::UrlDrop.new(document)).to_s
  end,
  "suffix" => ->(template, style) { Jekyll::Utils.add_permalink_suffix(template, style.to_sym) },
  "filter" => lambda do |source, include, exclude, entries, base|
    site = Site.new(source, include, exclude, false, {})
    Dir.chdir(File.join(source, base)) { Jekyll::EntryFilter.new(site, base).filter(entries) }
  end,
  "defaults" => lambda do |source, sets, collections_dir, path, type|
    config = { "defaults" => sets, "collections_dir" => collections_dir }
    Jekyll::FrontmatterDefaults.new(Site.new(source, [], [], false, config)).all(path, type&.to_sym)
  end,
  "split" => lambda do |text|
    text =~ Jekyll::Document::YAML_FRONT_MATTER_REGEXP ? [Regexp.last_match(1), Regexp.last_match.post_match] : nil
  end,
  "header" => lambda do |text|
    Dir.mktmpdir do |dir|
      File.binwrite(File.join(dir, "f"), text)
      Jekyll::Utils.has_yaml_header?(File.join(dir, "f"))
    end
  end,
  "configuration" => lambda do |source, overrides|
    Jekyll.configuration(overrides.merge("source" => source, "quiet" => true)).reject { |k, _| k == "destination" }
  end,
  "dependencies" => ->(name) { Gem::Specification.find_by_name(name).runtime_dependencies.map(&:to_s) },
}.freeze

$stdout.sync = true
$stderr.reopen(File::NULL)
$stdin.each_line do |line|
  operation, *arguments = JSON.parse(line)
  answer =
    begin
      { "value" => OPERATIONS.fetch(operation).call(*arguments) }
    rescue StandardError, Psych::SyntaxError, LoadError => e
      { "error" => "#{e.class}: #{e.message}" }
    end
  puts JSON.generate(answer)
end
