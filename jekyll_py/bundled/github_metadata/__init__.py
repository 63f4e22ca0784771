"""jekyll-github-metadata: ``site.github``, the repository of a site as GitHub knows it."""
