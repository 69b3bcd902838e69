#!/usr/bin/env python3
"""lint: is a dictionary well formed, and is every Korean name explained by its Han?

  tools/mkdict/lint.py FILE...       entity tables (names-*.tsv, manual/*) and word tables
  tools/mkdict/lint.py --all         every table of dictionaries/
  options: --quiet (errors only), --no-opencc

One line a finding: FILE:LINE: error|warn|hint: text. Exit 1 when there is an error.

A name is explained when its Han, from left to right, can be read as Mandarin (any attested reading),
as Sino-Korean with 두음법칙, or as a word of lexicon, generics, customary, polyphones or hanja-words,
and the syllables so found are its Hangul. Blanks, middle dots and quotes are free on both sides.
hint = explained, but by a reading that is not the best one, or by Sino-Korean in a person or place.
"""
import functools
import os
import re
import signal
import subprocess
import sys
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import table  # noqa: E402
from hangul import initial_law, is_hangul, transcribe  # noqa: E402
from places import ETHNIC  # noqa: E402

ENTITY = "id type ko han allowed abbr forbidden parent flags note".split()
TYPES = {
    "person": "", "place": "province prefecture county zone area feature country",
    "organization": "central agency local research university company media party military international lab hospital association",
    "work": "plan law programme mission report",
}
FLAGS = set("free historic foreign korean japanese common former region".split())
KINDS = {"lexicon.tsv": ("kind", {"word", "head", "plan", "class"}), "titles.tsv": ("kind", {"title", "team", "kin", "modifier"}),
         "josa.tsv": ("class", {"pair", "invariant"})}
HEADERS = {"lexicon.tsv": "han ko kind note", "generics.tsv": "han ko type note", "suffixes.tsv": "ko type subtype flags note",
           "titles.tsv": "ko han position kind note", "stopwords.tsv": "ko note", "surnames.tsv": "han pinyin hangul rank note",
           "josa.tsv": "after_vowel after_final after_rieul class note", "polyphones.tsv": "han pinyin note",
           "customary.tsv": "han ko note", "variants.tsv": "char simplified korean note", "lookalikes.tsv": "char others note",
           "slips.tsv": "id wrong right cost ko en example", "readings.tsv": "char pinyin sino", "hanja-words.tsv": "han sino",
           "compatibility.tsv": "code sino", "abroad-readings.tsv": "han japanese vietnamese",
           "korean-words.tsv": "ko weight", "pinyin-hangul.tsv": "pinyin hangul", "given.tsv": "han first second single",
           "origin-surnames.tsv": "han china korea japan vietnam note", "origin-given.tsv": "han korea japan note",
           "origin-places.tsv": "han ko note", "origin-words.tsv": "ko country place era note",
           "origin-weights.tsv": "name china korea word japan vietnam other old note",
           "gloss-costs.tsv": "name cost note", "gloss-words.tsv": "ko kind note", "gloss-converted.tsv": "wrong right place note"}
FREE_KO = set(" ·ㆍ・‧'\"‘’“”《》〈〉()-,「」~")
FREE_HAN = set(" ·・‧、“”‘’《》〈〉「」()（）-—,，")
BOTH = "乾"  # traditional and standard alike (乾县)
MAX_WORD = 10
LOST = 99


def is_han(ch):
    return unicodedata.name(ch, "").startswith("CJK UNIFIED") or ch == "〇"


def compatibility(ch):
    n = ord(ch)
    return (0xF900 <= n <= 0xFAFF or 0x2F800 <= n <= 0x2FA1F) and unicodedata.normalize("NFC", ch) != ch


class Reader:
    """All ways a piece of Han may stand in Korean, with a cost: 0 best, 1 rarer Mandarin, 1 Sino-Korean in a modern name."""

    def __init__(self):
        self.mandarin, self.sino = {}, {}
        for r in table.rows("readings.tsv"):
            forms = []
            for p in table.values(r["pinyin"]):
                h = transcribe(p)
                if h and h not in forms:
                    forms.append(h)
            self.mandarin[r["char"]], self.sino[r["char"]] = forms, table.values(r["sino"])
        self.fold = {r["char"]: r["simplified"] for r in table.rows("variants.tsv") if r.get("simplified")}
        self.words = {}
        for name in ("lexicon.tsv", "generics.tsv", "customary.tsv"):
            for r in table.rows(name):
                self.add(r["han"], table.values(r.get("ko", "")))
        for han, kos in list(ETHNIC.items()) + [("族", ["족"])]:
            self.add(han, kos)
        for r in table.rows("manual/place-readings.tsv"):
            if len(r["han"]) > 1:
                self.add(r["han"], ["".join(transcribe(p) or "" for p in r["pinyin"].split())])
        for r in table.rows("hanja-words.tsv"):
            self.add(r["han"], table.values(r["sino"]), "sino")
        for r in table.rows("polyphones.tsv"):
            read = [transcribe(p) for p in r["pinyin"].split("|")[0].split()]
            if read and None not in read:
                self.add(r["han"], ["".join(read)])
        self.surnames = {r["han"]: table.values(r["hangul"]) for r in table.rows("surnames.tsv")}

    def add(self, han, kos, kind="word"):
        kos = [re.sub("[%s]" % re.escape("".join(FREE_KO)), "", k) for k in kos]
        for h in table.values(han):
            self.words.setdefault(h, []).extend((k, kind) for k in kos)

    def steps(self, han, i, person):
        """(length of Han, Hangul, cost, kind) of everything that may start at i."""
        out = []
        for n in range(min(MAX_WORD, len(han) - i), 0, -1):
            piece = han[i:i + n]
            out += [(n, k, 0, kind) for k, kind in self.words.get(piece, ())]
            if person and i == 0 and n < len(han):
                out += [(n, k, 0, "word") for k in self.surnames.get(piece, ())]
        ch = han[i]
        ch = ch if ch in self.mandarin else self.fold.get(ch, ch)
        for k, m in enumerate(self.mandarin.get(ch, ())):
            out.append((1, m, 0 if k == 0 else 1, "mandarin"))
        for s in self.sino.get(ch, ()):
            out.append((1, s, 0, "sino"))
            law = initial_law(s)
            if law != s:
                out.append((1, law, 0, "sino"))
            if s in "렬률":
                out.append((1, {"렬": "열", "률": "율"}[s], 0, "sino"))
        return out

    def explain(self, han, ko, person=False, modern=False):
        """(cost, farthest Hangul reached, kinds of the path); cost >= LOST when not explained."""
        ko = "".join(c for c in ko if c not in FREE_KO)
        han = "".join(c for c in han if c not in FREE_HAN)
        far = [0]

        @functools.lru_cache(maxsize=None)
        def go(i, j):
            far[0] = max(far[0], j)
            if i == len(han):
                return (0, ()) if j == len(ko) else (LOST, ())
            best = (LOST, ())
            ch = han[i]
            if j < len(ko) and ch == ko[j]:
                best = go(i + 1, j + 1)
            for n, text, cost, kind in self.steps(han, i, person):
                if not ko.startswith(text, j):
                    continue
                if j == 0 and kind == "sino" and initial_law(text[0]) != text[0]:
                    continue
                if kind == "sino" and modern and text != (self.mandarin.get(ch) or [""])[0]:
                    cost += 1
                rest = go(i + n, j + len(text))
                if rest[0] + cost < best[0]:
                    note = (f"{han[i:i + n]} {text} {kind}",) if cost else ()
                    best = (rest[0] + cost, note + rest[1])
            return best

        cost, notes = go(0, 0)
        return cost, ko[:far[0]], notes


class Lint:
    def __init__(self, quiet, opencc):
        self.quiet, self.opencc, self.errors = quiet, opencc, 0
        self.reader, self.ids, self.counts = Reader(), {}, {"error": 0, "warn": 0, "hint": 0}

    def say(self, file, line, level, text):
        self.counts[level] += 1
        if level == "error" or not self.quiet:
            print(f"{file}:{line}: {level}: {text}")

    def file(self, path):
        name = os.path.basename(path)
        raw = open(path, "rb").read()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as e:
            return self.say(path, raw[:e.start].count(b"\n") + 1, "error", "not UTF-8")
        if b"\r" in raw:
            self.say(path, 1, "error", "carriage return: lines end with LF")
        if not text.endswith("\n"):
            self.say(path, text.count("\n") + 1, "error", "no LF at the end of the file")
        lines = text.rstrip("\n").split("\n")
        first = next((k for k, l in enumerate(lines) if not l.startswith("# ")), None)
        if not first:
            self.say(path, 1, "error", "no passport: the file begins with lines '# ...'")
        if first is None:
            return None
        header = lines[first].split("\t")
        entity = header[0] == "id" and "type" in header
        manual = os.path.basename(os.path.dirname(os.path.abspath(path))) == "manual"
        wanted = ENTITY if entity else HEADERS.get(name, "").split()
        if wanted and header != wanted and not manual:
            self.say(path, first + 1, "error", f"header is {' '.join(header)}; wanted {' '.join(wanted)}")
        rows, previous = [], None
        for k in range(first + 1, len(lines)):
            line, at = lines[k], k + 1
            if not line.strip():
                self.say(path, at, "error", "empty line")
                continue
            cells = line.split("\t")
            if len(cells) != len(header):
                self.say(path, at, "error", f"{len(cells)} columns, wanted {len(header)}")
            self.characters(path, at, cells, name)
            key = cells[0].encode()
            if previous is not None and key <= previous:
                self.say(path, at, "error", ("doubled" if key == previous else "not sorted") + f": {cells[0]}")
            previous = key
            rows.append((at, dict(zip(header, cells + [""] * len(header)))))
            if name in KINDS:
                column, allowed = KINDS[name]
                if rows[-1][1].get(column) not in allowed:
                    self.say(path, at, "error", f"{column} {rows[-1][1].get(column)!r}; one of {' '.join(sorted(allowed))}")
        if entity and not manual:  # a hand table is laid over a generated one: its cells may be empty
            self.entities(path, rows)
        return rows

    def characters(self, path, at, cells, name):
        for cell in cells:
            if unicodedata.normalize("NFC", cell) != cell:
                self.say(path, at, "error", f"not NFC: {cell}")
            if cell != cell.strip():
                self.say(path, at, "error", f"blank at the edge of a cell: {cell!r}")
            if "||" in cell or cell.startswith("|") or cell.endswith("|"):
                self.say(path, at, "error", f"empty value between |: {cell}")
            for ch in cell:
                if compatibility(ch) and name != "variants.tsv":
                    self.say(path, at, "error", f"compatibility ideograph {ch} U+{ord(ch):04X}")
                elif ch < " " or "\u200b" <= ch <= "\u200f" or ch in "\ufeff\u00a0\u2028":
                    self.say(path, at, "error", f"control or invisible character U+{ord(ch):04X}")

    def entities(self, path, rows):
        self.traditional(path, rows)
        for at, r in rows:
            kind, _, sub = r["type"].partition(".")
            flags = set(f for f in r["flags"].split(",") if f)
            if kind not in TYPES or (sub and sub not in TYPES[kind].split()):
                self.say(path, at, "error", f"type {r['type']}")
            if flags - FLAGS:
                self.say(path, at, "error", f"flag {' '.join(sorted(flags - FLAGS))}")
            if not re.fullmatch(r"[a-z0-9]+(\.[a-z0-9-]+)+", r["id"]):
                self.say(path, at, "error", f"id {r['id']}: wanted lower-case ascii like org.most")
            if r["id"] in self.ids and self.ids[r["id"]][0] != path:
                self.say(path, at, "error", f"id {r['id']} is also in {self.ids[r['id']][0]}:{self.ids[r['id']][1]}")
            self.ids[r["id"]] = (path, at, r)
            if not r["ko"] or "|" in r["ko"]:
                self.say(path, at, "error", "ko holds exactly one form")
                continue
            if any(is_han(c) for c in r["ko"]):
                self.say(path, at, "error", f"Han in ko: {r['ko']}")
            for h in table.values(r["han"]):
                if any(is_hangul(c) for c in h):
                    self.say(path, at, "error", f"Hangul in han: {h}")
            allowed, forbidden = table.values(r["allowed"]), table.values(r["forbidden"])
            for form in allowed + forbidden:
                if form == r["ko"]:
                    self.say(path, at, "error", f"{form} is ko and also allowed or forbidden")
            for form in set(allowed + table.values(r["abbr"])) & set(forbidden):
                self.say(path, at, "error", f"{form} is both allowed and forbidden")
            for column in ("allowed", "abbr", "forbidden"):
                seen = table.values(r[column])
                if len(seen) != len(set(seen)):
                    self.say(path, at, "warn", f"doubled value in {column}")
            if r["han"] and not flags & {"free", "foreign", "korean", "japanese"}:
                self.explained(path, at, r, kind, flags)
            elif not r["han"] and not flags & {"free", "foreign", "korean", "japanese"}:
                self.say(path, at, "warn", f"{r['ko']} has no han")

    def explained(self, path, at, r, kind, flags):
        han = table.values(r["han"])[0]
        modern = kind in ("person", "place") and "historic" not in flags
        cost, reached, notes = self.reader.explain(han, r["ko"], kind == "person", modern)
        if cost >= LOST:
            self.say(path, at, "warn", f"{r['ko']} ← {han}: not explained after “{reached}”; expected about {self.best(han, kind)}")
        elif notes:
            self.say(path, at, "hint", f"{r['ko']} ← {han}: {', '.join(notes)}")

    def best(self, han, kind):
        """The reading that words, surnames and the first Mandarin (of an organization or work: Sino-Korean) give."""
        out, i, usual = "", 0, "mandarin" if kind in ("person", "place") else "sino"
        while i < len(han):
            steps = self.reader.steps(han, i, kind == "person")
            words = [s for s in steps if s[3] == "word" and (s[0] > 1 or kind not in ("person", "place") or i + s[0] == len(han))]
            found = words or [s for s in steps if s[3] == usual] or steps
            out += found[0][1] if found else han[i]
            i += found[0][0] if found else 1
        return out

    def traditional(self, path, rows):
        """Traditional glyphs in han and abbr, by variants.tsv and by OpenCC where it is installed."""
        cells = [(at, v, r["note"]) for at, r in rows
                 for v in table.values(r["han"]) + table.values(r["abbr"]) if any(map(is_han, v))]
        folded = [v for _, v, _ in cells]
        if self.opencc and cells:
            try:
                p = subprocess.run(["opencc", "-c", "t2s"], input="\n".join(folded) + "\n", capture_output=True, text=True, check=True)
                folded = p.stdout.rstrip("\n").split("\n")
            except (OSError, subprocess.CalledProcessError):
                self.opencc = False
        for (at, v, note), f in zip(cells, folded):
            f = "".join(a if a in BOTH else b for a, b in zip(v, f)) if len(f) == len(v) else f
            f = "".join(self.reader.fold.get(c, c) if is_han(c) else c for c in f)
            if f != v and not re.search("번체|traditional|일본|한국|이체", note):
                self.say(path, at, "warn", f"traditional or variant glyphs in {v}: simplified is {f}")

    def across(self):
        """Between the entity tables that were read: a forbidden form that names another entity; parents."""
        name_of = {}
        for i, (path, at, r) in self.ids.items():
            for form in [r["ko"]] + table.values(r["allowed"]):
                name_of.setdefault(form, i)
        for i, (path, at, r) in self.ids.items():
            for form in table.values(r["forbidden"]):
                if name_of.get(form, i) != i:
                    self.say(path, at, "error", f"forbidden {form} is the name of {name_of[form]}")
            if r["parent"] and r["parent"] not in self.ids:
                self.say(path, at, "error" if self.everything else "hint", f"parent {r['parent']} is not in the tables read")

    def run(self, files, everything):
        self.everything = everything
        for f in files:
            self.file(f)
        self.across()
        print("%d files: %s" % (len(files), ", ".join(f"{n} {k}" for k, n in self.counts.items())), file=sys.stderr)
        return 1 if self.counts["error"] else 0


def main(args):
    flags, files = [a for a in args if a.startswith("--")], [a for a in args if not a.startswith("--")]
    if "--all" in flags:
        base = table.DICTIONARIES
        files = [os.path.join(base, f) for f in sorted(os.listdir(base)) if f.endswith(".tsv")]
    if not files or "--help" in flags:
        print(__doc__)
        return 0
    return Lint("--quiet" in flags, "--no-opencc" not in flags).run(files, "--all" in flags)


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
