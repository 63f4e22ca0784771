"""The plugins of GitHub Pages and their commonest companions, under their gems' names.

Each is a module written against the public plugin API (`jekyll_py.plugins`) alone, imported when a site asks for it.
"""
