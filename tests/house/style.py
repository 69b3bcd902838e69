#!/usr/bin/env python3
"""style: the few habits of the house that a machine can check.

  - every file under src/ opens with a comment that says its idea
    (a .cc beside its own header may leave that to the header);
  - a header has #pragma once;
  - no `using namespace std`, no naked new or delete, no shared_ptr;
  - nothing below report and cli writes to a stream (the main.cc of a program may);
  - no path of a machine, and no trailing blanks or tabs.
Prints what is wrong; exit 1 when there is something.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MAY_PRINT = ("src/cli/", "src/report/")
# Comments, string, raw string and character literals: what is not code.
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^(\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'', re.S)

CODE = [
    (re.compile(r"\busing\s+namespace\s+std\s*;"), "using namespace std"),
    # A private constructor is called inside the unique_ptr that takes the object.
    (re.compile(r"(?<!operator )(?<!\()(?<!<)\bnew\b(?!\s*\()"), "a naked new: keep it in a value, a vector or a unique_ptr"),
    (re.compile(r"(?<!operator )(?<!= )\bdelete\b"), "a naked delete"),
    (re.compile(r"\bshared_ptr\b"), "shared_ptr: values and views are the house's way"),
]
PRINTS = re.compile(r"\bstd::(cout|cerr|clog)\b|\b(?:f?printf|puts|putchar)\s*\(")
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work|tmp|mnt|opt)/[\w.]+")


def blank(code):
    """The text with comments and literals emptied, lines kept."""
    return NOT_CODE.sub(lambda m: "\n" * m.group(0).count("\n") or " ", code)


def check(path, text):
    lines = text.split("\n")
    header = path.endswith(".h")
    paired = path.endswith(".cc") and os.path.exists(os.path.join(ROOT, path[:-3] + ".h"))
    if not lines[0].startswith("//") and not (paired and lines[0].startswith("#include")):
        yield 1, "opens without a comment that says its idea"
    if header and not re.search(r"^#pragma once$", text, re.M):
        yield 1, "no #pragma once"
    code = blank(text).split("\n")
    may_print = path.startswith(MAY_PRINT) or path.endswith("/main.cc")
    for number, (line, raw) in enumerate(zip(code, lines), 1):
        for pattern, say in CODE:
            if pattern.search(line):
                yield number, say
        if not may_print and PRINTS.search(line):
            yield number, "writes to a stream below report"
        if MACHINE.search(raw):
            yield number, "a path of a machine: " + MACHINE.search(raw).group(0)
        if raw != raw.rstrip() or "\t" in raw:
            yield number, "a tab or a blank at the end of the line"


def run(root):
    wrong = seen = 0
    for folder, _, files in sorted(os.walk(os.path.join(root, "src"))):
        for name in sorted(files):
            if not name.endswith((".h", ".cc")):
                continue
            seen += 1
            path = os.path.relpath(os.path.join(folder, name), root)
            with open(os.path.join(root, path), encoding="utf-8") as f:
                for number, say in check(path, f.read()):
                    print(f"{path}:{number}: {say}")
                    wrong += 1
    print(f"style: {seen} files, {wrong} wrong")
    return 1 if wrong or not seen else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1] if len(sys.argv) > 1 else ROOT))
