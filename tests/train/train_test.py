#!/usr/bin/env python3
"""tools/train on a small corpus of its own: labels, what may move and what not, the same bytes twice; and corpus/apart.txt."""
import io
import os
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tools", "train"))
import gold  # noqa: E402
import train  # noqa: E402

TEXT = "서다인 교수가 왔다.\n나루시 문화재청 앞이다.\n가방을 들고 갔다.\nde bello\n중국 어느 별빛축제\n"
MARKS = """line\tstart\tend\ttype\tsurface\tvalue\than
1\t0\t3\tPER\t서다인\t\t
2\t0\t8\tORG\t나루시 문화재청\t\t
5\t0\t2\tCTRY\t중국\t\t
5\t6\t10\tMISC\t별빛축제\t\t
"""
WEIGHTS = """# head
[[evidence]]
name = "listed"
type = "place"
weight = 10   # a remark
for = "weight = 3"
against = "b"
[[evidence]]
name = "odds"
type = "person"
weight = 16
pinned = true
[[evidence]]
name = "title-behind"
type = ["person", "organization"]
weight = 8
[[evidence]]
name = "in-row"
type = "person"
weight = 20
[[evidence]]
name = "speaks"
type = "person"
weight = -77
"""


def row(line, begin, end, kind, evidence, odds=0, name="a"):
    return f"some/where/{name}.txt\t{line}\t{begin}\t{end}\t{kind}\tmade\t0\t0\t{odds}\t{evidence}\n"


class Desk(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for name in ("a", "held"):
            self.write(name + ".txt", TEXT)
            self.write(name + ".entities.tsv", MARKS)
        self.write("apart.txt", "# head\nheld\n")
        self.write("weights.toml", WEIGHTS)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8", newline="") as f:
            f.write(text)

    def read(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as f:
            return f.read()

    def train(self, dump, dry_run=False):
        self.write("dump.tsv", dump)
        out = io.StringIO()
        train.train([self.path("dump.tsv")], self.path("weights.toml"), self.folder.name, 48.0, dry_run, out)
        return out.getvalue()

    def test_labels(self):
        marks = gold.Gold(self.folder.name, "a")
        for place, want in (
                ((1, 0, 3, "person"), 1),
                ((1, 0, 3, "place"), 0),         # another kind
                ((1, 0, 2, "person"), 0),        # a part of a person's name is none
                ((1, 0, 6, "person"), 0),
                ((2, 0, 8, "organization"), 1),
                ((2, 0, 3, "place"), None),      # a part of a chain
                ((2, 4, 8, "organization"), None),
                ((2, 1, 3, "place"), 0),         # neither begins nor ends there
                ((2, 4, 9, "organization"), 0),  # across its end
                ((3, 0, 2, "person"), 0),
                ((4, 0, 2, "place"), None),      # a line that bears no marks
                ((5, 0, 2, "place"), 1),         # a country is a place
                ((5, 0, 2, "organization"), 0),
                ((5, 6, 8, "place"), None),      # where two readers would disagree
                ((5, 3, 5, "date"), None)):
            c = gold.Candidate("a", *place[:3], place[3], "", 0, False, 0, ())
            self.assertEqual(marks.label(c), want, place)

    def test_weights_move_to_what_the_gold_says(self):
        dump = 5 * row(1, 0, 3, "person", "title-behind,odds", 30) + 5 * row(3, 0, 2, "person", "in-row,odds", 30)
        said = self.train(dump)
        got = self.read("weights.toml").split("\n")
        old = WEIGHTS.split("\n")
        changed = [i for i, (a, b) in enumerate(zip(old, got)) if a != b]
        self.assertEqual([old[i] for i in changed], ["weight = 8", "weight = 20"])  # not the pinned, not the unseen
        self.assertGreater(int(got[changed[0]].split()[-1]), 8)
        self.assertLess(int(got[changed[1]].split()[-1]), 20)
        self.assertEqual(len(old), len(got))
        self.assertIn("right: 가방 (a:3)\n", said)

    def test_the_same_bytes_every_time(self):
        dump = row(1, 0, 3, "person", "title-behind") + row(3, 0, 2, "person", "in-row,odds", -40) + row(3, 4, 6, "person", "in-row")
        first = self.train(dump), self.read("weights.toml")
        self.write("weights.toml", WEIGHTS)
        self.assertEqual((self.train(dump), self.read("weights.toml")), first)

    def test_what_is_set_apart_teaches_nothing(self):
        said = self.train(9 * row(3, 0, 2, "person", "in-row", name="held") + row(3, 0, 2, "person", "in-row", name="stray"))
        self.assertEqual(self.read("weights.toml"), WEIGHTS)
        self.assertIn("left out: 9 (set apart)", said)
        self.assertIn("left out: 1 (no gold)", said)

    def test_a_dry_run_writes_nothing(self):
        said = self.train(9 * row(3, 0, 2, "person", "in-row,sings"), dry_run=True)
        self.assertEqual(self.read("weights.toml"), WEIGHTS)
        self.assertIn("no row: sings person", said)

    def test_how_often_a_row_decides(self):
        said = self.train(row(1, 0, 3, "person", "title-behind") + row(3, 0, 2, "person", "title-behind,speaks"), dry_run=True)
        line = next(x for x in said.split("\n") if x.startswith("speaks person"))
        self.assertEqual(line.split()[4:], ["1", "0", "1", "1"])  # one has it, no name; it decides once, and well

    def test_a_dump_that_is_torn(self):
        with self.assertRaisesRegex(ValueError, "dump.tsv:1: 2 cells"):
            self.train("a\tb\n")


class Apart(unittest.TestCase):
    def test_the_texts_set_apart_exist(self):
        corpus = os.path.join(ROOT, "corpus")
        names = gold.apart(corpus)
        self.assertEqual(len(names), 10)
        for name in names:
            for ending in (".txt", ".mk", ".entities.tsv", ".slips.tsv"):
                self.assertTrue(os.path.exists(os.path.join(corpus, name + ending)), name + ending)


if __name__ == "__main__":
    unittest.main()
