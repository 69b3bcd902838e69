#include "check/slip_judge.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::check {

using image::List;
using image::Subtype;
using image::Type;
using token::Words;

namespace {

constexpr size_t kAround = 96;  // bytes in which a title stands

}  // namespace

std::u32string SlipJudge::before(uint64_t begin) const {
  size_t from = begin > kAround ? begin - kAround : 0;
  while (from < begin && (static_cast<unsigned char>(text_[from]) & 0xC0) == 0x80) ++from;
  const size_t line = text_.substr(from, begin - from).rfind('\n');
  if (line != text_.npos) from += line + 1;
  return base::to_utf32(text_.substr(from, begin - from));
}

std::u32string SlipJudge::behind(uint64_t end) const {
  size_t to = std::min<size_t>(end + kAround, text_.size());
  while (to > end && to < text_.size() && (static_cast<unsigned char>(text_[to]) & 0xC0) == 0x80) --to;
  const std::string_view rest = text_.substr(end, to - end);
  return base::to_utf32(rest.substr(0, rest.find('\n')));
}

bool SlipJudge::is_whole_word(uint64_t begin, uint64_t end, bool lenient) const {
  const std::u32string left = before(begin), right = behind(end);
  if (!left.empty() && base::is_hangul(left.back())) return false;
  const auto stop = std::find_if_not(right.begin(), right.end(), base::is_hangul);
  const std::u32string name = base::to_utf32(text_.substr(begin, end - begin));
  const auto tail = std::u32string_view(right).substr(0, static_cast<size_t>(stop - right.begin()));
  return korean_.is_noun_particle(name, tail) || (lenient && c_.words->is_particle(tail));
}

std::u32string SlipJudge::title_behind(uint64_t end) const {
  const std::u32string right = behind(end);
  size_t at = 0;
  while (at < right.size() && token::is_blank(right[at])) ++at;
  const token::Title title = c_.words->title_at(right, at);
  if (!title.length && !title.rank) return {};
  return right.substr(at, std::max<size_t>(1, title.length));
}

bool SlipJudge::is_title_around(std::u32string_view title, uint64_t begin, uint64_t end) const {
  constexpr int kMostWords = 3;
  const std::u32string left = before(begin), right = behind(end);
  size_t stop = left.size();
  while (stop > 0 && token::is_blank(left[stop - 1])) --stop;
  if (stop < left.size() && std::u32string_view(left).substr(0, stop).ends_with(title)) return true;
  size_t at = 0;
  for (int n = 0; n < kMostWords && at < right.size(); ++n) {
    while (at < right.size() && token::is_blank(right[at])) ++at;
    const token::Title here = c_.words->title_at(right, at);
    if (here.length || here.rank) return right.substr(at, std::max<size_t>(1, here.length)) == title;
    while (at < right.size() && token::is_word_char(right[at])) ++at;
    if (at < right.size() && !token::is_blank(right[at]) && !token::is_middle_dot(right[at])) return false;
  }
  return false;
}

bool SlipJudge::is_titled(uint64_t begin, uint64_t end) const {
  if (!title_behind(end).empty()) return true;
  const std::u32string left = before(begin);
  size_t stop = left.size();
  while (stop > 0 && token::is_blank(left[stop - 1])) --stop;
  size_t from = stop;
  while (from > 0 && token::is_word_char(left[from - 1])) --from;
  if (stop == left.size() || from == stop) return false;
  const std::u32string_view word = std::u32string_view(left).substr(from, stop - from);
  return c_.words->is_title(word) || c_.words->is_person_role(word);
}

bool SlipJudge::is_sound_person(std::u32string_view word) const {
  if (korean_.may_be_korean_person(word)) return true;
  int rank = 0;
  const size_t surname = c_.words->surname_length(word, &rank);
  return surname > 0 && surname < word.size() && word.size() <= 4 && c_.words->is_mandarin_spelling(word);
}

/// 모리 레이조: behind a Japanese surname stands a Japanese given name.
bool SlipJudge::is_beside_foreigners(uint64_t begin) const {
  const std::u32string left = before(begin);
  size_t stop = left.size();
  while (stop > 0 && token::is_blank(left[stop - 1])) --stop;
  size_t from = stop;
  while (from > 0 && base::is_hangul(left[from - 1])) --from;
  const std::u32string_view word = std::u32string_view(left).substr(from, stop - from);
  return stop < left.size() && !word.empty() && c_.words->listed(image::WordList::japanese_surnames, word);
}

/// Syllables before the designator or the institution's ending: 청뚜 of 청뚜시, 난찡 of 난찡대학.
size_t SlipJudge::stem_size(std::u32string_view word) const {
  const image::Lexicon& lexicon = c_.readings().lexicon();
  for (size_t n = 2; n < word.size(); ++n) {
    const std::u32string_view ending = word.substr(n);
    if (lexicon.has(List::generic_hangul, ending) || lexicon.has(List::suffix, ending)) return n;
  }
  return word.size();
}

/// 타이완시 is no 타이위안시: before the designator stands another name; of a place, if a place is meant (베이진 is a
/// company, and 베이진시 none).
bool SlipJudge::is_other_name(std::u32string_view stem, Type type) const {
  const image::Hit hit = c_.readings().lexicon().find(List::name_hangul, stem);
  return std::any_of(hit.senses.begin(), hit.senses.end(), [&](const image::Sense& x) {
    return type != Type::place || image::EntityRef{hit.image, x.target}.type() == Type::place;
  });
}

Trust SlipJudge::judge(const SlipCase& s) const {
  // Beside the right name even a particle that does not suit it says that a name stands here.
  const bool lenient = s.present && korean_.has_rare_syllable(s.word);
  if (!is_whole_word(s.begin, s.word_end, lenient)) return Trust::none;
  const std::u32string whole = base::to_utf32(text_.substr(s.begin, s.word_end - s.begin));
  if (korean_.is_word(s.word) || korean_.is_word(whole)) return Trust::none;
  const China::Near near = china().near(s.begin, s.word_end);
  const size_t stem = stem_size(whole);
  if (stem < whole.size() && is_other_name(std::u32string_view(whole).substr(0, stem), s.meant.type()))
    return Trust::none;
  // A list of places, or their province, says more than that a word could be put together so.
  const bool in_list = near == China::Near::beside;
  const bool of_province = stem < whole.size() && china().parent_in_line(s.meant, s.begin);
  if (!of_province && (korean_.is_word_with_ending(s.word) || korean_.is_word_with_ending(whole))) return Trust::none;
  if (!in_list && !of_province && (korean_.is_compound(s.word) || korean_.is_compound(whole))) return Trust::none;
  if (is_beside_foreigners(s.begin)) return Trust::none;
  if (s.type == Type::person || s.meant.type() == Type::person) return judge_person(s);
  if (!in_list && is_sound_person(s.word) && is_titled(s.begin, s.word_end)) return Trust::none;
  return judge_name(s, near);
}

/// A sound name is somebody else's, whom no list knows, unless the document knows one nearly alike.
Trust SlipJudge::judge_person(const SlipCase& s) const {
  if (s.present) return Trust::doubtful;
  if (is_sound_person(s.word)) return Trust::none;
  const bool strange = korean_.has_strange_syllable(s.word) && s.word.size() >= 3 && !Words::is_kana_spelling(s.word);
  if (!strange) return Trust::none;
  const China::Near near = china().near(s.begin, s.word_end);
  return is_titled(s.begin, s.end) || near >= China::Near::line ? Trust::doubtful : Trust::none;
}

/// 톈진 of 톈진대학: a body that is called after a place known to everyone, and the slip is in that.
bool SlipJudge::is_named_after_great(const SlipCase& s, size_t stem) const {
  if (s.meant.type() != Type::organization || stem >= s.word.size() || s.word.size() != s.right.size()) return false;
  const std::u32string_view head = std::u32string_view(s.right).substr(0, stem);
  const image::Hit hit = c_.readings().lexicon().find(List::name_hangul, head);
  return head != std::u32string_view(s.word).substr(0, stem) &&
         std::any_of(hit.senses.begin(), hit.senses.end(), [&](const image::Sense& x) {
           return is_great({hit.image, x.target}) && image::EntityRef{hit.image, x.target}.type() == Type::place;
         });
}

Trust SlipJudge::judge_name(const SlipCase& s, China::Near near) const {
  using Near = China::Near;
  const size_t stem = stem_size(s.word);
  const bool kana = Words::is_kana_spelling(s.word) && near < Near::line && !s.present && (s.far || !is_great(s.meant));
  const bool strange = korean_.has_strange_syllable(s.word) && !kana;
  const bool rare = strange && korean_.has_rare_syllable(s.word);
  const bool great = is_great(s.meant) || is_named_after_great(s, stem), top = s.meant.subtype() == Subtype::province;
  const bool designated = stem < s.word.size() || s.word_end > s.end;
  const bool parent = china().parent_in_line(s.meant, s.begin);
  // 페르난도 후베로: two syllables of three, behind a name of elsewhere.
  if (s.word.size() == 2 && s.right.size() > 2 && !designated && !s.present && !parent) return Trust::none;
  // A sound name is another place, which no list has, where it lies in another (핑둥 난저우) or the slip would be a
  // crude one (주웨이, 중웨이).
  constexpr int kCrude = 4;
  const bool sound = !s.present && !parent && !designated && c_.words->is_mandarin_spelling(s.word);
  if (sound && china().is_within_another(s.meant, s.begin)) return Trust::none;
  const bool known_to_all = top && designated && near >= Near::line;  // 중국 베이진시
  if (sound && near != Near::beside && !known_to_all &&
      c_.aligner->slips().slip_between(s.right, s.word).cost >= kCrude)
    return Trust::none;
  // 푸시시, 부스스: a syllable said twice at the end paints a sound.
  const bool paints = s.word.size() == 3 && s.word[1] == s.word[2];
  if (paints && near < Near::line && !s.present) return Trust::none;
  // 다툰시장, 다툰시절: behind a designator another word grows.
  if (stem < s.word.size() && s.word_end > s.end && near < Near::line && !s.present) return Trust::none;
  const auto told = [&] {
    // Two syllables alone are a Korean word unless one of them is as strange as 텐.
    const bool strange_one = rare && (great || parent);
    if (stem == 2 && !designated && !s.present && !strange_one) return false;
    const bool long_great = great && stem >= 3, in_line = near >= Near::line;
    if (s.present || near == Near::beside) return strange || designated || parent || long_great;
    if (great && strange) {
      const bool told_by_document = designated && (rare || near >= Near::document);
      return stem >= 3 || top || in_line || told_by_document;
    }
    if (great) return stem >= 3;
    if (near == Near::nowhere) return rare && stem >= 4;
    const bool told_by_line = designated && (parent || in_line);
    return rare && (stem >= 3 || told_by_line);
  };
  if (!told()) return Trust::none;
  const bool sure = rare && great && (s.present || near >= Near::line);
  return sure ? Trust::sure : Trust::doubtful;
}

}  // namespace ireum::check
