"""Compiles style sheets with Dart Sass, through its embedded protocol (jekyll-sass-converter 3)."""
