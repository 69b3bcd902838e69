"""Candidates of a dump and what the gold of corpus/ says of each: 1 a name, 0 none, nothing where it does not say.

A line of the dump is a candidate: path, line, begin, end, type, source, score, selected, odds, evidence (names joined by
commas), parted by tabs. Places are code points; lines count from 1, columns from 0.
"""
import collections
import os
import re

TYPES = {"person": "PER", "place": "LOC", "organization": "ORG", "work": "WORK"}
OPEN = "MISC"  # a span that two readers would mark differently
HANGUL = re.compile("[가-힣\u1100-\u11ff]")

Candidate = collections.namedtuple("Candidate", "document line begin end type source score selected odds evidence")


def apart(corpus):
    """The names of the texts that are set apart."""
    with open(os.path.join(corpus, "apart.txt"), encoding="utf-8") as f:
        return {line.strip() for line in f if line.strip() and not line.startswith("#")}


def read_dump(path):
    with open(path, encoding="utf-8", newline="") as f:
        for number, row in enumerate(f, 1):
            cells = row.rstrip("\n").split("\t")
            if len(cells) != 10:
                raise ValueError(f"{path}:{number}: {len(cells)} cells where 10 are due")
            name, line, begin, end, kind, source, score, selected, odds, evidence = cells
            name = re.sub(r"\.txt$", "", os.path.basename(name))
            yield Candidate(name, int(line), int(begin), int(end), kind, source, int(score), selected == "1", int(odds),
                            tuple(sorted(set(evidence.split(",")) - {""})))


class Gold:
    """The marks of one text."""

    def __init__(self, corpus, name):
        with open(os.path.join(corpus, name + ".txt"), encoding="utf-8", newline="") as f:
            self.lines = f.read().split("\n")
        korean = any(map(HANGUL.search, self.lines))
        # A Korean text's lines without Hangul (a line of a poem, a source) bear no marks.
        self.unmarked = {i for i, line in enumerate(self.lines, 1) if korean and not HANGUL.search(line)}
        self.marks = collections.defaultdict(list)
        with open(os.path.join(corpus, name + ".entities.tsv"), encoding="utf-8") as f:
            head, *rows = (row.split("\t") for row in f.read().split("\n") if row)
        for row in rows:
            mark = dict(zip(head, row))
            self.marks[int(mark["line"])].append((int(mark["start"]), int(mark["end"]), mark["type"]))

    def text(self, c):
        return self.lines[c.line - 1][c.begin:c.end] if c.line <= len(self.lines) else ""

    def label(self, c):
        """1, 0 or None. A part of a place, an institution or a work that begins or ends with it may well be a name of its
        own (난징시 of 난징시 공안국), and the gold does not say; a part of a person's name is none."""
        if c.type not in TYPES or c.line in self.unmarked:
            return None
        want, unsure = TYPES[c.type], False
        for begin, end, kind in self.marks[c.line]:
            if c.end <= begin or end <= c.begin:
                continue
            same = (begin, end) == (c.begin, c.end)
            if same and (kind == want or (kind == "CTRY" and want == "LOC")):
                return 1
            inside = begin <= c.begin and c.end <= end
            chain = not same and inside and kind != "PER" and (c.begin == begin or c.end == end)
            unsure = unsure or chain or (inside and kind == OPEN)
        return None if unsure else 0


def labelled(dumps, corpus):
    """(candidate, label, text) of all candidates that the gold says something of, in the order of the dumps; and how many
    were left out because their text is set apart, has no gold, or the gold does not say."""
    held, gold, rows, left = apart(corpus), {}, [], collections.Counter()
    for dump in dumps:
        for c in read_dump(dump):
            if c.document in held:
                left["set apart"] += 1
                continue
            if c.document not in gold:
                known = os.path.exists(os.path.join(corpus, c.document + ".entities.tsv"))
                gold[c.document] = Gold(corpus, c.document) if known else None
            marks = gold[c.document]
            label = marks.label(c) if marks else None
            if label is None:
                left["the gold does not say" if marks else "no gold"] += 1
                continue
            rows.append((c, label, marks.text(c)))
    return rows, left
