"""From text to the nodes of a template: tokens, the grammar of markup, and hints about mistakes in it."""
