# frozen_string_literal: true

Gem::Specification.new do |spec|
  spec.name     = "@NAME@"
  spec.version  = "0.1.0"
  spec.authors  = ["@AUTHOR@"]
  spec.email    = ["@EMAIL@"]
  spec.summary  = "A theme for Jekyll"
  spec.homepage = "https://example.org"
  spec.license  = "MIT"
  spec.metadata = { "plugin_type" => "theme" }

  packed = %r!^(assets|_data|_layouts|_includes|_sass|LICENSE|README|_config\.yml)!i
  spec.files = `git ls-files -z`.split("\x0").grep(packed)

  spec.add_runtime_dependency "jekyll", ">= 4.3", "< 5.0"
end
