#include "mention/observe.h"

#include <algorithm>
#include <cstdio>

#include "base/lanes.h"
#include "base/span.h"
#include "token/line_shape.h"

namespace ireum::mention {

using image::Subtype;
using image::Type;

std::string_view type_name(Type t) {
  static constexpr std::string_view kNames[] = {"none", "person", "place", "organization", "work", "date"};
  return kNames[static_cast<size_t>(t)];
}

std::string_view subtype_name(Subtype s) {
  static constexpr std::string_view kNames[] = {
      "none",   "province", "prefecture",  "county",     "zone",    "area",      "feature", "country",  "central",
      "agency", "local",    "research",    "university", "company", "media",     "party",   "military", "international",
      "lab",    "hospital", "association", "plan",       "law",     "programme", "mission", "report"};
  return kNames[static_cast<size_t>(s)];
}

namespace {

/// Tells lines that have no Han: no byte that begins one. Asked line after line, it looks at blocks of the text,
/// because most texts have few Han; only in a block that has some the lines are asked one by one.
class HanScout {
 public:
  explicit HanScout(std::string_view text) : text_(text) {}
  /// `line` is of the text, behind those that were asked before.
  bool may_have_han(std::string_view line) {
    const auto begin = static_cast<size_t>(line.data() - text_.data()), end = begin + line.size();
    while (clear_ < end) {
      if (begin < mixed_) return looks_so(line);
      const size_t from = std::max(clear_, begin), to = std::min(text_.size(), from + kBlock);
      if (looks_so(text_.substr(from, to - from + 1))) mixed_ = to;  // one more: what begins at the end
      else clear_ = to;
    }
    return false;
  }

 private:
  static constexpr size_t kBlock = 1024;
  static bool looks_so(std::string_view s) {
    base::Lanes seen{};
    size_t i = 0;
    for (; i + base::kLanes < s.size(); i += base::kLanes)
      seen |= begins_han(base::load_lanes(s.data() + i), base::load_lanes(s.data() + i + 1));
    char last[base::kLanes + 1] = {};
    std::copy(s.begin() + static_cast<ptrdiff_t>(i), s.end(), last);
    return base::any(seen | begins_han(base::load_lanes(last), base::load_lanes(last + 1)));
  }
  /// Non-zero where a byte and the next begin what is_han() holds for; of others only some signs (々, 〇 and their kind).
  static base::Lanes begins_han(base::Lanes byte, base::Lanes next) {
    using namespace base;
    return within(byte, 0xE4, 0xE9) | at_least(byte, 0xF1) |
           (is(byte, 0xE3) & (is(next, 0x80) | at_least(next, 0x90))) | (is(byte, 0xEF) & within(next, 0xA4, 0xAB)) |
           (is(byte, 0xF0) & at_least(next, 0xA0));
  }

  std::string_view text_;
  size_t clear_ = 0;  // no Han from the last line asked to here
  size_t mixed_ = 0;  // some between clear_ and here
};

/// Whether Hangul and Han stand together in the line without anything between (沙溪 in 샤시沙溪).
bool has_joint(std::string_view line) {
  for (size_t i = 0; i + 6 <= line.size(); ++i) {
    const auto a = static_cast<unsigned char>(line[i]), b = static_cast<unsigned char>(line[i + 3]);
    if (a >= 0xEA && a <= 0xED && b >= 0xE4 && b <= 0xE9 && (line[i + 1] & 0xC0) == 0x80) return true;
  }
  return false;
}

/// Whether a line with Han can hold a gloss at all: a bracket, a tab, or the stroke of a table's row.
bool may_gloss(std::string_view line) {
  if (const size_t at = line.find_first_not_of(' ');
      at != line.npos && (line[at] == '|' || line.find(" | ") != line.npos))
    return true;
  return line.find('(') != line.npos || line.find('\t') != line.npos || line.find("（") != line.npos ||
         line.find('[') != line.npos || line.find("〔") != line.npos || line.find("【") != line.npos || has_joint(line);
}

void fill(Line& line, std::string_view text, std::span<const std::string_view> lines, size_t n,
          const WordMemory* ahead = nullptr) {
  line.fill(lines[n], static_cast<uint64_t>(lines[n].data() - text.data()), static_cast<uint32_t>(n), ahead);
}

constexpr size_t kHead = 8192;  // bytes in which the document's own date is looked for

/// Parts of a line that are no text: addresses on the web and of mail.
void addresses(std::u32string_view t, std::vector<base::Span>& out) {
  for (size_t i = 0; i + 3 < t.size(); ++i) {
    const char32_t c = t[i];
    const bool web = (c == U'h' && t.substr(i, 4) == U"http") || (c == U'w' && t.substr(i, 4) == U"www.");
    if (!web && c != U'@') continue;
    size_t b = i, e = i;
    while (!web && b > 0 && t[b - 1] > U' ' && t[b - 1] < 0x7F) --b;
    while (e < t.size() && t[e] > U' ' && t[e] < 0x7F) ++e;
    if (e > i + 3) out.push_back({static_cast<uint32_t>(b), static_cast<uint32_t>(e)});
    i = std::max(i, e);
  }
}

}  // namespace

Observer::Observer(const image::Lexicon& lexicon)
    : lexicon_(&lexicon),
      heads_(lexicon),
      readings_(lexicon),
      slips_(reading::SlipTable::from_image(lexicon.base())),
      memo_(slips_),
      aligner_(readings_, memo_),
      words_(lexicon),
      pairs_(words_, aligner_),
      decider_(words_, readings_),
      names_(words_, readings_, memory_of_words_),
      han_(words_, readings_),
      dates_(lexicon.base(), &memory_of_words_) {}

void Observer::learn(std::string_view text, std::span<const std::string_view> lines, Observation& out, Locals& locals) {
  Line line;
  std::vector<Candidate> found;
  HanScout scout(text);
  for (size_t number = 0; number < lines.size(); ++number) {
    if (!scout.may_have_han(lines[number]) || !may_gloss(lines[number])) continue;
    fill(line, text, lines, number);
    if (!line.has_han || !line.has_hangul) continue;
    if (const size_t more = number + 1 < lines.size() ? gloss::goes_on(lines[number], lines[number + 1]) : 0)
      line.fill({lines[number].data(), lines[number + 1].data() + more},
                static_cast<uint64_t>(lines[number].data() - text.data()), static_cast<uint32_t>(number));
    pairs_.find(line, out.pairs);
  }
  decider_.decide(out.pairs, text);
  for (size_t first = 0, next = 0; first < out.pairs.size(); first = next) {
    while (next < out.pairs.size() && out.pairs[next].line == out.pairs[first].line) ++next;
    fill(line, text, lines, out.pairs[first].line);
    for (size_t i = first; i < next; ++i) {
      const std::u32string& ko = out.pairs[i].ko;
      if (ko.size() >= 2 && base::is_hangul(ko.back()) && (words_.is_stopword(ko) || words_.korean_weight(ko)))
        locals.add_everyday(ko, static_cast<uint32_t>(i));
    }
    found.clear();
    names_.from_pairs(line, out.pairs, first, found);
    for (const Candidate& c : found) {
      const Pair& p = out.pairs[c.pair];
      LocalName name;
      name.type = c.type;
      name.subtype = c.subtype;
      name.folded = p.folded;
      name.pair = c.pair;
      name.entity = c.entity;
      name.image = c.image;
      if (c.type == Type::none) continue;
      if (c.nested_end && c.type == Type::organization) {  // the gloss stands inside: the place is known too
        name.type = c.nested_type, name.subtype = Subtype::none;
        name.entity = c.nested_entity;
      }
      locals.add(p.ko, name);
      // Where the gloss misspells the name (루쉬에친 盧雪芹), the text may spell it well further on.
      const std::u32string& meant = p.judgement.expected;
      if (p.judgement.verdict == gloss::Verdict::reading_mismatch &&
          (p.judgement.entity || p.judgement.abroad == reading::Abroad::none) && meant.size() > 2 &&
          !words_.is_known(meant))
        locals.add(meant, name);
      if (name.type == Type::person) {
        const size_t han = readings_.surname_length(p.folded);
        int rank = 0;
        const size_t s = words_.surname_length(p.ko, &rank);
        if (s && han) locals.add_person(std::u32string(p.ko.substr(0, s)), p.ko);
      }
    }
  }
}

/// Remembers a person without gloss by the name and the surname, for 왕 부장 further on. Surnames that are words
/// before a title (이 교수, 전 총장) are left to glosses.
void Observer::meet(std::u32string_view full, uint16_t evidence, bool listed, Locals& locals) const {
  // 페테르 칼손: further on mostly 칼손.
  if (const size_t blank = full.rfind(U' '); blank != full.npos && evidence == (kFromShape | kFromContext)) {
    LocalName name;
    name.type = Type::person;
    const auto last = full.substr(blank + 1);
    if (!locals.find(full)) locals.add(full, name);
    if (last.size() >= 2 && words_.has_foreign_syllable(last) && !words_.is_known(last) && !locals.find(last))
      locals.add(last, name);
    return;
  }
  if (evidence & (kSurnameOnly | kIsHan | kMisspelled) || full.size() < 2 || full.size() > 6) return;
  int rank = 0;
  size_t s = words_.surname_length(full, &rank);
  if (!s && full.size() == 3 && words_.is_korean_surname(full[0])) s = 1;
  if (!s || s >= full.size()) return;
  if (words_.is_spoken_surname(full.substr(0, s))) locals.add_person(full.substr(0, s), full);
  if (listed || locals.find(full) || likeness_of(words_, full) != Likeness::likely) return;
  LocalName name;
  name.type = Type::person;
  locals.add(full, name);
}

bool Observer::is_strange(std::u32string_view word, int8_t& particle) const {
  if (word.size() < 2 || !words_.is_slip_syllable(word[0]) || !words_.is_slip_syllable(word[1])) return false;
  // Two syllables that Han have in Korean are no slip of anything (near-miss says the same).
  const bool foreign = !readings_.is_sino_syllable(word[0]) || !readings_.is_sino_syllable(word[1]);
  if (!foreign && (word.size() == 2 || !words_.is_slip_syllable(word[2]))) return false;
  const size_t length = words_.particle_length(word, 2);
  particle = static_cast<int8_t>(length);
  return !words_.is_known(word.substr(0, word.size() - length));
}

void Observer::strange_words(const Line& line, Observation& out) {
  for (const uint32_t i : line.again) out.strange_again.emplace_back(line.base + line.runs[i].byte, line.runs[i].hash);
  for (const uint32_t i : line.open) {
    Run& run = line.runs[i];
    if (run.known & WordMemory::kPlain) continue;  // or met in this document
    if (!(run.known & WordMemory::kStrange)) {
      const std::u32string_view t = line.view(run.begin, run.end);
      const size_t size = static_cast<size_t>(std::find_if_not(t.begin(), t.end(), base::is_hangul) - t.begin());
      int8_t particle = -1;
      const bool strange = is_strange(t.substr(0, size), particle);
      if (size == t.size()) run.particle = particle;
      if (!strange) {
        memory_of_words_.keep(run.hash, WordMemory::kPlain);
        continue;
      }
    }
    memory_of_words_.keep(run.hash, WordMemory::kMetHere);
    out.strange.push_back({line.base + run.byte, run.hash});
  }
}

void Observer::read_line(const Line& line, Zone zone, Observation& out, size_t first_pair, Locals& locals) {
  if (locals.has_everyday())
    for (const uint32_t i : line.open)
      if (const Run& run = line.runs[i]; run.local)
        locals.everyday_at(line.text, run.begin, [&](uint32_t pair) {
          out.everyday.push_back({pair, line.byte(run.begin)});
        });
  if (line.has_hangul && purpose_ == Purpose::check) strange_words(line, out);
  std::vector<Candidate>&found = found_, &works = works_;
  found.clear();
  works.clear();
  if (line.has_hangul || locals.empty() == false || !line.has_han) {
    if (line.has_hangul || (!line.has_han && !line.text.empty()))
      names_.find(line, out.pairs, first_pair, locals, table_, found);
    if (line.has_hangul) find_works(line, words_, works);
  }
  if (line.has_han) {
    in_han_.clear();
    han_.find(line, in_han_);
    // The half of a gloss that stands in the bracket is no mention of its own.
    const auto glosses = [&](const Candidate& c, bool han_first) {
      for (size_t i = first_pair; i < out.pairs.size() && out.pairs[i].line == line.number; ++i) {
        const Pair& p = out.pairs[i];
        const uint64_t b = han_first ? p.ko_begin : p.han_begin, e = han_first ? p.ko_end : p.han_end;
        if (p.han_first == han_first && line.byte(c.begin) < e && b < line.byte(c.end) && c.pair == kNone) return true;
      }
      return false;
    };
    std::erase_if(found, [&](const Candidate& c) { return glosses(c, true); });
    for (const Candidate& c : in_han_)
      if (!glosses(c, false) && std::none_of(found.begin(), found.end(),
                                             [&](const Candidate& o) { return c.begin < o.end && o.begin < c.end; }))
        found.push_back(c);
  }
  // 중국과학원(CAS): an abbreviation behind the name is no mention of its own.
  const std::u32string_view t = line.text;
  for (size_t i = found.size(); i-- > 1;) {
    const Candidate &a = found[i - 1], &b = found[i];
    if (a.type != Type::organization || b.begin != a.end + 1 || !is_open_bracket(t[a.end])) continue;
    if (b.end >= t.size() || t[b.end] != closing_of(t[a.end])) continue;
    const auto letters = t.substr(b.begin, b.end - b.begin);
    if (std::all_of(letters.begin(), letters.end(),
                    [](char32_t c) { return base::is_latin(c) || base::is_digit(c) || c == U'-'; }))
      found.erase(found.begin() + static_cast<long>(i));
  }
  std::vector<Date>& dates = dates_found_;
  dates.clear();
  if (line.has_digit || line.has_hangul || line.has_han) dates_.scan(line, date_context_, dates);
  if (table_.rules() && line.has_digit)  // 준공 … 2025: a year alone in its cell
    for (size_t i = 0; i < table_.cells().size(); ++i) {
      const base::Span cell = table_.cells()[i];
      const std::u32string_view year = line.view(cell.begin, cell.end);
      if (table_.kind(i) != Type::date || year.size() != 4 || !std::all_of(year.begin(), year.end(), base::is_digit) ||
          (year[0] != U'1' && year[0] != U'2'))
        continue;
      Date d;
      d.begin = line.byte(cell.begin), d.end = line.byte(cell.end);
      d.value.assign(year.begin(), year.end());
      if (std::none_of(dates.begin(), dates.end(), [&](const Date& x) { return x.begin < d.end && d.begin < x.end; }))
        dates.push_back(std::move(d));
    }
  if (found.empty() && works.empty() && dates.empty()) return;
  std::vector<base::Span>& skip = addresses_;
  skip.clear();
  if (line.has_latin && (line.has_digit || !found.empty())) addresses(line.text, skip);
  const auto skipped = [&](uint64_t b, uint64_t e) {
    return std::any_of(skip.begin(), skip.end(),
                       [&](const base::Span& s) { return b < line.byte(s.end) && line.byte(s.begin) < e; });
  };
  const size_t first = out.mentions.size();
  const auto put = [&](const Candidate& c) {
    if (skipped(line.byte(c.begin), line.byte(c.end))) return;
    Mention m;
    m.begin = line.byte(c.begin);
    m.end = line.byte(c.end);
    m.type = c.type;
    m.subtype = c.subtype;
    m.zone = zone;
    m.evidence = c.evidence;
    m.image = c.image;
    m.entity = c.entity;
    m.pair = c.pair;
    m.tail = c.tail ? static_cast<uint32_t>(m.end - line.byte(c.end - c.tail)) : 0;
    out.mentions.push_back(m);
    if (c.nested_end > c.begin && c.nested_end < c.end && c.nested_type != Type::none) {
      Mention n = m;
      n.end = line.byte(c.nested_end);
      n.type = c.nested_type;
      n.subtype = Subtype::none;
      n.entity = c.nested_entity;
      n.image = c.nested_image;
      n.pair = kNone;
      n.tail = c.nested_tail ? static_cast<uint32_t>(n.end - line.byte(c.nested_end - c.nested_tail)) : 0;
      n.evidence = static_cast<uint16_t>(kFromList | (c.evidence & (kMisspelled | kIsHan)));
      out.mentions.push_back(n);
    }
  };
  for (const Candidate& c : works) put(c);
  for (const Candidate& c : found) {
    put(c);
    if (c.settled) locals.settle(t.substr(c.begin, c.end - c.begin), c.type, c.subtype);
    if (c.type == Type::organization && c.pair == kNone && c.entity == kNone &&
        c.evidence == (kFromShape | kFromContext))
      locals.settle(t.substr(c.begin, c.end - c.begin), c.type, c.subtype);
    if (c.type == Type::person && c.pair == kNone)
      meet(t.substr(c.begin, c.end - c.begin), c.evidence, c.entity != kNone, locals);
  }
  for (Date& d : dates) {
    if (skipped(d.begin, d.end)) continue;
    const bool inside_name = std::any_of(found.begin(), found.end(), [&](const Candidate& c) {
      return c.type != Type::work && line.byte(c.begin) <= d.begin && d.end <= line.byte(c.end);
    });
    if (inside_name) continue;
    Mention m;
    m.begin = d.begin;
    m.end = d.end;
    m.type = Type::date;
    m.zone = zone;
    m.evidence = kFromShape;
    m.date = static_cast<uint32_t>(out.dates.size());
    out.dates.push_back(std::move(d));
    out.mentions.push_back(m);
  }
  auto begin = out.mentions.begin() + static_cast<long>(first);
  std::stable_sort(begin, out.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  // Who stands inside whom; an exact double is dropped.
  std::vector<Mention>& kept = kept_;
  std::vector<size_t>& open = open_;
  kept.clear();
  open.clear();
  for (auto it = begin; it != out.mentions.end(); ++it) {
    while (!open.empty() && kept[open.back()].end <= it->begin) open.pop_back();
    if (!open.empty()) {
      Mention& outer = kept[open.back()];
      if (outer.begin == it->begin && outer.end == it->end) continue;
      if (it->end > outer.end) continue;  // crosses: the earlier one stands
      it->parent = static_cast<uint32_t>(first + open.back());
    }
    open.push_back(kept.size());
    kept.push_back(*it);
  }
  out.mentions.erase(begin, out.mentions.end());
  out.mentions.insert(out.mentions.end(), kept.begin(), kept.end());
}

Observation Observer::observe(std::string_view text, Purpose purpose) {
  purpose_ = purpose;
  Observation out;
  Locals locals;
  date_context_ = {};
  Line line;
  std::vector<std::string_view> lines = lines_of(text);
  const std::vector<Zone> zones = zones_of(lines, heads_);
  if (lines.back().empty()) lines.pop_back();  // behind the last LF
  // The document's own date stands near its head.
  size_t seen = 0;
  for (size_t n = 0; n < lines.size() && lines[n].data() < text.data() + kHead && !date_context_.stated &&
                     (++seen <= 40 || !date_context_.year);
       ++n) {
    const bool weekday =
        lines[n].find("일(") != text.npos || lines[n].find("일 (") != text.npos || lines[n].find("요일") != text.npos;
    if (seen > 40 && !weekday) continue;
    fill(line, text, lines, n);
    if (const auto d = dates_.document_date(line); d && (d->stated || !date_context_.year)) {
      date_context_ = *d;
      char iso[32];
      std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", d->year, d->month, d->day);
      out.document_date = iso;
    }
  }
  learn(text, lines, out, locals);
  out.lines.reserve(lines.size());
  if (purpose == Purpose::check) out.strange.reserve(text.size() / 80), out.strange_again.reserve(text.size() / 80);
  // A word of which the memory has this is no name and no date, whatever stands around it, and either plain or met here.
  const unsigned settled = unsigned{NameFinder::kNothing} | WordMemory::kDateless | WordMemory::kClosed |
                           (purpose == Purpose::check ? WordMemory::kPlain : 0u);
  size_t pair = 0;
  table_.clear();
  for (size_t n = 0; n < lines.size(); ++n) {
    while (pair < out.pairs.size() && out.pairs[pair].line < n) ++pair;
    const auto at = static_cast<uint64_t>(lines[n].data() - text.data());
    out.lines.push_back({at, static_cast<uint32_t>(lines[n].size()), 0});
    if (lines[n].empty()) continue;
    fill(line, text, lines, n, &memory_of_words_);
    out.lines.back().kinds = line.seen;
    line.recall(memory_of_words_, settled, [&](const Run& r) { return locals.may_begin(line.text, r.begin); });
    if (line.seen & (kSeenTab | kSeenStroke)) table_.read(line, words_);
    else table_.clear();
    size_t end = pair;
    while (end < out.pairs.size() && out.pairs[end].line == n) ++end;
    read_line(line, zones[n], out, pair, locals);
  }
  for (const StrangeWord& w : out.strange) memory_of_words_.take_back(w.hash, WordMemory::kPlain);
  settle_suspects(words_, text, names_.take_suspects(), zones, out);
  return out;
}

}  // namespace ireum::mention
