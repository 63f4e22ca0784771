"""HTML 4 as libxml2 reads and writes it, which Nokogiri and the gems that use it go by."""
