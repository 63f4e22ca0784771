"""HTML for several plugins: texts of finished pages, laid out or made shorter, and the addresses in links."""
