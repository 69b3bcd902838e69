#!/usr/bin/env python3
"""docs: do the documents tell the truth about the tree?

  - every relative link in README, CHANGELOG, CONTRIBUTING and docs/, editors/ leads somewhere;
  - docs/design.md has a row for every room of cmake/floors.cmake, on its floor, and no other;
  - no path of a machine.
Prints what is wrong; exit 1 when there is something.
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LINK = re.compile(r"\]\(([^)\s]+)\)")
ROOM = re.compile(r"^ireum_room\((\w+) FLOOR (\d+)", re.M)
ROW = re.compile(r"^\| (\d+) \| (\w+)", re.M)
MACHINE = re.compile(r"(?<![\w.~$}])/(?:home|root|Users|work|tmp|mnt)/[\w.]+")


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


def pages():
    found = [p for pattern in ("*.md", "docs/*.md", "docs/*/*.md", "editors/*.md") for p in glob.glob(os.path.join(ROOT, pattern))]
    return sorted(os.path.relpath(p, ROOT) for p in found)


def wrong_links(path, text):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.S)
    for target in LINK.findall(text):
        file = target.split("#")[0]
        if file and "://" not in file and not os.path.exists(os.path.join(ROOT, os.path.dirname(path), file)):
            yield f"{path}: the link {target} leads nowhere"


def main():
    wrong = []
    for path in pages():
        text = read(path)
        wrong += wrong_links(path, text)
        wrong += [f"{path}: a path of a machine: {m}" for m in MACHINE.findall(text)]
    rooms = {(int(floor), room) for room, floor in ROOM.findall(read("cmake/floors.cmake"))}
    drawn = {(int(floor), room) for floor, room in ROW.findall(read("docs/design.md"))}
    wrong += [f"docs/design.md: {room} stands on floor {floor} and is not drawn there" for floor, room in sorted(rooms - drawn)]
    wrong += [f"docs/design.md: there is no room {room} on floor {floor}" for floor, room in sorted(drawn - rooms)]
    print("\n".join(wrong + [f"docs: {len(pages())} pages, {len(wrong)} wrong"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
