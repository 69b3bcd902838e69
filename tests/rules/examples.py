#!/usr/bin/env python3
"""Proves the rules by their own examples, through the program.

  examples.py BIN [RULE…] [-v] [--prune]

A rule file's id is its name, its family its folder; its texts use known placeholders and stand in
Korean and English. Each [[bad]] example fires exactly once for its rule, at `where`; its fix, safe or
unsafe, gives `fixed` (none is offered where `fixed` is missing), `ireum fix` writes just that, and a
second look is silent for the rule. Each [[good]] example is silent under all rules at warning or above.
The options example.policy, example.glossary and example.format give an example its ireum.toml, its
glossary and its kind of file.

known_failures.txt names examples that do not hold yet: `RULE/bad/1  reason`. One that holds is an
error; --prune takes it out.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
from findings import apply_edits, known_failures  # noqa: E402

RULES = os.path.join(os.path.dirname(os.path.dirname(HERE)), "rules", "check")
KNOWN = os.path.join(HERE, "known_failures.txt")
# What report fills in for every rule, and what a check adds for its own.
COMMON = {"text", "han", "expected", "basis", "total", "count", "slip"}
OWN = {
    "pair": {"slip", "reading", "other", "word"},
    "variant": {"other", "count", "word"},
    "near_miss": {"other", "slip"},
    "date": {"value"},
    "money": {"currency", "rate", "usual"},
    "particle": {"word"},
    "bracket": {"fault"},
    "compat": {"found", "code"},
    "normal_form": {"found", "kind", "code"},
    "housekeeping": {"rule"},
}
CHECKS = {"pair", "variant", "near_miss", "date", "money", "particle", "bracket", "compat", "normal_form", "script", "lost", "gloss", "glossary", "housekeeping"}
LEVELS = ("off", "info", "warning", "error")


def rule_files():
    for folder, _, names in sorted(os.walk(RULES)):
        for name in sorted(names):
            if name.endswith(".toml"):
                yield os.path.join(folder, name)


def check_form(path, rule):
    """What is wrong with the file itself, as lines."""
    name, family = os.path.basename(path)[:-5], os.path.basename(os.path.dirname(path))
    if rule.get("id") != name:
        yield f"id {rule.get('id')!r} is not the file's name"
    if rule.get("family") != family:
        yield f"family {rule.get('family')!r} is not the folder's name"
    if rule.get("severity") not in LEVELS:
        yield f"severity {rule.get('severity')!r}"
    if rule.get("fix") not in ("none", "safe", "unsafe"):
        yield f"fix {rule.get('fix')!r}"
    if rule.get("check") not in CHECKS:
        yield f"check {rule.get('check')!r} is no kind of check"
    known = COMMON | OWN.get(rule.get("check"), set())
    for key in ("title", "message", "why"):
        for lang in ("ko", "en"):
            text = rule.get(key, {}).get(lang, "")
            if not text:
                yield f"{key}.{lang} is missing"
            for hole in re.findall(r"\{([a-z_]*)(?:\|[^}]*)?\}", text):
                if hole and hole not in known:
                    yield f"{key}.{lang}: no placeholder {{{hole}}}"
    korean, english = (set(re.findall(r"\{([a-z_]+)", rule.get("message", {}).get(x, ""))) for x in ("ko", "en"))
    if korean - {"text"} != english - {"text"}:
        yield f"the messages fill in different things: {sorted(korean ^ english)}"
    if len(rule.get("bad", [])) < 2 or len(rule.get("good", [])) < 2:
        yield "fewer than two bad or good examples"
    for example in rule.get("bad", []):
        if example.get("where", "\0") not in example.get("text", ""):
            yield f"where {example.get('where')!r} does not stand in its text"
        if rule.get("fix") == "none" and "fixed" in example:
            yield "an example is fixed, but the rule offers no fix"


class Bench:
    """One example in a folder of its own."""

    def __init__(self, program, rule, text):
        self.program, self.rule, self.text = program, rule, text
        self.options = rule.get("options", {})

    def __enter__(self):
        self.held = tempfile.TemporaryDirectory(prefix="ireum-rules-")
        self.folder = self.held.name
        self.name = "example.md" if self.options.get("example.format") == "markdown" else "example.txt"
        self.write(self.name, self.text)
        self.more = []
        if "example.policy" in self.options:
            self.write("ireum.toml", self.options["example.policy"] + "\n")
        if "example.glossary" in self.options:
            self.write("glossary.tsv", self.options["example.glossary"])
            self.more = ["--glossary", "glossary.tsv"]
        return self

    def __exit__(self, *_):
        self.held.cleanup()

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as f:
            f.write(text)

    def read(self):
        with open(os.path.join(self.folder, self.name), encoding="utf-8", newline="") as f:
            return f.read()

    def ireum(self, *args):
        p = subprocess.run([self.program, *args, *self.more, self.name], cwd=self.folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=20)
        if p.returncode not in (0, 1):
            raise RuntimeError(f"exit {p.returncode}: {p.stderr.decode(errors='replace').strip()}")
        return p.stdout.decode("utf-8")

    def findings(self):
        return [json.loads(line) for line in self.ireum("check", "--format", "jsonl").splitlines()]


def brief(finding):
    return f"{finding['rule']} {finding['text']!r} -> {finding['expected']}"


def check_bad(program, rule, example):
    with Bench(program, rule, example["text"]) as bench:
        findings = bench.findings()
        own = [f for f in findings if f["rule"] == rule["id"]]
        others = [brief(f) for f in findings if f["rule"] != rule["id"]]
        if len(own) != 1:
            yield f"fires {len(own)} times; " + ("; ".join([brief(f) for f in own] + others) or "nothing was found")
            return
        finding = own[0]
        if finding["text"] != example["where"]:
            yield f"fires at {finding['text']!r}, not at {example['where']!r}"
        elif example["text"].count(example["where"]) == 1 and finding["start"]["offset"] != example["text"].index(example["where"]):
            yield "fires at the right words in another place"
        if "fixed" not in example:
            if finding["fixes"]:
                yield f"offers a fix, though the example has none: {finding['fixes'][0]['edits']}"
            return
        if not finding["fixes"]:
            yield f"offers no fix; expected {finding['expected']}"
            return
        fix = finding["fixes"][0]
        if rule["fix"] == "unsafe" and fix["safety"] == "safe":
            yield "the fix is safe, above the rule's level"
        fixed = apply_edits(example["text"].encode(), fix["edits"]).decode()
        if fixed != example["fixed"]:
            yield f"the fix gives {fixed!r}, not {example['fixed']!r}"
            return
        bench.ireum("fix", "--quiet", "--select", rule["id"], *(["--unsafe"] if fix["safety"] == "unsafe" else []))
        if bench.read() != example["fixed"]:
            yield f"ireum fix gives {bench.read()!r}"
        again = [brief(f) for f in bench.findings() if f["rule"] == rule["id"]]
        if again:
            yield "fires again on the fixed text: " + "; ".join(again)


def check_good(program, rule, example):
    with Bench(program, rule, example["text"]) as bench:
        loud = [brief(f) for f in bench.findings() if LEVELS.index(f["severity"]) >= 2 or f["rule"] == rule["id"]]
        if loud:
            yield "is not silent: " + "; ".join(loud)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("rules", nargs="*")
    parser.add_argument("--prune", action="store_true")
    parser.add_argument("-v", action="store_true")
    a = parser.parse_args()
    program, known = os.path.abspath(a.program), known_failures(KNOWN)
    counts, passes, seen = dict.fromkeys(("hold", "failed", "known failures"), 0), [], set()
    for path in rule_files():
        with open(path, "rb") as f:
            rule = tomllib.load(f)
        if a.rules and rule["id"] not in a.rules:
            continue
        jobs = [(f"{rule['id']}/form", list(check_form(path, rule)))]
        for kind, check in (("bad", check_bad), ("good", check_good)):
            for number, example in enumerate(rule.get(kind, []), 1):
                try:
                    wrong = list(check(program, rule, example))
                except (RuntimeError, subprocess.TimeoutExpired, ValueError, KeyError) as e:
                    wrong = [f"{type(e).__name__}: {e}"]
                jobs.append((f"{rule['id']}/{kind}/{number}", wrong))
        for name, wrong in jobs:
            seen.add(name)
            if wrong and name in known:
                counts["known failures"] += 1
                if a.v:
                    print(f"known   {name}: {known[name]}")
            elif wrong:
                counts["failed"] += 1
            elif name in known:
                passes.append(name)
                if not a.prune:
                    counts["failed"] += 1
                    print(f"HOLDS   {name}, which known_failures.txt names; --prune takes it out")
            else:
                counts["hold"] += 1
            if wrong and (a.v or name not in known):
                for line in wrong:
                    print(f"{'        ' if name in known else 'FAILED  '}{name}: {line}")
    if not a.rules:
        for name in sorted(set(known) - seen):
            counts["failed"] += 1
            print(f"known_failures.txt names {name}, which is no example")
    if a.prune and passes:
        with open(KNOWN, encoding="utf-8") as f:
            kept = [line for line in f if line.split(" ")[0] not in passes]
        with open(KNOWN, "w", encoding="utf-8") as f:
            f.writelines(kept)
    print("rules: " + ", ".join(f"{v} {k}" for k, v in counts.items()))
    return 1 if counts["failed"] or not seen else 0


if __name__ == "__main__":
    sys.exit(main())
