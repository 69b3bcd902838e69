#!/usr/bin/env python3
"""How quiet the program is on documents in which nothing is wrong (generate.py), against bars.

  quiet.py BIN [--full] [--seed N] [KIND…] [-v]    -v prints every finding

--full reads all of them, without it a seeded sample with a bar of nothing. known_failures.txt names the bars that
are not kept yet (`quick/KIND` or `full/KIND`); one that is kept is an error, and its line is taken out.
"""
import argparse
import collections
import os
import random
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
sys.path.insert(0, HERE)
import documents  # noqa: E402
import generate  # noqa: E402
from findings import known_failures  # noqa: E402

# The most findings and safe fixes on all documents of these kinds together.
BARS = {
    ("korean",): (0, 0),
    ("japanese", "vietnamese", "old", "word"): (2, 0),
    ("noun",): (5, 0),
}
# So many documents of each kind are a sample.
QUICK = {"korean": 240, "japanese": 60, "vietnamese": 40, "old": 80, "word": 80, "noun": 8000}


def brief(record):
    return f"{record['rule']} {record['text']}->{'|'.join(record['expected'][:2])}" + (" (safe)" if documents.safe_fixes([record]) else "")


def measure(program, kind, full, seed):
    """(documents, findings by text, remark) of one kind; no documents where hunspell-ko is not installed."""
    rows = generate.nouns() if kind == "noun" else generate.documents(kind, seed)
    if not full:
        rows = random.Random(f"{seed}/{kind}/quick").sample(rows, min(QUICK[kind], len(rows)))
    texts = [text for _, text in rows]
    if kind != "noun":
        return len(texts), {t: f for t, f in zip(texts, documents.alone(program, texts)) if f}, ""
    own, lent, hidden = documents.sieved(program, texts)
    remark = f"{len(lent)} more are loud beside others" + (f"; {len(hidden)} of a sample are hidden by others: {[texts[n] for n in hidden][:5]}" if hidden else "")
    return len(texts), {texts[n]: f for n, f in own.items()}, remark


def show(kind, count, loud, remark, seconds, verbose):
    records = [r for f in loud.values() for r in f]
    print(f"{kind}: {len(records)} findings, {documents.safe_fixes(records)} safe fixes in {count} documents ({seconds:.1f} s)" + (f"; {remark}" if remark else ""))
    by_rule = collections.defaultdict(list)
    for text, found in loud.items():
        for record in found:
            by_rule[record["rule"]].append(f"{brief(record)}: {text}")
    for rule, lines in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        print(f"  {len(lines):6} {rule}")
        for line in lines if verbose else lines[:3]:
            print("         " + line.replace("\n", " / "))
    return len(records), documents.safe_fixes(records)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--seed", type=int, default=generate.SEED)
    parser.add_argument("-v", action="store_true")
    a = parser.parse_args()
    program, known, failed = os.path.abspath(a.program), known_failures(os.path.join(HERE, "known_failures.txt")), 0
    for kinds, bar in BARS.items():
        chosen = [k for k in kinds if not a.kinds or k in a.kinds]
        bar, found, safe, seen = bar if a.full else (0, 0), 0, 0, 0
        for kind in chosen:
            began = time.monotonic()
            count, loud, remark = measure(program, kind, a.full, a.seed)
            if not count:
                print(f"{kind}: skipped, {generate.NOUNS} is not here (Debian: hunspell-ko)")
                continue
            here = show(kind, count, loud, remark, time.monotonic() - began, a.v)
            found, safe, seen = found + here[0], safe + here[1], seen + count
        if not seen:
            continue
        held, key = found <= bar[0] and safe <= bar[1], f"{'full' if a.full else 'quick'}/{kinds[0]}"
        listed = key in known and a.seed == generate.SEED
        word = "kept" if held else "NOT KEPT" + (f", known: {known[key]}" if listed else "")
        if held and listed and len(chosen) == len(kinds):
            word, held = f"kept, and known_failures.txt names {key}: take it out", False
        elif listed:
            held = True
        failed += not held
        print(f"bar of {' '.join(chosen)}: at most {bar[0]} findings and {bar[1]} safe fixes: {found}, {safe}: {word}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
