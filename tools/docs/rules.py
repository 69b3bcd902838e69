#!/usr/bin/env python3
"""Writes docs/rules/: a page a rule and the table of all, from rules/check/FAMILY/ID.toml.

  tools/docs/rules.py            write the pages
  tools/docs/rules.py --check    fail where a committed page is not what the rule files give (a test)

Python 3.11, standard library only. Korean stands first, English below it.
"""
import os
import sys
import tomllib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RULES = os.path.join(ROOT, "rules", "check")
PAGES = os.path.join(ROOT, "docs", "rules")

# The order of the families is that of reading a pair, then the corpus, then the rest.
FAMILIES = {
    "reading": ("한글과 한자의 읽기", "readings of a pair"),
    "consistency": ("일관성", "consistency over the corpus"),
    "glossary": ("용어집", "the user's glossary"),
    "gloss": ("한자 병기", "glosses"),
    "script": ("글자", "characters and scripts"),
    "date": ("날짜", "dates"),
    "number": ("숫자", "numbers"),
    "korean": ("우리말", "Korean around a name"),
    "housekeeping": ("무시 주석", "ignore comments"),
}
SEVERITY = {"error": ("오류", "error"), "warning": ("경고", "warning"), "info": ("정보", "info"),
            "off": ("꺼짐(방침으로 켬)", "off, switched on by a policy")}
FIX = {"safe": ("안전한 수정까지", "up to safe"), "unsafe": ("확인할 수정", "to be confirmed (`--unsafe`)"), "none": ("없음", "none")}
SETTING = {
    "severity.list": ("사전이나 용어집이 아는 이름일 때", "where the dictionary or a glossary knows the name"),
    "severity.table": ("표기법의 표로만 판단했을 때", "where only the table of the notation decides"),
    "severity.policy": ("방침이 켰을 때", "where a policy switches it on"),
    "severity.document": ("문서 전체를 두고 볼 때", "over a whole document"),
}


def load():
    rules = []
    for folder, _, files in sorted(os.walk(RULES)):
        for name in sorted(files):
            if not name.endswith(".toml"):
                continue
            with open(os.path.join(folder, name), "rb") as f:
                rule = tomllib.load(f)
            assert rule["id"] + ".toml" == name, name
            rules.append(rule)
    order = list(FAMILIES)
    return sorted(rules, key=lambda r: (order.index(r["family"]), r["id"]))


def spelled(c):
    """A character as a reader can tell it: what no eye can see or tell apart is spelled out."""
    hidden = not c.isprintable() or "\u1100" <= c <= "\u11ff" or "\uf900" <= c <= "\ufaff"
    return f"<U+{ord(c):04X}>" if hidden else c


def quoted(text):
    return "```text\n" + "".join(c if c == "\n" else spelled(c) for c in text) + "\n```\n"


def page(r):
    out = [f"<!-- tools/docs/rules.py makes this page from rules/check/{r['family']}/{r['id']}.toml -->",
           f"# {r['id']}", "", f"{r['title']['ko']} · *{r['title']['en']}*", ""]
    (ko, en), (fko, fen) = SEVERITY[r["severity"]], FIX[r["fix"]]
    out += ["| | |", "|---|---|",
            f"| 갈래 *family* | `{r['family']}` {FAMILIES[r['family']][0]} · *{FAMILIES[r['family']][1]}* |",
            f"| 심각도 *severity* | {ko} · *{en}* |", f"| 수정 *fix* | {fko} · *{fen}* |"]
    if r["clause"]:
        out.append(f"| 근거 *clause* | {r['clause']} |")
    options = r.get("options", {})
    for key, value in options.items():
        if key.startswith("severity."):
            ko, en = SETTING[key]
            out.append(f"| {ko} *{en}* | {SEVERITY[value][0]} · *{SEVERITY[value][1]}* |")
    out += ["", r["why"]["ko"], "", f"*{r['why']['en']}*", ""]
    needs = []
    if "example.policy" in options:
        needs.append("설정 *with the configuration*:\n\n```toml\n" + options["example.policy"] + "\n```\n")
    if "example.glossary" in options:
        needs.append("용어집 *with the glossary*:\n\n```tsv\n" + options["example.glossary"].rstrip("\n") + "\n```\n")
    if "example.format" in options:
        needs.append(f"형식 *in a document of the format* {options['example.format']}.\n")
    if needs:
        out += ["## 보기의 조건 *The examples hold*", "", *needs]
    out += ["## 잘못된 보기 *Wrong*", ""]
    for e in r["bad"]:
        out += [quoted(e["text"])]
        out += [f"‘{shown(e['where'])}’" + ("에 표시합니다. 고치면 *is marked; mended:*" if e.get("fixed") else "에 표시합니다. *is marked.*"), ""]
        if e.get("fixed"):
            out += [quoted(e["fixed"])]
    out += ["## 옳은 보기 *Right*", ""]
    out += [quoted(e["text"]) for e in r["good"]]
    out += ["## 메시지 *Message*", "", f"- {r['message']['ko']}", f"- {r['message']['en']}", ""]
    out += ["[모든 규칙 *all rules*](README.md)", ""]
    return "\n".join(out)


def shown(text):
    return "".join(" / " if c == "\n" else spelled(c) for c in text)


def table(rules):
    out = ["<!-- tools/docs/rules.py makes this page from rules/check/ -->", "# 규칙 / Rules", "",
           "터미널에서는 `ireum rules`와 `ireum explain 규칙`으로 봅니다. *In a terminal: `ireum rules`, `ireum explain RULE`.*", ""]
    for family, (ko, en) in FAMILIES.items():
        own = [r for r in rules if r["family"] == family]
        if not own:
            continue
        out += [f"## {ko} · *{en}*", "", "| 규칙 *rule* | | 심각도 *severity* | 수정 *fix* |", "|---|---|---|---|"]
        for r in own:
            out.append(f"| [{r['id']}]({r['id']}.md) | {r['title']['ko']}<br>*{r['title']['en']}* | {SEVERITY[r['severity']][0]} *{r['severity']}* "
                       f"| {FIX[r['fix']][0]} *{r['fix']}* |")
        out.append("")
    return "\n".join(out)


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        print(__doc__)
        return 2
    rules = load()
    pages = {r["id"] + ".md": page(r) for r in rules} | {"README.md": table(rules)}
    os.makedirs(PAGES, exist_ok=True)
    there = {n for n in os.listdir(PAGES) if n.endswith(".md")}
    wrong = 0
    for name in sorted(pages.keys() | there):
        path = os.path.join(PAGES, name)
        old = open(path, encoding="utf-8").read() if name in there else None
        if old == pages.get(name):
            continue
        wrong += 1
        if sys.argv[1:]:
            print(f"docs/rules/{name}: not what the rule files give; run tools/docs/rules.py")
        elif name in pages:
            with open(path, "w", encoding="utf-8") as f:
                f.write(pages[name])
        else:
            os.remove(path)
    print(f"rules: {len(rules)} rules, {wrong} pages {'wrong' if sys.argv[1:] else 'written'}")
    return 1 if wrong and sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
