"""Where a build may write, and what it removes there."""
