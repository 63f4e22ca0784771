"""A built site: its files and addresses, and what its plan says of them."""
