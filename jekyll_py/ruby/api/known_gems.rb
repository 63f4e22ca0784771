# frozen_string_literal: true

module JekyllPy
  # Gems whose code was read: what they keep from call to call is the same whichever page made it, but where the file in
  # `gems/` says so (`Reads.mixed`). This holds while plugins leave their classes as they are.
  module KnownGems
    NAMES = %w(jekyll-scholar bibtex-ruby citeproc citeproc-ruby csl csl-styles latex-decode namae racc rexml observer ostruct).freeze
    FILE = %r{\A(?:(?:\(eval at )?/gems/\d+-(?:#{NAMES.join("|")})/|\w+\.y\z)}.freeze # racc names the grammar of a parser
    SPACES = /\A(?:Jekyll::Scholar|BibTeX|CiteProc|CSL|LaTeX|Namae)(?:::|\z)/.freeze
    # The versions of jekyll-scholar: those before read a bibliography once for each tag, without looking at it again.
    VERSIONS = /\A7\.[23]\./.freeze

    class << self
      attr_reader :is_left_alone

      # Plugins are loaded.
      def begin
        @is_left_alone = known_version? && modules.none? { |one| changed?(one) }
      end

      # Whether a file is one of these gems, and these were left alone.
      def file?(path)
        @is_left_alone && FILE.match?(path)
      end

      # Whether a tag or a page is one of theirs.
      def object?(one)
        @is_left_alone && one.class.name.to_s.start_with?("Jekyll::Scholar::")
      end

      # Whether a cache has a name of theirs.
      def cache?(name)
        @is_left_alone && name.start_with?("jekyll-scholar::")
      end

      private

      def known_version?
        defined?(Jekyll::Scholar::VERSION) && VERSIONS.match?(Jekyll::Scholar::VERSION)
      end

      # Their classes and modules, and those that plugins have built on these.
      def modules
        ours = Hash.new { |known, one| known[one] = name_of(one).match?(SPACES) }.compare_by_identity
        ObjectSpace.each_object(Module).select { |one| State.new?(one) && one.ancestors.any? { |each| ours[each] } }
      end

      def name_of(one)
        Module.instance_method(:name).bind_call(one).to_s
      end

      # Whether a class, or a module above it, has methods from another file.
      def changed?(one)
        above = [one, one.singleton_class].flat_map(&:ancestors).uniq
        above.any? { |each| (each.equal?(one) || each.equal?(one.singleton_class) || State.new?(each)) && methods_of_others?(each) }
      end

      def methods_of_others?(one)
        names = one.instance_methods(false) + one.private_instance_methods(false)
        names.any? { |name| (place = one.instance_method(name).source_location) && other?(place[0]) }
      end

      def other?(path)
        !FILE.match?(path) && !State.own?(path.delete_prefix("(eval at "))
      end
    end
  end
end
