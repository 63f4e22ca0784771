# Code around the whole build, and around the stages before it reads and before it writes.
module Jekyll
  class Site
    alias process_alone process

    def process
      config["title"] = "from process"
      process_alone
      pages.each { |page| File.write(File.join(dest, "#{page.basename}.txt"), page.output) }
      posts.docs.each { |post| File.write(File.join(dest, "#{post.data["title"]}.txt"), "#{post.url} #{post.output}") }
      File.write(File.join(dest, "count.txt"), Dir.glob(File.join(dest, "**/*.html")).size.to_s)
      FileUtils.rm(File.join(dest, "files/a b.txt"))
    end
  end
end

module Around
  def reset
    super
    config["added"] = "by reset"
  end

  def cleanup
    super
    FileUtils.mkdir_p(File.join(dest, "made"))
    File.write(File.join(dest, "made/late.txt"), config["added"])
  end
end
Jekyll::Site.prepend(Around)
