"""The lexers of ours, one language a file: what Pygments' machinery needs to give Rouge's tokens."""
