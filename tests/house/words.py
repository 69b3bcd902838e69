#!/usr/bin/env python3
"""words: Korean that a reader sees stands in the catalogue of report, in rules or in dictionaries.

Warns of Hangul string literals elsewhere in src/. Character literals are free, and so are the small
tables of mention, reading and the guess of an encoding. A warning does not fail the test; `--strict` makes it.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FREE = ("src/report/catalogue", "src/mention/", "src/reading/", "src/text/detect")
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|\'(?:\\.|[^\'\\\n])+\'|(?:u8|u|U|L)?"(?:\\.|[^"\\\n])*"', re.S)
HANGUL = re.compile("[가-힣]")


def literals(text):
    """(line, literal) of the string literals that hold Hangul."""
    for m in TOKEN.finditer(text):
        token = m.group(0)
        if token[-1:] == '"' and not token.startswith(("//", "/*")) and HANGUL.search(token):
            yield text.count("\n", 0, m.start()) + 1, token


def run(strict):
    found = 0
    for folder, _, files in sorted(os.walk(os.path.join(ROOT, "src"))):
        for name in sorted(files):
            path = os.path.relpath(os.path.join(folder, name), ROOT)
            if not name.endswith((".h", ".cc")) or path.startswith(FREE):
                continue
            with open(os.path.join(ROOT, path), encoding="utf-8") as f:
                for number, token in literals(f.read()):
                    print(f"{path}:{number}: warning: {token}: Korean belongs in the catalogue, a rule or a dictionary")
                    found += 1
    print(f"words: {found} Korean string literals outside the catalogue")
    return 1 if strict and found else 0


if __name__ == "__main__":
    sys.exit(run("--strict" in sys.argv))
