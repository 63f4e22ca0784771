"""The stages of a build, each in a file of its own; `jekyll_py.site` has their order."""
