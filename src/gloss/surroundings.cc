#include "gloss/surroundings.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::gloss {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Sense;
using reading::Era;
using reading::Origin;
using token::is_word_char;

namespace {

constexpr size_t kSentence = 160;    // code points: no mark further off is of the same sentence
constexpr size_t kLongestWord = 15;  // code points of a word of the table, as far as they are told apart
constexpr size_t kNear = 24;         // right before or behind: no further than this

bool ends_sentence(std::u32string_view t, size_t i) {
  const char32_t c = t[i];
  if (base::is_any(c, 0x3002, U'▲', U'■', U'▶', U'●')) return true;
  if (!base::is_any(c, U'.', U'!', U'?') || i == 0 || !base::is_hangul(t[i - 1])) return false;
  return i + 1 == t.size() || !is_word_char(t[i + 1]);
}

/// Whether `at` stands between the marks of a title: what a book is about tells nothing of who wrote it.
bool stands_in_title(std::u32string_view line, size_t at) {
  constexpr size_t kLongest = 40;
  for (size_t i = at; i > 0 && at - i < kLongest; --i) {
    const char32_t c = line[i - 1];
    if (c == U'\n' || c == U'」' || c == U'』' || c == U'》' || c == U'〉') return false;
    if (c == U'「' || c == U'『' || c == U'《' || c == U'〈') return true;
  }
  return false;
}

/// The country of a listed entity; unknown for those beyond East Asia.
Origin country_of(const EntityRef& e) {
  if (e.has(image::kKorean)) return Origin::korea;
  if (e.has(image::kJapanese)) return Origin::japan;
  return e.has(image::kForeign) || e.has(image::kUser) ? Origin::unknown : Origin::china;
}

/// The cells of a row, parted by tabs.
std::vector<std::string_view> cells(std::string_view row) {
  std::vector<std::string_view> out;
  for (size_t at = 0; at <= row.size();) {
    const size_t tab = std::min(row.find('\t', at), row.size());
    out.push_back(row.substr(at, tab - at));
    at = tab + 1;
  }
  out.resize(std::max<size_t>(out.size(), 5));
  return out;
}

Origin origin_of(std::string_view name) {
  for (size_t i = 0; i < reading::kOrigins; ++i)
    if (reading::origin_name(static_cast<Origin>(i)) == name) return static_cast<Origin>(i);
  return Origin::unknown;
}

/// What a row says behind its word: country, place, era, note.
Mark says_of(std::string_view row) {
  const auto cell = cells(row);
  Mark says;
  says.country = origin_of(cell[0]);
  says.label = cell[1] == "label";
  says.beside = says.label || cell[1] == "behind";
  says.named = cell[1] == "named";
  says.era = cell[2] == "old" ? Era::historic : cell[2] == "modern" ? Era::modern : Era::unknown;
  return says;
}

}  // namespace

Surroundings::Surroundings(const token::Words& words) : words_(&words) {
  const Hit hit = words.lexicon().find(List::word_list, U"origin-words\t");
  if (!hit) return;
  for (const Sense& s : hit.senses) {
    const std::string_view row = hit.image->word(s.target);
    size_t i = 0, length = 1;
    const char32_t first = base::next_code_point(row, i);
    for (; i < row.size() && row[i] != '\t'; ++length) base::next_code_point(row, i);
    lengths_[first] |= image::length_bit(length);
    if (!row.ends_with("\tcountry")) continue;
    if (const Mark says = says_of(row.substr(i + 1)); says.country == Origin::china && !says.beside)
      china_.emplace_back(row.substr(0, i));
  }
}

bool Surroundings::names_china(std::string_view text) const {
  constexpr size_t kLongestTitle = 120;  // bytes
  return std::any_of(china_.begin(), china_.end(), [&](const std::string& w) {
    for (size_t at = text.find(w); at != std::string_view::npos; at = text.find(w, at + w.size())) {
      size_t from = at > kLongestTitle ? at - kLongestTitle : 0;
      while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
      const std::u32string before = base::to_utf32(text.substr(from, at - from));
      if (!stands_in_title(before, before.size())) return true;
    }
    return false;
  });
}

/// The longest word of the table that stands here as a whole word, less a particle: all that it says, and its length.
size_t Surroundings::words_at(std::u32string_view line, size_t at, std::vector<Mark>& out) const {
  const auto it = lengths_.find(line[at]);
  if (it == lengths_.end()) return 0;
  for (size_t n = std::min<size_t>(kLongestWord, line.size() - at); n > 0; --n) {
    if (!(it->second & image::length_bit(n))) continue;
    const Hit hit = words_->lexicon().find(List::word_list, U"origin-words\t" + std::u32string(line.substr(at, n)));
    if (!hit) continue;
    const size_t end = at + n;
    if (base::is_hangul(line[at])) {
      const std::u32string_view tail = line.substr(end, token::Words::word_end(line, end) - end);
      // 한국대사: a country and a title.
      const Mark says = says_of(hit.image->word(hit.senses[0].target));
      const bool title = !says.beside && says.country != Origin::unknown && words_->is_title(tail);
      if (!tail.empty() && !title && !words_->is_particle(tail)) continue;
    }
    for (const Sense& s : hit.senses) {
      out.push_back(says_of(hit.image->word(s.target)));
      out.back().begin = at;
      // A label names what comes behind its particle: 자는 원모.
      out.back().end = out.back().label ? token::Words::word_end(line, end) : end;
    }
    return n;
  }
  return 0;
}

/// The listed name that a word begins with and that is no everyday word; its length.
size_t Surroundings::name_at(std::u32string_view line, size_t at, Mark& says) const {
  if (at + 1 >= line.size() || !words_->lexicon().may_begin(line[at], line[at + 1])) return 0;
  Hit hit;
  const size_t n = words_->lexicon().longest(List::name_hangul, line.substr(at), &hit);
  if (n < 2) return 0;
  const std::u32string_view name = line.substr(at, n);
  const std::u32string_view tail = line.substr(at + n, token::Words::word_end(line, at + n) - at - n);
  if (!tail.empty() && n < 3 && !words_->is_particle(tail) && !words_->suffix_of(tail, 0).length) return 0;
  if (words_->korean_weight(name) || words_->is_stopword(name)) return 0;
  says.country = country_of({hit.image, hit.senses[0].target});
  bool old = true;
  for (const Sense& s : hit.senses) {
    const EntityRef e{hit.image, s.target};
    if (country_of(e) != says.country || e.has(image::kCommon)) return 0;
    old = old && e.has(image::kHistoric);
  }
  if (old) says.era = Era::historic;
  return says.country == Origin::unknown && !old ? 0 : n;
}

void Surroundings::read(std::u32string_view line, std::vector<Mark>& out) const {
  for (size_t i = 0; i < line.size();) {
    const bool starts = i == 0 || !is_word_char(line[i - 1]);
    const bool han = base::is_han(line[i]);
    size_t n = 0;
    if (starts || han) n = words_at(line, i, out);
    if (Mark m; !n && starts && base::is_hangul(line[i]) && (n = name_at(line, i, m)) > 0) {
      m.begin = i;
      m.end = i + n;
      out.push_back(m);
    }
    i += std::max<size_t>(n, 1);
  }
  for (Mark& m : out) m.in_title = stands_in_title(line, m.begin);
}

namespace {

/// What the marks of a sentence say together, before it is named.
struct Said {
  bool sentence[reading::kOrigins + 1] = {}, before[reading::kOrigins + 1] = {}, behind[reading::kOrigins + 1] = {};
  size_t nearest[reading::kOrigins + 1] = {};  // where the last word before the name ends
  bool old_sentence = false, old_before = false, old_behind = false;
  bool korea_named = false, korea_joined = false, label = false;
  bool china_paragraph = false, korea_paragraph = false, old_paragraph = false;

  /// Of two countries before the name the further one stands in the sentence alone: 중국 외교부장이, 한국의 김 차관이.
  void keep_nearest(Origin one, Origin other) {
    const size_t a = static_cast<size_t>(one), b = static_cast<size_t>(other);
    if (!before[a] || !before[b] || nearest[a] == nearest[b]) return;
    const size_t far = nearest[a] < nearest[b] ? a : b;
    before[far] = false;
    sentence[far] = true;
  }
};

/// What the marks of the line say outside the sentence. Only the nearest few on either side are asked.
void paragraph(const std::vector<Mark>& marks, size_t from, size_t to, Said& said) {
  constexpr size_t kMost = 24;
  const auto note = [&](const Mark& m) {
    if (m.beside || m.in_title) return;
    said.korea_named = said.korea_named || (m.named && m.country == Origin::korea);
    said.china_paragraph = said.china_paragraph || m.country == Origin::china;
    said.korea_paragraph = said.korea_paragraph || m.country == Origin::korea;
    said.old_paragraph = said.old_paragraph || m.era == Era::historic;
  };
  const auto by_begin = [](const Mark& m, size_t at) { return m.begin < at; };
  auto m = std::lower_bound(marks.begin(), marks.end(), from, by_begin);
  for (size_t n = 0; m != marks.begin() && n < kMost; ++n) note(*--m);
  m = std::lower_bound(marks.begin(), marks.end(), to, by_begin);
  for (size_t n = 0; m != marks.end() && n < kMost; ++n) note(*m++);
}

void name_evidence(const Said& s, std::vector<std::string_view>& out) {
  constexpr auto at = [](Origin o) { return static_cast<size_t>(o); };
  const auto one = [&](Origin o, std::string_view behind, std::string_view before, std::string_view sentence) {
    const size_t i = at(o);
    const bool is_behind = s.behind[i] && !behind.empty(), is_before = s.before[i] && !before.empty();
    if (is_behind) out.push_back(behind);
    if (is_before) out.push_back(before);
    if (is_behind || is_before) return;
    if (s.sentence[i] || s.before[i] || s.behind[i]) out.push_back(sentence);
  };
  one(Origin::china, "china-behind", "china-before", "china-sentence");
  one(Origin::korea, "korea-behind", "korea-before", "korea-sentence");
  one(Origin::japan, "", "", "japan-sentence");
  one(Origin::vietnam, "", "", "vietnam-sentence");
  one(Origin::other, "", "", "other-sentence");
  if (s.label) out.push_back("old-label");
  if (s.old_behind) out.push_back("old-behind");
  else if (s.old_before) out.push_back("old-before");
  if (s.old_sentence) out.push_back("old-sentence");
  else if (s.old_paragraph && !s.old_before && !s.old_behind) out.push_back("old-paragraph");
  if (s.korea_named) out.push_back("korea-named");
  if (s.korea_joined) out.push_back("korea-joined");
  const size_t china = at(Origin::china), korea = at(Origin::korea);
  if (s.china_paragraph && !s.sentence[china] && !s.before[china] && !s.behind[china]) out.push_back("china-paragraph");
  if (s.korea_paragraph && !s.sentence[korea] && !s.before[korea] && !s.behind[korea]) out.push_back("korea-paragraph");
}

}  // namespace

void Surroundings::tell(std::u32string_view line, const std::vector<Mark>& marks, const std::vector<Spot>& spots,
                        size_t i, std::vector<std::string_view>& out) const {
  const Spot& here = spots[i];
  size_t from = here.begin, to = here.end;
  while (from > 0 && here.begin - from < kSentence && !ends_sentence(line, from - 1)) --from;
  while (to < line.size() && to - here.end < kSentence && !ends_sentence(line, to)) ++to;
  // No other pair stands between a word and the name that it is right before or behind.
  // nor a bracket.
  size_t left = here.begin, right = here.end;
  const size_t furthest = std::max(i ? spots[i - 1].end : 0, here.begin > kNear ? here.begin - kNear : 0);
  const size_t last = std::min(i + 1 < spots.size() ? spots[i + 1].begin : line.size(), here.end + kNear);
  while (left > furthest && line[left - 1] != U')' && line[left - 1] != U']' && line[left - 1] != U':') --left;
  while (right < last && !token::is_open_bracket(line[right])) ++right;
  const bool in_title = stands_in_title(line, here.begin);
  Said said;
  const auto first =
      std::lower_bound(marks.begin(), marks.end(), from, [](const Mark& m, size_t at) { return m.begin < at; });
  for (auto m = first; m != marks.end() && m->begin < to; ++m) {
    if ((m->begin < here.end && here.begin < m->end) || (m->in_title && !in_title)) continue;
    const bool before = m->end <= here.begin && m->begin >= left;
    const bool behind = m->begin >= here.end && m->end <= right && m->begin <= here.end + 1;
    const bool touches = behind || (before && m->end + 1 >= here.begin && m->end - m->begin > 1);
    if (m->beside && !touches) continue;
    if (m->label) {
      said.label = said.label || before;
      continue;
    }
    const size_t c = static_cast<size_t>(m->country);
    const bool joined = m->end <= here.begin && m->end + 1 >= here.begin;
    said.korea_joined = said.korea_joined || (joined && m->country == Origin::korea);
    said.korea_named = said.korea_named || (m->named && m->country == Origin::korea);
    (behind ? said.behind : before ? said.before : said.sentence)[c] = true;
    if (before) said.nearest[c] = std::max(said.nearest[c], m->end);
    if (m->era == Era::historic) (behind ? said.old_behind : before ? said.old_before : said.old_sentence) = true;
  }
  said.keep_nearest(Origin::china, Origin::korea);
  paragraph(marks, from, to, said);
  name_evidence(said, out);
}

}  // namespace ireum::gloss
