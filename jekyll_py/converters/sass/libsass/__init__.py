"""Compiles style sheets with libsass (jekyll-sass-converter 2)."""
