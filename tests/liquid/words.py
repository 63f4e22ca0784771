"""The vocabulary of the random templates."""

from __future__ import annotations

NAMES = (
    "a", "b", "c", "n", "s", "list", "hash", "items", "nested", "missing", "yes", "no", "f", "x", "item", "y",
    "counter", "forloop", "tablerowloop", "include",
)  # fmt: skip
KEYS = (
    "title", "size", "first", "last", "name", "tags", "order", "a", "index", "index0", "rindex", "length", "parentloop",
    "col", "row", "col_last", "0", "draft?",
)  # fmt: skip
STRINGS = (
    "", "a", "b", "title", "name", "Hello World", "x,y,,z", " pad ", "10", "3.7", "2024-01-05", "<b>&'", "日本 語", "é",
    "1_000", "0x1F", "..", "a\\\\0b", "&amp; <p>", "one\ntwo", "~*'()!", "ΑΣ Σ",
    "Აბ ǅ",
)  # fmt: skip
# No number so large that the `date` filter would make a year of five digits of it: Python has none.
NUMBERS = ("0", "1", "2", "3", "-1", "-5", "10", "1.5", "-0.5", "2.0", "9007199254", "1e3", "0.1")
HUGE = ("100000000000000000000", "-9223372036854775809", "1000000000000000000000.5")
LITERALS = ("true", "false", "nil", "empty", "blank", "null")
DATE_FORMATS = ("'%Y-%m-%d'", "'%j %U %a'", "'%-d %^B %e'", "'%s'", "'%10Y|%-m|%_H|%:z|%%|%q'")
TEXTS = ("", " ", "\n", "text", "  mixed\n ", "{", "}", "é日", "\t", "%}", "- ")
PARTIALS = ("'one'", "'two'")
STRUCTURAL_ERRORS = ("unknown", "else", "endif", "elsif x", "when 1", "end", "if", "for x", "case", "assign x")
NO_ARGUMENT = (
    "abs", "base64_decode", "base64_encode", "base64_url_safe_decode", "base64_url_safe_encode", "capitalize", "ceil",
    "compact", "default", "downcase", "escape", "escape_once", "first", "floor", "h", "join", "last", "lstrip",
    "newline_to_br", "reverse", "round", "rstrip", "size", "sort", "sort_natural", "strip", "strip_html",
    "strip_newlines", "truncate", "truncatewords", "uniq", "upcase", "url_decode", "url_encode", "unknown_filter",
)  # fmt: skip
ONE_ARGUMENT = (
    "append", "at_least", "at_most", "compact", "concat", "date", "default", "divided_by", "join", "map", "minus",
    "modulo", "plus", "prepend", "remove", "remove_first", "remove_last", "replace", "replace_first", "round", "slice",
    "sort", "sort_natural", "split", "times", "truncate", "truncatewords", "uniq", "where", "unknown_filter",
)  # fmt: skip
TWO_ARGUMENTS = ("replace", "replace_first", "replace_last", "slice", "truncate", "truncatewords", "where", "default")
