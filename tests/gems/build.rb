# Packs a gem from a checkout:  ruby build.rb RECORD OUTPUT
#
# RECORD is JSON: name, version, license, dependencies (name => requirement, or null for those of the gemspec), and
# files, the tracked files, for a checkout without a gemspec. The version and the dependencies replace those of the
# gemspec, which may be of a commit before the release.
require "json"
require "rubygems/package"

record = JSON.parse(ARGV[0])
path = "#{record["name"]}.gemspec"
path = Dir["*.gemspec"].first unless File.file?(path)
spec = path && Gem::Specification.load(File.expand_path(path))
spec ||= Gem::Specification.new do |own|
  own.name = record["name"]
  own.files = record["files"].grep(%r{\A(lib|data|_data|_layouts|_includes|_sass|assets)/|\A[^/]+\z})
end
spec.name = record["name"]
spec.version = record["version"]
spec.summary ||= record["name"]
spec.authors = ["its authors"] if spec.authors.empty?
spec.license = record["license"] unless spec.license
spec.platform = Gem::Platform::RUBY
spec.signing_key = nil
spec.cert_chain = []
spec.dependencies.select! { |each| record["dependencies"].nil? && each.type == :runtime }
record["dependencies"]&.each { |name, wanted| spec.add_runtime_dependency(name, *wanted.split(/\s*,\s*/)) }
spec.files = spec.files.select { |file| File.file?(file) }
spec.test_files = []
spec.executables = spec.executables.select { |file| File.file?(File.join(spec.bindir, file)) }
spec.extensions = spec.extensions.select { |file| File.file?(file) }
Gem::Package.build(spec, true, false, ARGV[1])
