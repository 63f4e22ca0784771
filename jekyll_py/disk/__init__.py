"""Files and folders: safe reading, writing, removal and locking, and the user's cache folder."""
