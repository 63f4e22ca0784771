# Answers one JSON request per line with what Jekyll gives.
require "jekyll"
require "json"
$stdout.sync = true
Jekyll.logger.log_level = :error
Jekyll::PluginManager.require_from_bundler rescue nil

def plain(value)
  case value
  when Hash
    return Time.parse(value["$time"]) if value.key?("$time")
    return Date.parse(value["$date"]) if value.key?("$date")
    return Range.new(*value["$range"]) if value.key?("$range")
    value.to_h { |key, item| [key, plain(item)] }
  when Array then value.map { |item| plain(item) }
  else value
  end
end

def site(config)
  @sites ||= {}
  @sites[config] ||= Jekyll::Site.new(
    Jekyll.configuration({ "quiet" => true, "disable_disk_cache" => true }.merge(config))
  ).tap { |made| made.read if config["source"] }
end

def answer(request)
  site = site(request["config"] || {})
  case request["op"]
  when "liquid"
    template = Liquid::Template.parse(request["template"])
    variables = plain(request["variables"])
    variables["site"] = site.to_liquid if request["with_site"]
    template.render!(variables, :registers => { :site => site, :cached_partials => {} })
  when "slugify" then Jekyll::Utils.slugify(request["text"].dup, :mode => request["mode"], :cased => request["cased"])
  when "titleize" then Jekyll::Utils.titleize_slug(request["text"])
  when "escape_path" then Jekyll::URL.escape_path(request["text"])
  when "normalize" then Addressable::URI.parse(request["text"]).normalize.to_s
  when "normalize_component" then Addressable::URI.normalize_component(request["text"])
  when "commonmark"
    require "jekyll-commonmark"
    Jekyll::Converters::Markdown::CommonMark.new(request["config"]).convert(request["text"])
  when "sass"
    kind = request["syntax"] == "sass" ? Jekyll::Converters::Sass : Jekyll::Converters::Scss
    page = Jekyll::PageWithoutAFile.new(site, site.source, request["dir"], request["name"])
    converter = kind.new(site.config)
    converter.associate_page(page)
    css = converter.convert(request["text"])
    map = site.pages.select { |each| each.name.end_with?(".css.map") }.last
    site.pages.clear
    [css, map && map.content]
  end
end

$stdin.each_line do |line|
  reply = begin
    { "ok" => answer(JSON.parse(line)) }
  rescue Exception => e
    { "error" => e.respond_to?(:original_message) ? e.original_message : e.message, "class" => e.class.name }
  end
  puts JSON.generate(reply)
end
