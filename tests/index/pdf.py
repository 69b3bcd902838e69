#!/usr/bin/env python3
"""pdf: page truth. pdf.py BIN

A text of known names is laid out as a PDF by the real LibreOffice, its pages are labelled i, ii, 1, 2 … I-01,
and the index is made of it in two ways: from the PDF itself, and from the draft with --pages-from. Every
planted name must be an entry; for every entry and page, the page has a form of the name if and only if the
entry has the page's label. Exit 77 (skipped) without LibreOffice or pdftotext.
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

NAMES = ["톈진(天津)", "상하이(上海)", "선전(深圳)", "광저우(广州)", "하얼빈(哈尔滨)", "칭다오(青岛)", "우시(无锡)", "항저우(杭州)", "난징(南京)", "시안(西安)",
         "청두(成都)", "쿤밍(昆明)", "다롄(大连)", "창춘(长春)", "샤먼(厦门)", "화웨이(华为)", "칭화대학(清华大学)", "베이징대학(北京大学)", "저장대학(浙江大学)",
         "난카이대학(南开大学)", "과학기술부(科学技术部)", "중국과학원(中国科学院)", "판젠웨이(潘建伟)", "쉐치쿤(薛其坤)"]
SENTENCES = ["{}에서 새 소식이 왔다.", "이번 달에도 {}의 계획은 그대로이다.", "담당자는 {}에서 다시 만나겠다고 말하였다.", "자료는 {}에 보관한다.", "다음 회의도 {}에서 열린다."]
LABELS = "/Nums [ 0 << /S /r >> 2 << /S /D >> 9 << /P (I-0) /S /D >> ]"
PAGES = 12


def label(page):
    return ["i", "ii"][page] if page < 2 else str(page - 1) if page < 9 else f"I-0{page - 8}"


def draft(random_):
    """Pages of sentences; each name is glossed where it first stands."""
    seen, pages = set(), []
    for page in range(PAGES):
        names = random_.sample(NAMES, 7) if page else NAMES[:8]
        if page == 1:
            names = NAMES[8:16]
        if page == 2:
            names = NAMES[16:]
        lines = []
        for name in names:
            hangul = name.split("(")[0]
            lines.append(random_.choice(SENTENCES).format(name if name not in seen else hangul))
            seen.add(name)
        pages.append(lines)
    return pages


def flat_odt(pages):
    body = ""
    for lines in pages:
        for i, line in enumerate(lines):
            body += f'<text:p text:style-name="{"New" if i == 0 and body else "Plain"}">{line}</text:p>'
    return ('<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
            'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
            '<style:style style:name="Plain" style:family="paragraph"/><style:style style:name="New" style:family="paragraph">'
            '<style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>'
            f'<office:body><office:text>{body}</office:text></office:body></office:document>')


def labelled(pdf):
    """The PDF with page labels, as an update behind its end."""
    root = int(re.findall(rb"/Root\s+(\d+) 0 R", pdf)[-1])
    catalog = re.findall(rb"\b%d 0 obj\s*<<(.*?)>>\s*endobj" % root, pdf, re.S)[-1]
    size, before = int(re.findall(rb"/Size\s+(\d+)", pdf)[-1]), int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    out = pdf + b"\n"
    at = len(out)
    out += b"%d 0 obj\n<<%s/PageLabels %d 0 R>>\nendobj\n" % (root, catalog, size)
    tree = len(out)
    out += b"%d 0 obj\n<< %s >>\nendobj\n" % (size, LABELS.encode())
    table = len(out)
    out += b"xref\n%d 1\n%010d 00000 n \n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        root, at, size, tree, size + 1, root, before, table)
    return out


def compare(what, index, pages):
    entries = [e for s in index["sections"] for e in s["entries"] if not e["see"]]
    headings = {e["heading"] for e in entries}
    wrong = [f"no entry {n}" for n in NAMES if n not in headings]
    places = 0
    for e in entries:
        ours = {l["from"] for l in e["locators"]}
        name = e["heading"].split("(")[0]
        for page, lines in enumerate(pages):
            there = any(re.search(rf"(?<![가-힣]){name}", line) for line in lines)
            places += there
            if there != (label(page) in ours):
                wrong.append(f"{e['heading']} {label(page)}: " + ("lacks the locator" if there else "has it, and the page has no such name"))
        wrong += [f"{e['heading']}: no page is labelled {x}" for x in ours - {label(p) for p in range(PAGES)}]
    print(f"pdf, {what}: {len(entries)} entries, {places} places, {len(wrong)} wrong")
    for w in wrong[:8]:
        print("  " + w)
    return len(wrong)


def run(binary):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office or not shutil.which("pdftotext"):
        print("pdf: LibreOffice or pdftotext is not installed: skipped")
        return 77
    pages = draft(random.Random(5))
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        with open(path("a.fodt"), "w", encoding="utf-8") as f:
            f.write(flat_odt(pages))
        with open(path("draft.txt"), "w", encoding="utf-8") as f:
            f.write("\n".join(line for lines in pages for line in lines) + "\n")
        subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, path("a.fodt")],
                       capture_output=True, check=True, timeout=180)
        with open(path("a.pdf"), "rb") as f:
            plain = f.read()
        with open(path("final.pdf"), "wb") as f:
            f.write(labelled(plain))
        finals = ["final.pdf"]
        if shutil.which("qpdf"):  # objects packed in streams
            subprocess.run(["qpdf", "--object-streams=generate", path("final.pdf"), path("packed.pdf")], check=True)
            finals.append("packed.pdf")
        for final in finals:
            made = lambda *a: json.loads(subprocess.run([binary, "index", "--no-config", "--format", "json", "--locators", "page", "--ranges", "none", *a],
                                                        capture_output=True, check=True).stdout)
            wrong += compare(final, made(path(final)), pages)
            wrong += compare(f"draft with --pages-from {final}", made(path("draft.txt"), "--pages-from", path(final)), pages)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(run(sys.argv[1]))
