module Jekyll
  class Document
    def write(dest)
      path = destination(dest)
      FileUtils.mkdir_p(File.dirname(path))
      File.write(path, output.gsub(/>\s+</, "><"))
    end

    def write?
      collection.write? && data["title"] != "Two"
    end
  end

  class Page
    def write?
      name != "raw.html"
    end

    alias old_write write
    def write(dest)
      self.output = output.to_s.upcase
      old_write(dest)
    end
  end

  class StaticFile
    alias old_write write
    def write(dest)
      old_write(dest)
      File.write(destination(dest), "#{File.read(path)}written\n")
      true
    end
  end
end
