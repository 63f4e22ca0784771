# Single parts of what Jekyll does, changed.
module OwnRenderer
  def assign_layout_data!
    super
    payload['of_layout'] = document.data['layout'].to_s
  end

  def assign_pages!
    super
    payload['of_site'] = site.pages.size
  end

  def run
    document.data['words'] = document.content.split.size
    super
  end
end
Jekyll::Renderer.prepend OwnRenderer

class Jekyll::Site
  alias plain_render_docs render_docs
  def render_docs(payload)
    posts.docs.each { |post| post.data['seen'] = 'as a document' }
    plain_render_docs(payload)
  end

  def render_pages(payload)
    pages.each { |page| page.data['seen'] = 'as a page' }
    super rescue pages.each { |page| render_regenerated(page, payload) }
  end

  alias plain_write write
  def write
    plain_write
    File.write(File.join(dest, 'late.txt'), 'late')
  end
end

class Jekyll::Tags::HighlightBlock
  private

  def render_rouge(code) = "<i class=\"#{@lang}\">#{CGI.escapeHTML(code)}</i>"
end

class Jekyll::Tags::IncludeTag
  alias plain_read_file read_file
  def read_file(file, context) = "(#{File.basename(file)})#{plain_read_file(file, context)}"
end

module OwnInclusion
  def content = "[#{name}]#{super}"
end
Jekyll::Inclusion.prepend OwnInclusion

class Jekyll::PageReader
  def read(files)
    files.each { |name| @unfiltered_content << Jekyll::Page.new(@site, @site.source, @dir, name) }
    @unfiltered_content.each { |page| page.data['read'] = 'here' }
  end
end

Jekyll::Hooks.register :site, :after_init do |site|
  site.permalink_style = '/:year/:title.html'
end

module Liquid::StandardFilters
  def date(input, format) = "#{input.class} #{format}"
end
