#include "reading/align.h"

#include <algorithm>

#include "base/numerals.h"
#include "base/utf8.h"
#include "reading/han_side.h"
#include "reading/jamo.h"

namespace ireum::reading {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Role;

namespace {

constexpr int kFar = 1 << 20;
constexpr int kMaxHan = 40, kMaxHangul = 48;
constexpr int kMostNear = 2;  // jamo that differ in a reading
constexpr int kCostTranslated = 1, kCostRare = 2, kCostSinoSlip = 3, kCostExtent = 3, kCostLostHan = 16,
              kCostLostHangul = 16, kCostInsideWord = 5, kCostNear = 5;

struct Cell {
  int cost = kFar;
  int16_t from_i = -1, from_j = -1;
  Kind kind = Kind::lost;
  int16_t slip = -1;
  int16_t distance = 0;
  std::u32string expected;
};

/// The Hangul without its gaps, and where each character stood.
struct Compact {
  std::u32string text;
  std::vector<uint32_t> at;
  explicit Compact(std::u32string_view hangul) {
    for (uint32_t i = 0; i < hangul.size(); ++i)
      if (!is_gap(hangul[i])) {
        text += hangul[i];
        at.push_back(i);
      }
  }
};

bool word_char(char32_t c) { return base::is_hangul(c) || base::is_digit(c) || base::is_latin(c); }

std::u32string without_gaps(std::string_view form) {
  std::u32string out;
  for (const char32_t c : base::to_utf32(form))
    if (!is_gap(c)) out += c;
  return out;
}

/// The number that Han write, up to 9999, by tens and hundreds (十八) or by digits (二〇二五); -1 for none.
int value_of(std::u32string_view han) {
  int digits = 0, sum = 0, last = -1;
  bool placed = false, plain = true;
  for (const char32_t c : han) {
    const auto unit = static_cast<int>(base::unit_value(base::kHanUnits, c));
    const size_t d = c == base::kHanZero ? 0 : base::kHanDigits.find(c);
    if (unit) {
      sum += unit * (last < 0 ? 1 : last);
      last = -1, placed = true;
    } else if (d != std::u32string_view::npos) {
      digits = digits * 10 + static_cast<int>(d);
      plain = plain && !placed;
      if (last > 0 && placed) return -1;
      last = static_cast<int>(d);
    } else {
      return -1;
    }
  }
  return placed ? sum + std::max(last, 0) : plain && !han.empty() ? digits : -1;
}

class Lattice {
 public:
  Lattice(const Readings& readings, const SlipTable& slips, std::u32string_view hangul, std::u32string_view han,
          const Transcription& best, uint32_t regime)
      : readings_(readings),
        slips_(slips),
        lexicon_(readings.lexicon()),
        hangul_(hangul),
        h_(hangul),
        z_(han),
        regime_(regime),
        n_(han.size()),
        m_(h_.text.size()),
        cells_((n_ + 1) * (m_ + 1)),
        han_(readings, han, best, regime) {}

  Alignment solve(int max_cost) {
    cell(n_, m_).cost = 0;
    if (regime_ & kExtent) extents();
    class_word();
    for (size_t i = n_ + 1; i-- > 0;)
      for (size_t j = m_ + 1; j-- > 0;)
        if (cell(i, j).cost <= max_cost) expand(i, j);
    Alignment best;
    for (size_t j = m_; j-- > 0;) {
      if (cell(0, j).cost > max_cost) continue;
      const bool inside = j > 0 && h_.at[j] == h_.at[j - 1] + 1 && word_char(h_.text[j - 1]);
      const int cost = cell(0, j).cost + (inside ? kCostInsideWord : 0);
      if (cost >= best.cost) continue;
      best.cost = cost;
      best.begin = h_.at[j];
      best.inside_word = inside;
      start_ = j;
    }
    if (best.found()) trace(best);
    return best;
  }

 private:
  Cell& cell(size_t i, size_t j) { return cells_[i * (m_ + 1) + j]; }

  void relax(size_t i, size_t j, size_t k, size_t l, int cost, Kind kind, std::u32string_view expected, int slip = -1,
             int distance = 0) {
    const int total = cell(i, j).cost + cost;
    Cell& to = cell(i - k, j - l);
    if (total > to.cost || (total == to.cost && to.from_i >= 0 && kind >= to.kind)) return;
    to.cost = total;
    to.from_i = static_cast<int16_t>(i);
    to.from_j = static_cast<int16_t>(j);
    to.kind = kind;
    to.slip = static_cast<int16_t>(slip);
    to.distance = static_cast<int16_t>(distance);
    to.expected = expected;
  }

  bool ends_with(size_t j, std::u32string_view form) const {
    return form.size() <= j && !form.empty() && h_.text.compare(j - form.size(), form.size(), form) == 0;
  }

  /// A generic that only one half has, at the very end.
  void extents() {
    for (size_t l = 1; l <= std::min<size_t>(4, m_); ++l)
      if (lexicon_.has(List::generic_hangul, std::u32string_view(h_.text).substr(m_ - l, l)))
        relax(n_, m_, 0, l, kCostExtent, Kind::extra, {});
    for (size_t k = 1; k <= std::min<size_t>(4, n_ > 1 ? n_ - 1 : 0); ++k)
      if (lexicon_.has(List::generic, z_.substr(n_ - k)) && n_ - k >= 2)
        relax(n_, m_, k, 0, kCostExtent, Kind::missing, {});
  }

  /// 가오펀-7(高分七号): behind digits the class word at the end may be left out.
  void class_word() {
    if (n_ < 2 || m_ == 0 || !base::is_digit(h_.text[m_ - 1])) return;
    const Hit hit = lexicon_.find(List::lexicon, z_.substr(n_ - 1));
    if (hit && image::WordEntry::of(hit.senses[0]).kind == image::kWordClass) relax(n_, m_, 1, 0, 0, Kind::same, {});
  }

  void words(size_t i, size_t j, List table, uint32_t allowed, int cost, Kind kind) {
    if (!(regime_ & allowed)) return;
    for (const auto& [k, hit] : han_.words_at(i, table))
      for (const image::Sense& s : hit.senses) {
        const std::u32string form = without_gaps(hit.image->word(s.target));
        if (form.empty()) relax(i, j, k, 0, cost, kind, form);  // 与 as a middle dot
        if (!ends_with(j, form)) continue;
        // 江, 山, 海 inside a word are part of the name.
        if (table == List::generic && k == 1 && i < n_ && image::GenericEntry::of(s).subtype == image::Subtype::feature)
          continue;
        // 山 산, 海 하이: the reading itself, and no sign of a generic.
        if (table == List::generic && k == 1 && i - k < 2 && han_.reads_as(z_[i - 1], form)) continue;
        if (table == List::generic && k == 1 && i < n_ && (han_.own_end(i, hit) || han_.own_second(i))) continue;
        relax(i, j, k, form.size(), cost, kind, form);
      }
  }

  /// Whole listed names, and forms of them, inside the Han.
  void listed(size_t i, size_t j) {
    if (!(regime_ & kListed)) return;
    for (const auto& [k, hit] : han_.names_at(i))
      for (const image::Sense& s : hit.senses) {
        const EntityRef e{hit.image, s.target};
        for (const image::Form& f : e.forms()) {
          if (f.han || f.role == static_cast<uint8_t>(Role::forbidden)) continue;
          if (image::is_stem(f.role) != image::is_stem(s.role)) continue;
          const std::u32string form = without_gaps(e.image->str(f.text));
          if (ends_with(j, form) && !han_.begins_inside_a_place(i - k))
            relax(i, j, k, form.size(), 0, Kind::listed, form);
        }
      }
  }

  void readings_of(size_t i, size_t j) {
    const HanSide::Readable& of = han_.readable_at(i);
    const size_t k = of.size;
    const std::vector<std::u32string>&right = of.right, &all = of.all;
    if (regime_ & kMandarin)
      for (const auto& r : right)
        if (ends_with(j, r) && base::is_hangul(r[0])) relax(i, j, k, r.size(), 0, Kind::mandarin, right[0]);
    if (regime_ & kRare)
      for (const auto& r : all)
        if (ends_with(j, r)) {
          const bool is_best = k == 1 && !right.empty() && right[0] == r;
          // The character of a generic word that is read as part of the name (铁岭): dearer, but not rare.
          const bool plain = right.empty() && all[0] == r;
          relax(i, j, 1, r.size(), is_best ? 0 : kCostRare, is_best || plain ? Kind::mandarin : Kind::rare,
                k == 1 && !right.empty() ? right[0] : r);
        }
    if (regime_ & (kSino | kSinoSlip) && j > 0)
      for (const char16_t s : of.sino) {
        const char32_t heard = h_.text[j - 1];
        const bool law = sino_equal(s, heard);
        if (!law) continue;
        if (regime_ & kSino) relax(i, j, 1, 1, 0, Kind::sino, std::u32string(1, heard));
        if (regime_ & kSinoSlip && k == 1)
          relax(i, j, 1, 1, kCostSinoSlip, Kind::sino, right.empty() ? (all.empty() ? U"" : all[0]) : right[0]);
      }
    if (regime_ & kSlip) {
      if (right.empty() && !all.empty()) slipped(i, j, k, all[0], of.generic ? of.generic->hangul : all[0]);
      for (const auto& r : right) slipped(i, j, k, r, of.generic ? of.generic->hangul : r);
      // A rarer reading with a slip is a slip too (deducting that the writer meant it), but dearer.
    }
  }

  void slipped(size_t i, size_t j, size_t k, const std::u32string& reading, const std::u32string& expected) {
    if (reading.empty() || !base::is_hangul(reading[0])) return;
    const size_t len = reading.size();
    const std::u32string_view before = std::u32string_view(h_.text).substr(0, j);
    for (int growth = slips_.least_growth(); growth <= slips_.most_growth(); ++growth) {
      const int grown = static_cast<int>(len) + growth;
      if (grown < 1 || grown > static_cast<int>(j)) continue;
      const auto wrong = static_cast<size_t>(grown);
      if (const Slip s = slips_.slip_between(reading, before.substr(j - wrong)))
        relax(i, j, k, wrong, s.cost, Kind::slip, expected, s.row);
    }
    if (len > j) return;
    int d = 0;
    for (size_t x = 0; x < len; ++x) {
      const char32_t heard = h_.text[j - len + x];
      if (!base::is_hangul(heard)) return;
      d += distance(heard, reading[x]);
    }
    if (d > 0 && d <= kMostNear) relax(i, j, k, len, kCostNear * d, Kind::near, expected, -1, d);
  }

  void expand(size_t i, size_t j) {
    if (i == 0) return;
    const char32_t c = z_[i - 1];
    if (!base::is_han(c)) {
      if (j > 0 && h_.text[j - 1] == c) relax(i, j, 1, 1, 0, Kind::same, std::u32string(1, c));
      if (is_gap(c)) relax(i, j, 1, 0, 0, Kind::same, {});
    }
    listed(i, j);
    words(i, j, List::customary, kListed, 0, Kind::listed);
    words(i, j, List::generic, kGeneric, 0, Kind::generic);
    words(i, j, List::lexicon, kTranslated, kCostTranslated, Kind::translated);
    if (base::is_han(c)) {
      sino_words(i, j);
      readings_of(i, j);
      numbers(i, j);
    }
    if (regime_ & kLost) {
      // A character that its syllables do not explain takes one or two syllables with it.
      const std::u32string expected = han_.lost_expected(i);
      relax(i, j, 1, 0, kCostLostHan + kCostLostHangul / 2, Kind::lost, expected);
      if (j > 0) relax(i, j, 1, 1, kCostLostHan, Kind::lost, expected);
      if (j > 1) relax(i, j, 1, 2, kCostLostHan + 1, Kind::lost, expected);
    }
  }

  /// 18 for 十八, 2025 for 二〇二五: digits that are a number of the Han.
  void numbers(size_t i, size_t j) {
    if (j == 0 || !base::is_digit(h_.text[j - 1])) return;
    size_t digits = 1;
    while (digits < j && digits < 4 && base::is_digit(h_.text[j - digits - 1])) ++digits;
    int written = 0;
    for (size_t x = j - digits; x < j; ++x) written = written * 10 + static_cast<int>(h_.text[x] - U'0');
    for (size_t k = 1; k <= std::min<size_t>(i, 5); ++k) {
      const int value = value_of(z_.substr(i - k, k));
      if (value < 0) return;
      if (value == written) relax(i, j, k, digits, 0, Kind::same, h_.text.substr(j - digits, digits));
    }
  }

  /// Two or more characters that are a Korean word by themselves, read in Sino-Korean: a part that
  /// was put into Korean (林业 임업), as long as it is no listed place or person.
  void sino_words(size_t i, size_t j) {
    if (!(regime_ & kSinoWord)) return;
    for (size_t k = 2; k <= std::min<size_t>({i, j, 5}); ++k) {
      bool all = true;
      for (size_t x = 0; x < k && all; ++x) {
        const char32_t heard = h_.text[j - k + x];
        bool any = false;
        for (const char16_t s : readings_.sino(z_[i - k + x])) any = any || sino_equal(s, heard);
        all = any;
      }
      if (!all) return;
      const auto word = z_.substr(i - k, k);
      if (!readings_.is_hanja_word(word) || lexicon_.has(List::name_han, word) || han_.cuts_a_place(i, k) ||
          han_.cuts_an_end(i, k))
        continue;
      relax(i, j, k, k, kCostTranslated, Kind::translated, std::u32string(h_.text.substr(j - k, k)));
    }
  }

  void trace(Alignment& out) {
    size_t i = 0, j = start_;
    while (i != n_ || j != m_) {
      const Cell& c = cell(i, j);
      Step s;
      s.han_begin = static_cast<uint32_t>(i);
      s.han_end = static_cast<uint32_t>(c.from_i);
      s.ko_begin = j < m_ ? h_.at[j] : static_cast<uint32_t>(hangul_.size());
      s.ko_end = c.from_j > static_cast<int>(j) ? h_.at[static_cast<size_t>(c.from_j) - 1] + 1 : s.ko_begin;
      s.kind = c.kind;
      s.expected = c.expected;
      s.slip = c.slip;
      s.distance = c.distance;
      out.steps.push_back(std::move(s));
      i = static_cast<size_t>(c.from_i);
      j = static_cast<size_t>(c.from_j);
    }
  }

  const Readings& readings_;
  const SlipTable& slips_;
  const image::Lexicon& lexicon_;
  std::u32string_view hangul_;
  Compact h_;
  std::u32string_view z_;
  uint32_t regime_;
  size_t n_, m_;
  std::vector<Cell> cells_;
  HanSide han_;
  size_t start_ = 0;
};

}  // namespace

int Alignment::count(Kind k) const {
  return static_cast<int>(std::count_if(steps.begin(), steps.end(), [&](const Step& s) { return s.kind == k; }));
}

int Alignment::han_count(Kind k) const {
  int n = 0;
  for (const Step& s : steps)
    if (s.kind == k) n += static_cast<int>(s.han_end - s.han_begin);
  return n;
}

int Aligner::cost_of_near(int distance) { return distance <= kMostNear ? kCostNear * distance : kFar; }

Alignment Aligner::align(std::u32string_view hangul, std::u32string_view folded, const Transcription& best,
                         uint32_t regime, int max_cost) const {
  if (folded.empty() || folded.size() > kMaxHan || hangul.empty()) return {};
  size_t cut = 0;
  if (hangul.size() > kMaxHangul) cut = hangul.size() - kMaxHangul;
  Lattice lattice(*readings_, *slips_, hangul.substr(cut), folded, best, regime);
  Alignment out = lattice.solve(max_cost);
  if (cut && out.found()) {
    out.begin += static_cast<uint32_t>(cut);
    for (Step& s : out.steps) {
      s.ko_begin += static_cast<uint32_t>(cut);
      s.ko_end += static_cast<uint32_t>(cut);
    }
  }
  return out;
}

}  // namespace ireum::reading
