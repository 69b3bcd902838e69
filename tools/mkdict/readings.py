"""readings.tsv: char -> Mandarin readings and Sino-Korean base forms, best first."""
import collections
import re

from hangul import initial_law, is_hangul, strip_tone, transcribe
from sources import variants_of
import table

MAX_PINYIN = 5


def has_tone(pinyin):
    return strip_tone(pinyin) != pinyin


def attested(entry):
    """(default, attested in order) from the modern dictionaries of Unihan."""
    tgh = [p for part in entry.get("kTGHZ2013", "").split() for p in part.split(":")[1].split(",")]
    xhc = [p for part in entry.get("kXHC1983", "").split() for p in part.split(":")[1].split(",")]
    freq = [re.sub(r"\(\d+\)", "", p) for p in entry.get("kHanyuPinlu", "").split()]
    default = (entry.get("kMandarin", "").split() or [""])[0]
    if tgh and default not in tgh:  # kMandarin slips where the standard dictionary is explicit (罗 luō, 甸 diān)
        default = next((p for p in freq if p in tgh and has_tone(p)), tgh[0])
    order = [p for p in freq if p in tgh] + tgh + xhc + freq
    return default, order


def pinyin_of(char, unihan, manual):
    entry = unihan[char]
    default, order = attested(entry)
    for simple in variants_of(entry, "kSimplifiedVariant"):
        if simple != char and variants_of(unihan[simple], "kTraditionalVariant") == [char]:
            simple_default, simple_order = attested(unihan[simple])
            default, order = simple_default or default, simple_order + order
            manual = manual if char in manual else {**manual, char: manual.get(simple, ([], []))}
    out = []
    for p in list(manual.get(char, ([], []))[0]) + [default] + order:
        if p and transcribe(p) and p not in out:
            out.append(p)
    toned = {strip_tone(p) for p in out if has_tone(p)}
    out = [p for p in out if has_tone(p) or p not in toned]  # a neutral tone beside its full one says nothing
    first_of = []
    for p in out:  # what differs in Hangul comes before what differs in tone alone
        if strip_tone(p) not in [strip_tone(q) for q in first_of]:
            first_of.append(p)
    return (first_of + [p for p in out if p not in first_of])[:MAX_PINYIN]


class Sino:
    """Sino-Korean readings: candidates of hanja.txt and kHangul, ordered by their count in the words of hanja.txt."""

    def __init__(self, unihan, hanja, manual):
        self.unihan, self.manual = unihan, manual
        self.candidates = collections.defaultdict(list)
        for hangul, han in hanja:
            if len(han) == 1 and len(hangul) == 1 and is_hangul(hangul) and hangul not in self.candidates[han]:
                self.candidates[han].append(hangul)
        for char, entry in unihan.items():
            known = [p.split(":")[0] for p in entry.get("kHangul", "").split()]
            if known:  # the standard's own readings come first, as base forms
                self.candidates[char] = known + [c for c in self.candidates[char] if c not in known]
        self.count = collections.Counter()
        for hangul, han in hanja:
            if len(hangul) != len(han) or len(han) < 2:
                continue
            for k, (syllable, char) in enumerate(zip(hangul, han)):
                if not is_hangul(syllable):
                    continue
                for c in self.candidates[char]:
                    if c == syllable and (k or initial_law(c) == c):
                        self.count[char, c] += 2
                    elif initial_law(c) == syllable or (c in "렬률" and syllable in "열율"):
                        self.count[char, c] += 1

    def own(self, char):
        found = self.candidates.get(char, [])
        derived = {initial_law(c) for c in found if initial_law(c) != c}
        found = [c for c in found if c not in derived]
        ranked = sorted(found, key=lambda c: -self.count[char, c])
        return [c for c in ranked if self.count[char, c] * 50 >= self.count[char, ranked[0]]][:4]

    def of(self, char, depth=0):
        if self.manual.get(char, ([], []))[1]:
            return list(self.manual[char][1])
        entry = self.unihan[char]
        partners = variants_of(entry, "kTraditionalVariant")
        if partners and depth == 0:
            weight = {p: sum(n for (c, _), n in self.count_of(p)) for p in partners}
            out = []
            for partner in sorted(partners, key=lambda p: (-weight[p], p)):
                for s in (self.own(char) if partner == char else self.of(partner, 1)):
                    if s not in out:
                        out.append(s)
            if out:
                return out[:4]
        out = self.own(char)
        if not out and depth < 2:
            for field in ("kZVariant", "kSemanticVariant", "kTraditionalVariant", "kSimplifiedVariant"):
                for other in variants_of(entry, field):
                    out = self.of(other, depth + 1)
                    if out:
                        break
                if out:
                    break
        return out[:4]

    def count_of(self, char):
        return [((char, c), self.count[char, c]) for c in self.candidates.get(char, [])]


def manual_readings():
    return {r["char"]: (table.values(r["pinyin"]), table.values(r["sino"])) for r in table.rows("manual/readings.tsv")}


def scope(unihan):
    """Whatever Unihan reads, as a name may have any character (杨子烆), and what the hand names."""
    out = {c for c, e in unihan.items() if "kMandarin" in e} | set(manual_readings())
    return {c for c in out if "kMandarin" in unihan[c] and not is_compatibility(c)}


def is_compatibility(char):
    n = ord(char)
    return (0xF900 <= n <= 0xFAFF and n not in
            (0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29)) \
        or 0x2F800 <= n <= 0x2FA1F


PASSPORT = [
    "readings.tsv: how a Han character is read: Mandarin and Sino-Korean. GENERATED by tools/mkdict; decide in manual/readings.tsv.",
    "columns: char, pinyin (tone marks, best first, |), sino (base forms without 두음법칙, best first, |).",
    "licence: Unicode License (Unihan 15.0), BSD-3-Clause (libhangul hanja.txt); see THIRD_PARTY_NOTICES.",
    "source: kMandarin, kTGHZ2013, kXHC1983, kHanyuPinlu, kHangul of Unihan; hanja.txt orders the Sino-Korean readings by their count in its words.",
    "admission: nobody edits this file; manual/readings.tsv wins.",
]


def build(unihan, hanja):
    manual = manual_readings()
    sino = Sino(unihan, hanja, manual)
    body = []
    for char in scope(unihan):
        pinyin = pinyin_of(char, unihan, manual)
        if pinyin:
            body.append([char, "|".join(pinyin), "|".join(sino.of(char))])
    return table.render(PASSPORT, ["char", "pinyin", "sino"], body), sino
