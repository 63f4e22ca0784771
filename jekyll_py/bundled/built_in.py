"""The module of plugins whose parts belong to jekyll_py itself. It is empty, so that naming them changes nothing.

jekyll-coffeescript and jekyll-commonmark are converters here, jekyll-compose is commands, jekyll-data is part of
reading a theme, jekyll-remote-theme part of finding one.
"""
