"""Compiles style sheets with Ruby Sass 3.7, or with libsass in its spelling (jekyll-sass-converter 1, GitHub Pages)."""
