"""``python -m jekyll_py``.

Python puts the current folder, which may be a stranger's site, before all others that it imports from: a ``yaml.py``
there would run in the place of the package. It is taken out before anything is imported but `sys`, which is no file;
not even ``__future__`` comes earlier. What Python itself imports to get here, such as ``importlib``, is out of reach.
"""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:  # else Python has put no folder there
        del sys.path[0]

    from .cli import script

    sys.exit(script())
