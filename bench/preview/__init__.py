"""From a save to the change in the browser: ``make bench-preview`` or ``python -m bench.preview``."""
