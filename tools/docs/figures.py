#!/usr/bin/env python3
"""How well names are found: writes the table of docs/extraction.md between its marks.

  tools/docs/figures.py build/release/bin/ireum [NAME=FOLDER …]    folders of annotated texts; default: corpus/, those of
its texts that corpus/apart.txt sets apart and the others, each for itself

A mention counts where its type and both ends are exactly those of the gold (NAME.entities.tsv). Not
counted: names inside names, countries, works, what stands inside a span marked as open to dispute,
and lines without Hangul of a Korean text. The slips of NAME.slips.tsv count as found where a warning
or error of the rule, or of one named in `also`, touches them.
"""
import collections
import glob
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(ROOT, "docs", "extraction.md")
CORPUS = os.path.join(ROOT, "corpus")
TYPES = {"PER": "person", "ORG": "organization", "LOC": "place", "DATE": "date"}
TITLES = {"person": "인물 *person*", "organization": "기관 *organization*", "place": "지명 *place*", "date": "날짜 *date*"}
HANGUL = re.compile("[가-힣\u1100-\u11ff]")
QUIET = {"compat-ideograph", "not-nfc", "bare-han", "date-style", "gloss-first", "gloss-repeated"}  # info by default


def rows(path):
    with open(path, encoding="utf-8") as f:
        head, *body = (line.split("\t") for line in f.read().split("\n") if line)
    return [dict(zip(head, row + [""] * len(head))) for row in body]


def records(program, command, path):
    p = subprocess.run([program, command, "--no-config", "--format", "jsonl", path], capture_output=True)
    assert p.returncode in (0, 1), p.stderr.decode()
    return [json.loads(line) for line in p.stdout.splitlines()]


def span(o):
    same = o["start"]["line"] == o["end"]["line"]
    return o["start"]["line"], o["start"]["column"] - 1, o["end"]["column"] - 1 if same else 10**6


def texts(folder):
    return [p[:-len(".entities.tsv")] for p in sorted(glob.glob(os.path.join(folder, "*.entities.tsv"))) if ".nfd." not in p]


def groups():
    """The texts of corpus/: what a new text may expect, and what the program was made with."""
    with open(os.path.join(CORPUS, "apart.txt"), encoding="utf-8") as f:
        held = {line.strip() for line in f if line.strip() and not line.startswith("#")}
    stems = texts(CORPUS)
    return [("따로 둔 글 *set apart*", [s for s in stems if os.path.basename(s) in held]),
            ("만들 때 본 글 *seen while the program was made*", [s for s in stems if os.path.basename(s) not in held])]


def entities(program, stems):
    """{type: [found, extra, missed]}"""
    out = collections.defaultdict(lambda: [0, 0, 0])
    for stem in stems:
        with open(stem + ".txt", encoding="utf-8", newline="") as f:
            lines = f.read().split("\n")
        korean = any(map(HANGUL.search, lines))
        skip = {i for i, line in enumerate(lines, 1) if korean and not HANGUL.search(line)}
        gold = [(int(g["line"]), int(g["start"]), int(g["end"]), g["type"]) for g in rows(stem + ".entities.tsv")]
        loose = [g for g in gold if g[3] not in TYPES]
        want = {g[:3] + (TYPES[g[3]],) for g in gold if g[3] in TYPES and g[0] not in skip}
        got = set()
        for o in records(program, "extract", stem + ".txt"):
            k = span(o) + (o["type"],)
            open_to_dispute = any(k[0] == g[0] and g[1] <= k[1] and k[2] <= g[2] for g in loose)
            if k[3] in TITLES and o["parent"] is None and o["subtype"] != "country" and k[0] not in skip and not open_to_dispute:
                got.add(k)
        for kind in TITLES:
            a, b = {k for k in want if k[3] == kind}, {k for k in got if k[3] == kind}
            for i, n in enumerate((len(a & b), len(b - a), len(a - b))):
                out[kind][i] += n
    return out


def slips(program, stems):
    """[wanted, found, false alarms, characters]"""
    out = [0, 0, 0, 0]
    for stem in stems:
        with open(stem + ".txt", encoding="utf-8", newline="") as f:
            text = f.read()
        if not HANGUL.search(text) or not os.path.exists(stem + ".slips.tsv"):
            continue
        gold = [g for g in rows(stem + ".slips.tsv")]
        found = set()
        for o in records(program, "check", stem + ".txt"):
            if o["severity"] not in ("error", "warning") or o["rule"] in QUIET:
                continue
            line, begin, end = span(o)
            near = [i for i, g in enumerate(gold) if int(g["line"]) == line and begin < int(g["end"]) + 1 and int(g["start"]) < end + 1]
            own = [i for i in near if o["rule"] in (gold[i]["rule"], *gold[i]["also"].split(",")) or gold[i]["also"] == "optional"]
            found.update(own)
            out[2] += 0 if own else 0.5 if near else 1
        wanted = {i for i, g in enumerate(gold) if g["also"] != "optional" and g["rule"] not in QUIET and not g["rule"].startswith("compare-")}
        out[0] += len(wanted)
        out[1] += len(wanted & found)
        out[3] += len(text)
    return out


def f1(found, extra, missed):
    p, r = found / max(1, found + extra), found / max(1, found + missed)
    return f"{2 * p * r / (p + r) if p + r else 0:.3f} | {p:.3f} | {r:.3f} | {found + missed}"


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    program = os.path.abspath(sys.argv[1])
    own = [a.split("=", 1) for a in sys.argv[2:]]
    sets = [(name, texts(folder)) for name, folder in own] if own else groups()
    out = []
    for name, stems in sets:
        kinds = entities(program, stems)
        out += [f"### {name} ({len(stems)}편)", "", "| | F1 | 정밀도 *precision* | 재현율 *recall* | 정답 *gold* |", "|---|---|---|---|---|"]
        out += [f"| {TITLES[k]} | {f1(*kinds[k])} |" for k in TITLES]
        out += [f"| 모두 *all* | {f1(*(sum(kinds[k][i] for k in TITLES) for i in range(3)))} |", ""]
        wanted, found, false, size = slips(program, stems)
        out += [f"심은 실수 {wanted}개 가운데 {found}개를 찾았고, 10,000자에 {1e4 * false / max(1, size):.2f}번 잘못 짚었습니다. "
                f"*{found} of {wanted} planted slips found; {1e4 * false / max(1, size):.2f} false alarms in 10,000 characters.*", ""]
    with open(PAGE, encoding="utf-8") as f:
        page = f.read()
    page = re.sub(r"(<!-- figures -->\n).*?(<!-- /figures -->)", lambda m: m[1] + "\n".join(out) + m[2], page, flags=re.S)
    with open(PAGE, "w", encoding="utf-8") as f:
        f.write(page)
    print("\n".join(out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
