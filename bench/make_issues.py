#!/usr/bin/env python3
"""Makes many issues of a weekly out of the corpus: make_issues.py FOLDER COUNT [SEED]

Each issue has a contents list, three sections and 15 numbered articles; titles and paragraphs are drawn
from the weeklies and reports of corpus/. The same seed gives the same files. Names: 2001-01.txt, 2001-02.txt,
… 50 a year, so that the names are the issues' labels.
"""
import os
import random
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCES = ["01-weekly", "02-weekly", "03-weekly-sound", "04-gov-report", "06-press"]
SECTIONS = [("I", "정책동향", 6), ("II", "기술동향", 4), ("III", "단신동향", 5)]


def paragraphs():
    """Titles and paragraphs of the corpus."""
    titles, bodies = [], []
    for name in SOURCES:
        with open(os.path.join(ROOT, "corpus", name + ".txt"), encoding="utf-8") as f:
            for line in f.read().split("\n"):
                line = line.strip()
                m = re.match(r"(?:\d\d|\d{1,2}\)) (.{8,60})$", line)
                if m:
                    titles.append(m.group(1))
                elif re.match(r"[-○□■▶] .{20,}", line) and "\t" not in line:
                    bodies.append(line)
    return titles, bodies


def issue(draw, titles, bodies, number):
    chosen = [(s, t, [draw.choice(titles) for _ in range(n)]) for s, t, n in SECTIONS]
    out = [f"과학기술 주간 소식 제{number}호", "", "CONTENTS", ""]
    for s, title, articles in chosen:
        out += [f"{s}. {title}", ""] + [f"- {a}" for a in articles] + [""]
    for s, title, articles in chosen:
        out += [f"{s}. {title}", ""]
        for i, a in enumerate(articles, 1):
            out += [f"{i:02} {a}", ""] + [draw.choice(bodies) for _ in range(draw.randint(5, 9))] + [""]
    return "\n".join(out)


def make(folder, count, seed=1):
    os.makedirs(folder, exist_ok=True)
    draw = random.Random(seed)
    titles, bodies = paragraphs()
    size = 0
    for n in range(count):
        text = issue(draw, titles, bodies, n + 1)
        size += len(text.encode())
        with open(os.path.join(folder, f"{2001 + n // 50}-{n % 50 + 1:02}.txt"), "w", encoding="utf-8") as f:
            f.write(text)
    return size


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    size = make(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) == 4 else 1)
    print(f"{sys.argv[2]} issues, {size / 1e6:.1f} MB")
