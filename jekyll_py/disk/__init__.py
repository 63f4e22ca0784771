"""Files and folders: what is read, kept and shared on the disk."""
