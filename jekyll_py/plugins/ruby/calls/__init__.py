"""The calls by which Ruby uses a site, its renders, its templates and their contexts."""
