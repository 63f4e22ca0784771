# Renders templates with Jekyll's include tags: a JSON array of cases in, a JSON array of outcomes out.
require "fileutils"
require "jekyll"
require "json"
require "tmpdir"

def render(request, folder)
  request["files"].each do |name, text|
    path = File.join(folder, name)
    FileUtils.mkdir_p(File.dirname(path))
    File.write(path, text)
  end
  site = Jekyll::Site.new(Jekyll.configuration("source" => folder, "quiet" => true, "skip_config_files" => true))
  template = Liquid::Template.parse(request["template"], line_numbers: true)
  page = { "path" => "folder/page.md" }.merge(request["page"] || {})
  { output: template.render!(request["data"].merge("page" => page), registers: { site: site, page: page }) }
rescue StandardError => e
  { error: e.message.lines.first.chomp }
end

puts JSON.generate(JSON.parse($stdin.read).map { |request| Dir.mktmpdir { |folder| render(request, folder) } })
