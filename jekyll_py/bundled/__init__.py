"""The plugins of GitHub Pages and other widely used ones, each a module with the name of its gem.

Each is a module written against the public plugin API (`jekyll_py.plugins`) alone, imported when a site asks for it.
"""
