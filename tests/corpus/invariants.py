#!/usr/bin/env python3
"""The invariants of the engine, tried on the documents of corpus/ and on mixtures of their lines.

  invariants.py BIN [INVARIANT…] [--seed N] [--rounds N] [--also FOLDER] [-v]

  heading   the index has no entry with locators under a form that check calls wrong
  standing  every form that the index heads with locators stands in the text, or a finding proposes it
  forms     a title, a Korean word or another listed name is no form of a name
  quiet_paragraph  a sound paragraph that names nothing changes nothing elsewhere but positions and counts
  mended    what `fix` writes raises no new finding, and a second run changes nothing

(That what is said of a document does not depend on the others is asked by order.py and by properties.py.)
known_failures.txt names what does not hold yet: `INVARIANT/DOCUMENT  reason`.
"""
import collections
import json
import os
import random
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
from bench import CORPUS, nfc, run_properties  # noqa: E402
from documents import LOUD  # noqa: E402

# Rules that say a Hangul form is wrong, whatever stands beside it.
WRONG_FORM = {"reading-mismatch", "sino-reading", "mandarin-historic", "near-miss", "glossary-forbidden"}
# A word of this weight in korean-words.tsv is an everyday one.
EVERYDAY = 5
# Sound paragraphs that name no country, no person and no place, without Han and without a date.
NEUTRAL = [
    "밥을 지을 때에는 쌀을 세 번 씻고 물을 손등까지 붓는다. 불은 처음에 세게, 나중에 약하게 한다.",
    "오래 앉아 있으면 허리가 아프다. 한 시간에 한 번은 일어나 어깨를 돌리고 창밖을 보는 것이 좋다.",
    "아이가 웃으니 할머니도 따라 웃었다. 마루에는 햇볕이 들고 고양이는 졸고 있었다.",
    "새 기능은 설정에서 켤 수 있습니다. 켠 뒤에는 프로그램을 다시 시작하십시오.",
    "책을 읽다가 모르는 낱말이 나오면 연필로 밑줄을 긋고 그냥 넘어간다. 두 번째 읽을 때에는 대개 뜻이 보인다.",
    "비가 그치자 길이 반짝였다. 우리는 우산을 접고 천천히 걸었다.",
    "- 준비물: 가위, 풀, 색종이, 두꺼운 종이",
    "회의는 짧을수록 좋다. 할 말을 미리 적어 오면 절반의 시간으로 끝난다.",
    "단추가 떨어지면 같은 색 실로 네 번 감아 단다. 실 끝은 옷 안쪽에서 매듭을 짓는다.",
    "잠이 오지 않을 때에는 불을 끄고 숨을 천천히 세어 본다. 백까지 세는 사람은 드물다.",
    "겨울에는 물을 적게 주고 여름에는 저녁에 준다. 잎이 누렇게 되면 너무 많이 준 것이다.",
    "“괜찮아, 다음에는 더 잘할 거야.” 친구의 말은 짧았지만 오래 남았다.",
    "자료를 모으는 일보다 버리는 일이 어렵다. 그래도 버려야 남은 것이 보인다.",
    "빵은 식은 뒤에 잘라야 부서지지 않는다. 칼에 물을 묻히면 더 곱게 잘린다.",
    "계단을 오르는 것만으로도 숨이 찼다. 그래서 아침마다 조금씩 걷기로 했다.",
    "이 표의 수는 반올림한 것이어서 더한 값이 합계와 다를 수 있다.",
    "노래를 배우는 가장 좋은 길은 따라 부르는 것이다. 틀려도 끝까지 부른다.",
    "문을 열면 작은 방이 하나 더 있다. 그 방에는 아무도 쓰지 않는 걸상이 놓여 있다.",
    "다 쓴 병은 헹구어 말린 다음 뚜껑과 따로 모은다.",
    "그 말을 듣고 모두 고개를 끄덕였다. 반대하는 이는 없었다.",
]


def entries_of(bench, name):
    """(form, Han, heading) of every entry that has locators, sub-entries too."""
    sections = json.loads(bench.ireum("index", "--format", "json", name).decode("utf-8"))["sections"]
    todo = [e for s in sections for e in s["entries"]]
    while todo:
        entry = todo.pop(0)
        todo += entry.get("subentries", [])
        if entry["locators"]:
            m = re.fullmatch(r"(.*?)\(([^()]*)\)(.*)", entry["heading"])
            yield (m.group(1) + m.group(3), m.group(2), entry["heading"]) if m else (entry["heading"], "", entry["heading"])


def heading(bench, texts, _):
    for name, text in texts.items():
        bench.write(name, text.encode())
        wrong = collections.defaultdict(list)
        for r in bench.records("check", name):
            if r["rule"] in WRONG_FORM and r["severity"] in LOUD:
                wrong[nfc(r["text"])].append(r)
        for form, han, whole in entries_of(bench, name):
            for r in wrong.get(form, []):
                if not han or not r["han"] or han == r["han"]:
                    yield name, f"{whole} is a heading, and check says {r['rule']} {r['text']} -> {r['expected']} (line {r['start']['line']})"
                    break


def bare(text):
    """The text without what stands in brackets and without blanks and marks, to look for a form in."""
    return re.sub(r"[\s*_`‘’“”'\"·]+", "", re.sub(r"\([^()\n]*\)|\[[^\[\]\n]*\]", "", nfc(text)))


def standing(bench, texts, _):
    for name, text in texts.items():
        if not re.search("[가-힣\u1100-\u11ff]", text):
            continue  # a Chinese text has no Hangul form
        bench.write(name, text.encode())
        whole = bare(text) + "\n\n" + re.sub(r"\s+", "", nfc(text))
        found = bench.records("check", name)
        proposed = {bare(e) for r in found for e in r["expected"]}
        mended = whole  # with every proposal in its place: 절강성 차엽학회 is headed 저장성 차엽학회
        for r in found:
            if r["rule"] in WRONG_FORM and r["expected"]:
                mended = mended.replace(bare(r["text"]), bare(r["expected"][0]))
        for form, han, head in entries_of(bench, name):
            form = bare(form)
            if han and han in whole.partition("\n\n")[0]:
                continue  # the Han stands alone: no Hangul form is written
            if form not in whole and form not in mended and form not in proposed and not any(form in p for p in proposed):
                yield name, f"{head} stands nowhere in the text, and no finding proposes it"


def rows(name):
    with open(os.path.join(ROOT, "dictionaries", name), encoding="utf-8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]
    return [dict(zip(lines[0], line + [""] * len(lines[0]))) for line in lines[1:]]


def listed_names():
    """({form: {entities that have it}}, {entity: its forms}) of all tables of names."""
    by_form, by_entity = collections.defaultdict(set), collections.defaultdict(set)
    for name in sorted(os.listdir(os.path.join(ROOT, "dictionaries"))):
        if name.startswith("names-"):
            for row in rows(name):
                for form in "|".join((row["ko"], row["allowed"], row["abbr"], row["forbidden"])).split("|"):
                    by_form[form.replace(" ", "")].add(row["id"])
                    by_entity[row["id"]] |= {form.replace(" ", ""), re.sub("(?<=..)[성시현구]$", "", form)}
    return by_form, by_entity


def marked():
    """{(document, "entities" or "slips"): surfaces of its gold}; under "" those of all, for mixtures."""
    out = collections.defaultdict(set)
    for name in sorted(os.listdir(CORPUS)):
        if name.endswith((".entities.tsv", ".slips.tsv")):
            with open(os.path.join(CORPUS, name), encoding="utf-8") as f:
                lines = [line.split("\t") for line in f.read().split("\n") if line]
            surfaces = {line[lines[0].index("surface")] for line in lines[1:]}
            for document in (name.partition(".")[0] + ".txt", ""):
                out[document, name.split(".")[1]] |= surfaces
    return out


def sino_korean(bench, han):
    """The Sino-Korean readings of Han words."""
    return {s for h in han for r in bench.records("read", h) for s in r["sino_korean"]} if han else set()


def forms(bench, texts, _):
    titles = {row["ko"] for row in rows("titles.tsv") if "short" not in row["note"]}
    words = {row["ko"] for row in rows("korean-words.tsv") if int(row["weight"]) >= EVERYDAY}
    by_form, by_entity = listed_names()
    gold = marked()
    for name, text in texts.items():
        bench.write(name, text.encode())
        key = name if (name, "slips") in gold else ""
        surfaces, slips = gold[key, "entities"], gold[key, "slips"]  # a slip may be spelled as another name is
        for record in bench.records("names", name):
            own = by_entity.get(record["entity"], set())
            for form in record["forms"]:
                word = nfc(form["text"]).replace(" ", "")
                # What its entity has in a table or has its Han behind it is a name; so is a word inside a name of the gold.
                glossed = re.search(re.escape(form["text"]) + r"[’”'\"」』》]?\s?[(\[（〔【]", text)
                if word in own or glossed:
                    continue
                what = "a title" if word in titles else "a Korean word" if word in words else ""
                what = "" if any(form["text"] in s for s in surfaces) else what
                others = by_form.get(word, set()) - {record["entity"]}
                if not what and others and form["text"] not in slips and len(record["forms"]) > 1 and word not in sino_korean(bench, [h["text"] for h in record["han"]]):
                    what = f"the name of {', '.join(sorted(others)[:2])}"
                if what:
                    yield name, f"{form['text']} is {what}, and a form of {record['type']} {record['canonical']} ({record['entity']})"


def without_place(record, line_of):
    """A record with the line that it has in the document of before, and nothing else about places."""
    start, end = record["start"], record["end"]
    kept = {k: v for k, v in record.items() if k in ("rule", "severity", "type", "subtype", "text", "han", "expected", "canonical", "value", "entity", "zone", "reading", "origin", "era")}
    kept["fixes"] = [(f["safety"], [(e["start"]["column"], e["text"]) for e in f["edits"][:1]]) for f in record.get("fixes", [])]
    return line_of(start["line"]), start["column"], end["column"], json.dumps(kept, ensure_ascii=False, sort_keys=True)


def said(bench, name, line_of):
    out = collections.Counter()
    for command in ("check", "extract"):
        out.update(without_place(r, line_of) for r in bench.records(command, name))
    return out


def names_of(bench, name):
    return {(r["entity"], r["canonical"], tuple(sorted((f["text"], f["status"]) for f in r["forms"]))) for r in bench.records("names", name)}


def places_for(text, chance):
    """Lines (from 1) before which a paragraph may stand: the first, one past the last, and one behind a blank line."""
    lines = text.split("\n")
    blank = [i + 1 for i, line in enumerate(lines[1:], 1) if not lines[i - 1].strip() and line.strip()]
    return [1] + ([chance.choice(blank)] if blank else []) + [len(lines) + 1]


def quiet_paragraph(bench, texts, _):
    for name, text in texts.items():
        chance = random.Random(name)
        if "\r" in text:
            continue
        bench.write(name, text.encode())
        before, names = said(bench, name, lambda line: line), names_of(bench, name)
        for at, added in [(at, added) for at in places_for(text, chance) for added in chance.sample(NEUTRAL, 2)]:
            lines = text.split("\n")
            new = [added, ""] if at <= len(lines) else ["", added]
            bench.write(name, "\n".join(lines[:at - 1] + new + lines[at - 1:]).encode())
            after = said(bench, name, lambda line: line if line < at else line - 2)
            for key in sorted((before - after) + (after - before)):
                change = "gone" if key in before else "come"
                yield name, f"with “{added[:16]}…” before line {at} {change}: {key[0]}:{key[1]} {key[3][:160]}"
            for row in sorted(names ^ names_of(bench, name), key=str):
                yield name, f"with “{added[:16]}…” before line {at} names have another row: {row}"


def mended(bench, texts, _):
    for name, text in texts.items():
        for flags in ([], ["--unsafe"]):
            bench.write(name, text.encode())
            before = collections.Counter((r["rule"], nfc(r["text"])) for r in bench.records("check", name) if r["severity"] in LOUD)
            bench.ireum("fix", "--quiet", *flags, name)
            once = bench.read(name)
            for r in bench.records("check", name):
                key = (r["rule"], nfc(r["text"]))
                if r["severity"] in LOUD and before[key] <= 0:
                    yield name, f"fix {' '.join(flags)} raises {r['start']['line']}:{r['start']['column']} {r['rule']} {r['text']} -> {r['expected']}"
                before[key] -= 1
            bench.ireum("fix", "--quiet", *flags, name)
            if bench.read(name) != once:
                yield name, f"a second fix {' '.join(flags)} changes something"


if __name__ == "__main__":
    sys.exit(run_properties(__doc__.split("\n")[0], (heading, standing, forms, quiet_paragraph, mended), os.path.join(HERE, "known_failures.txt")))
