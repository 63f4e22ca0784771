"""The formats of findings: each is a function from a `Checked` and the folder of the source to a text."""
