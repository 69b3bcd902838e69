#include "mention/surroundings.h"

#include <algorithm>

#include "mention/extend.h"

namespace ireum::mention {

using image::Hit;
using image::Type;
using token::is_blank;
using token::is_middle_dot;
using token::is_open_bracket;
using token::is_open_quote;
using token::is_word_char;
using token::Title;

namespace {

constexpr size_t kLongestBracket = 40;  // code points of a gloss that is looked over
constexpr size_t kLongestRole = 24;     // of a bracket that says who somebody is
constexpr size_t kLongestList = 60;     // back to the label of a list

bool is_close_bracket(char32_t c) { return c == U')' || c == U']' || c == 0xFF09; }
bool is_cell_edge(char32_t c) { return c == U'/' || c == U'|' || c == U'\t'; }
bool is_label_edge(char32_t c) {
  return is_open_bracket(c) || is_close_bracket(c) || is_cell_edge(c) || c == U',' || is_middle_dot(c);
}
bool is_list_char(char32_t c) {
  const bool letter = base::is_hangul(c) || base::is_han(c) || base::is_digit(c);
  const bool mark = c == U'-' || c == U',' || c == U'(' || c == U')';
  return letter || mark || is_blank(c);
}
bool parts_names(char32_t c) { return is_middle_dot(c) || c == U',' || c == U'、'; }

}  // namespace

void Surroundings::note(Candidate& c) const {
  EvidenceSet& e = c.evidence;
  const bool bare = c.end == c.word_end || (c.end < text_.size() && is_middle_dot(text_[c.end]));
  if (c.type == Type::person) {
    if (c.source == Source::foreign && !e.has(Evidence::leader_behind)) return;
    const Title title = bare ? title_behind(c.end) : Title{};
    e.add_if(Evidence::title_behind, title.length > 0);
    e.add_if(Evidence::title_common, title.common && !e.has(Evidence::listed));
    if (title.length) e.drop(Evidence::word_and_particle);  // 이다은 대리
    if (e.has(Evidence::surname_alone)) return;
    e.add_if(Evidence::glossed_here, bare && surname_in_han(c.begin, c.end));
    if (e.has(Evidence::person_korean_unusual)) {  // only what says that it is somebody makes a name of it
      e.add_if(Evidence::explained, bare && explained(c.end));
      e.add_if(Evidence::label_before, bare && label_before(c.begin, c.end));
      return;
    }
    e.add_if(Evidence::rank_behind, title.rank);
    e.add_if(Evidence::title_before, title_before(c.begin));
    e.add_if(Evidence::colon_before, colon_before(c.begin));
    e.add_if(Evidence::label_before, bare && label_before(c.begin, c.end));
    e.add_if(Evidence::explained, bare && explained(c.end));
    e.add_if(Evidence::speaks, bare && speaks(c.begin, c.end));
  }
  e.add_if(Evidence::in_row, in_row(c.begin, c.word_end));
  if (c.type == Type::place) {
    const bool is_part = c.unit && e.has(Evidence::listed_abroad);  // of the place before it, or nothing
    e.add_if(Evidence::place_frame, c.source != Source::slip && !is_part && in_place_frame(c.end, c.word_end));
    e.add_if(Evidence::title_behind, bare && title_behind(c.end).length > 0);
    e.add_if(Evidence::title_before, title_before(c.begin));
    e.add_if(Evidence::word_frame, e.has(Evidence::syllables_two) && in_word_frame(c.begin, c.end, c.word_end));
  }
  if (c.type == Type::organization) {
    std::string_view kind;
    e.add_if(Evidence::leader_behind, leader_behind(c.end, kind) && kind == kCompany);
    constexpr uint32_t kLeast = 4;  // code points of a unit: 하동군 is a county
    if ((!c.unit || c.end - c.begin >= kLeast) && body_label_before(c.begin, c.word_end))
      e.add(Evidence::label_before), c.unit = false;
    e.add_if(Evidence::word_frame, e.has(Evidence::listed_short) && in_word_frame(c.begin, c.end, c.word_end));
  }
}

Title Surroundings::title_behind(size_t end) const {
  constexpr int kMostJoined = 12;
  for (int n = 0; n < kMostJoined && end < text_.size() && is_middle_dot(text_[end]); ++n)
    for (++end; end < text_.size() && base::is_hangul(text_[end]);) ++end;
  if (end + 1 >= text_.size() || !is_blank(text_[end])) return {};
  return words_->title_at(text_, end + 1);
}

bool Surroundings::leader_behind(size_t end, std::string_view& kind) const {
  return end + 1 < text_.size() && is_blank(text_[end]) && words_->great_title_at(text_, end + 1, kind);
}

bool Surroundings::speaks_for(size_t begin, size_t word_end) const {
  if (surname_in_han(begin, word_end) || explained(word_end) || in_row(begin, word_end) || speaks(begin, word_end))
    return true;
  if (word_end + 1 < text_.size() && is_blank(text_[word_end]))
    if (const Title title = words_->title_at(text_, word_end + 1); title.length || title.rank) return true;
  return label_before(begin, word_end) || title_before(begin);
}

size_t Surroundings::after_bracket(size_t end) const {
  if (end >= text_.size() || !is_open_bracket(text_[end])) return end;
  const std::u32string_view inside = text_.substr(end, kLongestBracket);
  const size_t close = inside.find(token::closing_of(text_[end]));
  return close == inside.npos ? end : end + close + 1;
}

size_t Surroundings::word_before(size_t end) const {
  size_t b = end;
  while (b > 0 && is_word_char(text_[b - 1])) --b;
  return b;
}

bool Surroundings::colon_before(size_t begin) const {
  return begin >= 2 && is_blank(text_[begin - 1]) && (text_[begin - 2] == U':' || text_[begin - 2] == U',') &&
         title_before(begin);
}

size_t Surroundings::list_label(size_t begin) const {
  size_t i = begin - 2;
  while (i > 0 && begin - i < kLongestList && is_list_char(text_[i])) --i;
  return text_[i] == U':' ? i : text_.npos;
}

bool Surroundings::title_before(size_t begin) const {
  if (begin < 2 || !is_blank(text_[begin - 1])) return false;
  bool label = text_[begin - 2] == U':';
  size_t end = label ? begin - 2 : begin - 1;
  if (label && end > 0 && is_blank(text_[end - 1])) --end;
  if (text_[begin - 2] == U',') {  // further names of the list
    end = list_label(begin);
    if (end == text_.npos) return false;
    label = true;
  }
  const size_t b = word_before(end);
  if (b == end) return false;
  const auto word = text_.substr(b, end - b);
  return words_->is_title(word) || (label && words_->listed(image::WordList::person_labels, word));
}

/// 진달래(陳달래): the Han of the surname with the given name in Hangul.
bool Surroundings::surname_in_han(size_t begin, size_t end) const {
  if (end >= text_.size() || text_[end] != U'(' || end < begin + 2) return false;
  const auto inside = text_.substr(end + 1, end - begin);
  return base::is_han(inside[0]) && inside.substr(1) == text_.substr(begin + 1, end - begin - 1);
}

/// (베이징=한빛통신), 출처: 과기일보: a source, or what a label says to be a body.
bool Surroundings::body_label_before(size_t begin, size_t end) const {
  constexpr size_t kPlace = 8;  // code points of the place that a report comes from
  if (begin >= 2 && text_[begin - 1] == U'=') {
    size_t b = begin - 1;
    while (b > 0 && begin - b <= kPlace && is_word_char(text_[b - 1])) --b;
    return b > 0 && is_open_bracket(text_[b - 1]) && end < text_.size() &&
           (is_close_bracket(text_[end]) || is_blank(text_[end]));
  }
  if (begin < 3 || !is_blank(text_[begin - 1])) return false;
  size_t colon = begin - 2;
  if (text_[colon] == U',') colon = list_label(begin);
  if (colon == text_.npos || text_[colon] != U':') return false;
  if (colon > 0 && is_blank(text_[colon - 1])) --colon;
  const size_t b = word_before(colon);
  return b < colon && words_->listed(image::WordList::body_labels, text_.substr(b, colon - b));
}

/// A bracket in Hangul says who is meant: 한예슬 (유학생), 윤도현(34), 한석정(동아대).
bool Surroundings::explained(size_t end) const {
  const size_t open = end < text_.size() && is_blank(text_[end]) ? end + 1 : end;
  if (open >= text_.size() || text_[open] != U'(') return false;
  const auto near = text_.substr(open + 1, kLongestRole);
  const size_t close = near.find(U')');
  if (close == near.npos || close < 2) return false;
  const auto inside = near.substr(0, close);
  if (inside.size() == 2 && base::is_digit(inside[0]) && base::is_digit(inside[1])) return true;  // an age
  const bool words = std::all_of(inside.begin(), inside.end(), [](char32_t c) {
    return base::is_hangul(c) || is_blank(c) || is_middle_dot(c) || c == U',';
  });
  if (!words) return false;
  const token::Suffix body = words_->suffix_of(inside, 1);  // 한석정(동아대)
  const bool school = body.type == Type::organization && body.subtype == image::Subtype::university;
  return words_->is_person_role(inside) || (school && std::none_of(inside.begin(), inside.end(), is_blank));
}

/// What was said follows at once, as in headlines (신유빈 "한 경기씩"), or the name is all that the line says.
bool Surroundings::speaks(size_t begin, size_t end) const {
  if (begin == 0 && (end == text_.size() || text_[end] == U'*')) return true;
  const auto behind = text_.substr(end, 3);
  if (begin == 0 && behind.size() == 3 && behind[0] == U',' && is_blank(behind[1]) && is_open_quote(behind[2]))
    return true;
  return behind.size() == 3 && is_blank(behind[0]) && (behind[1] == U'"' || behind[1] == 0x201C);
}

/// A label stands before the name, and nothing else beside the two: (번역 서다인).
bool Surroundings::label_before(size_t begin, size_t end) const {
  const size_t edge = end + 1 < text_.size() && is_blank(text_[end]) ? end + 1 : end;  // 기획 차은결 · 번역 …
  if (begin < 2 || !is_blank(text_[begin - 1]) || (edge < text_.size() && !is_label_edge(text_[edge]))) return false;
  const size_t b = word_before(begin - 1);
  size_t x = b;
  while (x > 0 && is_blank(text_[x - 1])) --x;
  if (b + 1 >= begin || (x > 0 && !is_label_edge(text_[x - 1]))) return false;
  return static_cast<bool>(words_->listed(image::WordList::person_labels, text_.substr(b, begin - 1 - b)));
}

bool Surroundings::in_row(size_t begin, size_t end) const {
  if (end < text_.size() && parts_names(text_[end])) return true;
  if (begin >= 1 && parts_names(text_[begin - 1])) return true;
  return begin >= 2 && is_blank(text_[begin - 1]) && parts_names(text_[begin - 2]);
}

bool Surroundings::place_noun_at(size_t at) const {
  const size_t end = Words::word_end(text_, at);
  for (const size_t josa : particle_lengths(*words_, text_.substr(at, end - at), 2))
    if (words_->listed(image::WordList::place_nouns, text_.substr(at, end - at - josa))) return true;
  return false;
}

/// What follows says that a place is meant: 우시에서, 시안 공장, 선전=홍길동 특파원.
bool Surroundings::in_place_frame(size_t end, size_t word_end) const {
  if (end < word_end) {
    const Hit particle = words_->listed(image::WordList::place_particles, text_.substr(end, word_end - end));
    return particle && Words::note_of(particle) == kSure;
  }
  if (end >= text_.size()) return false;
  if (text_[end] == U'=') return true;
  return is_blank(text_[end]) && end + 2 < text_.size() && place_noun_at(end + 1);
}

/// Of a name of two syllables: the word beside it says that it is the other word (세계 대전, 대전 상대).
bool Surroundings::in_word_frame(size_t begin, size_t end, size_t word_end) const {
  constexpr size_t kLongestBeside = 4;
  const auto name = text_.substr(begin, end - begin);
  const auto framed = [&](std::initializer_list<std::u32string_view> parts) {
    constexpr size_t kLongest = 32;
    char32_t frame[kLongest];
    size_t n = 0;
    for (const auto part : parts) {
      if (n + part.size() > kLongest) return false;
      n = static_cast<size_t>(std::copy(part.begin(), part.end(), frame + n) - frame);
    }
    return static_cast<bool>(words_->listed(image::WordList::homograph_frames, {frame, n}));
  };
  if (begin >= 2 && is_blank(text_[begin - 1])) {
    size_t b = begin - 1;
    while (b > 0 && begin - 1 - b < kLongestBeside && base::is_hangul(text_[b - 1])) --b;
    if (framed({text_.substr(b, begin - b), name})) return true;
  }
  if (word_end + 1 >= text_.size() || !is_blank(text_[word_end])) return false;
  const auto beside = text_.substr(word_end + 1, kLongestBeside);
  const std::u32string_view said = base::is_latin(name[0]) ? std::u32string_view(U"*") : name;  // ADD 함수
  for (size_t n = 1; n <= beside.size() && base::is_hangul(beside[n - 1]); ++n)
    if (framed({said, U" ", beside.substr(0, n)})) return true;
  return false;
}

}  // namespace ireum::mention
