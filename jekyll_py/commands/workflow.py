"""The option ``new --workflow``: a GitHub workflow that builds the site and publishes it on Pages."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

PAGES = ".github/workflows/pages.yml"
"""The path at which GitHub reads the workflow."""

_WORKFLOW = """\
name: Build and deploy

on:
  push:
    branches: [main, master]
  workflow_dispatch:

permissions:
  contents: read

concurrency: # a deployment that has begun is not broken off; of those that wait the newest is next
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pages: read
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # the whole history, for plugins that ask it when a page was changed
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - uses: actions/cache@v4
        with: # what was rendered last time and where it was written, which count if the secret below signed them
          path: |
            _site
            .jekyll-cache
            ~/.cache/jekyll_py/gems
            ~/.cache/jekyll_py/themes
          key: jekyll-py-${{ github.run_id }}-${{ github.run_attempt }}
          restore-keys: jekyll-py-
      - run: pip install INSTALLED
      - uses: actions/configure-pages@v5
        id: pages
      - run: jekyll-py build --check --baseurl "${{ steps.pages.outputs.base_path }}"
        env:
          JEKYLL_ENV: production
          # to render only what changed: gh secret set JEKYLL_PY_CACHE_SECRET --body "$(openssl rand -hex 32)"
          JEKYLL_PY_CACHE_SECRET: ${{ secrets.JEKYLL_PY_CACHE_SECRET }}
          JEKYLL_GITHUB_TOKEN: ${{ github.token }}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: _site

  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/deploy-pages@v4
        id: deployment
"""


def workflow(installed: Sequence[str]) -> str:
    """The text of the workflow file.

    Args:
        installed: the arguments of ``pip install`` that install this program.
    """
    return _WORKFLOW.replace("INSTALLED", shlex.join(installed))
