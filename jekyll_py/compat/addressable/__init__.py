"""URLs by the rules of the Ruby library Addressable, which Jekyll's filters and permalinks use.

Python's own ``urllib.parse`` keeps dot segments, port 80 and unescaped characters; Jekyll's bytes come from
Addressable 2.8, whose rules (RFC 3986 with Unicode NFKC and IDNA 2003) are restated here.
"""
