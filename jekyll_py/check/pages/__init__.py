"""The pages of a built site as values: parsing, elements, the head, addresses, and the facts that are kept of each."""
