# frozen_string_literal: true

# HTMLProofer, whose gem needs compiled code: its runs look at nothing and say what does.
module HTMLProofer
  VERSION = "5.2.1"

  # The superclass of checks of one's own.
  class Check; end

  # A run over files or addresses.
  class Runner
    attr_reader :options, :failed_checks
    attr_accessor :source

    def initialize(source, options = {})
      @source, @options, @failed_checks = source, options, []
    end

    def before_request
      self
    end

    def run
      Jekyll.logger.info("HTMLProofer:", "does not run here; `jekyll-py check` finds what it finds")
    end
  end

  class << self
    def check_file(file, options = {})
      raise ArgumentError unless file.is_a?(String)
      raise ArgumentError, "#{file} does not exist" unless File.exist?(file)
      Runner.new([file], options)
    end

    def check_directory(directory, options = {})
      raise ArgumentError unless directory.is_a?(String)
      check_directories([directory], options)
    end

    def check_directories(directories, options = {})
      raise ArgumentError unless directories.is_a?(Array)
      directories.each { |each| raise ArgumentError, "#{each} does not exist" unless Dir.exist?(each) }
      Runner.new(directories, options)
    end

    def check_links(links, options = {})
      raise ArgumentError unless links.is_a?(Array)
      Runner.new(links, options)
    end
  end
end
