"""Pages that are versions of each other in several languages: which there are, and what one has and another lacks."""
