#!/usr/bin/env python3
"""Scores the program on the documents of corpus/ against their gold, and holds it to floors.

  score.py BIN [DOCUMENT…] [-v] [--no-floors]     -v lists what was missed, wrong or too much

Slips (NAME.slips.tsv): a slip is found where an error or a warning of its rule, or of one that the
gold also allows, touches its place on its line. It is right where the first correction, put in the
finding's place, gives the line that the gold asks for. A finding on sound words is a false alarm; one
of a rule that the gold does not name, on a slip, is half of one. Optional slips and those of comparing
are neither wanted nor false; rules that only inform are scored apart.

Entities (NAME.entities.tsv): exact place and type of persons, organizations, places and dates. Not
counted: nested records, countries, what lies inside a place that the gold gives no score, and lines
without Hangul of a Korean text.

Each document is scored alone; the figures "as one corpus" are those of one run over all. The texts that corpus/apart.txt
sets apart and the others are two groups, each with its figures and floors.
"""
import collections
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(os.path.dirname(os.path.dirname(HERE)), "corpus")
TYPES = {"PER": "person", "ORG": "organization", "LOC": "place", "DATE": "date"}
INFORM = {"compat-ideograph", "not-nfc", "bare-han", "date-style", "gloss-first", "gloss-repeated"}

# The texts fall into those that corpus/apart.txt sets apart (nobody trains on them or mends by them: what a new text may
# expect) and the others. For each group the least that may be measured, just under what is measured now, and the most.
APART, OTHERS = "set apart", "the others"
FLOORS = {
    APART: {
        "entities F1": 0.895,                        # measured 0.898, aim 0.95
        "slips found": 0.89,                         # measured 0.929 of 28, aim 0.95
        "corrections right": 0.985,                  # measured 1.000
        "slips found, as one corpus": 0.85,          # measured 0.893 of 28
        "corrections right, as one corpus": 0.985,   # measured 1.000
    },
    OTHERS: {
        "entities F1": 0.955,                        # measured 0.957, aim 0.965
        "slips found": 0.93,                         # measured 0.932, aim 0.95
        "corrections right": 0.985,                  # measured 0.992
        "slips found, as one corpus": 0.925,         # measured 0.932
        "corrections right, as one corpus": 0.985,   # measured 0.992
    },
}
CEILINGS = {
    APART: {
        "false alarms in 10,000 characters": 4.9,                   # measured 4.791, aim 0.3
        "false alarms in 10,000 characters, as one corpus": 5.5,    # measured 5.445
    },
    OTHERS: {
        "false alarms in 10,000 characters": 0.4,                   # measured 0.390, aim 0.3
        "false alarms in 10,000 characters, as one corpus": 0.85,   # measured 0.835
    },
}


def apart():
    with open(os.path.join(CORPUS, "apart.txt"), encoding="utf-8") as f:
        return {line.strip() for line in f if line.strip() and not line.startswith("#")}


def table(path):
    with open(path, encoding="utf-8") as f:
        rows = [line.split("\t") for line in f.read().split("\n") if line]
    return [dict(zip(rows[0], row + [""] * len(rows[0]))) for row in rows[1:]]


def records(program, command, *paths):
    p = subprocess.run([program, command, "--no-config", "--format", "jsonl", *paths], capture_output=True, timeout=120, check=False)
    if p.returncode not in (0, 1):
        sys.exit(f"{command} {' '.join(paths)}: exit {p.returncode}: {p.stderr.decode(errors='replace')}")
    return [json.loads(line) for line in p.stdout.decode("utf-8").splitlines()]


def is_korean(line):
    return any("가" <= c <= "힣" or "\u1100" <= c <= "\u11ff" for c in line)


def place(record):
    """(line, start, end) of a record, columns from 0; the end is far off where it is on a later line."""
    start, end = record["start"], record["end"]
    return start["line"], start["column"] - 1, end["column"] - 1 if end["line"] == start["line"] else 1 << 20


def gold_place(row):
    return int(row["line"]), int(row["start"]), int(row["end"])


def touches(a, b):
    """Two places on one line share a character, or one of them is empty and inside the other."""
    if a[0] != b[0]:
        return False
    return (a[1] < b[2] and b[1] < a[2]) or (b[1] == b[2] and a[1] <= b[1] <= a[2]) or (a[1] == a[2] and b[1] <= a[1] <= b[2])


class Slips:
    def __init__(self):
        self.wanted, self.found = collections.Counter(), collections.Counter()
        self.corrections = self.right = self.characters = 0
        self.alarms = 0.0
        self.rows, self.remarks = [], []

    def add(self, name, text, lines, findings):
        gold = [dict(row, place=gold_place(row), hit=False, right=False) for row in table(os.path.join(CORPUS, name + ".slips.tsv"))]
        alarms, self.characters = 0.0, self.characters + len(text)
        for record in findings:
            loud = record["severity"] in ("error", "warning")
            if not loud and record["rule"] not in INFORM:
                continue
            spot = place(record)
            # A particle is named by the word before it in the gold.
            reach = lambda g: (g["place"][0], g["place"][1], g["place"][2] + (record["rule"] == "particle-mismatch"))
            near = [g for g in gold if touches(spot, reach(g))]
            own = [g for g in near if record["rule"] in [g["rule"]] + g["also"].split(",") or g["also"] == "optional"]
            if not own and loud:
                alarms += 0.5 if near else 1
                self.remarks.append(f"{name}:{spot[0]}:{spot[1] + 1} false: {record['rule']} {record['text']} -> {record['expected']}" + (" (beside a slip)" if near else ""))
            line = lines[spot[0] - 1]
            for g in own:
                g["hit"] = True
                g["right"] = g["right"] or line[:spot[1]] + (record["expected"] or [""])[0] + line[spot[2]:] == line[:g["place"][1]] + g["expected"] + line[g["place"][2]:]
        wanted = found = 0
        for g in gold:
            if g["also"] == "optional" or g["rule"].startswith("compare-"):
                continue
            self.wanted[g["rule"]] += 1
            self.found[g["rule"]] += g["hit"]
            if g["rule"] not in INFORM:
                wanted, found = wanted + 1, found + g["hit"]
                if g["hit"] and g["expected"]:
                    self.corrections, self.right = self.corrections + 1, self.right + g["right"]
            if not g["hit"] or (g["expected"] and not g["right"]):
                self.remarks.append(f"{name}:{g['line']}:{int(g['start']) + 1} {'not right' if g['hit'] else 'missed'}: {g['rule']} {g['surface']} -> {g['expected']}")
        self.alarms += alarms
        return found, wanted, alarms

    def figures(self):
        wanted = sum(n for rule, n in self.wanted.items() if rule not in INFORM)
        found = sum(n for rule, n in self.found.items() if rule not in INFORM)
        return {
            "slips found": found / wanted if wanted else 1.0,
            "corrections right": self.right / self.corrections if self.corrections else 1.0,
            "false alarms in 10,000 characters": 1e4 * self.alarms / max(1, self.characters),
        }


class Entities:
    def __init__(self):
        self.counts = {t: [0, 0, 0] for t in TYPES.values()}  # right, too much, missed
        self.remarks = []

    def add(self, program, name, lines):
        gold = table(os.path.join(CORPUS, name + ".entities.tsv"))
        passed = {i for i, line in enumerate(lines, 1) if not is_korean(line)} if any(map(is_korean, lines)) else set()
        unscored = [gold_place(g) for g in gold if g["type"] not in TYPES]
        want = {gold_place(g) + (TYPES[g["type"]],): g["surface"] for g in gold if g["type"] in TYPES and int(g["line"]) not in passed}
        got = {}
        for record in records(program, "extract", os.path.join(CORPUS, name + ".txt")):
            if record["type"] not in self.counts or record["parent"] is not None or record["subtype"] == "country":
                continue
            spot = place(record)
            if spot[0] in passed or any(u[0] == spot[0] and u[1] <= spot[1] and spot[2] <= u[2] for u in unscored):
                continue
            got[spot + (record["type"],)] = record["text"]
        for key in sorted(set(want) | set(got)):
            kind = 0 if key in want and key in got else 1 if key in got else 2
            self.counts[key[3]][kind] += 1
            if kind:
                self.remarks.append(f"{name}:{key[0]}:{key[1] + 1} {('', 'too much', 'missed')[kind]}: {key[3]} {want.get(key) or got.get(key)}")
        return f1(len(set(want) & set(got)), len(set(got) - set(want)), len(set(want) - set(got)))

    def total(self):
        return f1(*(sum(c[i] for c in self.counts.values()) for i in range(3)))


def f1(right, too_much, missed):
    return 2 * right / (2 * right + too_much + missed) if right + too_much + missed else 1.0


def main():
    flags = {a for a in sys.argv[1:] if a.startswith("-")}
    words = [a for a in sys.argv[1:] if not a.startswith("-")]
    if not words:
        sys.exit(__doc__)
    program, chosen = os.path.abspath(words[0]), words[1:]
    names = sorted(f[:-10] for f in os.listdir(CORPUS) if f.endswith(".slips.tsv"))
    names = [n for n in names if not chosen or any(n.startswith(c) for c in chosen)]
    if not names:
        sys.exit("no such document")
    held = apart()
    everything = collections.defaultdict(list)
    for record in records(program, "check", *(os.path.join(CORPUS, n + ".txt") for n in names)):
        everything[os.path.basename(record["path"])[:-4]].append(record)
    low, remarks = 0, []
    for group in (APART, OTHERS):
        own = [n for n in names if (n in held) == (group == APART)]
        if own:
            figures, said = measure(program, group, own, everything)
            low += show(group, figures, not chosen)
            remarks += said
    if "-v" in flags:
        print("\n".join(remarks))
    return 1 if low and "--no-floors" not in flags else 0


def measure(program, group, names, everything):
    """Scores a group of documents and prints them: (figures, remarks)"""
    slips, together, entities = Slips(), Slips(), Entities()
    print(f"{group + ':':24} {'entities F1':>11} {'slips found':>12} {'false alarms':>13}")
    for name in names:
        with open(os.path.join(CORPUS, name + ".txt"), encoding="utf-8", newline="") as f:
            text = f.read()
        lines = text.split("\n")
        score = entities.add(program, name, lines)
        # Slips are planted in Korean texts; a Chinese one is there for its entities.
        found = wanted = alarms = 0
        if is_korean(text):
            found, wanted, alarms = slips.add(name, text, lines, records(program, "check", os.path.join(CORPUS, name + ".txt")))
            together.add(name, text, lines, everything[name])
        print(f"{name:24} {score:11.3f} {found:7}/{wanted:<4} {alarms:13g}")
    print()
    for rule in sorted(slips.wanted):
        print(f"  {rule:22} {slips.found[rule]:3}/{slips.wanted[rule]:<3}" + ("  informs, scored apart" if rule in INFORM else ""))
    print()
    for kind, c in entities.counts.items():
        print(f"  {kind:14} F1 {f1(*c):.3f}  right {c[0]}, too much {c[1]}, missed {c[2]}")
    print()
    figures = dict(slips.figures(), **{"entities F1": entities.total()})
    for key, value in together.figures().items():
        figures[key + ", as one corpus"] = value
    return figures, slips.remarks + [r + " (as one corpus)" for r in together.remarks if r not in slips.remarks] + entities.remarks


def show(group, figures, whole):
    """Prints the figures beside their bounds; how many are beyond them. A part of the texts is held to none."""
    beyond = 0
    for key, value in figures.items():
        floor, ceiling = FLOORS[group].get(key), CEILINGS[group].get(key)
        wrong = whole and ((floor is not None and value < floor) or (ceiling is not None and value > ceiling))
        beyond += wrong
        bound = f"at least {floor:g}" if floor is not None else f"at most {ceiling:g}"
        print(f"{group + ', ' + key:62} {value:.3f}  ({bound})" + ("  TOO LOW" if wrong and floor is not None else "  TOO MANY" if wrong else ""))
    print()
    return beyond


if __name__ == "__main__":
    sys.exit(main())
