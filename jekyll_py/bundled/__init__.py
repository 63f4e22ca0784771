"""The plugins of GitHub Pages and other widely used ones, by the names of their gems (`jekyll_py.plugins.builtin`).

A plugin of one file is a module; one of several is a folder, in which ``plugin`` has its generators, tags, filters and
hooks. Both plugins for pagination are in one folder. All are written against the public API (`jekyll_py.plugins`) and
imported when a site asks for them; `values`, `settings` and `html` help several.
"""
