# frozen_string_literal: true

module Jekyll
  # Joins of paths.
  class PathManager
    class << self
      def join(base, item)
        base = "" if base.nil? || base.empty?
        item = "" if item.nil? || item.empty?
        File.join(base, item)
      end

      def sanitized_path(base, path)
        Jekyll.sanitized_path(base, path)
      end
    end
  end
end
