#!/usr/bin/env python3
"""tex_tools: our .idx through the real makeindex and upmendex. tex_tools.py BIN DOCUMENT…

Nothing rejected, no warning, and in the .ind the same entries with the same locators as in our JSON.
Exit 77 (skipped) where neither program is installed.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

PLAIN = {"\\&": "&", "\\%": "%", "\\$": "$", "\\#": "#", "\\_": "_", "\\{": "{", "\\}": "}", "\\textbackslash{}": "\\",
         "\\textasciitilde{}": "~", "\\textasciicircum{}": "^"}


def plain(tex):
    return re.sub(r"\\text\w+\{\}|\\[&%$#_{}]", lambda m: PLAIN[m.group(0)], tex)


def spread(label):
    """I-01--I-03 as its three articles."""
    if "--" not in label:
        return [label]
    low, high = label.split("--")
    m, n = re.match(r"(.*?)(\d+)$", low), re.match(r"(.*?)(\d+)$", high)
    width = len(m.group(2))
    return [m.group(1) + str(k).zfill(width) for k in range(int(m.group(2)), int(n.group(2)) + 1)]


def printed(ind, headings):
    """(heading, locator) of an .ind file. Headings are known, because they may hold commas."""
    found = set()
    for item in re.sub(r"\n\t+", " ", ind).split("\\item ")[1:]:
        item = item.split("\n\n")[0].strip().replace("\n", " ")
        text = plain(item)
        heading = max((h for h in headings if text.startswith(h + ",")), key=len, default=None)
        if heading is None:
            found.add((text, None))
            continue
        rest = re.sub(r"\\see(also)?\{.*", "", text[len(heading) + 1:])
        for label in re.sub(r"\\textbf\{([^}]*)\}", r"\1", rest).split(","):
            if label.strip():
                found.update((heading, x) for x in spread(label.strip()))
    return found


def run(binary, documents):
    tools = [t for t in ("makeindex", "upmendex") if shutil.which(t)]
    if not tools:
        print("tex_tools: neither makeindex nor upmendex is installed: skipped")
        return 77
    wrong = 0
    for document in documents:
        made = lambda f: subprocess.run([binary, "index", "--no-config", "--format", f, document], capture_output=True, check=True).stdout
        index = json.loads(made("json"))
        entries = [e for s in index["sections"] for e in s["entries"]]
        want = {(e["heading"], l["from"]) for e in entries for l in e["locators"]}
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "a.idx"), "wb") as f:
                f.write(made("idx"))
            for tool in tools:
                p = subprocess.run([tool, "a.idx"], cwd=folder, capture_output=True, text=True)
                log = p.stdout + p.stderr
                clean = "0 rejected" in log and "0 warnings" in log
                with open(os.path.join(folder, "a.ind"), encoding="utf-8") as f:
                    got = printed(f.read(), {e["heading"] for e in entries})
                lost, extra = want - got, {x for x in got - want if x[1] is not None}
                print(f"{os.path.basename(document)} {tool}: {len(want)} places, {len(lost)} lost, {len(extra)} extra" + ("" if clean else " NOT CLEAN"))
                for x in sorted(lost)[:5]:
                    print("  lost", x)
                for x in sorted(extra)[:5]:
                    print("  extra", x)
                wrong += not clean or bool(lost) or bool(extra)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(run(sys.argv[1], sys.argv[2:]))
