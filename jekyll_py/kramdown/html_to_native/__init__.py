"""The option ``html_to_native``: HTML elements become the Markdown elements that they stand for."""
