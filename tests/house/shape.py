#!/usr/bin/env python3
"""shape: files are short, functions can be read in one go and none holds a word of a language.

  file       no file over 400 lines
  function   no function over 60 lines, from its head to its closing brace
  operators  no line with five logical operators (&& || ?)
  language   no literal with Hangul or Han; what may stay, with a word on what it is, is in words.py
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import words  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MOST_LINES, MOST_IN_FUNCTION, MOST_OPERATORS = 400, 60, 4
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
    if path not in words.CONSTANTS and not path.startswith(words.FREE):
        for m in NOT_CODE.finditer(text):
            if not m.group(0).startswith(("//", "/*")) and LETTER.search(m.group(0)):
                yield "language", text.count("\n", 0, m.start()) + 1, m.group(0)[:60]


def main():
    rooms, wrong = set(), 0
    for folder, inner, files in os.walk(os.path.join(ROOT, "src")):
        inner.sort()
        for name in sorted(files):
            path = os.path.relpath(os.path.join(folder, name), ROOT)
            if not name.endswith((".h", ".cc")):
                continue
            rooms.add(path.split(os.sep)[1])
            with open(os.path.join(ROOT, path), encoding="utf-8") as f:
                for kind, line, remark in places(path, f.read()):
                    print(f"{path}:{line}: {kind}: {remark}")
                    wrong += 1
    print(f"shape: {wrong} wrong in {len(rooms)} rooms")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
