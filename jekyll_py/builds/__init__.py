"""Repeated builds of one site: what each reports, measures and keeps for the preview."""
