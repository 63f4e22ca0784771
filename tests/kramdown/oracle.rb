# Answers one JSON line {"text": …, "options": …} with one line {"html": …, "warnings": […]} or {"error": …}.
require "json"
require "timeout"
require "kramdown"
require "kramdown-parser-gfm"
require "rouge"

$stdout.sync = true
$stdin.each_line do |line|
  request = JSON.parse(line)
  answer =
    begin
      Timeout.timeout(10) do
        document = Kramdown::Document.new(request["text"], request["options"])
        { "html" => document.to_html, "warnings" => document.warnings }
      end
    rescue Exception => e
      { "error" => "#{e.class}: #{e.message}"[0, 300] }
    end
  line = begin
    JSON.generate(answer)
  rescue StandardError => e
    JSON.generate("error" => e.class.name)
  end
  puts line
end
