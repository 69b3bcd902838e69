#!/usr/bin/env python3
"""What holds for every document, tried on those of corpus/ and on mixtures of their lines.

  properties.py BIN [--seed N] [--rounds N] [-v]

  idempotent   a second `fix` changes nothing, with and without --unsafe, alone and as one corpus
  idempotent_nfd  the same of decomposed copies
  outside      bytes outside the edits that `check` names do not change, in any encoding
  order        shuffled arguments and --jobs change no byte of any command's output
  copies       NFD, CP949, UTF-16, CRLF and BOM copies have the same findings and mentions
  local        a corpus has the findings of its documents one by one, for rules of one document
  torn         a document with bytes lost, doubled or changed ends in 0, 1 or 2, and fix spares what it cannot read
  positions    bytes, offsets, lines, columns and UTF-16 units are those of a second reckoning

Mixtures are drawn from the seed, so that a failure comes again; it prints the seed and the document,
and -v keeps the folder. known_failures.txt names what does not hold yet: `PROPERTY/DOCUMENT  reason`.
"""
import argparse
import bisect
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
from findings import allowed_outcome, known_failures  # noqa: E402

CORPUS = os.path.join(os.path.dirname(os.path.dirname(HERE)), "corpus")
KNOWN = os.path.join(HERE, "known_failures.txt")
# Rules that look at the whole corpus, or change their mind by what stands elsewhere.
WIDE = {"variant-hangul", "variant-name", "variant-han", "near-miss", "gloss-first", "gloss-repeated", "bare-han", "money-rate"}
FORMS = ("nfd", "cp949", "utf-16le", "utf-16be", "crlf", "utf-8-sig")
COMMANDS = (("check", "--format", "jsonl"), ("check", "--format", "full"), ("extract", "--format", "jsonl"), ("names", "--format", "jsonl"), ("index", "--format", "json"))


def nfc(text):
    return unicodedata.normalize("NFC", text)


def encode(text, form):
    if form == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    if form == "crlf":
        return re.sub(r"\r?\n", "\r\n", text).encode()
    if form in ("utf-16le", "utf-16be"):
        return ("\ufeff" + text).encode(form)
    return text.encode(form)


def decode(data, form):
    if form in ("utf-16le", "utf-16be"):
        return data.decode(form)[1:]
    return data.decode("utf-8" if form in ("utf-8", "nfd", "crlf") else form)


def only_cp949(text):
    """The text without what CP949 cannot hold."""
    def holds(c):
        try:
            return bool(c.encode("cp949"))
        except UnicodeEncodeError:
            return False
    return "".join(c if holds(c) else "〓" for c in text)


class Bench:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def write(self, name, data):
        with open(os.path.join(self.folder, name), "wb") as f:
            f.write(data)

    def read(self, name):
        with open(os.path.join(self.folder, name), "rb") as f:
            return f.read()

    def ireum(self, command, *args):
        p = subprocess.run([self.program, command, "--no-config", *args], cwd=self.folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        if p.returncode not in (0, 1):
            raise RuntimeError(f"{command} {' '.join(args)}: exit {p.returncode}: {p.stderr.decode(errors='replace').strip()[:300]}")
        return p.stdout

    def records(self, command, *args):
        return [json.loads(line) for line in self.ireum(command, "--format", "jsonl", *args).decode("utf-8").splitlines()]


def brief(record):
    return f"{record['start']['line']}:{record['start']['column']} {record.get('rule') or record['type']} {record['text']!r}"


def idempotent(bench, texts):
    for flags in ([], ["--unsafe"]):
        for name, text in texts.items():
            yield from twice(bench, name, text.encode(), flags)
        for name, text in texts.items():
            bench.write(name, text.encode())
        bench.ireum("fix", "--quiet", *flags, *texts)
        once = {name: bench.read(name) for name in texts}
        bench.ireum("fix", "--quiet", *flags, *texts)
        for name in texts:
            if bench.read(name) != once[name]:
                yield "corpus", f"fix {' '.join(flags)} of all, in {name}: {first_difference(once[name], bench.read(name))}"


def idempotent_nfd(bench, texts):
    for flags in ([], ["--unsafe"]):
        for name, text in texts.items():
            yield from twice(bench, name, encode(text, "nfd"), flags)


def twice(bench, name, data, flags):
    bench.write(name, data)
    bench.ireum("fix", "--quiet", *flags, name)
    once = bench.read(name)
    bench.ireum("fix", "--quiet", *flags, name)
    if bench.read(name) != once:
        yield name, f"fix {' '.join(flags)}: {first_difference(once, bench.read(name))}"


def first_difference(a, b):
    """The first line that differs, of two texts in UTF-8."""
    for number, (x, y) in enumerate(zip(a.decode(errors="replace").split("\n"), b.decode(errors="replace").split("\n")), 1):
        if x != y:
            at = next((i for i, (p, q) in enumerate(zip(x, y)) if p != q), min(len(x), len(y)))
            return f"line {number}: …{x[max(0, at - 12):at + 12]}… then …{y[max(0, at - 12):at + 12]}…"
    return "a line more or less"


def edits_of(findings, form):
    out = set()
    for finding in findings:
        for fix in finding["fixes"]:
            for e in fix["edits"]:
                codec = form if form not in ("nfd", "crlf", "utf-8-sig") else "utf-8"
                texts = {e["text"], unicodedata.normalize("NFD", e["text"])} if form == "nfd" else {e["text"]}
                for text in texts:
                    try:
                        out.add((e["start"]["byte"], e["end"]["byte"], text.encode(codec)))
                    except UnicodeEncodeError:
                        pass
    return sorted(out)


def outside(bench, texts):
    for name, text in texts.items():
        for form in ("utf-8",) + FORMS:
            data = encode(only_cp949(text) if form == "cp949" else text, form)
            for flags in ([], ["--unsafe"]):
                bench.write(name, data)
                findings = bench.records("check", name)
                try:
                    bench.ireum("fix", "--quiet", *flags, name)
                except RuntimeError:
                    # An edit that the encoding cannot hold is refused whole.
                    if bench.read(name) != data or form != "cp949":
                        raise
                    continue
                after = bench.read(name)
                basis = data
                if form == "nfd":
                    # Bringing a stretch into normal form goes together with the fixes inside it, which
                    # are those of the composed text.
                    basis, after = nfc(data.decode()).encode(), nfc(after.decode()).encode()
                    bench.write(name, basis)
                    findings = bench.records("check", name)
                if not re.fullmatch(allowed_outcome(basis, edits_of(findings, form)), after, re.S):
                    yield name, f"{form} {' '.join(flags)}: something beside the edits has changed"
                if not flags and after == basis and any(f["safety"] == "safe" for x in findings for f in x["fixes"]):
                    yield name, f"{form}: a safe fix is named and none is made"


def order(bench, texts, chance):
    names = list(texts)
    for name, text in texts.items():
        bench.write(name, text.encode())
    for command, *args in COMMANDS:
        base = bench.ireum(command, *args, *sorted(names))
        for jobs in ("1", "2", "5", "0"):
            chance.shuffle(names)
            if bench.ireum(command, *args, "--jobs", jobs, *names) != base:
                yield "corpus", f"{command} {' '.join(args)} --jobs {jobs} {' '.join(names)}"


def keys(records, exact):
    """What must be the same of a copy, sorted."""
    out = []
    for r in records:
        if r.get("rule") in ("not-nfc", "compat-ideograph"):
            continue
        where = (r["start"]["line"], r["start"]["column"], r["end"]["line"], r["end"]["column"]) if exact else (r["start"]["line"],)
        out.append(where + (r.get("rule") or r["type"], nfc(r["text"]), tuple(map(nfc, r.get("expected") or ())), nfc(r.get("value") or ""), nfc(r.get("canonical") or "")))
    return sorted(out)


def copies(bench, texts):
    for name, text in texts.items():
        for form in FORMS:
            base = only_cp949(text) if form == "cp949" else text
            if form == "nfd":
                base = nfc(text)
            bench.write(name, base.encode())
            copy = "copy-" + name
            bench.write(copy, encode(base, form))
            for command in ("check", "extract"):
                one, two = (keys(bench.records(command, n), form != "nfd") for n in (name, copy))
                if one != two:
                    gone, come = [k for k in one if k not in two], [k for k in two if k not in one]
                    yield name, f"{form}, {command}: gone {gone[:3]}, come {come[:3]}"


def local(bench, texts):
    for name, text in texts.items():
        bench.write(name, text.encode())

    def of(records):
        return sorted((r["path"], r["start"]["offset"], r["end"]["offset"], r["rule"], r["severity"], tuple(r["expected"]), nfc(r["text"])) for r in records if r["rule"] not in WIDE)

    together = of(bench.records("check", *texts))
    alone = sorted(key for name in texts for key in of(bench.records("check", name)))
    for key in alone:
        if key not in together:
            yield key[0], f"gone in the corpus: {key}"
    # A spelling that is wrong in a pair of one document is reported in the others too, by its rule.
    spread = {key[3:] for key in alone}
    for key in together:
        if key not in alone and key[3:] not in spread:
            yield key[0], f"only in the corpus: {key}"


class Reckoning:
    """Positions of a document, reckoned from its text a second way."""

    def __init__(self, text, form):
        self.text = text
        codec = {"utf-8": "utf-8", "nfd": "utf-8", "crlf": "utf-8", "utf-8-sig": "utf-8"}.get(form, form)
        bom = {"utf-8-sig": 3, "utf-16le": 2, "utf-16be": 2}.get(form, 0)
        self.bytes, at = [], bom
        for c in text:
            self.bytes.append(at)
            at += len(c.encode(codec))
        self.bytes.append(at)
        self.lines = [0] + [i + 1 for i, c in enumerate(text) if c == "\n"]

    def at(self, offset):
        line = bisect.bisect_right(self.lines, offset)
        start = self.lines[line - 1]
        return {"byte": self.bytes[offset], "offset": offset, "line": line, "column": offset - start + 1,
                "utf16": sum(2 if ord(c) > 0xFFFF else 1 for c in self.text[start:offset])}


def positions(bench, texts):
    for name, text in texts.items():
        for form in ("utf-8",) + FORMS:
            data = encode(only_cp949(text) if form == "cp949" else text, form)
            bench.write(name, data)
            reckoning = Reckoning(decode(data, form), form)
            for command in ("check", "extract"):
                for r in bench.records(command, name):
                    ends = [(r["start"], r["end"], r["text"])]
                    ends += [(e["start"], e["end"], None) for fix in r.get("fixes", []) for e in fix["edits"]]
                    ends += [(x["start"], x["end"], x["text"]) for x in r.get("related", [])]
                    for start, end, words in ends:
                        if start != reckoning.at(start["offset"]) or end != reckoning.at(end["offset"]):
                            yield name, f"{form}, {command}, {brief(r)}: {start} {end}, not {reckoning.at(start['offset'])} {reckoning.at(end['offset'])}"
                            break
                        if words is not None and words != reckoning.text[start["offset"]:end["offset"]]:
                            yield name, f"{form}, {command}, {brief(r)}: the text is not what stands there"
                            break


def torn(bench, texts, chance):
    for name, text in texts.items():
        for form in ("utf-8", "cp949", "utf-16le"):
            data = bytearray(encode(only_cp949(text) if form == "cp949" else text, form))
            for _ in range(chance.choice([1, 1, 3, 40])):
                at, size = chance.randrange(len(data)), chance.randint(1, 6)
                kind = chance.randrange(4)
                if kind == 0:
                    del data[at:at + size]
                elif kind == 1:
                    data[at:at] = data[at:at + size]
                elif kind == 2:
                    data[at:at + size] = bytes(chance.randrange(256) for _ in range(size))
                else:
                    del data[max(at, 40):]
            data = bytes(data)
            bench.write(name, data)
            for command, *args in COMMANDS + (("normalize",), ("fix", "--quiet")):
                p = subprocess.run([bench.program, command, *args, "--no-config", name], cwd=bench.folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
                if p.returncode not in (0, 1, 2):
                    yield name, f"{form}, {command}: exit {p.returncode}: {p.stderr.decode(errors='replace')[:200]}"
                if p.returncode == 2 and not p.stderr:
                    yield name, f"{form}, {command}: exit 2 without a word"
                if command == "fix" and p.returncode == 2 and bench.read(name) != data:
                    yield name, f"{form}: fix has written what it could not read"


def mixtures(texts, chance, rounds):
    """Documents of lines drawn from all, with odd line ends and blanks between."""
    lines = [line for text in texts.values() for line in text.split("\n") if line.strip()]
    out = {}
    for number in range(rounds):
        chosen = [chance.choice(lines) for _ in range(chance.randint(1, 60))]
        text = "".join(line + chance.choice(["\n", "\n", "\n", "\n\n", " \n", "\u3000", " ", "\U0001F6A2\n", "\x0c\n"]) for line in chosen)
        out[f"mixture-{number:02}.txt"] = text if chance.random() < 0.5 else text.rstrip("\n")
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("properties", nargs="*")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("-v", action="store_true")
    a = parser.parse_args()
    chance, program, known = random.Random(a.seed), os.path.abspath(a.program), known_failures(KNOWN)
    texts = {}
    for name in sorted(os.listdir(CORPUS)):
        if name.endswith(".txt") and os.path.exists(os.path.join(CORPUS, name[:-4] + ".mk")):
            with open(os.path.join(CORPUS, name), encoding="utf-8", newline="") as f:
                texts[name] = f.read()
    texts.update(mixtures(texts, chance, a.rounds))
    failed = held = 0
    met = set()
    for check in (idempotent, idempotent_nfd, outside, order, copies, local, positions, torn):
        if a.properties and check.__name__ not in a.properties:
            continue
        folder = tempfile.mkdtemp(prefix="ireum-properties-")
        bench = Bench(program, folder)
        wrong = list(check(bench, texts, chance) if check in (order, torn) else check(bench, texts))
        if a.v and wrong:
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder)
        fresh = []
        for document, line in wrong:
            key = f"{check.__name__}/{document.removesuffix('.txt')}"
            reason = known.get(key) or known.get(check.__name__)
            met.add(key if key in known else check.__name__)
            if not reason:
                fresh.append(f"  {document}: {line}")
            elif a.v:
                print(f"  known ({reason}): {document}: {line}")
        print(f"{check.__name__:14} {'FAILED' if fresh else 'holds, but for known failures' if wrong else 'holds'}")
        print("\n".join(fresh[:20]), end="\n" if fresh else "")
        failed, held = failed + bool(fresh), held + (not fresh)
    if not a.properties and a.seed == 20261122:
        for key in sorted(set(known) - met):
            failed += 1
            print(f"known_failures.txt names {key}, which holds; take it out")
    print(f"properties: {held} hold, {failed} failed; seed {a.seed}, {len(texts)} documents")
    return 1 if failed or not held else 0


if __name__ == "__main__":
    sys.exit(main())
