# Converts the documents of a JSON file once for every line on standard input; answers with the CPU seconds it took.
require "json"
require "kramdown"
require "kramdown-parser-gfm"
require "rouge"

request = JSON.parse(File.read(ARGV.fetch(0)))
$stdout.sync = true
$stdin.each_line do
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  request["texts"].each { |text| Kramdown::Document.new(text, request["options"]).to_html }
  puts Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
end
