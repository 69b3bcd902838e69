#!/usr/bin/env python3
"""words: the words of a language stand in the catalogue of report, in rules or in dictionaries, not in C++.

In a strict room no string or character literal of src/ holds Hangul or Han, but for the constants named here, each with
what it is: letters of a script and their numbers, marks of lists, what a detector counts. In the other rooms a string of
Hangul is told as a warning, until they are strict too (`--strict` fails on those as well).
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STRICT = ("base", "image", "text", "intake", "format", "reading", "token", "layout", "gloss", "mention", "forge", "entity", "session")
STRICT_FILES = ("src/check/particles.cc", "src/check/glossary.cc", "src/report/pattern.cc")
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
HANGUL, LANGUAGE = re.compile("[가-힣]"), re.compile("[가-힣ㄱ-ㆎ一-鿿]")


def literals(text):
    """(line, literal, whether it is a string) of the literals."""
    for m in TOKEN.finditer(text):
        token = m.group(0)
        if not token.startswith(("//", "/*")):
            yield text.count("\n", 0, m.start()) + 1, token, token[-1:] == '"'


def sources():
    for folder, _, files in sorted(os.walk(os.path.join(ROOT, "src"))):
        for name in sorted(files):
            path = os.path.relpath(os.path.join(folder, name), ROOT)
            if name.endswith((".h", ".cc")) and not path.startswith(FREE):
                yield path


def run(strict):
    faults = warnings = 0
    used = set()
    for path in sources():
        with open(os.path.join(ROOT, path), encoding="utf-8") as f:
            text = f.read()
        must = path.split("/")[1] in STRICT or path in STRICT_FILES
        for number, token, is_string in literals(text):
            if must and LANGUAGE.search(token):
                if path in CONSTANTS:
                    used.add(path)
                    continue
                print(f"{path}:{number}: error: {token}: this room is strict; the words of a language are rows of a table")
                faults += 1
            elif not must and is_string and HANGUL.search(token):
                print(f"{path}:{number}: warning: {token}: Korean belongs in the catalogue, a rule or a dictionary")
                warnings += 1
    for path in sorted(set(CONSTANTS) - used):
        print(f"{path}: error: has no such constants any more; take it off the list in tests/house/words.py")
        faults += 1
    print(f"words: {faults} in strict rooms, {warnings} Korean string literals elsewhere outside the catalogue")
    return 1 if faults or (strict and warnings) else 0


if __name__ == "__main__":
    sys.exit(run("--strict" in sys.argv))
