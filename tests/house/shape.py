#!/usr/bin/env python3
"""shape: rooms whose files are short, whose functions can be read in one go and which hold no word of a language.

  shape.py [-v]     -v prints every place, also of the rooms that do not hold yet

  file       no file over 400 lines
  function   no function over 60 lines, from its head to its closing brace
  operators  no line with five logical operators (&& || ?)
  language   no literal with Hangul or Han

NOT_YET says how many places a room may still have of a kind; what it does not name has none. More is an error, and so is a
kind that is named and has none left. A constant that a detector was made with may stay (CONSTANTS), with a word on how it was made.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MOST_LINES, MOST_IN_FUNCTION, MOST_OPERATORS = 400, 60, 4
KINDS = ("file", "function", "operators", "language")
# What does not hold yet, room by room: the most places of a kind.
NOT_YET = {
    "base": {"operators": 1},
    "check": {"file": 1, "operators": 6, "language": 44},
    "cli": {"file": 1, "function": 3, "language": 8},
    "config": {"operators": 1, "language": 27},
    "forge": {"function": 3},
    "gloss": {"operators": 20},
    "glossary": {"function": 1, "language": 34},
    "index": {"file": 3, "operators": 11, "language": 50},
    "layout": {"language": 2},
    "mention": {"language": 130},
    "reading": {"file": 1, "function": 1, "operators": 5, "language": 10},
    "report": {"file": 1, "operators": 1, "language": 1},
    "text": {"operators": 1},
    "token": {"file": 1, "operators": 9, "language": 7},
}
# Files whose literals are constants of a detector.
CONSTANTS = {
    "src/text/detect.cc": "frequent characters, to guess an encoding by",
    "src/report/catalogue.cc": "the words of messages",
}
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^(\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'', re.S)
LETTER = re.compile("[\u1100-\u11ff\u3131-\u318e가-힣\u3400-\u9fff\uf900-\ufaff]")
NO_FUNCTION = re.compile(r"\b(namespace|struct|class|enum|union|extern)\b[^(;]*$|=\s*$")


def blank(m):
    """The same number of lines and columns without a word."""
    return re.sub(r"[^\n]", " ", m.group(0))


def functions(code):
    """(first line, lines) of every outermost body of braces that is no namespace, type or table."""
    depth, inside, head = [], None, 0
    for m in re.finditer(r"[{};]", code):
        if m.group(0) == "{":
            words = code[head:m.start()]
            kind = "scope" if NO_FUNCTION.search(words) or not words.strip() else "body" if ")" in words else "scope"
            if kind == "body" and "body" not in depth:
                first = code.count("\n", 0, head + len(words) - len(words.lstrip())) + 1
                inside = first
            depth.append(kind)
        elif m.group(0) == "}" and depth:
            kind = depth.pop()
            if kind == "body" and "body" not in depth and inside:
                yield inside, code.count("\n", 0, m.start()) + 2 - inside
                inside = None
        head = m.end()


def places(path, text):
    """(kind, line, remark) of everything that is too much in a file."""
    lines = text.count("\n")
    if lines > MOST_LINES:
        yield "file", 1, f"{lines} lines"
    code = NOT_CODE.sub(blank, text)
    code = re.sub(r"^\s*#.*?(?<!\\)$", blank, code, flags=re.M)
    for first, count in functions(code):
        if count > MOST_IN_FUNCTION:
            yield "function", first, f"{count} lines: {text.split(chr(10))[first - 1].strip()[:80]}"
    for number, line in enumerate(code.split("\n"), 1):
        count = len(re.findall(r"&&(?!\s*\w+[,)])|\|\||\?", line))
        if count > MOST_OPERATORS:
            yield "operators", number, f"{count} operators"
    if path not in CONSTANTS:
        for m in NOT_CODE.finditer(text):
            if not m.group(0).startswith(("//", "/*")) and LETTER.search(m.group(0)):
                yield "language", text.count("\n", 0, m.start()) + 1, m.group(0)[:60]


def main():
    verbose, failed, seen = "-v" in sys.argv[1:], 0, {}
    for folder, inner, files in os.walk(os.path.join(ROOT, "src")):
        inner.sort()
        for name in sorted(files):
            path = os.path.relpath(os.path.join(folder, name), ROOT)
            if not name.endswith((".h", ".cc")):
                continue
            room = path.split(os.sep)[1]
            with open(os.path.join(ROOT, path), encoding="utf-8") as f:
                for kind, line, remark in places(path, f.read()):
                    seen.setdefault((room, kind), []).append(f"{path}:{line}: {kind}: {remark}")
    rooms = sorted(d for d in os.listdir(os.path.join(ROOT, "src")) if os.path.isdir(os.path.join(ROOT, "src", d)))
    for room in rooms:
        for kind in KINDS:
            found, allowed = seen.get((room, kind), []), NOT_YET.get(room, {}).get(kind, 0)
            if len(found) > allowed:
                failed += 1
                print("\n".join(found))
                print(f"src/{room}: {len(found)} of {kind}, at most {allowed}")
            elif allowed and not found:
                failed += 1
                print(f"src/{room}: no {kind} is left: take it out of NOT_YET")
            elif len(found) < allowed:
                print(f"src/{room}: {len(found)} of {kind}, and NOT_YET says {allowed}: it may say less")
            elif verbose and found:
                print("\n".join(found))
    unknown = set(NOT_YET) - set(rooms)
    for room in sorted(unknown):
        failed += 1
        print(f"NOT_YET names {room}, which is no room: take it out")
    held = sum(not NOT_YET.get(room, {}).get(kind) for room in rooms for kind in KINDS)
    print(f"shape: {held} of {len(rooms) * len(KINDS)} hold in {len(rooms)} rooms; {sum(sum(v.values()) for v in NOT_YET.values())} places are left; {failed} wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
