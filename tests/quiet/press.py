#!/usr/bin/env python3
"""What the program says of texts that nobody wrote for it: errors and warnings in 10,000 characters, for a reader.

  press.py BIN FOLDER… [--ext txt,md] [--per-rule N] [--judged FILE] [--write FILE] [--paragraphs]

Each file is a document of its own (with --paragraphs each of its paragraphs, for collections of short texts in one
file). Prints figures by rule, then each finding in its line, between ⟦ ⟧. --write puts all findings into a table with
an empty first column; a reader writes T (true), D (debatable) or F (false) there, and --judged reads it again: figures
are then split by judgement, what was judged once is not shown again, and the exit code is 1 where a safe fix is false.
"""
import argparse
import collections
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
import documents  # noqa: E402

AROUND = 60
COLUMNS = ("judgement", "rule", "level", "fix", "text", "expected", "context", "file")


def files_of(folders, extensions):
    for folder in folders:
        if os.path.isfile(folder):
            yield folder
        for place, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                if name.rpartition(".")[2].lower() in extensions:
                    yield os.path.join(place, name)


def texts_of(paths, paragraphs):
    """(name, text) of every document that has Hangul; what is no UTF-8 is left out with a word."""
    for path in paths:
        try:
            with open(path, encoding="utf-8-sig", newline="") as f:
                text = f.read()
        except UnicodeDecodeError:
            print(f"left out, not UTF-8: {path}", file=sys.stderr)
            continue
        parts = [p for p in text.replace("\r\n", "\n").split("\n\n") if p.strip()] if paragraphs else [text]
        for number, part in enumerate(parts, 1):
            if any("가" <= c <= "힣" for c in part):
                yield (f"{path}#{number}" if paragraphs else path), part


def row_of(name, text, record):
    """What a reader needs to judge a finding."""
    begin, end = record["start"]["offset"], record["end"]["offset"]
    left, right = max(text.rfind("\n", 0, begin) + 1, begin - AROUND), end + AROUND
    line_end = text.find("\n", end)
    right = min(right, line_end if line_end >= 0 else len(text))
    context = f"{text[left:begin]}⟦{text[begin:end]}⟧{text[end:right]}".replace("\n", "⏎").replace("\t", " ").replace("\r", "")
    fix = min((fix["safety"] for fix in record["fixes"]), default="")
    return {"judgement": "", "rule": record["rule"], "level": record["severity"], "fix": fix, "text": record["text"].replace("\n", "⏎").replace("\t", " "),
            "expected": "|".join(record["expected"][:2]), "context": context, "file": name}


def key(row):
    return tuple(row[c] for c in ("rule", "text", "expected", "context"))


def judged_in(path):
    out = {}
    if path:
        with open(path, encoding="utf-8") as f:
            for line in f.read().split("\n")[1:]:
                if line:
                    row = dict(zip(COLUMNS, line.split("\t")))
                    out[key(row)] = row["judgement"]
    return out


def figures(rows, characters, count):
    """Prints the table by rule; returns the number of safe fixes judged false."""
    by_rule = collections.defaultdict(collections.Counter)
    for row in rows:
        for rule in (row["rule"], "all"):
            by_rule[rule][row["judgement"] or "open"] += 1
            by_rule[rule]["said"] += 1
            by_rule[rule]["safe"] += row["fix"] == "safe"
            by_rule[rule]["safe and false"] += row["fix"] == "safe" and row["judgement"] == "F"
    print(f"{count} documents, {characters:,} characters")
    print(f"{'rule':22} {'said':>6} {'in 10,000':>10} {'safe':>6} {'T':>5} {'D':>5} {'F':>5} {'open':>5} {'F in 10,000':>12} {'F safe':>7}")
    for rule, c in sorted(by_rule.items(), key=lambda item: (item[0] == "all", -item[1]["said"])):
        rate = 1e4 / max(1, characters)
        print(f"{rule:22} {c['said']:6} {c['said'] * rate:10.3f} {c['safe']:6} {c['T']:5} {c['D']:5} {c['F']:5} {c['open']:5} {c['F'] * rate:12.3f} {c['safe and false']:7}")
    return by_rule["all"]["safe and false"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--ext", default="txt,md")
    parser.add_argument("--per-rule", type=int, default=40)
    parser.add_argument("--judged")
    parser.add_argument("--write")
    parser.add_argument("--paragraphs", action="store_true")
    a = parser.parse_args()
    texts = list(texts_of(files_of(a.folders, set(a.ext.split(","))), a.paragraphs))
    judged, rows = judged_in(a.judged), []
    said = documents.alone(os.path.abspath(a.program), [text for _, text in texts], names=[name.partition("#")[0] for name, _ in texts])
    for (name, text), found in zip(texts, said):
        rows += [row_of(name, text, record) for record in found]
    for row in rows:
        row["judgement"] = judged.get(key(row), "")
    wrong = figures(rows, sum(len(text) for _, text in texts), len(texts))
    shown = collections.Counter()
    for row in sorted(rows, key=lambda r: (r["rule"], r["fix"] != "safe", r["file"])):
        shown[row["rule"]] += not row["judgement"]
        if not row["judgement"] and shown[row["rule"]] <= a.per_rule:
            print(f"{row['rule']} {row['level']}{' safe' if row['fix'] == 'safe' else ''}  {row['text']} -> {row['expected']}\n    {row['context']}\n    {row['file']}")
    if a.write:
        with open(a.write, "w", encoding="utf-8") as f:
            f.write("\n".join("\t".join(r) for r in [COLUMNS] + [[row[c] for c in COLUMNS] for row in rows]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
