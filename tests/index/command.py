#!/usr/bin/env python3
"""command: `ireum index` as people use it. command.py BIN

Formats, files, marks in a draft and out again, an index held against its issue, what is new since the last
issue, several issues, settings, and what is refused.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

DRAFT = ("I\n01 새 항구\n텐진(天津)의 배가 떠났다.\n칭다오(青岛)의 배는 남았다.\n\n02 새 대학\n톈진의 칭화대학(清华大学) 분교가 문을 열었다.\n\n"
         "03 새 회사\n화웨이(华为)는 톈진에 공장을 짓는다.\n")
failures = []


def check(what, fine, *seen):
    if not fine:
        failures.append(what)
        print("FAILED", what, *[repr(s)[:300] for s in seen])


def run(binary):
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        environment = {k: v for k, v in os.environ.items() if k != "IREUM_LANG"}

        def ireum(*arguments, stdin=None):
            p = subprocess.run([binary, "index", *arguments], capture_output=True, input=stdin, env=environment)
            return p.returncode, p.stdout, p.stderr.decode()

        def write(path, content):
            with open(path, "wb") as f:
                f.write(content if isinstance(content, bytes) else content.encode())

        def read(path):
            with open(path, "rb") as f:
                return f.read()

        write("draft.md", DRAFT)
        # Files and formats.
        for kind, begin in (("docx", b"PK\x03\x04"), ("odt", b"PK\x03\x04"), ("json", b"{"), ("html", b"<!DOCTYPE")):
            code, out, err = ireum("--format", kind, "--output", "index." + kind, "draft.md")
            check(f"{kind} to a file", code == 0 and not out and read("index." + kind).startswith(begin), code, err)
            check(f"{kind} twice is the same", ireum("--format", kind, "draft.md")[1] == read("index." + kind))
        # Marks: in, linked to, out again.
        for name, encoding in (("draft.md", "utf-8"), ("bom.md", "utf-8-sig"), ("old.md", "cp949"), ("wide.md", "utf-16-le")):
            text = DRAFT.replace("清华大学", "淸華大學").replace("华为", "華爲").replace("青岛", "靑島") if encoding == "cp949" else DRAFT
            write(name, text.replace("\n", "\r\n").encode(encoding))
            for how in ((), ("--format", "latex")):
                code, marked, err = ireum("--mark", *how, name, *(["--encoding", "utf-16le"] if "16" in encoding else []))
                check(f"mark {encoding}", code == 0 and marked != read(name), err)
                write("marked.md", marked)
                code, plain, err = ireum("--unmark", *how, "marked.md", *(["--encoding", "utf-16le"] if "16" in encoding else []))
                check(f"unmark {encoding} is the draft, byte for byte", code == 0 and plain == read(name), err)
        write("draft.md", DRAFT)
        ireum("--mark", "--output", "marked.md", "draft.md")
        check("marked twice is refused", ireum("--mark", "marked.md")[0] == 2)
        html = ireum("--format", "html", "--links", "marked.md", "draft.md")[1].decode()
        links = {urllib.parse.unquote(x) for x in re.findall(r'href="marked\.md#([^"]+)"', html)}
        marks = set(re.findall(r'<a class="ireum-ix" id="([^"]+)"', read("marked.md").decode()))
        check("every link to the draft resolves", links and links == marks, links ^ marks)
        inside = set(re.findall(r'href="#([^"]+)"', html))
        check("every link inside resolves", inside and inside <= set(re.findall(r' id="([^"]+)"', html)))
        # Our own index has nothing wrong; a changed one has.
        for kind in ("text", "markdown", "csv", "tsv", "docx", "odt", "json"):
            name = "index." + {"text": "txt", "markdown": "md"}.get(kind, kind)
            ireum("--format", kind, "--output", name, "draft.md")
            code, out, err = ireum("--check", name, "draft.md")
            check(f"--check of our own {kind}", code == 0 and not out, out.decode(), err)
        write("wrong.txt", "칭다오, I-01\n톈진, I-01, I-04\n칭화대학, I-02\n화웨이 → 화훼이\n")
        code, out, err = ireum("--check", "wrong.txt", "--format", "jsonl", "draft.md")
        kinds = sorted(json.loads(line)["kind"] for line in out.decode().splitlines())
        check("--check of a wrong one", code == 1 and kinds == ["dangling-see", "missing-locator", "missing-locator", "order", "wrong-locator"], kinds, err)
        write("human.csv", "항목,쪽\r\n상하이(上海),\"1, 3-5\"\r\n".encode("utf-8-sig"))
        write("pages.txt", "상하이(上海)\n\f우한의 날씨\n\f상하이\n\f상하이의 강\n\f상하이의 배\n")
        code, out, err = ireum("--check", "human.csv", "pages.txt")
        check("--check of a human table with a range of pages", code == 1 and "상하이" not in out.decode(), out.decode(), err)
        # Several issues, and what is new.
        write("2024-13.txt", DRAFT)
        write("2024-14.txt", "I\n01 밀\n하얼빈(哈尔滨)의 밀과 톈진(天津)의 배\n")
        code, out, err = ireum("2024-14.txt", "2024-13.txt")
        check("several issues", "톈진(天津), 2024-13: " in out.decode() and "; 2024-14: I-01" in out.decode(), out.decode())
        ireum("--format", "json", "--output", "13.json", "2024-13.txt")
        code, out, err = ireum("--since-issue", "13.json", "2024-14.txt")
        check("what is new", "하얼빈" in out.decode() and "톈진" not in out.decode(), out.decode())
        # Lists and settings.
        write("list.tsv", "stop\t칭다오\nforce\t새 항구\t새 항구\noverride\t화웨이\t화웨이기술(华为)\t화웨이기술\n")
        out = ireum("--list", "list.tsv", "draft.md")[1].decode()
        check("--list", "칭다오" not in out and "새 항구" in out and "화웨이기술(华为)" in out, out)
        write("ireum.toml", "[index]\nstyle = \"hangul\"\nheadings = \"none\"\n")
        out = ireum("draft.md")[1].decode()
        check("[index] of the configuration", "톈진, " in out and "ㅌ" not in out, out)
        check("the command line wins", "톈진(天津)" in ireum("--style", "hangul-han", "draft.md")[1].decode())
        check("--no-config", "톈진(天津)" in ireum("--no-config", "draft.md")[1].decode())
        os.remove("ireum.toml")
        check("--style with pinyin and English", "화웨이(华为" in ireum("--style", "hangul-han+pinyin+english", "draft.md")[1].decode())
        check("Tiānjīn", "톈진(天津, Tiānjīn, Tianjin)" in ireum("--style", "hangul-han+pinyin+english", "draft.md")[1].decode())
        # A final print as text with form feeds.
        write("final.txt", "표지\n\f칭다오와 톈\n진\n\f화웨이\n칭화대학\n")
        out = ireum("--pages-from", "final.txt", "--first-page", "11", "draft.md")[1].decode()
        check("--pages-from", "톈진(天津), 12" in out and "화웨이(华为), 13" in out, out)
        # What is refused.
        for arguments in (["--format", "pdf", "draft.md"], ["--style", "hangul+x", "draft.md"], ["--min", "0", "draft.md"], ["--columns", "x", "draft.md"],
                          ["--check", "nothing.txt", "draft.md"], ["--check", "wrong.txt", "--mark", "draft.md"], ["--mark", "2024-13.txt", "2024-14.txt"],
                          ["--zones", "body,feet", "draft.md"], ["--list", "draft.md", "draft.md"], ["--pages-from", "final.txt", "2024-13.txt", "2024-14.txt"],
                          ["--since-issue", "nothing", "draft.md"], ["--check", "wrong.txt", "--format", "html", "draft.md"], ["--output", "no/such/folder", "draft.md"]):
            code, out, err = ireum(*arguments)
            check("refused: " + " ".join(arguments), code == 2 and not out and err.startswith("ireum: "), code, out, err)
    print(f"command: {len(failures)} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(run(os.path.abspath(sys.argv[1])))
