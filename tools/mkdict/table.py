"""The form of a dictionary: passport, header, sorted rows; tabs, LF, NFC."""
import os

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
DICTIONARIES = os.path.join(ROOT, "dictionaries")


def path(name):
    return os.path.join(DICTIONARIES, name)


def rows(name):
    """Rows of a table as dicts; [] when the table is not there."""
    try:
        lines = open(path(name), encoding="utf-8").read().split("\n")
    except FileNotFoundError:
        return []
    body = [l for l in lines if l and not l.startswith("# ")]
    if not body:
        return []
    header = body[0].split("\t")
    return [dict(zip(header, l.split("\t") + [""] * len(header))) for l in body[1:]]


def date(name):
    """The day that the passport of a hand-written table names (`# date: 2026-11-22`); a generated table takes it over."""
    for line in open(path(name), encoding="utf-8"):
        if line.startswith("# date: "):
            return line[8:].strip()
    raise SystemExit(f"mkdict: {name} has no line '# date: '")


def values(cell):
    return [v for v in cell.split("|") if v]


def render(passport, header, body):
    """Text of a table; body is sorted bytewise here."""
    lines = ["# " + p for p in passport] + ["\t".join(header)]
    lines += ["\t".join(r) for r in sorted(body, key=lambda r: [c.encode() for c in r])]
    return "\n".join(lines) + "\n"
