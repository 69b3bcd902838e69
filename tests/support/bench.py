"""What the scripts about properties share: a folder to run the program in, documents and mixtures of them, and the judge.

A property is a function of a Bench, texts {name: text} and a stream of chance; it yields (document, remark) for each
place where it does not hold. In a list of known failures all mixtures are one document, `mixtures`; what is listed
and holds is an error of the usual run (its seed, its number of mixtures, nothing beside corpus/).
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unicodedata

from findings import known_failures

CORPUS = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "corpus")
SEED = 20261122
ROUNDS = 6


def nfc(text):
    return unicodedata.normalize("NFC", text)


def brief(record):
    return f"{record['start']['line']}:{record['start']['column']} {record.get('rule') or record['type']} {record['text']!r}"


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


def mixtures(texts, chance, rounds):
    """Documents of lines drawn from all, with odd line ends and blanks between."""
    lines = [line for text in texts.values() for line in text.split("\n") if line.strip()]
    out = {}
    for number in range(rounds):
        chosen = [chance.choice(lines) for _ in range(chance.randint(1, 60))]
        text = "".join(line + chance.choice(["\n", "\n", "\n", "\n\n", " \n", "\u3000", " ", "\U0001F6A2\n", "\x0c\n"]) for line in chosen)
        out[f"mixture-{number:02}.txt"] = text if chance.random() < 0.5 else text.rstrip("\n")
    return out


def corpus_texts(folder=CORPUS):
    texts = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".txt"):
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as f:
                texts[name] = f.read()
    return texts


def judge(check, texts, program, chance, known, met, verbose):
    """Tries one property on all texts, prints what does not hold and is not known, and says whether it holds."""
    folder = tempfile.mkdtemp(prefix="ireum-properties-")
    wrong = list(check(Bench(program, folder), texts, chance))
    if verbose and wrong:
        print(f"kept: {folder}")
    else:
        shutil.rmtree(folder)
    fresh = []
    for document, line in wrong:
        key = f"{check.__name__}/{'mixtures' if document.startswith('mixture-') else document.removesuffix('.txt')}"
        reason = known.get(key) or known.get(check.__name__)
        met.add(key if key in known else check.__name__)
        if not reason:
            fresh.append(f"  {document}: {line}")
        elif verbose:
            print(f"  known ({reason}): {document}: {line}")
    print(f"{check.__name__:14} {'FAILED' if fresh else 'holds, but for known failures' if wrong else 'holds'}" + (f" ({len(wrong)} places)" if wrong else ""))
    print("\n".join(fresh if verbose else fresh[:20]), end="\n" if fresh else "")
    return not fresh


def run_properties(what, checks, known_path):
    """The command line of a script about properties; returns its exit code."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("program")
    parser.add_argument("properties", nargs="*")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="mixtures of lines of all documents")
    parser.add_argument("--also", action="append", default=[], metavar="FOLDER", help="documents beside those of corpus/")
    parser.add_argument("-v", action="store_true")
    a = parser.parse_args()
    usual = a.seed == SEED and a.rounds == ROUNDS and not a.also
    chance, program, known, met = random.Random(a.seed), os.path.abspath(a.program), known_failures(known_path), set()
    texts = corpus_texts()
    texts.update(mixtures(texts, chance, a.rounds))
    for folder in a.also:
        texts.update(corpus_texts(folder))
    checks = [c for c in checks if not a.properties or c.__name__ in a.properties]
    held = sum(judge(check, texts, program, chance, known, met, a.v) for check in checks)
    failed = len(checks) - held
    if usual and not a.properties:
        names = {c.__name__ for c in checks}
        for key in sorted(k for k in set(known) - met if k.partition("/")[0] in names):
            failed += 1
            print(f"known_failures.txt names {key}, which holds; take it out")
    print(f"{held} properties hold, {failed} failed; seed {a.seed}, {len(texts)} documents")
    return 1 if failed or not held else 0
