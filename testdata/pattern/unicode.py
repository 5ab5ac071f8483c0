#!/usr/bin/env python3
"""Remakes src/pattern/unicode.txt from the Unicode tables of RE2, which are what the data plane matches with.

    pip install google-re2
    go run testdata/pattern/names.go | python3 testdata/pattern/unicode.py > src/pattern/unicode.txt

A line is a name and its code points in hexadecimal: `41-5A` is a range, `100-136/2` every second one of a range.
The lines `fold` have the distance from a code point to the next one that differs from it in case alone, round in a circle.
Categories of one letter are left out: each is the union of those that begin with it. Runs for some minutes.
"""

import sys

import re2

OPTIONS = re2.Options()
OPTIONS.log_errors = False
SURROGATES = range(0xD800, 0xE000)
EVERYTHING = "".join(chr(point) for point in range(0x110000) if point not in SURROGATES)


def members(name):
    """The code points of a class, surrogates by the one name that has them."""
    found = [ord(char) for match in re2.finditer(r"\p{%s}+" % name, EVERYTHING, OPTIONS) for char in match.group()]
    if re2.compile(r"\p{%s}" % name, OPTIONS) and re2.fullmatch(rb"\p{%s}" % name.encode(), b"\xed\xa0\x80", OPTIONS):
        found += SURROGATES
    return sorted(found)


def runs(points):
    """Ranges of equal steps of one or two: a step of two needs three members."""
    at = 0
    while at < len(points):
        for step, least in ((1, 2), (2, 3)):
            end = at
            while end + 1 < len(points) and points[end + 1] - points[end] == step:
                end += 1
            if end - at + 1 >= least:
                yield points[at], points[end], step
                break
        else:
            end = at
            yield points[at], points[at], 1
        at = end + 1


def written(first, last, step):
    return f"{first:X}" + (f"-{last:X}" if last > first else "") + (f"/{step}" if step > 1 else "")


def orbits():
    """Every code point that has another case, with the next one of its circle, smallest to largest to smallest."""
    lettered = "".join(chr(point) for name in ("L", "M", "N", "S") for point in members(name))
    for point in map(ord, lettered):
        circle = sorted({ord(match.group()) for match in re2.finditer(r"(?i)\x{%x}" % point, lettered, OPTIONS)})
        if len(circle) > 1:
            yield point, circle[(circle.index(point) + 1) % len(circle)]


def folds():
    by_delta = {}
    for point, following in orbits():
        by_delta.setdefault(following - point, []).append(point)
    lines = [(first, written(first, last, step), delta) for delta, points in by_delta.items() for first, last, step in runs(sorted(points))]
    for _, text, delta in sorted(lines):
        yield f"fold {text} {delta:+d}"


def main():
    print("# Unicode as RE2 of 2025-11-05 has it. Made by testdata/pattern/unicode.py.")
    for name in sys.stdin.read().split():
        if len(name) == 1:
            continue
        try:
            re2.compile(r"\p{%s}" % name, OPTIONS)
        except re2.error:
            continue
        print(name, *(written(*run) for run in runs(members(name))))
    for line in folds():
        print(line)


main()
