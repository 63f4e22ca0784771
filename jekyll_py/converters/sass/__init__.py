"""Sass and SCSS, compiled by Dart Sass, libsass or Ruby Sass (jekyll-sass-converter 1 to 3)."""
