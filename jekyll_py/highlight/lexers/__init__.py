"""Our own lexers, one file for each language, written as rule tables in the form of Pygments' lexers."""
