#include "mention/observe.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

#include "base/store.h"
#include "mention/cell_dates.h"
#include "mention/han_scout.h"
#include "mention/line_mentions.h"

namespace ireum::mention {

using image::Subtype;
using image::Type;

namespace {

constexpr size_t kHead = 8192;        // bytes in which the document's own date is looked for
constexpr size_t kHeadLines = 40;     // and lines
constexpr int kTelling = 128;         // odds by which a name is company to its neighbours
constexpr size_t kStrangeEvery = 80;  // bytes of text to one strange word, about

void fill(Line& line, std::string_view text, std::span<const std::string_view> lines, size_t n,
          const WordMemory* ahead = nullptr) {
  line.fill(lines[n], static_cast<uint64_t>(lines[n].data() - text.data()), static_cast<uint32_t>(n), ahead);
}

}  // namespace

/// One document while it is read.
struct Observer::Reading {
  /// Where a candidate stands, and what the document knows of its name: enough to see that nothing comes of a line
  /// without reading it again.
  struct Hope {
    uint64_t at = 0;
    const DocumentEvidence::Known* name = nullptr;
  };
  /// A line whose names wait for what the document shows.
  struct Pending {
    uint32_t number = 0;
    std::span<Candidate> candidates, works;
    std::vector<Date> dates;
    std::span<Hope> hopes;  // of each candidate, where none is chosen yet
  };
  /// The mentions of a line among all of the document's, which are put in order at the end.
  struct Written {
    uint32_t number = 0;
    std::vector<Mention> mentions;
  };

  Observer& o;
  std::string_view text;
  Purpose purpose;
  Observation out = {};
  std::vector<std::string_view> lines = {};
  std::vector<Zone> zones = {};
  Locals locals = {};
  DateContext date_context = {};
  DocumentEvidence evidence{o.words_};
  TableHeads heads = {};
  std::vector<Pending> pending = {};
  base::Store<Candidate> waiting = {};
  base::Store<Hope> hopes = {};
  std::vector<Written> written = {};
  std::vector<Date> dates = {};
  LineMentions writer = {};
  // Buffers.
  std::vector<Candidate> all = {}, kept = {}, chosen = {}, works = {};
  std::vector<Date> found_dates = {};
  std::vector<Hope> hoped = {};
  std::vector<uint64_t> about_to_count = {};

  Observation read();

 private:
  void find_date();
  void learn();
  void introduce(const Line& line, size_t first, size_t end);
  void introduce(const Candidate& c);
  void read_lines();
  void read_line(const Line& line, size_t first_pair, size_t end_pair);
  void find_dates(const Line& line);
  void show(const Line& line, const std::vector<Candidate>& candidates);
  void show_chosen(const Line& line);
  void wait(const Line& line);
  bool is_hopeless(const Pending& p);
  void decide_pending();
  void write(const Line& line, const std::vector<Candidate>& of_works, std::vector<Date>& of_dates);
  bool is_chinese(const Candidate& c) const;
  void explain(const Line& line, const std::vector<Candidate>& candidates);
  void put_in_order();
  std::span<const Pair> pairs(size_t first, size_t end) const {
    return std::span(out.pairs).subspan(first, end - first);
  }
};

void Observer::Reading::find_date() {
  Line line;
  for (size_t n = 0, seen = 0; n < lines.size() && lines[n].data() < text.data() + kHead && !date_context.stated; ++n) {
    if (++seen > kHeadLines && date_context.year) break;
    if (seen > kHeadLines && !o.dates_.names_weekday(lines[n])) continue;
    fill(line, text, lines, n);
    const auto d = o.dates_.document_date(line);
    if (!d || !(d->stated || !date_context.year)) continue;
    date_context = *d;
    char iso[32];
    std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", d->year, d->month, d->day);
    out.document_date = iso;
  }
}

/// Reads the glosses of the document and what they introduce. A gloss may go on behind a soft line end.
void Observer::Reading::learn() {
  Line line;
  HanScout scout(text);
  for (size_t n = 0; n < lines.size(); ++n) {
    if (!scout.may_have_han(lines[n]) || !may_gloss(lines[n])) continue;
    fill(line, text, lines, n);
    if (!line.has_han || !line.has_hangul) continue;
    if (const size_t more = n + 1 < lines.size() ? gloss::goes_on(lines[n], lines[n + 1]) : 0)
      line.fill({lines[n].data(), lines[n + 1].data() + more}, static_cast<uint64_t>(lines[n].data() - text.data()),
                static_cast<uint32_t>(n));
    o.pairs_.find(line, out.pairs);
  }
  o.gloss_decider_.decide(out.pairs, text);
  for (size_t first = 0, next = 0; first < out.pairs.size(); first = next) {
    while (next < out.pairs.size() && out.pairs[next].line == out.pairs[first].line) ++next;
    fill(line, text, lines, out.pairs[first].line);
    introduce(line, first, next);
  }
}

void Observer::Reading::introduce(const Line& line, size_t first, size_t end) {
  for (size_t i = first; i < end; ++i) {
    const std::u32string& ko = out.pairs[i].ko;
    if (ko.size() < 2 || !base::is_hangul(ko.back())) continue;
    if (o.words_.is_stopword(ko) || o.words_.korean_weight(ko)) locals.add_everyday(ko, static_cast<uint32_t>(i));
  }
  all.clear();
  o.decider_.glosses().read(line, pairs(first, end), static_cast<uint32_t>(first), all);
  for (const Candidate& c : all)
    if (c.type != Type::none) introduce(c);
}

void Observer::Reading::introduce(const Candidate& c) {
  const Pair& p = out.pairs[c.pair];
  LocalName name;
  name.type = c.type;
  name.subtype = c.subtype;
  name.folded = p.folded;
  name.pair = c.pair;
  name.entity = c.listed.entity;
  name.image = c.listed.image;
  if (c.head.end && c.type == Type::organization) {  // the gloss stands inside: the place is known too
    name.type = c.head.type, name.subtype = Subtype::none;
    name.entity = c.head.listed.entity;
  }
  locals.add(p.ko, name);
  // Where the gloss misspells the name (루쉬에친 盧雪芹), the text may spell it well further on.
  const gloss::Judgement& j = p.judgement;
  const bool misspelled =
      j.verdict == gloss::Verdict::reading_mismatch && (j.entity || j.abroad == reading::Abroad::none);
  if (misspelled && j.expected.size() > 2 && !o.words_.is_known(j.expected)) locals.add(j.expected, name);
  if (name.type != Type::person) return;
  int rank = 0;
  const size_t s = o.words_.surname_length(p.ko, &rank);
  if (s && o.readings_.surname_length(p.folded)) locals.add_person(p.ko.substr(0, s), p.ko);
}

void Observer::Reading::find_dates(const Line& line) {
  found_dates.clear();
  if (line.has_digit || line.has_hangul || line.has_han) o.dates_.scan(line, date_context, found_dates);
  if (heads.rules() && line.has_digit) dates_in_cells(line, heads, date_context, found_dates);
}

/// Whether the name speaks of China: listed there, or read so.
bool Observer::Reading::is_chinese(const Candidate& c) const {
  if (c.type != Type::person && c.type != Type::place && c.type != Type::organization) return false;
  if (c.pair != kNone) return out.pairs[c.pair].judgement.alignment.han_count(reading::Kind::mandarin) >= 2;
  if (!c.listed)
    return (c.why & kFromModel) != 0 ||
           (c.head.listed && c.head.type == Type::place && !c.evidence.has(Evidence::listed_abroad));
  const image::EntityRef e = entity_of(*o.lexicon_, c.listed);
  const bool abroad = e.has(image::kForeign) || e.has(image::kKorean) || e.has(image::kJapanese);
  if (e.subtype() == Subtype::country) return false;
  return !abroad && !e.has(image::kFree) && !e.has(image::kRegion) && !e.han().empty();
}

/// What a line shows of the document: who stands there for certain, and which words may be somebody's name.
void Observer::Reading::show_chosen(const Line& line) {
  constexpr size_t kShortest = 2, kLongest = 8;
  for (const Candidate& c : chosen) {
    if (is_chinese(c)) evidence.company().add(line.byte(c.begin), 2, line.base, lines[line.number].size());
    if (c.type != Type::person || c.why & (kSurnameOnly | kIsHan | kMisspelled)) continue;
    const auto full = line.text.substr(c.begin, c.end - c.begin);
    if (const size_t blank = full.rfind(U' '); blank != full.npos && c.source == Source::foreign)
      evidence.know(full.substr(blank + 1), line.byte(c.begin));
    if (full.size() < kShortest || full.size() > kLongest) continue;
    evidence.know_surname_of(full);
    if (is_certain(c) && !c.evidence.has(Evidence::person_korean_unusual)) evidence.know(full, line.byte(c.begin));
  }
}

void Observer::Reading::show(const Line& line, const std::vector<Candidate>& candidates) {
  show_chosen(line);
  const auto t = line.text;
  for (size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& c = candidates[i];
    if (is_small(c) && c.listed && !c.evidence.has(Evidence::everyday)) {
      const auto around = [&](const Candidate& x) { return x.begin <= c.begin && c.end <= x.end; };
      if (std::none_of(chosen.begin(), chosen.end(), around))
        evidence.company().add(line.byte(c.begin), 1, line.base, lines[line.number].size());
    }
    const bool person = c.source == Source::person || c.source == Source::foreign;
    if (!person || c.evidence.has(Evidence::surname_alone)) continue;
    const auto same = [&](const Candidate& x) {
      return x.begin == c.begin && x.end == c.end && (x.source == Source::person || x.source == Source::foreign);
    };
    size_t first = i;  // a word's readings stand together
    while (first > 0 && candidates[first - 1].begin == c.begin) --first;
    if (std::any_of(candidates.begin() + static_cast<long>(first), candidates.begin() + static_cast<long>(i), same))
      continue;
    evidence.count(t.substr(c.begin, c.end - c.begin), t.substr(c.end, c.word_end - c.end));
    const bool chosen_there =
        std::any_of(chosen.begin(), chosen.end(), [&](const Candidate& x) { return x.begin == c.begin; });
    if (!chosen_there && c.evidence.has(Evidence::person_chinese) && c.odds >= kTelling)
      evidence.company().add(line.byte(c.begin), 1, line.base, lines[line.number].size());
  }
}

void Observer::Reading::explain(const Line& line, const std::vector<Candidate>& candidates) {
  if (purpose != Purpose::explain || candidates.empty()) return;
  o.weighed_.push_back({line.number, candidates});
  std::sort(o.weighed_.back().candidates.begin(), o.weighed_.back().candidates.end(),
            [](const Candidate& a, const Candidate& b) {
              return std::tuple(a.begin, a.end, -a.score, a.source, a.type) <
                     std::tuple(b.begin, b.end, -b.score, b.source, b.type);
            });
}

void Observer::Reading::write(const Line& line, const std::vector<Candidate>& of_works, std::vector<Date>& of_dates) {
  Written w;
  w.number = line.number;
  writer.write(line, zones[line.number], of_works, chosen, of_dates, dates, w.mentions);
  if (!w.mentions.empty()) written.push_back(std::move(w));
}

void Observer::Reading::read_line(const Line& line, size_t first_pair, size_t end_pair) {
  if (locals.has_everyday())
    for (const uint32_t i : line.open)
      if (const Run& run = line.runs[i]; run.local)
        locals.everyday_at(line.text, run.begin, [&](uint32_t pair) {
          out.everyday.push_back({pair, line.byte(run.begin)});
        });
  if (line.has_hangul && purpose == Purpose::check) o.strange_.note(line, out);
  const Scene scene{line, locals, heads, line.text};
  all.clear(), works.clear(), chosen.clear();
  o.decider_.candidates(scene, pairs(first_pair, end_pair), static_cast<uint32_t>(first_pair), all);
  about_to_count.clear();
  for (const Candidate& c : all)
    if (c.source == Source::person) about_to_count.push_back(evidence.fetch_slot(line.view(c.begin, c.end)));
  if (line.has_hangul) find_works(line, o.words_, works);
  find_dates(line);
  for (const uint64_t name : about_to_count) evidence.fetch_known(name);
  if (all.empty()) return write(line, works, found_dates);
  const bool waits = std::any_of(all.begin(), all.end(), asks_the_document);
  if (waits) kept = all;
  o.decider_.decide(scene, pairs(first_pair, end_pair), static_cast<uint32_t>(first_pair), nullptr, all, chosen);
  show(line, waits ? kept : all);
  if (waits) wait(line);
  else explain(line, all), write(line, works, found_dates);
}

void Observer::Reading::read_lines() {
  out.lines.reserve(lines.size());
  if (purpose == Purpose::check)
    out.strange.reserve(text.size() / kStrangeEvery), out.strange_again.reserve(text.size() / kStrangeEvery);
  // A word of which the memory has this is no name and no date, whatever stands around it, and either plain or met here.
  const unsigned settled = unsigned{WordMemory::kNoName} | WordMemory::kDateless | WordMemory::kClosed |
                           (purpose == Purpose::check ? WordMemory::kPlain : 0u);
  Line line;
  size_t pair = 0;
  for (size_t n = 0; n < lines.size(); ++n) {
    while (pair < out.pairs.size() && out.pairs[pair].line < n) ++pair;
    out.lines.push_back(
        {static_cast<uint64_t>(lines[n].data() - text.data()), static_cast<uint32_t>(lines[n].size()), 0});
    if (lines[n].empty()) continue;
    fill(line, text, lines, n, &o.memory_of_words_);
    out.lines.back().kinds = line.seen;
    line.recall(o.memory_of_words_, settled, [&](const Run& r) { return locals.may_begin(line.text, r.begin); });
    if (line.seen & (kSeenTab | kSeenStroke)) heads.read(line, o.words_);
    else heads.clear();
    size_t end = pair;
    while (end < out.pairs.size() && out.pairs[end].line == n) ++end;
    read_line(line, pair, end);
  }
  o.strange_.forget(out);
}

/// Keeps the line's candidates until the document is read, unless nothing can come of them whatever it shows.
void Observer::Reading::wait(const Line& line) {
  const auto surname = [](const Candidate& c) { return c.evidence.has(Evidence::surname_alone); };
  const bool open = chosen.empty() && works.empty() && found_dates.empty() && purpose != Purpose::explain &&
                    std::none_of(kept.begin(), kept.end(), surname);
  hoped.clear();
  if (open) {
    const auto may_hope = [&](const Candidate& c) { return o.decider_.may_have_hope(c); };
    if (std::none_of(kept.begin(), kept.end(), may_hope)) return;
    for (const Candidate& c : kept) {
      const bool person = c.source == Source::person || c.source == Source::foreign;
      const auto name = line.text.substr(c.begin, c.end - c.begin);
      hoped.push_back({line.byte(c.begin), person ? &evidence.of(name) : nullptr});
    }
  }
  pending.push_back({line.number, waiting.keep(kept), waiting.keep(works), found_dates, hopes.keep(hoped)});
}

/// Whether nothing comes of the line, whatever the document shows.
bool Observer::Reading::is_hopeless(const Pending& p) {
  if (p.hopes.empty()) return false;
  for (size_t i = 0; i < p.candidates.size(); ++i) {
    Candidate c = p.candidates[i];
    if (asks_the_document(c)) evidence.note(c, p.hopes[i].name, p.hopes[i].at);
    if (o.decider_.has_hope(c)) return false;
  }
  return true;
}

void Observer::Reading::decide_pending() {
  evidence.close();
  Line line;
  heads.clear();
  const auto of_line = [](const Pair& p, uint32_t n) { return p.line < n; };
  for (Pending& p : pending) {
    if (is_hopeless(p)) continue;
    line.fill_text(lines[p.number], static_cast<uint64_t>(lines[p.number].data() - text.data()), p.number);
    const auto first = std::lower_bound(out.pairs.begin(), out.pairs.end(), p.number, of_line);
    const auto end = std::lower_bound(first, out.pairs.end(), p.number + 1, of_line);
    const auto at = static_cast<size_t>(first - out.pairs.begin());
    const Scene scene{line, locals, heads, line.text};
    all.assign(p.candidates.begin(), p.candidates.end());
    o.decider_.decide(scene, pairs(at, static_cast<size_t>(end - out.pairs.begin())), static_cast<uint32_t>(at),
                      &evidence, all, chosen);
    explain(line, all);
    works.assign(p.works.begin(), p.works.end());
    write(line, works, p.dates);
  }
}

void Observer::Reading::put_in_order() {
  std::sort(written.begin(), written.end(), [](const Written& a, const Written& b) { return a.number < b.number; });
  for (Written& w : written) {
    const auto first = static_cast<uint32_t>(out.mentions.size());
    for (Mention& m : w.mentions) {
      if (m.parent != kNone) m.parent += first;
      if (m.date != kNone) {
        out.dates.push_back(std::move(dates[m.date]));
        m.date = static_cast<uint32_t>(out.dates.size() - 1);
      }
      out.mentions.push_back(m);
    }
  }
}

Observation Observer::Reading::read() {
  lines = token::lines_of(text);
  zones = layout::zones_of(lines, o.heads_);
  if (lines.back().empty()) lines.pop_back();  // behind the last LF
  find_date();
  learn();
  read_lines();
  decide_pending();
  put_in_order();
  std::sort(o.weighed_.begin(), o.weighed_.end(), [](const Weighed& a, const Weighed& b) { return a.line < b.line; });
  return std::move(out);
}

Observer::Observer(const image::Lexicon& lexicon)
    : lexicon_(&lexicon),
      heads_(lexicon),
      readings_(lexicon),
      slips_(reading::SlipTable::from_image(lexicon.base())),
      aligner_(readings_, slips_),
      words_(lexicon),
      pairs_(words_, aligner_),
      gloss_decider_(words_, readings_),
      decider_(words_, readings_, memory_of_words_),
      strange_(words_, readings_, memory_of_words_),
      dates_(lexicon.base(), &memory_of_words_) {}

Observation Observer::observe(std::string_view text, Purpose purpose) {
  weighed_.clear();
  return Reading{*this, text, purpose}.read();
}

}  // namespace ireum::mention
