#!/usr/bin/env python3
"""Every output format of the program against its schema, and the formats against one another.

  formats_test.py BIN

  published   jsonl and json of every command against docs/schema, with nothing that is not described there
  foreign     sarif, gitlab and rdjson against the schemas beside this file; checkstyle and junit against
              the .xsd beside it (xmllint); github, tsv, line, full and html by a reader of their own
  agree       each format tells of the same findings, at the same places
  fixes       the fixes of sarif and rdjson, applied by their own lines and columns, give what `ireum fix`
              writes; the diff, given to patch(1), too
  exits       the exit code is the same in every format

Exit 77 (skipped) where python3-jsonschema or xmllint is missing. Where SARIF_MULTITOOL names Microsoft's
validator (npm @microsoft/sarif-multitool), it has its say too.
"""
import csv
import glob
import html.parser
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

try:
    import jsonschema
except ImportError:
    print("formats: skipped, python3-jsonschema is not installed")
    sys.exit(77)

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
from findings import apply_edits  # noqa: E402

FORMATS = ("full", "line", "json", "jsonl", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjson", "tsv", "html")
# Particles, compounds, related places, several edits, a finding over two lines, characters beyond the BMP.
DRAFT = """# 텐진시 동향

𠀀𠀀 텐진(天津)은 항만이다. 텐진항의 물동량이 늘었고, 칭따오(青岛)은 작다.
산시(山西)와 산시(陝西)는 다르다. 회의는 2023년 4월 31일에 열린다 & <끝> "따옴표" 'a' 100%, 가:나.
천링(陳海) 연구원과 왕웨이(王伟)가 [참석했다)고 한다. 담당은 리커창(李克强) 총리이다.
쿵쯔(孔子)의 어록, 金敎授의 글.\t탭
"""
DOCUMENTS = {
    "초고.md": DRAFT.encode(),
    "a&b <c> 'd' %20,:;.txt": "텐진(天津)은 크다.\n".encode(),
    "utf16.txt": ("\ufeff" + DRAFT).encode("utf-16le"),
    "crlf.txt": DRAFT.replace("\n", "\r\n").encode(),
    "cp949 문서.txt": "텐진(天津)은 크다. 텐진은 넓다.\n그 회의는 텐진에서 열린다.\n".encode("cp949"),
    "nfd.txt": __import__("unicodedata").normalize("NFD", "톈진(天津)은 크다. 텐진은 넓다.\n").encode(),
    "sound.txt": "톈진(天津)은 크다.\n".encode(),
    "empty.txt": b"",
    "one.txt": "텐진(天津)".encode(),
}
BROKEN = {"binary.txt": b"\x00\x01\x02\x03" * 64, "torn.txt": "텐진(天津)은 크".encode()[:-1]}


class Wrong(Exception):
    pass


def need(truth, *words):
    if not truth:
        raise Wrong(" ".join(str(w) for w in words)[:2000])


class Bench:
    def __init__(self, program, folder, documents):
        self.program, self.folder = program, folder
        for name, data in documents.items():
            with open(os.path.join(folder, name), "wb") as f:
                f.write(data)
        self.names = sorted(documents)

    def read(self, name):
        with open(os.path.join(self.folder, name), "rb") as f:
            return f.read()

    def run(self, *args):
        done = subprocess.run([self.program, *args], cwd=self.folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
        return done.returncode, done.stdout

    def check(self, fmt, *more):
        return self.run("check", "--no-config", "--format", fmt, *more, *self.names)


def closed(schema):
    """The schema with nothing allowed that it does not describe."""
    if isinstance(schema, list):
        return [closed(x) for x in schema]
    if not isinstance(schema, dict):
        return schema
    out = {k: closed(v) for k, v in schema.items()}
    if out.get("type") == "object" and "properties" in out:
        out["additionalProperties"] = False
    return out


def load(path):
    with open(path, encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def valid(schema, value, what):
    for error in jsonschema.Draft202012Validator(schema).iter_errors(value):
        raise Wrong(f"{what}: {error.message[:300]} at {'/'.join(map(str, error.absolute_path))}")


def jsonl(out):
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


def check_published(b):
    schemas = {s["$id"]: closed(s) for s in map(load, sorted(glob.glob(os.path.join(ROOT, "docs", "schema", "*.json"))))}
    met = set()

    def record(r, what):
        need(r.get("schema") in schemas, f"{what}: no schema {r.get('schema')!r} in docs/schema")
        met.add(r["schema"])
        valid(schemas[r["schema"]], r, what)

    with open(os.path.join(b.folder, "glossary.tsv"), "w", encoding="utf-8") as f:
        f.write("han\thangul\ttype\tallowed\tforbidden\tnote\n天津\t톈진\tplace\t천진\t텐진\t\n譚海仁\t담해인\tperson\t\t\t\n譚海仁\t탄하이런\tperson\t\t\t\n")
    with open(os.path.join(b.folder, "index.txt"), "w", encoding="utf-8") as f:
        f.write("찾아보기\n\nㅌ\n  톈진(天津), 9\n  없는 이름, 1\n")
    commands = [["check", "--format", "jsonl", *b.names], ["extract", "--format", "jsonl", *b.names], ["names", "--format", "jsonl", *b.names],
                ["terms", "--min", "1", "--format", "jsonl", os.path.join(ROOT, "corpus")], ["read", "--format", "jsonl", "天津", "톈진", "孔子", "abc"], ["rules", "--format", "jsonl"],
                ["glossary", "list", "--format", "jsonl", "glossary.tsv"], ["glossary", "check", "--format", "jsonl", "glossary.tsv"],
                ["index", "--check", "index.txt", "--format", "jsonl", "초고.md"]]
    for command in commands:
        code, out = b.run(*command)
        records = jsonl(out)
        need(records and code != 2, f"{command[:3]}: exit {code} and {len(records)} records")
        for r in records:
            record(r, " ".join(command[:3]))
    for command in (["check", "--format", "json", *b.names, "missing.txt"], ["index", "--format", "json", *b.names], ["version", "--json"],
                    ["config", "--format", "json"]):
        record(json.loads(b.run(*command)[1]), " ".join(command[:3]))
    for command, key in ((["extract"], "mentions"), (["names"], "names"), (["rules"], "rules"), (["check"], "findings")):
        whole = json.loads(b.run(*command, "--format", "json", *([] if command == ["rules"] else b.names))[1])
        need(whole["schema"] == f"ireum/{key}/1" and whole[key], f"{command}: {whole['schema']}")
        for r in whole[key]:
            record(r, f"{command[0]} json")
    b.run("baseline", "--no-config", "--baseline", "accepted.jsonl", *b.names)
    accepted = jsonl(b.read("accepted.jsonl"))
    need(accepted, "the baseline is empty")
    for r in accepted:
        record(r, "baseline")
    need(met == set(schemas), "schemas that nothing was tried against:", sorted(set(schemas) - met))


def check_foreign(b):
    for name in ("sarif", "gitlab", "rdjson"):
        valid(load(os.path.join(HERE, name + ".json")), json.loads(b.check(name)[1]), name)
    for name in ("checkstyle", "junit"):
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", os.path.join(HERE, name + ".xsd"), "-"], input=b.check(name)[1], capture_output=True)
        need(done.returncode == 0, name + ":", done.stderr.decode(errors="replace"))
    for line in b.check("github")[1].decode().splitlines():
        need(re.fullmatch(r"::(error|warning|notice)( file=[^:,\r\n]+(,(line|endLine|col|endColumn)=[1-9]\d*)*(,title=[^:,]+)?)?::[^\r\n]+", line), "github:", line)
    rows = list(csv.reader(io.StringIO(b.check("tsv")[1].decode()), delimiter="\t", quoting=csv.QUOTE_NONE))
    need(len({len(r) for r in rows}) == 1 and "rule" in rows[0], "tsv: rows of different lengths")
    Page().read(b.check("html")[1].decode())
    tool = os.environ.get("SARIF_MULTITOOL")
    if tool:
        path, report = os.path.join(b.folder, "all.sarif"), os.path.join(b.folder, "report.sarif")
        with open(path, "wb") as f:
            f.write(b.check("sarif")[1])
        subprocess.run([tool, "validate", path, "--output", report, "--log", "ForceOverwrite"], capture_output=True, timeout=300,
                       env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
        with open(report, encoding="utf-8-sig") as f:
            said = {r["ruleId"] for r in json.load(f)["runs"][0].get("results", []) if r.get("level", "warning") in ("warning", "error")}
        # SARIF2005 asks for a home page, which a build has where IREUM_HOMEPAGE was given.
        need(said <= {"SARIF2005"}, "multitool:", sorted(said))
        print("         multitool:", sorted(said) or "nothing")


class Page(html.parser.HTMLParser):
    """A page is whole: every element closed, in order; nothing is loaded; ids and classes are plain."""
    EMPTY = {"meta", "input", "br", "link"}

    def read(self, text):
        self.stack, self.marks, self.notes = [], 0, 0
        need(text.startswith("<!doctype html>"), "html: no doctype")
        self.feed(text)
        self.close()
        need(not self.stack, "html: not closed:", self.stack)
        need(self.marks and self.notes, "html: nothing is marked")
        return self

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        need(not ({"src", "onclick", "onload"} & set(attrs)) and not str(attrs.get("href", "#")).startswith("http"), "html: loads", attrs)
        self.marks += tag == "mark"
        self.notes += tag == "aside"
        if tag not in self.EMPTY:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        need(self.stack and self.stack.pop() == tag, "html: closes", tag, "inside", self.stack)


def check_agree(b):
    findings = jsonl(b.check("jsonl")[1])
    need(findings, "no finding at all")
    want = sorted((f["path"], f["rule"], f["start"]["line"]) for f in findings)

    def same(what, got):
        need(sorted(got) == want, f"{what}: {sorted(set(got) ^ set(want))[:4]}, {len(got)} for {len(want)}")

    same("json", [(f["path"], f["rule"], f["start"]["line"]) for f in json.loads(b.check("json")[1])["findings"]])
    runs = json.loads(b.check("sarif")[1])["runs"][0]
    rules = runs["tool"]["driver"]["rules"]
    got = []
    for r in runs["results"]:
        at = r["locations"][0]["physicalLocation"]
        need(rules[r["ruleIndex"]]["id"] == r["ruleId"], "sarif: ruleIndex")
        got.append((urllib.parse.unquote(at["artifactLocation"]["uri"]), r["ruleId"], at["region"]["startLine"]))
    same("sarif", got)
    same("gitlab", [(f["location"]["path"], f["check_name"], f["location"]["positions"]["begin"]["line"]) for f in json.loads(b.check("gitlab")[1])])
    prints = [f["fingerprint"] for f in json.loads(b.check("gitlab")[1])]
    need(len(set(prints)) == len(prints), "gitlab: fingerprints are not unique")
    same("rdjson", [(d["location"]["path"], d["code"]["value"], d["location"]["range"]["start"]["line"]) for d in json.loads(b.check("rdjson")[1])["diagnostics"]])
    tree = __import__("xml.etree.ElementTree", fromlist=["x"])
    root = tree.fromstring(b.check("checkstyle")[1])
    same("checkstyle", [(f.get("name"), e.get("source").removeprefix("ireum."), int(e.get("line"))) for f in root for e in f])
    root = tree.fromstring(b.check("junit")[1])
    cases = [c for c in root.iter("testcase") if c.get("name") != "ireum"]
    same("junit", [(c.get("classname"), c.get("name").split(" ")[0], int(c.get("name").split(" ")[1].split(":")[0])) for c in cases])
    for suite in [root, *root]:
        need(int(suite.get("tests")) == len(list(suite.iter("testcase"))) and int(suite.get("failures")) == len(list(suite.iter("failure"))), "junit: counts")
    header, *rows = [r.split("\t") for r in b.check("tsv")[1].decode().splitlines()]
    same("tsv", [(r[header.index("path")], r[header.index("rule")], int(r[header.index("line")])) for r in rows])
    lines = b.check("line")[1].decode().splitlines()
    same("line", [(m[1], m[3], int(m[2])) for m in (re.match(r"(.*?):(\d+):\d+: [^\[]+\[([a-z-]+)\]: ", line) for line in lines) if m])
    unescape = lambda s: re.sub(r"%([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), s)  # noqa: E731
    same("github", [(unescape(m[1]), m[3], int(m[2])) for m in (re.match(r"::\w+ file=([^,]+),line=(\d+).*?title=ireum ([a-z-]+)::", line) for line in b.check("github")[1].decode().splitlines())])
    need(b.check("full")[1].decode().count("]: ") >= len(want), "full: findings are missing")


def columns(text, unit):
    """offset(line, column) in code points of a text whose columns count `unit`s from 1."""
    starts = [0] + [i + 1 for i, c in enumerate(text) if c == "\n"]
    width = {"utf16": lambda c: 2 if ord(c) > 0xFFFF else 1, "utf8": lambda c: len(c.encode())}[unit]

    def offset(line, column):
        at, left = starts[line - 1], column - 1
        while left > 0:
            left -= width(text[at])
            at += 1
        need(left == 0, f"a column inside a character: {line}:{column}")
        return at
    return offset


def replaced(text, edits):
    for begin, end, new in sorted(set(edits), reverse=True):
        text = text[:begin] + new + text[end:]
    return text


def check_fixes(b):
    """One rule alone, so that no edits overlap; documents whose source is its own decoding."""
    codecs = {"utf16.txt": "utf-16", "cp949 문서.txt": "cp949"}
    texts = {n: b.read(n).decode(codecs.get(n, "utf-8")) for n in b.names}
    select = ("--select", "reading-mismatch")
    by = {"sarif": {}, "rdjson": {}}
    for r in json.loads(b.check("sarif", *select)[1])["runs"][0]["results"]:
        for change in (c for f in r.get("fixes", []) if f["properties"]["safety"] == "safe" for c in f["artifactChanges"]):
            name = urllib.parse.unquote(change["artifactLocation"]["uri"])
            at = columns(texts[name], "utf16")
            for x in change["replacements"]:
                d = x["deletedRegion"]
                by["sarif"].setdefault(name, []).append((at(d["startLine"], d["startColumn"]), at(d["endLine"], d["endColumn"]), x.get("insertedContent", {}).get("text", "")))
    safe = {(f["path"], f["start"]["line"]) for f in jsonl(b.check("jsonl", *select)[1]) for x in f["fixes"][:1] if x["safety"] == "safe"}
    for d in json.loads(b.check("rdjson", *select)[1])["diagnostics"]:
        if (d["location"]["path"], d["location"]["range"]["start"]["line"]) not in safe:
            continue
        at = columns(texts[d["location"]["path"]], "utf8")
        for s in d["suggestions"]:
            by["rdjson"].setdefault(d["location"]["path"], []).append(tuple(at(s["range"][k]["line"], s["range"][k]["column"]) for k in ("start", "end")) + (s["text"],))
    json_edits = {}
    for f in jsonl(b.check("jsonl", *select)[1]):
        for x in f["fixes"]:
            if x["safety"] == "safe":
                json_edits.setdefault(f["path"], []).extend(x["edits"])
    with tempfile.TemporaryDirectory(prefix="ireum-formats-") as folder:
        patched = os.path.join(folder, "patched")
        shutil.copytree(b.folder, patched)
        other = Bench(b.program, folder, {n: b.read(n) for n in b.names})
        code, diff = other.run("fix", "--no-config", "--diff", *select, *b.names)
        need(code == 1 and diff, "fix --diff has nothing to say")
        done = subprocess.run(["patch", "-p1", "--binary", "--no-backup-if-mismatch"], input=diff, cwd=patched, capture_output=True)
        need(done.returncode == 0, "patch:", done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
        other.run("fix", "--no-config", "--quiet", *select, *b.names)
        for name in b.names:
            after = other.read(name)
            now = after.decode(codecs.get(name, "utf-8"))
            for fmt, edits in by.items():
                if fmt == "rdjson" and name not in by[fmt] and name not in by["sarif"]:
                    continue
                need(replaced(texts[name], edits.get(name, [])) == now, f"{fmt}: its fixes of {name} give", repr(replaced(texts[name], edits.get(name, []))[:200]), "and fix", repr(now[:200]))
            codec = "utf-16le" if name == "utf16.txt" else codecs.get(name, "utf-8")
            unique = list({(e["start"]["byte"], e["end"]["byte"], e["text"]): e for e in json_edits.get(name, [])}.values())
            need(apply_edits(b.read(name), unique, codec) == after, f"jsonl: its edits of {name} are not what fix does")
            with open(os.path.join(patched, name), "rb") as f:
                need(f.read() == after, f"diff: patch makes something else of {name}")


def check_exits(b):
    for more, want in ((b.names, 1), (["sound.txt"], 0), (b.names + ["missing.txt"], 2), (["sound.txt", *BROKEN], 2), (["--fail-on", "never", *b.names], 0),
                       (["--fail-on", "never", "missing.txt", "sound.txt"], 2)):
        for fmt in FORMATS + ("diff",):
            code, out = b.run("check", "--no-config", "--format", fmt, *more)
            need(code == want, f"{fmt} {more[-2:]}: exit {code}, not {want}")
            if fmt in ("sarif", "gitlab", "rdjson"):
                valid(load(os.path.join(HERE, fmt + ".json")), json.loads(out), f"{fmt} {more[-2:]}")
            elif fmt in ("checkstyle", "junit"):
                done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", os.path.join(HERE, fmt + ".xsd"), "-"], input=out, capture_output=True)
                need(done.returncode == 0, f"{fmt} {more[-2:]}:", done.stderr.decode(errors="replace"))
            if want == 2 and fmt in ("json", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjson", "html"):
                need((more[-1] if "missing.txt" not in more else "missing.txt").encode() in out, f"{fmt}: what could not be read is not in it")


def main():
    if not shutil.which("xmllint") or not shutil.which("patch"):
        print("formats: skipped, xmllint or patch is not installed")
        return 77
    program, failed = os.path.abspath(sys.argv[1]), 0
    for check in (check_published, check_foreign, check_agree, check_fixes, check_exits):
        with tempfile.TemporaryDirectory(prefix="ireum-formats-") as folder:
            bench = Bench(program, folder, DOCUMENTS)
            for name, data in BROKEN.items():
                with open(os.path.join(folder, name), "wb") as f:
                    f.write(data)
            try:
                check(bench)
                print(f"passed   {check.__name__}")
            except Wrong as e:
                failed += 1
                print(f"FAILED   {check.__name__}: {e}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
