"""What plugins add that is part of jekyll_py itself, so that naming them is enough.

jekyll-coffeescript and jekyll-commonmark are converters, jekyll-compose is commands, jekyll-data is how a theme's data
files are read, jekyll-remote-theme is a way to find a theme.
"""
