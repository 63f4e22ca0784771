# frozen_string_literal: true

module JekyllPy
  # Loading files with few frames of C: where these nest too deep, the module cannot raise an exception and ends.
  module Loading
    @loaded = {}
    @done = {}
    @size = 0

    class << self
      # The files that were run.
      def loaded
        @loaded.keys
      end

      # The file of a feature; nil for one that only Ruby's own `require` knows.
      def file_of(name)
        name = "#{name}.rb" unless name.end_with?(".rb")
        return File.file?(name) ? name : nil if name.start_with?("/")
        first = name[/\A[^\/]+/]
        $LOAD_PATH.each do |folder|
          next if folder.start_with?("/gems/") && !first.start_with?(".") && !names_in(folder).key?(first)
          path = "#{folder}/#{name}"
          return path if File.file?(path)
        end
        nil
      end

      # The files and folders in a folder of a gem, which nothing changes.
      def names_in(folder)
        (@names ||= {})[folder] ||= File.directory?(folder) ? Dir.children(folder).to_h { |name| [name, true] } : {}
      end

      # Whether a name was required before, and nothing was taken back since.
      def done?(name)
        @done.clear if $LOADED_FEATURES.size < @size
        @done.key?(name)
      end

      # Note that a name was required; gives what `require` gives.
      def note_done(name, found)
        @size = $LOADED_FEATURES.size
        @done[name] = true unless name.start_with?(".") # below the folder that is the current one then
        found
      end

      # Run a file unless it was run; whether it was run now.
      def load_once(path)
        return false if @loaded[path] || $LOADED_FEATURES.include?(path)
        @loaded[path] = true
        compiled(path).eval
        $LOADED_FEATURES << path
        Additions.after(path)
        true
      rescue Exception
        @loaded.delete(path)
        @done.clear # a file that it required may have required it
        raise
      end

      private

      # The code of a file. That of a gem or of the program is where its path says, so that no folder on the way is looked at.
      def compiled(path)
        return RubyVM::InstructionSequence.compile_file(path) unless path.start_with?("/gems/", API_FOLDER)
        RubyVM::InstructionSequence.compile(File.read(path, encoding: Encoding::UTF_8), path, path, 1)
      end
    end
  end
  # Constants that are loaded when they are first named, without Ruby's own way to do so, which takes a deep stack.
  module Autoload
    @features = {}

    class << self
      def note(space, name, feature)
        @features[[space, name.to_sym]] = feature
      end

      def feature(space, name)
        @features[[space, name]]
      end

      # The constant that a name stands for in a module: noted for it, or for one around it or above it.
      def find(space, name)
        spaces = [*around(space), *space.ancestors, Object].uniq
        owner = spaces.find { |one| @features.key?([one, name]) }
        return unless owner
        require @features.delete([owner, name])
        owner
      end

      # Load all that is noted for a module and those in it, so that a plugin reopens classes and makes no new ones.
      def load_all(space)
        prefix = "#{space}::"
        loop do
          noted = @features.keys.select { |owner, _| owner == space || owner.to_s.start_with?(prefix) }
          break if noted.empty?
          noted.each { |place| (feature = @features.delete(place)) && require_quietly(feature) }
        end
      end

      private

      # Some of what a gem notes needs another gem.
      def require_quietly(feature)
        require feature
      rescue LoadError
        nil
      end

      def around(space)
        names = space.to_s.split("::")
        (1..names.size).to_a.reverse.filter_map { |size| Object.const_get(names.first(size).join("::")) if names.first(size).join("::").match?(/\A[A-Z]/) }
      rescue NameError
        [space]
      end
    end
  end
end

class Module
  def autoload(name, feature)
    JekyllPy::Autoload.note(self, name, feature) unless const_defined?(name, false)
    nil
  end

  def autoload?(name, _inherit = true)
    JekyllPy::Autoload.feature(self, name.to_sym)
  end

  alias jekyll_py_const_missing const_missing

  def const_missing(name)
    owner = JekyllPy::Autoload.find(self, name)
    owner ? owner.const_get(name) : jekyll_py_const_missing(name)
  end
end

module Kernel
  def autoload(name, feature)
    Object.autoload(name, feature)
  end
end
