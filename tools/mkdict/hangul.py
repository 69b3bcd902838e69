"""Hangul arithmetic, the Mandarin table of 외래어 표기법 (table 5) and 두음법칙.

Pure functions, no files. A syllable of pinyin goes in without tone or with tone marks
(`zhong`, `lǜ`, `ê`) and comes out as one or two Hangul syllables (`중`, `뤼`, `에`).
"""
import unicodedata

CHO = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
JUNG = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"

INITIALS = {
    "b": "ㅂ", "p": "ㅍ", "m": "ㅁ", "f": "ㅍ", "d": "ㄷ", "t": "ㅌ", "n": "ㄴ", "l": "ㄹ",
    "g": "ㄱ", "k": "ㅋ", "h": "ㅎ", "j": "ㅈ", "q": "ㅊ", "x": "ㅅ",
    "zh": "ㅈ", "ch": "ㅊ", "sh": "ㅅ", "r": "ㄹ", "z": "ㅉ", "c": "ㅊ", "s": "ㅆ",
}
# A final written with the silent initial ㅇ; the initial consonant replaces that ㅇ.
FINALS = {
    "a": "아", "o": "오", "e": "어", "ê": "에", "ai": "아이", "ei": "에이", "ao": "아오", "ou": "어우",
    "an": "안", "en": "언", "ang": "앙", "eng": "엉",
    "i": "이", "ia": "야", "io": "요", "ie": "예", "iai": "야이", "iao": "야오", "iu": "유",
    "ian": "옌", "in": "인", "iang": "양", "ing": "잉", "iong": "융",
    "u": "우", "ua": "와", "uo": "워", "uai": "와이", "ui": "우이", "uan": "완", "un": "운",
    "uang": "왕", "ong": "웅",
    "ü": "위", "üe": "웨", "üan": "위안", "ün": "윈",
}
# Syllables without an initial, and those that follow no rule of initial + final.
ALONE = {
    "er": "얼", "yi": "이", "ya": "야", "yo": "요", "ye": "예", "yai": "야이", "yao": "야오", "you": "유",
    "yan": "옌", "yin": "인", "yang": "양", "ying": "잉", "yong": "융",
    "wu": "우", "wa": "와", "wo": "워", "wai": "와이", "wei": "웨이", "wan": "완", "wen": "원",
    "wang": "왕", "weng": "웡", "yu": "위", "yue": "웨", "yuan": "위안", "yun": "윈",
    "zhi": "즈", "chi": "츠", "shi": "스", "ri": "르", "zi": "쯔", "ci": "츠", "si": "쓰",
    "hm": "흠", "m": "므", "n": "은",
}
PLAIN_AFTER = {"ㅑ": "ㅏ", "ㅖ": "ㅔ", "ㅛ": "ㅗ", "ㅠ": "ㅜ"}  # after ㅈ ㅉ ㅊ

# Every syllable of the standard language, by initial.
SYLLABLES = {
    "": "a ai an ang ao e ê ei en eng er o ou hm m n",
    "b": "a o ai ei ao an en ang eng i ie iao ian in iang ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u iao",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in ing u uo ui uan un",
    "t": "a e ai ei ao ou an en ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe",
    "l": "a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "i a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "i a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "i a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "i e ao ou an en ang eng ong u ua uo ui uan un",
    "z": "i a e ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "i a e ai ei ao ou an en ang eng ong u uo ui uan un",
    "s": "i a e ai ei ao ou an en ang eng ong u uo ui uan un",
    "y": "i a o e ai ao ou an in ang ing ong u ue uan un",
    "w": "u a o ai ei an en ang eng",
}


def all_syllables():
    """Every pinyin syllable, without tone, `ü` written after n and l only."""
    return sorted(i + f for i, fs in SYLLABLES.items() for f in fs.split())


def strip_tone(pinyin):
    """`lǜ` -> `lü`, `zhōng` -> `zhong`, `ế` -> `ê`: tone marks go, ü and ê stay."""
    out = []
    for ch in unicodedata.normalize("NFD", pinyin.lower()):
        if ch in "\u0304\u0301\u030c\u0300":
            continue
        out.append(ch)
    return unicodedata.normalize("NFC", "".join(out)).replace("v", "ü")


def decompose(syllable):
    """`한` -> (cho, jung, jong) as numbers."""
    n = ord(syllable) - 0xAC00
    return n // 588, n % 588 // 28, n % 28


def compose(cho, jung, jong):
    return chr(0xAC00 + cho * 588 + jung * 28 + jong)


def is_hangul(ch):
    return "가" <= ch <= "힣"


def transcribe(pinyin):
    """One pinyin syllable -> Hangul by table 5; None when it is no syllable."""
    p = strip_tone(pinyin)
    if p in ALONE:
        return ALONE[p]
    for n in (2, 1):
        if p[:n] in INITIALS and len(p) > n:
            initial, final = p[:n], p[n:]
            break
    else:
        return FINALS.get(p) if p and p[0] in "aoeê" else None
    if initial in ("j", "q", "x") and final[0] == "u":
        final = "ü" + final[1:]
    final = {"ue": "üe"}.get(final, final)
    body = FINALS.get(final)
    if body is None:
        return None
    _, jung, jong = decompose(body[0])
    consonant = INITIALS[initial]
    if consonant in "ㅈㅉㅊ":
        jung = JUNG.index(PLAIN_AFTER.get(JUNG[jung], JUNG[jung]))
    return compose(CHO.index(consonant), jung, jong) + body[1:]


def initial_law(syllable):
    """두음법칙 at the start of a word: 리 -> 이, 녀 -> 여, 락 -> 낙."""
    if not is_hangul(syllable):
        return syllable
    cho, jung, jong = decompose(syllable)
    palatal = JUNG[jung] in "ㅑㅕㅖㅛㅠㅣ"
    if CHO[cho] == "ㄹ":
        return compose(CHO.index("ㅇ" if palatal else "ㄴ"), jung, jong)
    if CHO[cho] == "ㄴ" and JUNG[jung] in "ㅕㅛㅠㅣ":
        return compose(CHO.index("ㅇ"), jung, jong)
    return syllable


def sino_word(bases):
    """Base readings of a word, in order -> the word with 두음법칙: [녀, 자] -> 여자, [비, 률] -> 비율."""
    out = []
    for k, s in enumerate(bases):
        if k == 0:
            s = initial_law(s)
        elif s in "렬률":
            jong = decompose(out[-1][-1])[2]
            if jong in (0, 4):
                s = {"렬": "열", "률": "율"}[s]
        out.append(s)
    return "".join(out)
