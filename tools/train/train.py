#!/usr/bin/env python3
"""Fits the weights of rules/extract/weights.toml to the gold of corpus/, and says what each decides.

  build/release/bin/ireum extract --dump candidates corpus/[0-9]*.txt > candidates.tsv
  tools/train/train.py [--dry-run] [--spread POINTS] [--weights FILE] [--corpus FOLDER] candidates.tsv …

A weight is log odds in 1/16 bit. Rows that are pinned stay, and so do those that no candidate has; of the others only the
numbers change. --spread is how far a weight may easily move from where it stands (a standard deviation, 48 points where
nothing is said); --dry-run writes nothing. Texts that corpus/apart.txt names are never trained on.

The table: for each row its weight before and after, how many candidates have it and how many of these are names, how
often it decides (without it the score would fall on the other side of nothing), how often of these it is right, and up
to three of each. Candidates that the gold does not speak of are left out: see gold.py. Python's standard library only.
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fit  # noqa: E402
import gold  # noqa: E402
import weights as weight_file  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHOWN = 3  # examples a row


def decisions(rows, examples, new):
    """For each weight [candidates, names, decides, right, examples right, examples wrong]."""
    table = [[0, 0, 0, 0, [], []] for _ in new]
    for candidate, label, text in rows:
        features = examples.features(candidate)
        score = sum(new[row] * value for row, value in features)
        for row, value in features:
            entry = table[row]
            entry[0] += 1
            entry[1] += label
            if (score > 0) == (score - new[row] * value > 0):
                continue
            right = (score > 0) == (label == 1)
            entry[2] += 1
            entry[3] += right
            shown = entry[4 if right else 5]
            place = f"{text} ({candidate.document}:{candidate.line})"
            if len(shown) < SHOWN and place not in shown:
                shown.append(place)
    return table


def agreement(rows, examples, weights):
    """(names above nothing, others above it, names below it) by these weights."""
    found = extra = missed = 0
    for candidate, label, _ in rows:
        above = sum(weights[row] * value for row, value in examples.features(candidate)) > 0
        found += above and label == 1
        extra += above and label == 0
        missed += not above and label == 1
    return found, extra, missed


def f1(found, extra, missed):
    return 2 * found / max(1, 2 * found + extra + missed)


def report(rows, examples, weight_rows, old, new, left, out):
    print(f"{len(rows)} candidates in {len(examples.groups)} groups, {sum(label for _, label, _ in rows)} of them names", file=out)
    for why in sorted(left):
        print(f"left out: {left[why]} ({why})", file=out)
    for name, kind in sorted(examples.unknown):
        print(f"no row: {name} {kind}", file=out)
    print(f"\n{'row':40} {'old':>6} {'new':>6} {'have':>6} {'names':>6} {'decides':>7} {'right':>6}", file=out)
    for row, before, after, entry in zip(weight_rows, old, new, decisions(rows, examples, new)):
        pin = " pinned" if row.pinned else ""
        print(f"{row.key():40} {before:6} {after:6} {entry[0]:6} {entry[1]:6} {entry[2]:7} {entry[3]:6}{pin}", file=out)
        for say, shown in (("right", entry[4]), ("wrong", entry[5])):
            if shown:
                print(f"    {say}: " + ", ".join(shown), file=out)
    for say, values in (("before", old), ("after", new)):
        a = agreement(rows, examples, values)
        print(f"{say + ':':8} F1 of single candidates {f1(*a):.4f} (names {a[0]}, others taken {a[1]}, names missed {a[2]})", file=out)


def train(dumps, path, corpus, spread, dry_run, out):
    lines, weight_rows = weight_file.read(path)
    rows, left = gold.labelled(dumps, corpus)
    examples = fit.Examples(weight_rows)
    for candidate, label, _ in rows:
        examples.add(candidate, label)
    old = [row.weight for row in weight_rows]
    fitted = fit.fit(old, [not row.pinned for row in weight_rows], examples.groups, spread)
    new = [fit.rounded(w) for w in fitted]
    report(rows, examples, weight_rows, old, new, left, out)
    if not dry_run:
        weight_file.write(path, lines, weight_rows, new)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("dumps", nargs="+", metavar="DUMP")
    p.add_argument("--weights", default=os.path.join(ROOT, "rules", "extract", "weights.toml"))
    p.add_argument("--corpus", default=os.path.join(ROOT, "corpus"))
    p.add_argument("--spread", type=float, default=48.0)
    p.add_argument("--dry-run", action="store_true")
    a = p.parse_args()
    train(a.dumps, a.weights, a.corpus, a.spread, a.dry_run, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
