#!/usr/bin/env python3
"""Adds the answers of RE2 to a table of table.go: what it finds wrong with a pattern, and an `r` for a text that matches as a whole.

    pip install google-re2

The last lines are texts that are not UTF-8, which Go reads otherwise: `hex` instead of `texts`.
"""

import json
import sys

import re2

OPTIONS = re2.Options()
OPTIONS.log_errors = False

BAD_TEXTS = [
    b"\xff", b"\x80", b"\xc3", b"\xc3(", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xed\xa0\x80\xed\xb0\x80", b"\xe0\x80\x80", b"\xe0\x9f\xbf", b"\xf0\x80\x80\x80", b"\xf4\x90\x80\x80",
    b"\xf4\xbf\xbf\xbf", b"\xf5\x80\x80\x80", b"\xc0\x80", b"\xc1\xbf", b"a\xff", b"a\xed\xa0\x80", b"\xed\xa5\x85", b"\xe2\x84\xaa\xff", b"\xef\xbf\xbd\x80",
]
BAD_PATTERNS = [
    ".", ".*", "(?s).*", "[^a]", "[^a]*", r"\x{D800}", r"\x{D945}", r"[\x{D7FF}-\x{D945}]", r"[\x{D800}-\x{DFFF}]*", r"\p{Cs}", r"\PL", r"\W", r"\D*", "a.", r"[\x80-\x{10FFFF}]", r"[\x81-\x{10FFFF}]",
    r"[\x{100}-\x{10FFFF}]*", r"\x{FFFD}", r"\xff", r"[^\x{D800}-\x{DFFF}]", r"(?i)[^k]+", r"\b.", r"\B.", r"\p{Any}", r"\pC",
]


def compiled(pattern):
    try:
        return re2.compile(pattern, OPTIONS), ""
    except re2.error as fault:
        return None, fault.args[0].decode()


def kind(fault):
    return fault.split(":")[0].split(" - ")[0]


def main():
    for line in sys.stdin:
        row = json.loads(line)
        pattern = row["pattern"]
        if not isinstance(pattern, str):
            pattern = "".join(text * count for text, count in pattern)
        expression, fault = compiled(pattern.encode())
        row["re2"] = kind(fault)
        if expression and "texts" in row:
            for text in row["texts"]:
                row["texts"][text] += "r" * bool(expression.fullmatch(text.encode()))
        print(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    for pattern in BAD_PATTERNS:
        expression, _ = compiled(pattern.encode())
        texts = {text.hex(): "r" * bool(expression.fullmatch(text)) for text in BAD_TEXTS}
        print(json.dumps({"pattern": pattern, "go": "", "re2": "", "hex": texts}, ensure_ascii=False, separators=(",", ":")))


main()
