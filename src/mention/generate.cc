#include "mention/generate.h"

#include <algorithm>

#include "image/lexicon.h"

namespace ireum::mention {

using image::List;
using image::Type;
using token::is_blank;
using token::is_middle_dot;
using token::is_open_bracket;
using token::is_word_char;

namespace {

constexpr size_t kLongestName = 60;  // code points of a listed name that runs over words

uint64_t hash_of_text(std::u32string_view word) {
  uint64_t h = image::kSeed;
  for (const char32_t c : word) h = image::mix(h, c);
  return h;
}

char32_t plain(char32_t c) { return is_middle_dot(c) ? U'·' : c; }

/// What the document may say for a reading.
constexpr Evidence kHopes[] = {Evidence::known_elsewhere, Evidence::counted_many, Evidence::several_tails,
                               Evidence::company_many};

Candidate person_at(uint32_t begin, uint32_t end, uint32_t word_end, Evidence kind) {
  Candidate c;
  c.begin = begin;
  c.end = end;
  c.word_end = word_end;
  c.type = Type::person;
  c.source = Source::foreign;
  c.why = kFromShape | kFromContext;
  c.evidence.add(kind);
  return c;
}

}  // namespace

WordBook::WordBook(const WordReader& reader, const Weights& weights) : reader_(&reader), weights_(&weights) {
  for (const Evidence e : kHopes) hope_ += std::max(0, weights.of(e, Type::person));
}

const WordBook::Entry* WordBook::find(std::u32string_view word, uint64_t hash) const {
  for (size_t i = place_of(hash);; i = (i + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[i];
    if (slot.entry == kNone) return nullptr;
    if (slot.hash == hash && entries_[slot.entry].text == word) return &entries_[slot.entry];
  }
}

void WordBook::prefetch(std::span<const uint64_t> hashes) const {
  for (const uint64_t hash : hashes) __builtin_prefetch(&slots_[place_of(hash)]);
  const auto each = [&](auto f) {
    for (const uint64_t hash : hashes)
      if (const uint32_t entry = slots_[place_of(hash)].entry; entry != kNone) f(entries_[entry]);
  };
  each([](const Entry& e) { __builtin_prefetch(&e); });
  each([](const Entry& e) {
    __builtin_prefetch(e.text.data());
    __builtin_prefetch(e.candidates.data());
  });
}

void WordBook::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.size() * 4, {});
  for (const Slot& slot : old) {
    if (slot.entry == kNone) continue;
    size_t i = place_of(slot.hash);
    while (slots_[i].entry != kNone) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = slot;
  }
}

WordBook::Entry WordBook::understood(const Word& word) const {
  Entry entry{{}, word.candidates, word.nothing(), word.opens_phrase, word.surname, word.foreign_head, word.strange};
  entry.hopeless = !word.surname && !word.foreign_head && !word.opens_phrase;
  for (const Candidate& c : word.candidates)
    entry.hopeless =
        entry.hopeless && c.source == Source::person && weights_->sum(c.evidence, c.type, c.odds) + hope_ < 0;
  return entry;
}

const WordBook::Entry& WordBook::read(std::u32string_view word, uint64_t hash, bool& kept) {
  spare_word_ = reader_->read(word);
  spare_ = understood(spare_word_);
  kept = !spare_.nothing && entries_.size() < kMost;  // what is nothing the memory of words keeps in a bit
  if (!kept) return spare_;
  if (entries_.size() * 2 >= slots_.size()) grow();
  size_t i = place_of(hash);
  while (slots_[i].entry != kNone) i = (i + 1) & (slots_.size() - 1);
  slots_[i] = {hash, static_cast<uint32_t>(entries_.size())};
  Entry& entry = entries_.emplace_back(spare_);
  entry.candidates = candidates_.keep(entry.candidates);
  const auto text = texts_.keep(word);
  entry.text = {text.data(), text.size()};
  return entry;
}

/// What is known of a word, by itself: from the book where the memory says that it stands there.
const WordBook::Entry& Generators::entry_of(std::u32string_view word, const Run& run, bool whole) {
  if (!whole) {
    bool kept = false;
    const uint64_t hash = image::finish(hash_of_text(word));
    if (const WordBook::Entry* entry = book_.find(word, hash)) return *entry;
    return book_.read(word, hash, kept);
  }
  // What the line recalled may be older than the word itself, where it stands in the line twice.
  if ((run.known | memory_->find(run.hash)) & WordMemory::kInBook)
    if (const WordBook::Entry* entry = book_.find(word, run.hash)) return *entry;
  bool kept = false;
  const WordBook::Entry& entry = book_.read(word, run.hash, kept);
  memory_->keep(run.hash, (kept ? WordMemory::kInBook : 0u) | (entry.nothing ? WordMemory::kNoName : 0u) |
                              (entry.hopeless && !entry.nothing ? WordMemory::kHopeless : 0u));
  return entry;
}

void Generators::generate(const Scene& scene, std::vector<Candidate>& out) {
  const Surroundings around(*words_, scene.text);
  const size_t first = out.size();
  in_book_.clear();
  for (const uint32_t i : scene.line.open)
    if (const Run& r = scene.line.runs[i];
        (r.known & (WordMemory::kInBook | WordMemory::kHopeless)) == WordMemory::kInBook)
      in_book_.push_back(r.hash);
  book_.prefetch(in_book_);
  uint32_t behind = 0;  // of the last word that dots joined
  for (const uint32_t i : scene.line.open) {
    if (scene.line.runs[i].begin < behind) continue;
    word(scene, i, around, out);
    if (!out.empty()) behind = std::max(behind, scene.line.runs[i].end);
  }
  before_zones(scene, first, out);
  find_tails(*words_, scene, first, out);
  find_spread(*words_, scene, first, out);
  if (scene.line.has_han) find_glossed_abroad(*words_, scene, out);
  if (scene.heads.rules()) find_in_cells(*words_, scene, out);
  for (size_t i = first; i < out.size(); ++i) around.note(out[i]);
}

/// 샤감 고신구: an unknown word before a zone is the place whose zone it is, where the document is of China.
void Generators::before_zones(const Scene& scene, size_t first, std::vector<Candidate>& out) const {
  constexpr uint32_t kShortest = 2, kLongest = 4;
  const auto t = scene.text;
  for (size_t i = first, all = out.size(); i < all; ++i) {
    const Candidate unit = out[i];
    const bool zone = unit.type == Type::place && unit.subtype == image::Subtype::zone && unit.unit;
    if (!zone || unit.begin <= kShortest || !is_blank(t[unit.begin - 1])) continue;
    const uint32_t end = unit.begin - 1;
    uint32_t begin = end;
    while (begin > 0 && base::is_hangul(t[begin - 1])) --begin;
    if (end - begin < kShortest || end - begin > kLongest || (begin > 0 && is_word_char(t[begin - 1]))) continue;
    const auto name = t.substr(begin, end - begin);
    if (words_->is_known(name) || words_->is_descriptive(name) || words_->korean_weight(name)) continue;
    if (words_->is_stopword(name) || words_->particle_length(name, kShortest)) continue;
    Candidate c;
    c.begin = begin;
    c.end = c.word_end = end;
    c.type = Type::place;
    c.source = Source::slip;
    c.why = kFromShape | kFromContext;
    c.evidence.add(Evidence::unknown_stem);
    out.push_back(c);
  }
}

void Generators::word(const Scene& scene, size_t run, const Surroundings& around, std::vector<Candidate>& out) {
  const auto t = scene.text;
  const Run& r = scene.line.runs[run];
  uint32_t end = r.end;
  bool known_empty = (r.known & WordMemory::kNoName) != 0;
  if (end < t.size() && is_middle_dot(t[end])) {  // 과학·기술: runs joined by dots are one word
    constexpr size_t kLongestWord = 64;           // a chain of a whole line is read piece by piece
    end = r.begin + static_cast<uint32_t>(Words::word_end(t.substr(r.begin, kLongestWord), 0));
    known_empty = known_empty && end == r.end;
  }
  if (r.local) document_name(scene, r.begin, end, out);
  if (known_empty) return;
  const bool alone = end == r.end;
  if ((r.known & WordMemory::kHopeless) && alone && !around.speaks_for(r.begin, end)) return;
  const WordBook::Entry& entry = entry_of(t.substr(r.begin, end - r.begin), r, alone);
  if (entry.nothing) return;
  if (entry.opens_phrase) phrases(scene, r.begin, end, out);
  if (entry.surname) surname(scene, r.begin, end, around, out);
  if (entry.foreign_head) foreigner(scene, entry.strange, r.begin, end, around, out);
  if (entry.hopeless && !around.speaks_for(r.begin, end)) return;
  for (Candidate c : entry.candidates) {
    c.begin += r.begin, c.end += r.begin, c.word_end += r.begin;
    if (c.head.end) c.head.end += r.begin;
    out.push_back(c);
    if (c.listed && c.evidence.has(Evidence::listed_stem) && c.end == end) spaced(scene, c, out);
  }
}

/// 저장 성, 광시 자치구: a listed place and its generic word behind a blank, as older texts write it.
void Generators::spaced(const Scene& scene, const Candidate& c, std::vector<Candidate>& out) const {
  const auto t = scene.text;
  if (c.end + 1 >= t.size() || !is_blank(t[c.end]) || c.evidence.has(Evidence::listed_abroad)) return;
  const bool province = c.evidence.has(Evidence::listed_province);
  if (c.evidence.has(Evidence::everyday) && !province) return;  // 지난 시에
  const std::u32string full = base::to_utf32(entity_of(words_->lexicon(), c.listed).ko());
  const auto name = t.substr(c.begin, c.end - c.begin);
  const size_t begin = c.end + 1;
  if (!base::is_hangul(t[begin])) return;
  const size_t word_end = Words::word_end(t, begin);
  for (const size_t josa : particle_lengths(*words_, t.substr(begin, word_end - begin), 1)) {
    const size_t end = word_end - josa;
    const auto generic = t.substr(begin, end - begin);
    const image::Hit hit = words_->lexicon().find(List::generic_hangul, generic);
    const bool of_province =
        province && hit && static_cast<image::Subtype>(hit.senses[0].detail) == image::Subtype::province;
    if (!of_province && full != std::u32string(name) + std::u32string(generic)) continue;
    Candidate grown = c;
    grown.end = static_cast<uint32_t>(end);
    grown.word_end = static_cast<uint32_t>(word_end);
    for (const Evidence e : {Evidence::everyday, Evidence::listed_stem, Evidence::syllables_two, Evidence::stop_word})
      grown.evidence.drop(e);
    grown.evidence.add(Evidence::designator_certain);
    out.push_back(grown);
    return;
  }
}

/// Listed names that go on behind the word: 중국 과학원.
void Generators::phrases(const Scene& scene, uint32_t begin, uint32_t word_end, std::vector<Candidate>& out) const {
  const auto t = scene.text;
  for (const image::Image* image : words_->lexicon().images()) {
    image::Walk walk(*image, List::name_hangul);
    char32_t read[kLongestName];
    for (size_t n = 0; begin + n < t.size() && n < kLongestName && walk.step(read[n] = plain(t[begin + n])); ++n) {
      const size_t x = begin + n + 1;
      if (x <= word_end || walk.term() == kNone || !image->is_key(walk.term(), {read, n + 1})) continue;
      const bool inside_latin =
          x < t.size() && base::is_latin(t[x - 1]) && (base::is_latin(t[x]) || base::is_digit(t[x]));
      if (inside_latin) continue;
      const bool inside = x < t.size() && is_word_char(t[x]) && is_word_char(t[x - 1]);
      const size_t end = inside ? Words::word_end(t, x) : x;
      Known known;
      if (know(*words_, image, walk.term(), t.substr(begin, n + 1), t.substr(x, end - x), known))
        reader_.extender().extend(known, t.substr(begin, end - begin), begin, out);
    }
  }
}

/// A name that the document itself introduces by a gloss.
void Generators::document_name(const Scene& scene, uint32_t begin, uint32_t word_end,
                               std::vector<Candidate>& out) const {
  const auto t = scene.text;
  const LocalName* local = nullptr;
  const size_t n = scene.locals.longest(t, begin, &local);
  if (!n || local->type == Type::none) return;
  Known k;
  k.length = static_cast<uint32_t>(n);
  Candidate& c = k.candidate;
  c.source = Source::document;
  c.type = local->type;
  c.subtype = local->subtype;
  c.why = kFromDocument;
  c.listed = {local->entity, local->image};
  c.evidence.add(Evidence::glossed_elsewhere);
  const auto name = t.substr(begin, n);
  constexpr int kFrequent = 4;
  const size_t x = begin + n;
  const size_t end = x < word_end                                                   ? word_end
                     : x < t.size() && is_word_char(t[x]) && is_word_char(t[x - 1]) ? Words::word_end(t, x)
                                                                                    : x;
  const bool stop = words_->is_stopword(name);
  k.everyday = stop || (n <= 2 && words_->korean_weight(name) >= kFrequent);
  c.evidence.add_if(Evidence::everyday, k.everyday);
  c.evidence.add_if(Evidence::tail_of_kind, k.everyday && suits(t.substr(x, end - x), local->type));
  reader_.extender().extend(k, t.substr(begin, end - begin), begin, out);
}

/// Whether the particle speaks for a name of the kind where the word is an everyday one, too: 우시에서, 유비는.
bool Generators::suits(std::u32string_view tail, Type type) const {
  const image::Hit hit = words_->listed(image::WordList::name_particles, tail);
  return hit && (Words::note_of(hit) == kBoth || Words::note_of(hit) == type_name(type));
}

bool Generators::all_sino(std::u32string_view word) const {
  return std::all_of(word.begin(), word.end(), [&](char32_t c) { return readings_->is_sino_syllable(c); });
}

/// A Western person in two unknown words before the title of one who leads: 페테르 칼손 대표.
void Generators::foreigner(const Scene& scene, bool strange, uint32_t begin, uint32_t end, const Surroundings& around,
                           std::vector<Candidate>& out) const {
  const auto t = scene.text;
  const auto first = t.substr(begin, end - begin);
  if (Words::is_kana_spelling(first) && words_->listed(image::WordList::japanese_surnames, first))
    return japanese(scene, begin, end, around, out);
  if (words_->listed(image::WordList::vietnamese_surnames, first))
    return find_vietnamese(*words_, scene, begin, end, out);
  if (words_->listed(image::WordList::western_given, first)) find_western(*words_, scene, begin, end, out);
  if (!strange) return;
  if (!words_->particle_length(first, 2)) out.push_back(person_at(begin, end, end, Evidence::person_foreign));
  if (end + 2 >= t.size() || !is_blank(t[end]) || !base::is_hangul(t[end + 1])) return;
  const auto e = static_cast<uint32_t>(Words::word_end(t, end + 1));
  const auto given = t.substr(end + 1, e - end - 1);
  constexpr size_t kShortest = 2, kLongest = 6;
  if (given.size() < kShortest || !std::all_of(given.begin(), given.end(), base::is_hangul)) return;
  std::string_view kind;
  if (given.size() <= kLongest && !words_->ends_in_particle(given) && around.leader_behind(e, kind)) {
    if (!all_sino(given) && words_->is_strange_name(given)) {
      Candidate c = person_at(begin, e, e, Evidence::person_foreign);
      c.evidence.add(Evidence::leader_behind);
      out.push_back(c);
    }
    return;
  }
  // 전 대표 페테르 칼손의: behind the title, and a particle cut off.
  if (!around.title_before(begin) || words_->particle_length(first, 2)) return;
  const size_t josa = words_->particle_length(given, 2);
  const auto name = given.substr(0, given.size() - josa);
  if (name.size() >= kLongest || all_sino(name) || !words_->is_strange_name(name)) return;
  Candidate c = person_at(begin, e - static_cast<uint32_t>(josa), e, Evidence::person_foreign);
  c.evidence.add(Evidence::leader_behind);
  out.push_back(c);
}

/// A surname of Japan and a given name spelled as Japanese is: 오카다 가오루; the surname before a title: 오카다 사장.
void Generators::japanese(const Scene& scene, uint32_t begin, uint32_t end, const Surroundings& around,
                          std::vector<Candidate>& out) const {
  const auto t = scene.text;
  const auto first = t.substr(begin, end - begin);
  if (end + 2 >= t.size() || !is_blank(t[end]) || !base::is_hangul(t[end + 1])) return;
  const auto e = static_cast<uint32_t>(Words::word_end(t, end + 1));
  const auto given = t.substr(end + 1, e - end - 1);
  const auto push = [&](uint32_t stop) {
    Candidate c = person_at(begin, stop, e, Evidence::person_foreign);
    c.evidence.add(Evidence::leader_behind);
    out.push_back(c);
  };
  const auto is_given = [&](std::u32string_view name) {
    return name.size() >= 2 && name.size() <= 4 && Words::is_kana_spelling(name);
  };
  const bool titled = around.title_behind(e).length > 0;
  if (is_given(given) && titled && !words_->is_title(given) && !words_->is_title_modifier(given)) return push(e);
  // 신타로(도시샤대): no particle stands before a bracket.
  const bool bracket = e < t.size() && is_open_bracket(t[e]);
  const bool word = words_->korean_weight(first) || words_->is_stopword(first) || words_->is_title(first);
  // 데쓰야, 신이치: what is a particle elsewhere ends names here.
  const bool addressed = around.title_behind(end).length > 0;  // 오쿠보 씨가
  for (size_t josa : addressed ? ParticleLengths{{0, 0}, 0} : particle_lengths(*words_, given, 2)) {
    if (bracket && is_given(given)) josa = 0;
    if (josa == 1 && words_->last_syllable(given.back()) & token::kKanaEnd) josa = 0;
    const auto name = given.substr(0, given.size() - josa);
    if (!word && is_given(name) && !words_->is_known(name) && !words_->is_descriptive(name))
      return push(e - static_cast<uint32_t>(josa));
  }
  if (first.size() >= 3 && !words_->is_known(first) && around.title_behind(end).length) {
    Candidate c = person_at(begin, end, end, Evidence::person_foreign);
    c.evidence.add(Evidence::leader_behind);
    out.push_back(c);
  }
}

/// 왕 부장: a surname alone before a title; whether somebody is called so the document says.
void Generators::surname(const Scene& scene, uint32_t begin, uint32_t end, const Surroundings& around,
                         std::vector<Candidate>& out) const {
  const auto name = scene.text.substr(begin, end - begin);
  if (!around.title_behind(end).length) return;
  const bool local = scene.locals.persons_called(name) != nullptr;
  if (!local && !words_->is_spoken_surname(name)) return;
  Candidate c = person_at(begin, end, end, Evidence::surname_alone);
  c.source = Source::person;
  c.why = kFromShape | kSurnameOnly;
  c.evidence.add_if(Evidence::glossed_elsewhere, local);
  c.evidence.add_if(Evidence::surname_frequent, words_->is_clear_surname(name));
  out.push_back(c);
}

}  // namespace ireum::mention
