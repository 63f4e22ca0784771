# Renders templates with Ruby Liquid for the differential tests: one JSON request a line in, one JSON answer a line out.
require "json"
require "liquid"

class Partials
  def initialize(sources)
    @sources = sources
  end

  def read_template_file(name)
    @sources.fetch(name) { raise Liquid::FileSystemError, "No such template '#{name}'" }
  end
end

def answer(request)
  options = { line_numbers: true, error_mode: request.fetch("mode", "lax").to_sym }
  template = Liquid::Template.parse(request["template"], options)
  output = template.render!(
    request["data"],
    registers: { file_system: Partials.new(request["partials"]) },
    strict_variables: request["strict_variables"] || false,
    strict_filters: request["strict_filters"] || false
  )
  { output: output, warnings: template.warnings.map(&:message) }
rescue Liquid::Error => e
  { error: e.message }
rescue SystemStackError, StandardError => e
  { error: "Liquid error: internal", crash: "#{e.class}: #{e.message}" }
end

Liquid::Template.error_mode = :lax
$stdout.sync = true
while (line = $stdin.gets)
  reply = answer(JSON.parse(line))
  begin
    puts JSON.generate(reply)
  rescue JSON::GeneratorError
    puts JSON.generate({ error: "bytes that are no text" })
  end
end
