#!/usr/bin/env python3
"""Documents on which the program has nothing to say, made from a seed: each is one file of one or two lines.

  generate.py [--seed N] [--kind KIND] [--new]    prints `KIND<tab>NUMBER<tab>text`, a line end as \\n
  --new counts the names that stand in no table of dictionaries/

Kinds: korean (500 invented Koreans in Han, each in each of 20 frames), japanese (500), vietnamese (200), old (500
persons and offices of old China, in Sino-Korean), word (500 everyday words with their Hanja). noun comes from
Debian's hunspell-ko where it is installed (see nouns()): each noun alone, with a particle, and before 시 시장 시절 구역
대학 보다, joined and apart.
"""
import argparse
import os
import random
import re
import unicodedata

import names

SEED = 20261130
KINDS = ("korean", "japanese", "vietnamese", "old", "word")
NOUNS = "/usr/share/hunspell/ko.dic"
HEADS = ("시", "시장", "시절", "구역", "대학", "보다")
DICTIONARIES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "dictionaries")


def closed(word):
    """Does the word end in a consonant? 8 where it is ㄹ."""
    code = ord(word[-1])
    return (code - 0xAC00) % 28 if 0xAC00 <= code <= 0xD7A3 else 0


def fill(frame, han, hangul, **more):
    """The frame with the name and the particles that fit it."""
    end = closed(hangul)
    return frame.format(n=f"{hangul}({han})", h=hangul, c=han, t="은" if end else "는", i="이" if end else "가",
                        o="을" if end else "를", ro="으로" if end and end != 8 else "로", **more)


def joined(*parts):
    """(han, hangul) of parts put together."""
    return "".join(p[0] for p in parts), "".join(p[1] for p in parts)


def drawn(chance, count, draw):
    """`count` different names, in the order in which they were drawn."""
    out = {}
    while len(out) < count:
        name = draw(chance)
        out.setdefault(name[0], name)
    return list(out.values())


def korean_name(chance):
    surnames = names.KOREAN_SURNAMES
    # The common surnames come often and the rare ones do come: half of the names from the first fifteen.
    surname = chance.choice(surnames[:15] if chance.random() < 0.5 else surnames)
    given = [chance.choice(names.KOREAN_GIVEN) for _ in range(1 if chance.random() < 0.06 else 2)]
    if len(given) == 2 and given[0][1] == given[1][1]:
        return korean_name(chance)
    return joined(surname, *given)


def japanese_name(chance):
    surname, given = chance.choice(names.JAPANESE_SURNAMES), chance.choice(names.JAPANESE_GIVEN)
    return surname[0] + given[0], f"{surname[1]} {given[1]}"


def vietnamese_name(chance):
    parts = [chance.choice(names.VIETNAMESE_SURNAMES), chance.choice(names.VIETNAMESE_MIDDLE), chance.choice(names.VIETNAMESE_GIVEN)]
    return "".join(p[0] for p in parts), " ".join(p[1] for p in parts)


def old_person(chance):
    given = [chance.choice(names.OLD_GIVEN)] + ([chance.choice(names.OLD_GIVEN)] if chance.random() < 0.25 else [])
    return joined(chance.choice(names.OLD_SURNAMES), *given)


def old_office(chance):
    kind = chance.randrange(4)
    if kind == 0:
        return joined(chance.choice(names.OLD_OFFICE_FIRST), chance.choice(names.OLD_OFFICE_SIDE), ("將軍", "장군"))
    if kind == 1:
        return joined(chance.choice(names.OLD_GENERALS), chance.choice([("將軍", "장군"), ("大將軍", "대장군"), ("校尉", "교위")]))
    if kind == 2:
        return joined(chance.choice(names.OLD_PLACES), chance.choice(names.OLD_PLACE_OFFICES))
    return chance.choice(names.OLD_COURT_OFFICES)


def old_documents(chance):
    for number, (han, hangul) in enumerate(drawn(chance, 300, old_person)):
        courtesy = joined(chance.choice(names.COURTESY_FIRST), chance.choice(names.COURTESY_SECOND))
        yield (han, fill(names.OLD_PERSON_FRAMES[number % len(names.OLD_PERSON_FRAMES)], han, hangul, y=f"{courtesy[1]}({courtesy[0]})"))
    for number, (han, hangul) in enumerate(drawn(chance, 200, old_office)):
        yield (han, fill(names.OLD_OFFICE_FRAMES[number % len(names.OLD_OFFICE_FRAMES)], han, hangul))


def everyday_words(chance):
    words = names.EVERYDAY_WORDS.split()
    for word in chance.sample(words, 500):
        yield word[len(word) // 2:], word[:len(word) // 2]


def framed(frames, people):
    """Each name in one frame, the frames in turn."""
    for number, (han, hangul) in enumerate(people):
        yield han, fill(frames[number % len(frames)], han, hangul)


def documents(kind, seed=SEED):
    """[(han, text)] of one kind; each kind has its own stream of chance."""
    chance = random.Random(f"{seed}/{kind}")
    if kind == "korean":
        people = drawn(chance, 500, korean_name)
        return [(han, fill(frame, han, hangul)) for frame in names.KOREAN_FRAMES for han, hangul in people]
    if kind == "japanese":
        return list(framed(names.JAPANESE_FRAMES, drawn(chance, 500, japanese_name)))
    if kind == "vietnamese":
        return list(framed(names.VIETNAMESE_FRAMES, drawn(chance, 200, vietnamese_name)))
    if kind == "old":
        return list(old_documents(chance))
    return list(framed(names.WORD_FRAMES, everyday_words(chance)))


def noun_list(path=NOUNS):
    """The nouns of hunspell-ko: the words that are inflected as 사람 and 나무 are. Empty where it is not installed."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        rows = [unicodedata.normalize("NFC", line.strip()).partition("/") for line in f]
    kinds = {kind for word, _, kind in rows if word in ("사람", "나무")}
    return sorted({word for word, _, kind in rows if kind in kinds and re.fullmatch("[가-힣]+", word)})


def nouns(path=NOUNS):
    """[(noun, text)]: each noun alone, with a particle, and before each head, joined and apart."""
    out = []
    for word in noun_list(path):
        texts = [word, fill("{h}{t} 그러하다.", "", word), *(f"{word}{head}" for head in HEADS), *(f"{word} {head}" for head in HEADS[:-1])]
        out.extend((word, text) for text in texts)
    return out


def listed():
    """Every Han word of the tables of names."""
    out = set()
    for name in sorted(os.listdir(DICTIONARIES)):
        if name.startswith("names-"):
            with open(os.path.join(DICTIONARIES, name), encoding="utf-8") as f:
                for row in f:
                    cells = row.rstrip("\n").split("\t")
                    out.update(han for han in (cells[3] if len(cells) > 3 else "").split("|"))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--new", action="store_true")
    a = parser.parse_args()
    for kind in [a.kind] if a.kind else KINDS:
        rows = documents(kind, a.seed)
        if a.new:
            written = {han for han, _ in rows}
            print(f"{kind}: {len(written)} names, {len(written - listed())} in no table")
            continue
        for number, (_, text) in enumerate(rows):
            print(kind, number, text.replace("\n", "\\n"), sep="\t")


if __name__ == "__main__":
    main()
