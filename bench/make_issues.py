#!/usr/bin/env python3
"""Makes many issues of a weekly out of the corpus: make_issues.py FOLDER COUNT [--seed N] [--new N]

Each issue has a contents list, three sections and 15 numbered articles; titles and paragraphs are drawn
from the weeklies and reports of corpus/. With --new N each issue names N persons and companies that stand
in no issue before it. The same arguments give the same files. Names: 2001-01.txt, 2001-02.txt, … 50 a
year, so that the names are the issues' labels.
"""
import argparse
import os
import random
import re

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCES = ["01-weekly", "02-weekly", "03-weekly-sound", "04-gov-report", "06-press"]
SECTIONS = [("I", "정책동향", 6), ("II", "기술동향", 4), ("III", "단신동향", 5)]
# What new names are made of.
SURNAMES = "왕王 리李 장张 류刘 천陈 양杨 자오赵 황黄 저우周 우吴 쉬徐 쑨孙 마马 주朱 후胡 궈郭 허何 가오高 린林 뤄罗 정郑 량梁 셰谢 쑹宋 탕唐 한韩 펑冯 덩邓 차오曹 톈田 둥董 판潘 위안袁 차이蔡 두杜".split()
GIVEN = "웨이伟 강刚 밍明 리丽 쥔军 제杰 화华 핑平 둥东 하이海 량亮 보波 빈斌 차오超 펑鹏 페이飞 후이辉 젠建 궈国 위玉 린林 메이梅 쉐雪 옌燕 팅婷 징静 민敏 훙红 윈云 하오浩 톈天 룽龙 싱星 원文 즈志 신新 춘春".split()
SENTENCES = ["- {0} 연구원은 새 소재의 시험 결과를 발표했다.", "○ 이 사업은 {0} 교수의 연구진이 맡는다.", "- {0} 주임은 올해의 계획을 밝혔다."]


def paragraphs():
    """Titles and paragraphs of the corpus."""
    titles, bodies = [], []
    for name in SOURCES:
        with open(os.path.join(ROOT, "corpus", name + ".txt"), encoding="utf-8") as f:
            for line in f.read().split("\n"):
                line = line.strip()
                m = re.match(r"(?:\d\d|\d{1,2}\)) (.{8,60})$", line)
                if m:
                    titles.append(m.group(1))
                elif re.match(r"[-○□■▶] .{20,}", line) and "\t" not in line:
                    bodies.append(line)
    return titles, bodies


def new_names(draw):
    """Sentences, each with a name that was in none before: two persons, then a company."""
    def halves(*syllables):
        return "".join(s[:-1] for s in syllables), "".join(s[-1] for s in syllables)

    persons = [(s, a, b) for s in SURNAMES for a in GIVEN for b in GIVEN if a != b]
    companies = [(a, b, c) for a in GIVEN for b in GIVEN for c in GIVEN if a != b and b != c]
    draw.shuffle(persons)
    draw.shuffle(companies)
    for n, (person, company) in enumerate(zip(persons, companies[:len(persons)])):
        hangul, han = halves(*person)
        yield draw.choice(SENTENCES).format(f"{hangul}({han})")
        if n % 2:
            hangul, han = halves(*company)
            yield f"- {hangul}과기유한공사({han}科技有限公司)는 새 공장을 열었다."


def issue(draw, titles, bodies, number, fresh):
    chosen = [(s, t, [draw.choice(titles) for _ in range(n)]) for s, t, n in SECTIONS]
    out = [f"과학기술 주간 소식 제{number}호", "", "CONTENTS", ""]
    for s, title, articles in chosen:
        out += [f"{s}. {title}", ""] + [f"- {a}" for a in articles] + [""]
    texts = [[draw.choice(bodies) for _ in range(draw.randint(5, 9))] for _, _, articles in chosen for _ in articles]
    for sentence in fresh:
        draw.choice(texts).append(sentence)
    texts.reverse()
    for s, title, articles in chosen:
        out += [f"{s}. {title}", ""]
        for i, a in enumerate(articles, 1):
            out += [f"{i:02} {a}", ""] + texts.pop() + [""]
    return "\n".join(out)


def make(folder, count, seed=1, new=0):
    """Bytes written."""
    os.makedirs(folder, exist_ok=True)
    draw = random.Random(seed)
    titles, bodies = paragraphs()
    names = new_names(random.Random(seed + 1))
    size = 0
    for n in range(count):
        text = issue(draw, titles, bodies, n + 1, [next(names) for _ in range(new)])
        size += len(text.encode())
        with open(os.path.join(folder, f"{2001 + n // 50}-{n % 50 + 1:02}.txt"), "w", encoding="utf-8") as f:
            f.write(text)
    return size


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder")
    p.add_argument("count", type=int)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--new", type=int, default=0, help="names an issue that no issue before it has (0)")
    a = p.parse_args()
    size = make(a.folder, a.count, a.seed, a.new)
    print(f"{a.count} issues, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
