"""Ruby without Ruby: CRuby, compiled to WebAssembly, runs in this process and sees only the folders it is given.

The module comes with the package ``jekyll-py-ruby`` and is run by wasmtime; both come with the extra ``ruby``. Nothing
here is imported for a site without Ruby code.
"""
