# Runs Ruby's Jekyll again and again without starting Ruby again: one JSON object {words, folder, environment} a line in,
# one JSON object {status, said} out. Each run is a process of its own, so that no run leaves anything behind.
require "json"
require "tempfile"
require "jekyll"
require "mercenary"

EXECUTABLE = Gem.bin_path("jekyll", "jekyll")

def run(words, folder, environment)
  said = Tempfile.new("said")
  process = fork do
    $stdout.reopen(said.path, "a")
    $stderr.reopen($stdout)
    $stdout.sync = true
    ENV.update(environment)
    Dir.chdir(folder)
    ARGV.replace(words)
    load EXECUTABLE
  end
  status = Process.wait2(process).last.exitstatus
  { "status" => status, "said" => File.read(said.path, :encoding => "utf-8").scrub }
ensure
  said&.close!
end

while (line = $stdin.gets)
  asked = JSON.parse(line)
  puts JSON.generate(run(asked["words"], asked["folder"], asked["environment"]))
  $stdout.flush
end
