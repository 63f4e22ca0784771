"""``python -m jekyll_py``."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
