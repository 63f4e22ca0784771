"""JavaScript for gems that need an engine, such as Terser: QuickJS, compiled to WebAssembly, in a sandbox of its own.

`engine.Engine` runs code; `contexts.contexts` are the engines that Ruby's library ``execjs`` asks for.
"""
