module Jekyll
  module Utils
    def has_yaml_header?(file)
      file.end_with?("plain.txt") || File.open(file, "rb", &:readline).match?(/\A---\s*\r?\n/)
    rescue EOFError
      false
    end
  end

  class PageReader
    alias old_read read
    def read(files)
      old_read(files).each { |page| page.data["title"] ||= "untitled #{page.name}" }
    end
  end

  class StaticFileReader
    def read(files)
      files.reject { |name| name == "piece.txt" }.map { |name| StaticFile.new(site, site.source, dir, name) }
    end
  end

  class DataReader
    alias old_read_data_file read_data_file
    def read_data_file(path)
      old_read_data_file(path).merge("file" => File.basename(path))
    end
  end

  class LayoutReader
    alias old_read read
    def read
      old_read.each_value { |layout| layout.content = "<!doctype html>#{layout.content}" }
    end
  end

  class Collection
    alias old_read read
    def read
      old_read
      docs.each { |doc| doc.data["title"] = "of #{label}" }
    end
  end

  class Publisher
    def hidden_in_the_future?(_thing)
      false
    end
  end

  class Document
    private

    alias old_populate_title populate_title
    def populate_title
      old_populate_title
      data["title"] = "#{data["title"]}!"
    end
  end
end
