"""From a plan to output: Liquid or Jinja2, converters, layouts."""
