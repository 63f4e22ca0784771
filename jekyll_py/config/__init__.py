"""What the configuration of a site means."""
