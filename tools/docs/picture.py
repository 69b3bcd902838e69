#!/usr/bin/env python3
"""Draws docs/picture.svg: what the program really prints for a text of the corpus, as a terminal shows it.

  tools/docs/picture.py build/release/bin/ireum

The first finding of each rule below is kept (the first that is not too wide) and "…" stands for the rest. Every run of wide or narrow
characters is put at its own column, so that the carets stand right in any font.
"""
import html
import itertools
import os
import re
import subprocess
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TEXT = "corpus/01-weekly.txt"
RULES = ["lost-character", "han-mismatch", "reading-mismatch", "particle-mismatch", "date-weekday"]
CELL, LINE, PAD = 7.8, 19, 14
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
COLOURS = {"31": "e", "33": "w", "34": "i", "35": "i", "36": "i", "32": "g", "1": "b", "2": "d"}
STYLE = """
svg{background:#fbfbf8}text{font:13px ui-monospace,monospace;fill:#1d1d1b;white-space:pre}
.k{letter-spacing:2.6px}.b{font-weight:700}.e{fill:#b3261e}.w{fill:#8a5a00}.i{fill:#1f5f8b}.g{fill:#2e6b2e}.d{fill:#77776f}
@media(prefers-color-scheme:dark){svg{background:#1b1c1e}text{fill:#e6e4de}.e{fill:#ff9b92}.w{fill:#f0c46a}
.i{fill:#8cc4ee}.g{fill:#9ad29a}.d{fill:#9c9a93}}"""


def wide(c):
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def width_of(lines):
    return max(sum(map(wide, ESCAPE.sub("", line))) for line in lines)


def lines_of(program):
    """The command, the chosen findings and the summary, with their colour codes."""
    p = subprocess.run([program, "check", "--no-config", "--color", "always", TEXT], cwd=ROOT, capture_output=True, text=True,
                       env={**os.environ, "IREUM_LANG": "ko"})
    *blocks, summary = (b.split("\n") for b in p.stdout.rstrip("\n").split("\n\n"))
    chosen = []
    for rule in RULES:
        own = [i for i, b in enumerate(blocks) if f"[{rule}]:" in ESCAPE.sub("", b[0])]
        chosen += [next((i for i in own if width_of(blocks[i]) <= 112), own[0])] if own else []
    out = ["\x1b[1m$ ireum check " + TEXT + "\x1b[0m"]
    for i in sorted(chosen):
        out += blocks[i] + [""]
    return out + ["…", "", *summary]


def runs(line):
    """(column, text, classes) of each run of one colour and one width."""
    column, classes, out = 0, [], []
    for code, text in re.findall(r"\x1b\[([0-9;]*)m|([^\x1b]+)", line):
        if not text:
            for n in code.split(";"):
                classes = [] if n in ("", "0") else classes + [COLOURS[n]] if n in COLOURS else classes
            continue
        for (cells, blank), group in itertools.groupby(text, lambda c: (wide(c), c.isspace())):
            same = "".join(group)
            if not blank:
                out.append((column, same, " ".join(classes + ["k"] * (cells == 2))))
            column += cells * len(same)
    return out


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    lines = lines_of(os.path.abspath(sys.argv[1]))
    width, height = round(width_of(lines) * CELL + 2 * PAD), len(lines) * LINE + 2 * PAD
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"><title>ireum check</title>'
           f'<style>{STYLE}</style>']
    for i, line in enumerate(lines):
        spans = "".join(f'<tspan x="{PAD + column * CELL:g}" textLength="{sum(map(wide, text)) * CELL:g}"' + (f' class="{c}"' if c else "") +
                        f">{html.escape(text, quote=False)}</tspan>" for column, text, c in runs(line))
        if spans:
            out.append(f'<text y="{PAD + (i + 0.75) * LINE:g}">{spans}</text>')
    out.append("</svg>\n")
    with open(os.path.join(ROOT, "docs", "picture.svg"), "w", encoding="utf-8") as f:
        f.write("\n".join(out))
    print(f"picture: {len(lines)} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
