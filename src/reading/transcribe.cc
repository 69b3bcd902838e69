// The Mandarin of a whole word: customary forms, words of several readings, the surname of a person and the generic word
// of a place first, then each character by its best reading.
#include <algorithm>

#include "base/utf8.h"
#include "reading/readings.h"

namespace ireum::reading {

using image::Hit;
using image::List;

namespace {

/// Splits "lù ān" at blanks.
std::vector<std::string> syllables(std::string_view pinyin) {
  std::vector<std::string> out;
  for (size_t at = 0; at < pinyin.size();) {
    const size_t end = std::min(pinyin.find(' ', at), pinyin.size());
    if (end > at) out.emplace_back(pinyin.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// One word on its way into Mandarin: its generic word, its surname, then units from the left.
class Transcriber {
 public:
  Transcriber(const Readings& readings, std::u32string_view z, NameKind kind)
      : readings_(readings), lexicon_(readings.lexicon()), z_(z), kind_(kind), body_(z.size()) {
    out_.person = kind == NameKind::person;
    whole_word_ = lexicon_.longest(List::polyphone, z) == z.size() || lexicon_.longest(List::customary, z) == z.size();
  }

  Transcription run() {
    cut_generic();
    measure_surname();
    for (size_t i = 0; i < body_;) {
      if (const size_t n = customary(i)) i += n;
      else if (const size_t n = polyphone(i)) i += n;
      else if (i == 0 && surname_) i += surname();
      else character(i++);
    }
    name_unit_at_end();
    add_generic();
    return std::move(out_);
  }

 private:
  static uint32_t place(size_t i) { return static_cast<uint32_t>(i); }

  /// The generic word at the end. One character keeps its generic only where that is how such names are built (莒县, not
  /// 渤海).
  void cut_generic() {
    constexpr size_t kLongestGeneric = 4;
    const size_t most = whole_word_ ? 0 : std::min<size_t>(kLongestGeneric, z_.size() > 1 ? z_.size() - 1 : 0);
    for (size_t n = most; n > 0; --n) {
      const Hit g = lexicon_.find(List::generic, z_.substr(z_.size() - n));
      if (!g) continue;
      if (n == 1 && z_.size() == 2) {
        const auto s = image::GenericEntry::of(g.senses[0]).subtype;
        const bool unit = s == image::Subtype::province || s == image::Subtype::county;
        if (!unit || kind_ == NameKind::person) continue;
      }
      const bool likely_person = kind_ == NameKind::any && z_.size() <= 3 && n == 1 && readings_.person_like(z_) == 2;
      if (kind_ == NameKind::person || likely_person) return;
      body_ = z_.size() - n;
      generic_hangul_ = base::to_utf32(g.image->word(g.senses[0].target));
      return;
    }
  }

  void measure_surname() {
    surname_ = kind_ == NameKind::place ? 0 : readings_.surname_length(z_);
    if (surname_ == 1 && z_.size() == 1) surname_ = 0;
    const bool long_name = z_.size() > 4 || (body_ < z_.size() && kind_ != NameKind::person);
    if (long_name && surname_ != 2) surname_ = 0;
  }

  /// A customary form (홍콩); the table's form of one is read character by character, so that a slip is seen in its place.
  size_t customary(size_t i) {
    Hit hit;
    const size_t n = lexicon_.longest(List::customary, z_.substr(i, body_ - i), &hit);
    if (!n) return 0;
    const std::u32string custom = base::to_utf32(hit.image->word(hit.senses[0].target));
    if (std::vector<Unit> units; by_character(z_.substr(i, n), custom, place(i), units)) {
      out_.units.insert(out_.units.end(), units.begin(), units.end());
      return n;
    }
    Unit u{place(i), place(i + n), custom, {}, "", Basis::customary, false};
    for (size_t k = 1; k < hit.senses.size(); ++k)
      u.also.push_back(base::to_utf32(hit.image->word(hit.senses[k].target)));
    u.pinyin = romanised(i, i + n);
    out_.units.push_back(std::move(u));
    return n;
  }

  /// A word whose characters are not read by default (重庆).
  size_t polyphone(size_t i) {
    Hit hit;
    const bool at_surname = kind_ == NameKind::person && i == 0;
    const size_t n = at_surname ? 0 : lexicon_.longest(List::polyphone, z_.substr(i, body_ - i), &hit);
    if (!n) return 0;
    const auto parts = syllables(hit.image->word(hit.senses[0].target));
    if (parts.size() != n) return 0;
    for (size_t k = 0; k < n; ++k)
      out_.units.push_back(
          {place(i + k), place(i + k + 1), readings_.pinyin_hangul(parts[k]), {}, parts[k], Basis::list, false});
    return n;
  }

  size_t surname() {
    const std::u32string_view written = z_.substr(0, surname_);
    const Hit s = lexicon_.find(List::surname, written);
    Unit u{0, place(surname_), base::to_utf32(s.image->word(s.senses[0].target)), {}, "", Basis::surname, false};
    for (size_t k = 1; k < s.senses.size(); ++k) u.also.push_back(base::to_utf32(s.image->word(s.senses[k].target)));
    if (const Hit p = lexicon_.listed(image::WordList::surname_pinyin, written))
      for (const std::string& one : syllables(p.image->word(p.senses[0].target))) u.pinyin += one;
    const auto plain = surname_ == 1 ? readings_.mandarin(z_[0]) : std::vector<std::u32string>();
    if (!plain.empty() && plain[0] == u.hangul) u.basis = Basis::table;
    else if (!plain.empty() && kind_ == NameKind::any && !lexicon_.has(List::name_han, z_)) or_word(u, plain[0]);
    out_.units.push_back(std::move(u));
    return surname_;
  }

  /// 單位, 區域: a word, whose first character is a surname too; 查詢: as likely a word as a name.
  void or_word(Unit& u, const std::u32string& plain) const {
    if (readings_.is_hanja_word(z_.substr(0, 2))) {
      u.also.insert(u.also.begin(), std::move(u.hangul));
      u.hangul = plain;
      u.pinyin = readings_.pinyin(z_[0])[0];
      u.basis = Basis::table;
    } else if (z_.size() == 2 && readings_.person_like(z_) < 2) {
      u.also.push_back(plain);
    }
  }

  void character(size_t i) {
    const auto m = readings_.mandarin(z_[i]);
    if (m.empty()) {
      out_.complete = out_.complete && !base::is_han(z_[i]);
      out_.units.push_back({place(i), place(i + 1), std::u32string(1, z_[i]), {}, "", Basis::none, false});
      return;
    }
    out_.units.push_back({place(i), place(i + 1), m[0], {}, readings_.pinyin(z_[i])[0], Basis::table, false});
  }

  /// 长葛市: the list tells its other characters only.
  void name_unit_at_end() {
    if (!whole_word_ || kind_ == NameKind::person) return;
    const std::string_view unit = unit_at_end();
    if (unit.empty() || out_.units.size() != z_.size()) return;
    out_.units.back().hangul = base::to_utf32(unit);
    out_.units.back().generic = true;
  }

  void add_generic() {
    if (body_ == z_.size()) return;
    out_.units.push_back(
        {place(body_), place(z_.size()), generic_hangul_, {}, romanised(body_, z_.size()), Basis::table, true});
  }

  std::string romanised(size_t begin, size_t end) const {
    std::string out;
    for (size_t i = begin; i < end; ++i)
      if (const auto p = readings_.pinyin(z_[i]); !p.empty()) out += p[0];
    return out;
  }

  /// Splits a Hangul form over the characters of a word, each in one of its Mandarin readings.
  bool by_character(std::u32string_view z, std::u32string_view hangul, uint32_t at, std::vector<Unit>& out) const {
    if (z.empty()) return hangul.empty();
    const auto all = readings_.mandarin(z[0]);
    const auto names = readings_.pinyin(z[0]);
    for (const auto& m : all) {
      if (hangul.substr(0, m.size()) != m) continue;
      out.push_back({at, at + 1, m, {}, "", Basis::list, false});
      for (const std::string& p : names)
        if (readings_.pinyin_hangul(p) == m) {
          out.back().pinyin = p;
          break;
        }
      if (by_character(z.substr(1), hangul.substr(m.size()), at + 1, out)) return true;
      out.pop_back();
    }
    return false;
  }

  /// The Korean word for the unit of government that a listed word ends with: of two characters the county (单县), of more
  /// what the place's own name ends with (长葛市, but not 于家堡 or 反省).
  std::string_view unit_at_end() const {
    if (z_.size() < 2) return {};
    const Hit g = lexicon_.find(List::generic, z_.substr(z_.size() - 1));
    if (!g) return {};
    const image::Subtype unit = image::GenericEntry::of(g.senses[0]).subtype;
    const std::string_view ko = g.image->word(g.senses[0].target);
    if (z_.size() == 2) return unit == image::Subtype::county ? ko : std::string_view();
    const Hit named = lexicon_.find(List::name_han, z_);
    if (!named || (unit != image::Subtype::county && unit != image::Subtype::prefecture)) return {};
    const image::EntityRef e{named.image, named.senses[0].target};
    return e.type() == image::Type::place && e.ko().ends_with(ko) ? ko : std::string_view();
  }

  const Readings& readings_;
  const image::Lexicon& lexicon_;
  std::u32string_view z_;
  NameKind kind_;
  size_t body_;  // where a generic word at the end begins
  size_t surname_ = 0;
  bool whole_word_ = false;
  std::u32string generic_hangul_;
  Transcription out_;
};

}  // namespace

Transcription Readings::transcribe(std::u32string_view folded, NameKind kind) const {
  return Transcriber(*this, folded, kind).run();
}

}  // namespace ireum::reading
