"""Ruby's own rules, where Jekyll relies on them."""
