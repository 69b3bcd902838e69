#!/usr/bin/env python3
"""office: the DOCX and ODT index opened by the real LibreOffice. office.py BIN DOCUMENT…

Converted to text, it has a line an entry, as our JSON has them. Exit 77 (skipped) without LibreOffice.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile


def lines(text):
    return [l.strip() for l in text.replace("\ufeff", "").splitlines() if l.strip()]


def printed(index):
    """The lines of an index of one issue without subentries."""
    out = ["찾아보기"]
    for section in index["sections"]:
        out.append(section["heading"])
        for e in section["entries"]:
            places = ", ".join(l["from"] if l["from"] == l["to"] else l["from"] + "–" + l["to"] for l in e["locators"])
            line = e["heading"] + (", " + places if places else "")
            line += " → " + ", ".join(e["see"]) if e["see"] else ""
            out.append(line + (" ☞ " + ", ".join(e["see_also"]) if e["see_also"] else ""))
    return out


def run(binary, documents):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        print("office: LibreOffice is not installed: skipped")
        return 77
    wrong = 0
    for document in documents:
        made = lambda f: subprocess.run([binary, "index", "--no-config", "--format", f, document], capture_output=True, check=True).stdout
        want = printed(json.loads(made("json")))
        for kind in ("docx", "odt"):
            with tempfile.TemporaryDirectory() as folder:
                with open(os.path.join(folder, "a." + kind), "wb") as f:
                    f.write(made(kind))
                subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder,
                                os.path.join(folder, "a." + kind)], capture_output=True, check=True, timeout=180)
                with open(os.path.join(folder, "a.txt"), encoding="utf-8") as f:
                    got = lines(f.read())
            print(f"{os.path.basename(document)} {kind}: {len(want)} lines, " + ("equal" if got == want else "DIFFERENT"))
            for a, b in list(zip(want, got))[:2000]:
                if a != b:
                    print("  want", a, "\n  got ", b)
                    break
            wrong += got != want
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(run(sys.argv[1], sys.argv[2:]))
