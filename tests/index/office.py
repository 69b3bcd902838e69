#!/usr/bin/env python3
"""office: the DOCX and ODT index opened by the real LibreOffice. office.py BIN DOCUMENT…

Converted to text, it has a line an entry, as our JSON has them. A draft that LibreOffice saved as DOCX
is marked: it still says the same, LibreOffice finds every XE field, and unmarked it has the same bytes.
Exit 77 (skipped) without LibreOffice.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile


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


def convert(office, folder, path, kind):
    """The bytes of what LibreOffice makes of a file."""
    out = os.path.join(folder, "out")
    subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", out, path],
                   capture_output=True, check=True, timeout=180)
    name = os.path.splitext(os.path.basename(path))[0] + "." + kind.split(":")[0]
    with open(os.path.join(out, name), "rb") as f:
        return f.read()


def marks(office, binary, document):
    """What is wrong with a marked DOCX of the document."""
    with tempfile.TemporaryDirectory() as folder:
        def put(name, data):
            path = os.path.join(folder, name)
            with open(path, "wb") as f:
                f.write(data)
            return path

        plain = convert(office, folder, document, "docx:MS Word 2007 XML")
        draft = put("draft.docx", plain)
        index = lambda path, *more: subprocess.run([binary, "index", "--no-config", *more, path], capture_output=True, check=True).stdout
        marked = put("marked.docx", index(draft, "--mark"))
        with zipfile.ZipFile(marked) as z:
            fields = z.read("word/document.xml").count(b" XE ")
        found = convert(office, folder, marked, "fodt").count(b"<text:alphabetical-index-mark ")
        said = [lines(convert(office, folder, p, "txt:Text (encoded):UTF8").decode("utf-8")) for p in (draft, marked)]
        faults = []
        if not fields or fields != found:
            faults.append(f"{fields} fields, LibreOffice finds {found}")
        if said[0] != said[1]:
            faults.append("the marked draft says something else")
        if index(marked) != index(draft):
            faults.append("its index differs")
        if index(marked, "--unmark") != plain:
            faults.append("unmarked it is not what it was")
        print(f"{os.path.basename(document)} marked: {fields} XE fields, " + ("; ".join(faults) or "found and taken out"))
        return len(faults)


def run(binary, documents):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        print("office: LibreOffice is not installed: skipped")
        return 77
    wrong = 0
    for document in documents:
        made = lambda f: subprocess.run([binary, "index", "--no-config", "--format", *f.split(), document], capture_output=True, check=True).stdout
        wrong += marks(office, binary, document)
        want = printed(json.loads(made("json")))
        for how in ("docx", "odt", "docx --field"):
            kind = how.split()[0]
            with tempfile.TemporaryDirectory() as folder:
                with open(os.path.join(folder, "a." + kind), "wb") as f:
                    f.write(made(how))
                subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder,
                                os.path.join(folder, "a." + kind)], capture_output=True, check=True, timeout=180)
                with open(os.path.join(folder, "a.txt"), encoding="utf-8") as f:
                    got = lines(f.read())
            print(f"{os.path.basename(document)} {how}: {len(want)} lines, " + ("equal" if got == want else "DIFFERENT"))
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
