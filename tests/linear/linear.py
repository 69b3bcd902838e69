#!/usr/bin/env python3
"""Twice as long a text takes at most 2.5 times the steps, whatever its shape.

  linear.py BIN [--full] [--jobs N] [SHAPE…]

Steps are the instructions that valgrind's cachegrind counts (without its model of a cache it runs at some 1/20 of the
speed), less those of a text of one word; so the answer is the same on a loaded machine. A text of n pieces, mostly in one
line, is set against one of 2n. Without --full only those named QUICK are tried. known_failures.txt names the shapes that
do not hold yet; one that holds is an error. Exit 77 where valgrind is not installed.
"""
import argparse
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
from findings import known_failures  # noqa: E402

MOST = 2.5
SECONDS = 1200


def many(n, make):
    """n different pieces."""
    return "".join(make(i) for i in range(n))


def syllables(i, count):
    """Different syllables for different numbers, all of the table of 외래어 표기법."""
    letters = "장왕리천류양자오저우우정펑웨이진타오밍하이춘화신보차이쑹량훙젠"
    out = ""
    for _ in range(count):
        out, i = out + letters[i % len(letters)], i // len(letters)
    return out


# name: (command, ending of the file, n, text of n)
SHAPES = {
    "open-brackets": ("check", "txt", 1200, lambda n: "가(" * n),
    "open-glosses": ("check", "txt", 800, lambda n: "가(天" * n),
    "nested-brackets": ("check", "txt", 1000, lambda n: "톈진(" * n + "天津" + ")" * n),
    "glosses": ("check", "txt", 1200, lambda n: "톈진(天津)" * n),
    "wrong-glosses": ("check", "txt", 800, lambda n: "텐진시(天津市)의 " * n),
    "glosses-extract": ("extract", "txt", 1200, lambda n: "톈진(天津)의 " * n),
    "different-glosses": ("check", "txt", 800, lambda n: many(n, lambda i: f"{syllables(i, 3)}(張{chr(0x4E00 + i)}海) 교수, ")),
    "glosses-in-lines": ("check", "txt", 800, lambda n: "텐진시(天津市)의 기업\n" * n),
    "ignores": ("check", "md", 800, lambda n: "<!-- ireum-ignore near-miss: a -->" * n),
    "ignores-in-lines": ("check", "md", 2000, lambda n: "<!-- ireum-ignore near-miss: a -->\n" * n),
    "ignores-of-findings": ("check", "md", 400, lambda n: "텐진(天津) <!-- ireum-ignore reading-mismatch: a -->\n" * n),
    "ignore-pairs": ("check", "md", 2400, lambda n: "<!-- ireum-ignore-start near-miss: a -->\n글\n<!-- ireum-ignore-end -->\n" * n),
    "decomposed": ("check", "txt", 4000, lambda n: "\u1112\u1161\u11ab" * n),
    "marks": ("check", "txt", 8000, lambda n: "a" + "\u0301" * n),
    "fixes": ("fix", "txt", 1500, lambda n: "텐진(天津)은 가깝다. 칭따오(青岛)은 멀다.\n" * n),
    "fixes-in-one-line": ("fix", "txt", 500, lambda n: "텐진(天津)은 가깝다. 칭따오(青岛)은 멀다. " * n),
    "joined-places": ("check", "txt", 1000, lambda n: "베이징·" * n),
    "chains": ("extract", "txt", 1000, lambda n: "허베이성 스자좡시 " * n),
    "titles": ("extract", "txt", 1000, lambda n: "류웨이 교수와 " * n),
    "persons": ("extract", "txt", 1000, lambda n: many(n, lambda i: f"{syllables(i, 3)} 교수와 ")),
    "persons-in-lines": ("check", "txt", 1000, lambda n: many(n, lambda i: f"{syllables(i, 3)} 교수가 말했다.\n")),
    "names": ("names", "txt", 1000, lambda n: many(n, lambda i: f"{syllables(i, 3)} 교수가 말했다.\n")),
    "index": ("index", "txt", 600, lambda n: many(n, lambda i: f"{syllables(i, 3)}(張{chr(0x4E00 + i)}海) 교수가 말했다.\n")),
    "near-misses": ("check", "txt", 600, lambda n: many(n, lambda i: f"{syllables(i, 3)}(張{chr(0x4E00 + i)}海) 교수와 {syllables(i + 7, 3)} 교수\n")),
    "dates": ("check", "txt", 1500, lambda n: "3월 5일, " * n),
    "date-ranges": ("check", "txt", 1500, lambda n: "2023.3.5~2023.4." * n),
    "quotes": ("check", "txt", 3000, lambda n: "‘가" * n),
    "works": ("extract", "txt", 2000, lambda n: "『가" * n),
    "han": ("extract", "txt", 3000, lambda n: "天津市" * n),
    "han-institutions": ("extract", "txt", 600, lambda n: "北京市科学技术委员会、" * n),
    "one-word": ("extract", "txt", 8000, lambda n: "가" * n),
    "one-slip-word": ("check", "txt", 4000, lambda n: "텐진" * n),
    "cells": ("extract", "txt", 1500, lambda n: "톈진시\t과기국\t" * n),
    "table": ("extract", "txt", 600, lambda n: "이름\t기관\n" + many(n, lambda i: f"{syllables(i, 3)}\t톈진대학\n")),
    "money": ("check", "txt", 800, lambda n: "100억 위안(약 1조 8천억 원), " * n),
    "blank-lines": ("check", "txt", 8000, lambda n: "\n" * n + "글"),
    "links": ("check", "md", 1000, lambda n: "[톈진](https://a.b/c) " * n),
    "html": ("check", "html", 1000, lambda n: "<p>톈진(天津)</p>" * n),
}
QUICK = ("open-brackets", "glosses", "wrong-glosses", "ignores", "fixes", "decomposed", "joined-places", "links", "persons")


def steps(program, folder, command, path):
    """Instructions of one run; None where it does not end in so many seconds as only a run without end needs."""
    arguments = [program, command, "--no-config", *(["--quiet"] if command == "fix" else ["--format", "json" if command == "index" else "jsonl"]), "--jobs", "1", path]
    count = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    try:
        p = subprocess.run(count + arguments, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return None
    said = p.stderr.decode(errors="replace")
    m = re.search(r"I\s+refs:\s+([\d,]+)", said)
    if p.returncode not in (0, 1) or not m:
        raise RuntimeError(f"{' '.join(arguments)}: exit {p.returncode}: {said[-400:]}")
    return int(m.group(1).replace(",", ""))


def ratio(program, folder, name):
    """(ratio, steps of n, steps of 2n); the ratio is infinite where a run does not end."""
    command, ending, n, make = SHAPES[name]
    counts = []
    for size in (0, n, 2 * n):
        path = f"{name}-{size}.{ending}"
        with open(os.path.join(folder, path), "w", encoding="utf-8") as f:
            f.write(make(size) if size else "글")
        counts.append(steps(program, folder, command, path))
        if counts[-1] is None:
            return float("inf"), 0, 0
    base, one, two = counts
    return (two - base) / max(1, one - base), one - base, two - base


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("shapes", nargs="*")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    a = parser.parse_args()
    if not shutil.which("valgrind"):
        print("skipped: valgrind is not installed")
        return 77
    unknown = set(a.shapes) - set(SHAPES)
    if unknown:
        sys.exit(f"no such shape: {', '.join(sorted(unknown))}")
    names = a.shapes or (list(SHAPES) if a.full else QUICK)
    program, known, failed = os.path.abspath(a.program), known_failures(os.path.join(HERE, "known_failures.txt")), 0
    with tempfile.TemporaryDirectory(prefix="ireum-linear-") as folder, concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
        for name, (r, one, two) in zip(names, pool.map(lambda name: ratio(program, folder, name), names)):
            held = r < MOST
            word = "" if held and name not in known else f"known: {known[name]}" if not held and name in known else "HOLDS, take it out of known_failures.txt" if held else "NOT LINEAR"
            failed += held == (name in known)
            print(f"{name:20} {r:6.2f}  {one / 1e6:9.1f} {two / 1e6:9.1f} million steps  {word}".rstrip(), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
