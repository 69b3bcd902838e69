#!/usr/bin/env python3
"""Turns annotated documents (corpus/NAME.mk) into the text and its gold: NAME.txt, NAME.entities.tsv, NAME.slips.tsv.

  mkgold.py [DIR|NAME.mk …]            writes the three files beside each .mk (default: corpus/ of this repository)
  mkgold.py --check [DIR|NAME.mk …]    writes nothing; exit 1 where a committed file differs from what the .mk gives
  mkgold.py --show NAME.mk …           prints every marked line with its rows, for reading over by eye
  mkgold.py --plain NAME.mk …          prints the words outside all marks that stand before a Han gloss or a title (missed marks?)
  mkgold.py --index NAME.mk            prints a draft of NN-index.tsv, to be checked by hand

The .mk is the text itself with two kinds of marks; everything else is copied as it stands. Marks nest in each other.

  [[TYPE:surface]]            a mention. TYPE = PER ORG LOC DATE (scored), CTRY WORK MISC (kept, not scored)
  [[TYPE:surface~han]]        with the Han that belongs to it; without ~ the Han is taken from a gloss that follows at once: 톈진시(天津市).
                              `~` with nothing behind it: no Han, whatever follows
  [[DATE:surface|value]]      a date with its value (ISO 8601 or EDTF; `-` for an impossible date)
  {{rule:wrong=>right|comment|also}}   a slip: span and text of `wrong`, the right text, what it breaks, other rule ids that count as found
                              (comma-separated; `optional`: neither wanted nor false). `wrong` may hold mentions; `right` is plain
  [[TYPE:wrong=>right~han|rule|comment|also]]   short for a mention that is itself a slip
  \\u{5229 F9DD}               these code points (compatibility ideographs, conjoining jamo, invisible characters stay visible in the .mk)
  \\c                          the character c itself, free of its meaning ( \\[ \\{ \\| \\~ \\\\ )

Examples
  [[PER:왕즈강]](王志刚) 부장은 [[LOC:{{reading-mismatch:텐진시=>톈진시|tian is 톈}}]](天津市)에서 [[DATE:3.27|2023-03-27]]
  {{gloss-extent:[[LOC:난징시]](南京)=>난징시(南京市)|the gloss leaves 시 out}}{{particle-mismatch:은=>는|…}}
  [[LOC:저장성]]({{han-mismatch:淅江省=>浙江省|look-alike 淅}})

Positions are lines from 1 and code points from 0, half-open, in the text as written. Columns are those of the evaluation's gold:
entities: line start end type surface value han; slips: line start end rule surface expected also comment.
Refused: nested or overlapping mentions, unknown types or rules, dates without a value, spans with a space at an end or over a line end,
a correction equal to the text, mentions in a line without Hangul.
"""
import os, re, sys, unicodedata

TYPES = ('PER', 'ORG', 'LOC', 'DATE', 'CTRY', 'WORK', 'MISC')
RULES = set('''reading-mismatch sino-reading mandarin-historic han-mismatch gloss-extent variant-hangul variant-name variant-han near-miss
glossary-forbidden glossary-preferred gloss-first gloss-repeated bare-han script-mixed lost-character compat-ideograph not-nfc date-invalid
date-weekday date-range date-style money-rate particle-mismatch bracket-unbalanced compare-lost compare-untranslated compare-otherwise
compare-two-ways compare-number compare-date ignore-unused ignore-unclosed ignore-reasonless optional'''.split())
HAN = r'\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff'
GLOSS = re.compile(rf'[(（\[]([^()（）\[\]\n가-힣ᄀ-ᇿ]*[{HAN}][^()（）\[\]\n가-힣ᄀ-ᇿ]*)')
VALUE = re.compile(r'-|(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|\.\.)(?:/(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\.\.))?|\d{4}-[23]\d(?:/\d{4}-[23]\d)?')
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Bad(Exception):
    pass


class Parser:
    """One pass over the .mk. `text` is a list of characters already free of marks; a mark remembers where it began."""

    def __init__(self, source):
        self.s, self.i, self.text, self.ents, self.slips = source, 0, [], [], []

    def where(self):
        return f'line {self.s.count(chr(10), 0, self.i) + 1}'

    def run(self, stop=()):
        """Copies until one of `stop` stands at the cursor (not consumed)."""
        s = self.s
        while self.i < len(s):
            if any(s.startswith(x, self.i) for x in stop):
                return
            if s.startswith('[[', self.i):
                self.mention()
            elif s.startswith('{{', self.i):
                self.slip()
            elif s.startswith('\\u{', self.i):
                end = s.index('}', self.i)
                self.text += [chr(int(x, 16)) for x in s[self.i + 3:end].split()]
                self.i = end + 1
            elif s[self.i] == '\\' and self.i + 1 < len(s):
                self.text.append(s[self.i + 1])
                self.i += 2
            else:
                self.text.append(s[self.i])
                self.i += 1
        if stop:
            raise Bad(f'{self.where()}: a mark is not closed')

    def plain(self, stop):
        """A field: text that goes into a table, not into the document."""
        keep, self.text = self.text, []
        self.run(stop)
        out, self.text = ''.join(self.text), keep
        return out

    def fields(self, close):
        out = []
        while self.s[self.i] == '|':
            self.i += 1
            out.append(self.plain(('|', close)))
        self.i += len(close)
        return out

    def mention(self):
        at = self.where()
        colon = self.s.find(':', self.i)
        kind = self.s[self.i + 2:colon]
        if kind not in TYPES:
            raise Bad(f'{at}: unknown type {kind[:20]!r}')
        self.i, start, han = colon + 1, len(self.text), None
        sep = () if kind == 'DATE' else ('~',)
        if kind == 'WORK':                        # a title may hold '23~'25: only ~ before a Han or the end is a mark
            sep = tuple('~' + c for c in sorted(set(re.findall(rf'~([{HAN}]|\]\])', self.s[self.i:self.i + 400]))))
        self.run((']]', '|', '=>') + sep)
        end, right = len(self.text), None
        if self.s.startswith('=>', self.i):
            self.i += 2
            right = self.plain((']]', '|') + sep)
        if self.s[self.i] == '~':
            self.i += 1
            han = self.plain((']]', '|'))
        rest = self.fields(']]')
        value = ''
        if right is not None:
            if not rest:
                raise Bad(f'{at}: a slip without a rule')
            self.add_slip(at, start, end, rest[0], right, *(rest[1:] + ['', ''])[:2])
            rest = rest[3:]
        if rest:
            value = rest[0]
        if kind == 'DATE' and not VALUE.fullmatch(value):
            raise Bad(f'{at}: date {"".join(self.text[start:end])!r} has no good value: {value!r}')
        if kind != 'DATE' and value:
            raise Bad(f'{at}: only dates have values: {value!r}')
        self.ents.append({'start': start, 'end': end, 'type': kind, 'value': '' if value == '-' else value, 'han': han, 'at': at})

    def slip(self):
        at = self.where()
        rule = re.compile(r'[a-z-]*:?').match(self.s, self.i + 2)[0]
        if not rule.endswith(':'):
            raise Bad(f'{at}: a slip without a rule')
        self.i, start, rule = self.i + 2 + len(rule), len(self.text), rule[:-1]
        self.run(('=>', '}}'))
        end = len(self.text)
        if not self.s.startswith('=>', self.i):
            raise Bad(f'{at}: a slip without =>')
        self.i += 2
        right = self.plain(('|', '}}'))
        rest = self.fields('}}')
        self.add_slip(at, start, end, rule, right, *(rest + ['', ''])[:2])

    def add_slip(self, at, start, end, rule, right, comment, also):
        if rule not in RULES:
            raise Bad(f'{at}: unknown rule {rule[:30]!r}')
        for x in filter(None, also.split(',')):
            if x not in RULES:
                raise Bad(f'{at}: unknown rule {x!r} in also')
        if ''.join(self.text[start:end]) == right:
            raise Bad(f'{at}: the correction equals the text: {right!r}')
        self.slips.append({'start': start, 'end': end, 'rule': rule, 'expected': right, 'also': also, 'comment': comment, 'at': at})


def has_hangul(s):
    return any('가' <= c <= '힣' or 'ᄀ' <= c <= 'ᇿ' for c in s)


def parse(path):
    p = Parser(open(path, encoding='utf-8', newline='').read())
    try:
        p.run()
    except (Bad, ValueError, IndexError) as e:
        raise Bad(f'{path}: {e if isinstance(e, Bad) else p.where() + ": a mark is not closed"}')
    text = ''.join(p.text)
    lines, begin = text.split('\n'), [0]
    for l in lines:
        begin.append(begin[-1] + len(l) + 1)
    def place(m):
        n = next(k for k in range(len(lines)) if begin[k] <= m['start'] < begin[k + 1])
        m['line'], m['from'], m['to'], m['surface'] = n + 1, m['start'] - begin[n], m['end'] - begin[n], text[m['start']:m['end']]
        if m['surface'] != m['surface'].strip() or not m['surface'] or '\n' in m['surface'] or '\t' in m['surface']:
            raise Bad(f'{path}: {m["at"]}: bad span {m["surface"]!r}')
    last = 0
    for m in sorted(p.ents, key=lambda m: m['start']):
        place(m)
        if m['start'] < last:
            raise Bad(f'{path}: {m["at"]}: mention inside a mention: {m["surface"]!r}')
        last = m['end']
        if not has_hangul(lines[m['line'] - 1]) and has_hangul(text):
            raise Bad(f'{path}: {m["at"]}: mention in a line without Hangul')
        if m['han'] is None:
            g = GLOSS.match(text, m['end']) if m['type'] != 'DATE' else None
            m['han'] = g[1] if g else ''
    for m in p.slips:
        place(m)
    key = lambda m: (m['start'], -m['end'])
    return text, lines, sorted(p.ents, key=key), sorted(p.slips, key=key)


def outputs(path):
    text, _, ents, slips = parse(path)
    row = lambda *a: '\t'.join(map(str, a)) + '\n'
    e = row('line', 'start', 'end', 'type', 'surface', 'value', 'han')
    e += ''.join(row(m['line'], m['from'], m['to'], m['type'], m['surface'], m['value'], m['han']) for m in ents)
    s = row('line', 'start', 'end', 'rule', 'surface', 'expected', 'also', 'comment')
    s += ''.join(row(m['line'], m['from'], m['to'], m['rule'], m['surface'], m['expected'], m['also'], m['comment']) for m in slips)
    return {'.txt': text, '.entities.tsv': e, '.slips.tsv': s}


def show(path):
    _, lines, ents, slips = parse(path)
    for n, line in enumerate(lines, 1):
        es, ss = [m for m in ents if m['line'] == n], [m for m in slips if m['line'] == n]
        if not es and not ss:
            continue
        out = line
        for m in reversed(es):
            out = out[:m['from']] + '⟦' + out[m['from']:m['to']] + '⟧' + m['type'][0] + out[m['to']:]
        print(f'{n:4} {out}')
        for m in es:
            print(f'       {m["type"]:4} {m["surface"]} {m["han"]} {m["value"]}'.rstrip())
        for m in ss:
            print(f'       !! {m["rule"]}: {m["surface"]!r} -> {m["expected"]!r} [{m["also"]}] {m["comment"]}')


def plain(path):
    _, lines, ents, slips = parse(path)
    title = r'(?:부장|장관|원사|교수|총장|원장|소장|회장|이사장|주임|성장|시장|서기|총경리|대표|연구원|박사|창업자|연구팀|연구진|국장|처장|청장|주석|총리|사장)'
    hint = re.compile(rf'[가-힣A-Za-z0-9·’\'”"」』]+(?=[(（\[][^()가-힣]*[{HAN}])|[가-힣]+ {title}|[가-힣]+(?:성|시|구|현|대학|대학교|연구소|연구원|위원회|그룹|청|부)(?=[은는이가의을를와과에도,·\s])|[\'‘’]?\d+[년월.]\S*|[{HAN}]+\(')
    for n, line in enumerate(lines, 1):
        for h in hint.finditer(line):
            if has_hangul(line) and not any(m['line'] == n and m['from'] < h.end() and h.start() < m['to'] for m in ents):
                print(f'{n:4} {h[0]}    | {line[max(0, h.start() - 12):h.end() + 20]}')


L = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
PLAIN = dict(zip('ㄲㄸㅃㅆㅉ', 'ㄱㄷㅂㅅㅈ'))
SECTION = re.compile(r'^(?:(I{1,3}|IV|VI{0,3}|[ⅠⅡⅢⅣⅤ])(?:[.\s]|$)|(\d+)\. )')
ARTICLE = re.compile(r'^(?:(\d\d)(?: |$)|(\d{1,2})\) |([①-⑳]) )')


def index(path):
    """A draft: one row a (type, corrected form); short forms and slips become optional see-rows. To be read over by hand."""
    text, lines, ents, slips = parse(path)
    begin = [0]
    for l in lines:
        begin.append(begin[-1] + len(l) + 1)
    def right(a, b):
        """The text between a and b with its slips put right."""
        out = text[a:b]
        for m in sorted((m for m in slips if a <= m['start'] and m['end'] <= b and m['also'] != 'optional'), key=lambda m: -m['start']):
            out = out[:m['start'] - a] + m['expected'] + out[m['end'] - a:]
        return out
    section = article = ''
    zones, body, contents = [''], False, False
    for l in lines:
        s, a = SECTION.match(l), ARTICLE.match(l)
        if re.match(r'^(CONTENTS|차례|목차)', l.strip()): contents = True
        if re.match(r'^(요약)', l.strip()): contents, section = False, ''
        if s:
            section, article = s[1] or s[2], ''
            nxt = [x for x in lines[len(zones):len(zones) + 4] if x.strip()][:1]
            contents = contents and not (nxt and ARTICLE.match(nxt[0]))
        if a and not contents and section: article = a[1] or a[2] or a[3]
        source = re.match(r'^\s*[-*※]*\s*(출처|참고자료|☑|자료)', l)
        zones.append('' if contents or not section or not article or source else f'{section}-{article}')
    rows, sees = {}, {}
    nfc = lambda s: unicodedata.normalize('NFC', s)
    for m in ents:
        zone = zones[m['line']]
        if m['type'] not in ('PER', 'ORG', 'LOC', 'WORK') or not zone:
            continue
        head = right(m['start'], m['end'])
        g = GLOSS.match(text, m['end'])
        han = right(g.start(1), g.end(1)) if g and m['han'] == g[1] else m['han']
        if nfc(head) != nfc(m['surface']) and m['type'] != 'WORK':
            sees.setdefault(m['surface'], (m['type'], head))
        r = rows.setdefault((m['type'], head), {'han': '', 'loc': []})
        r['han'] = r['han'] or (han if g and m['han'] == g[1] else '')
        if zone not in r['loc']: r['loc'].append(zone)
    name = lambda t, h: h + (f'({rows[t, h]["han"]})' if rows[t, h]['han'] else '')
    whole = {}
    for t, h in rows:
        longer = [x for u, x in rows if u == t == 'LOC' and x in (h + '시', h + '성', h + '구', h + '현')]
        if longer: whole[t, h] = longer[0]
    for (t, h), x in whole.items():               # a short form of a place goes under its whole name
        rows[t, x]['loc'] = sorted({*rows[t, x]['loc'], *rows[t, h]['loc']}, key=zones.index)
    key = lambda h: re.sub(r'[「」『』‘’“”\'"《》〈〉]', '', h)
    out = [(key(h), h, '', '', 'see', name(t, whole[t, h]), 'short form (optional)') if (t, h) in whole
           else (key(h), name(t, h), t, ', '.join(r['loc']), '', '', '') for (t, h), r in rows.items()]
    out += [(w, w, '', '', 'see', name(t, whole.get((t, h), h)), 'wrong spelling that stands in the text; a reader may look for it (optional)') for w, (t, h) in sees.items() if (t, h) in rows]
    print('group\tsort\theading\ttype\tlocators\tpages\trelation\ttarget\tnote')
    for key, heading, t, loc, rel, target, note in sorted(out, key=lambda r: (not r[0][0].isascii(), r[0])):
        c = ord(key[0]) - 0xAC00
        g = L[c // 588] if 0 <= c < 11172 else 'A-Z' if key[0].isalpha() else '0-9'
        print('\t'.join((PLAIN.get(g, g), key, heading, t, loc, '' if rel else '-', rel, target, note)))


def main(argv):
    flags, paths = [a for a in argv if a.startswith('-')], [a for a in argv if not a.startswith('-')]
    if set(flags) - {'--check', '--show', '--plain', '--index'} or len(flags) > 1:
        sys.exit(__doc__)
    files = []
    for p in paths or [os.path.join(ROOT, 'corpus')]:
        files += sorted(os.path.join(p, f) for f in os.listdir(p) if f.endswith('.mk')) if os.path.isdir(p) else [p]
    status = 0
    for f in files:
        try:
            if flags and flags[0] != '--check':
                {'--show': show, '--plain': plain, '--index': index}[flags[0]](f)
                continue
            for ext, want in outputs(f).items():
                p = f[:-3] + ext
                have = open(p, encoding='utf-8', newline='').read() if os.path.exists(p) else None
                if have == want: continue
                if flags: print(f'{p}: not what {os.path.basename(f)} gives', file=sys.stderr); status = 1
                else: open(p, 'w', encoding='utf-8', newline='').write(want)
        except Bad as e:
            print(e, file=sys.stderr); status = 2
    return status


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
