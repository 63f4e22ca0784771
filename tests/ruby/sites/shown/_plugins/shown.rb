# What plugins put in the place of what templates see of items and files.
module DocumentAsHash
  def to_liquid
    @shown ||= super.tap { |drop| drop['size_of_name'] = basename.size }
  end
end
Jekyll::Document.prepend DocumentAsHash

class Jekyll::Document
  def <=>(other) = [data['rank'] || 0, path] <=> [other.data['rank'] || 0, other.path]
  def previous_doc = site.posts.docs.first
end

class Jekyll::Page
  alias plain_to_liquid to_liquid
  def to_liquid(attributes = ATTRIBUTES_FOR_LIQUID) = plain_to_liquid(attributes).merge('depth' => url.count('/'))
end

class Jekyll::StaticFile
  def to_liquid = { 'path' => "shown#{relative_path}", 'bytes' => File.size(path) }
  def url = "/files/#{name}"
end

module OwnLists
  def tags = { 'one' => posts.docs.first(1) }
  def categories = { 'all' => posts.docs }
  def docs_to_write = super.reject { |doc| doc.data['title'] == 'Unwritten' }
  def publisher = @publisher ||= Hiding.new(self)
end
Jekyll::Site.prepend OwnLists

class Hiding < Jekyll::Publisher
  def publish?(item) = super && item.data['hide'] != true
end
