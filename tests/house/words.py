#!/usr/bin/env python3
"""words: the words of a language stand in the catalogue of report, in rules or in dictionaries, not in C++.

No string or character literal of src/ holds Hangul or Han, but for the constants named here, each with what it is: letters of a
script and their numbers, marks of lists, what a detector counts.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CONSTANTS = {
    "src/text/detect.cc": "frequent characters, by which an encoding is guessed",
    "src/reading/jamo.cc": "the letters of Hangul in Unicode's order",
    "src/base/numerals.h": "numerals in Han and Hangul, by value",
    "src/reading/readings.cc": "the two syllables of the initial law that stand inside words too (Hangul orthography 11)",
    "src/token/bullets.h": "letters that are printed as bullets",
    "src/token/line_shape.cc": "the words of a numbered heading",
}
FREE = ("src/report/catalogue",)
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|\'(?:\\.|[^\'\\\n])+\'|(?:u8|u|U|L)?"(?:\\.|[^"\\\n])*"', re.S)
LANGUAGE = re.compile("[\u1100-\u11ff\u3131-\u318e가-힣\u3400-\u9fff\uf900-\ufaff]")


def literals(text):
    """(line, literal) of the literals that hold a letter of Korean or Chinese."""
    for m in TOKEN.finditer(text):
        token = m.group(0)
        if not token.startswith(("//", "/*")) and LANGUAGE.search(token):
            yield text.count("\n", 0, m.start()) + 1, token


def sources():
    for folder, _, files in sorted(os.walk(os.path.join(ROOT, "src"))):
        for name in sorted(files):
            path = os.path.relpath(os.path.join(folder, name), ROOT)
            if name.endswith((".h", ".cc")) and not path.startswith(FREE):
                yield path


def main():
    faults, used = 0, set()
    for path in sources():
        with open(os.path.join(ROOT, path), encoding="utf-8") as f:
            text = f.read()
        for number, token in literals(text):
            if path in CONSTANTS:
                used.add(path)
                continue
            print(f"{path}:{number}: error: {token}: the words of a language are rows of a table")
            faults += 1
    for path in sorted(set(CONSTANTS) - used):
        print(f"{path}: error: has no such constants any more; take it off the list in tests/house/words.py")
        faults += 1
    print(f"words: {faults} outside tables, the catalogue and {len(CONSTANTS)} files of constants")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
