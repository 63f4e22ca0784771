"""Loading the plugins of a site into an interpreter: `load` registers what they define."""
