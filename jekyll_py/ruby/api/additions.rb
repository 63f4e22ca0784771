# frozen_string_literal: true

module JekyllPy
  # What is added to gems whose work can be kept: each in a file of `gems/`, run when the gem's own file has been run.
  module Additions
    FILES = {
      "bibtex-ruby/lib/bibtex.rb" => "bibtex",
      "citeproc-ruby/lib/citeproc/ruby.rb" => "citeproc",
      "jekyll-scholar/lib/jekyll/scholar/utilities.rb" => "jekyll_scholar",
    }.freeze
    # The path of a file of a gem, with the number of the gem, its name, and the place in it.
    GEM_FILE = %r{\A/gems/\d+-(.+)\z}.freeze

    # A file was run.
    def self.after(path)
      added = path.start_with?("/gems/") && FILES[path[GEM_FILE, 1]]
      require "#{API_FOLDER}/gems/#{added}" if added
    end
  end
end
