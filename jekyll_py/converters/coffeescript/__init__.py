"""CoffeeScript, compiled by the compiler of the gem ``coffee-script-source`` in the sandbox for JavaScript.

`converter.CoffeeScriptConverter` is the converter, `compiler` runs the gem's script.
"""
