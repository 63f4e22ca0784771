# Renders the workloads of bench/liquid.py with Ruby Liquid and Jekyll's filters: reads one JSON line of templates and data, then for every
# line "NAME COUNT" prints the CPU seconds COUNT renders took.
require "json"
require "jekyll"

Liquid::Template.register_tag("include", Liquid::Include) # Jekyll's own wants a whole site

Site = Struct.new(:filter_cache) # what Jekyll's filters ask of a site: it lasts for a whole build
SITE = Site.new({})

class Partials
  def initialize(sources)
    @sources = sources
  end

  def read_template_file(name)
    @sources.fetch(name)
  end
end

workloads = JSON.parse($stdin.gets)
templates = workloads.transform_values do |work|
  { template: Liquid::Template.parse(work["template"]), data: work["data"], partials: Partials.new(work["partials"]) }
end

render = lambda do |work|
  work[:template].render!(work[:data], registers: { file_system: work[:partials], site: SITE })
end

templates.each_value do |work|
  puts JSON.generate(render.call(work))
end
$stdout.flush

while (line = $stdin.gets)
  name, count = line.split
  work = templates.fetch(name)
  GC.start
  before = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  count.to_i.times { render.call(work) }
  puts Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - before
  $stdout.flush
end
