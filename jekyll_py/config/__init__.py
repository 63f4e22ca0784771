"""What the files of a site and the command line say, and which of them may say what."""
