"""jekyll-multiple-languages-plugin: a site in each of its languages, with texts of ``_i18n``."""
