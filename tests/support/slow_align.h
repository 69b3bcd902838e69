// The aligner's naive twin: every explanation of a Hangul string by a Han string, tried one after
// the other by plain recursion. It shares nothing with the lattice but the readings and the costs
// that stand in its contract, and answers only what the cheapest explanation costs.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "reading/align.h"
#include "reading/jamo.h"

namespace ireum::testing {

class SlowAligner {
 public:
  static constexpr int kNone = 1 << 20;
  static constexpr int kTranslated = 1, kRare = 2, kSinoSlip = 3, kExtent = 3, kLost = 16, kInsideWord = 5, kNear = 5;

  SlowAligner(const reading::Readings& readings, const reading::SlipTable& slips, std::u32string_view hangul,
              std::u32string_view folded, const reading::Transcription& best, uint32_t regime)
      : r_(readings), slips_(slips), z_(folded), best_(best), regime_(regime) {
    for (size_t i = 0; i < hangul.size(); ++i)
      if (!reading::is_gap(hangul[i])) {
        h_ += hangul[i];
        at_.push_back(i);
      }
  }

  /// The cost of the cheapest explanation, or kNone.
  int cost() const {
    if (z_.empty() || h_.empty()) return kNone;
    int least = kNone;
    for (const auto& [i, j, c] : ends())
      for (const auto& [start, total] : from(i, j)) least = std::min(least, c + total + inside(start));
    return least;
  }

 private:
  struct End {
    size_t i, j;
    int cost;
  };
  struct Start {
    size_t j;
    int cost;
  };

  bool may(uint32_t what) const { return (regime_ & what) != 0; }
  bool listed_as(image::List list, std::u32string_view key) const { return r_.lexicon().has(list, key); }

  /// Where an explanation may end: at the end, or before a generic word that only one half has.
  std::vector<End> ends() const {
    std::vector<End> out{{z_.size(), h_.size(), 0}};
    if (!may(reading::kExtent)) return out;
    for (size_t l = 1; l <= 4 && l <= h_.size(); ++l)
      if (listed_as(image::List::generic_hangul, h_.substr(h_.size() - l)))
        out.push_back({z_.size(), h_.size() - l, kExtent});
    for (size_t k = 1; k <= 4 && k + 2 <= z_.size(); ++k)
      if (listed_as(image::List::generic, z_.substr(z_.size() - k))) out.push_back({z_.size() - k, h_.size(), kExtent});
    return out;
  }

  int inside(size_t j) const {
    const auto word = [](char32_t c) { return base::is_hangul(c) || base::is_digit(c) || base::is_latin(c); };
    return j > 0 && at_[j] == at_[j - 1] + 1 && word(h_[j - 1]) ? kInsideWord : 0;
  }

  /// Every place where the explanation of z[0..i) by what ends at h[j) may begin, with its cost.
  std::vector<Start> from(size_t i, size_t j) const {
    if (i == 0) return j < h_.size() ? std::vector<Start>{{j, 0}} : std::vector<Start>{};
    std::vector<Start> out;
    const auto step = [&](size_t k, std::u32string_view form, int cost) {
      if (form.size() <= j && h_.compare(j - form.size(), form.size(), form) == 0)
        go(out, i - k, j - form.size(), cost);
    };
    word_steps(i, step);
    const char32_t c = z_[i - 1];
    if (!base::is_han(c)) {
      step(1, std::u32string_view(&c, 1), 0);
      if (reading::is_gap(c)) go(out, i - 1, j, 0);
    } else {
      reading_steps(i, j, step);
    }
    if (may(reading::kLost)) {
      go(out, i - 1, j, kLost + kLost / 2);
      if (j > 0) go(out, i - 1, j - 1, kLost);
      if (j > 1) go(out, i - 1, j - 2, kLost + 1);
    }
    return out;
  }

  void go(std::vector<Start>& out, size_t i, size_t j, int cost) const {
    for (const Start& s : from(i, j)) out.push_back({s.j, s.cost + cost});
  }

  template <class Step>
  void word_steps(size_t i, const Step& step) const {
    const auto list = [&](image::List which, int cost) {
      for (size_t k = 1; k <= i && k <= 8; ++k)
        if (const auto hit = r_.lexicon().find(which, z_.substr(i - k, k)))
          for (const image::Sense& s : hit.senses) {
            const std::u32string form = bare(hit.image->word(s.target));
            if (!(which == image::List::generic ? no_generic(i, k, form, s)
                                                : which == image::List::lexicon && too_weak(i, k, hit)))
              step(k, form, cost);
          }
    };
    if (may(reading::kListed)) {
      list(image::List::customary, 0);
      for (size_t k = 2; k <= i && k <= 24; ++k)
        if (!in_a_place(i - k)) names(z_.substr(i - k, k), k, step);
    }
    if (may(reading::kGeneric)) list(image::List::generic, 0);
    if (may(reading::kTranslated)) list(image::List::lexicon, kTranslated);
  }

  /// A generic word follows a name, and is none where it is only the character's own reading.
  bool no_generic(size_t i, size_t k, const std::u32string& form, const image::Sense& s) const {
    if (k == i && k < z_.size()) return true;
    if (k == 1 && i < z_.size() && static_cast<image::Subtype>(s.detail) == image::Subtype::feature) return true;
    if (k == 1 && i < z_.size() && static_cast<image::Subtype>(s.detail) == image::Subtype::prefecture && own_end(i))
      return true;
    if (k == 1 && own_second(i)) return true;
    const auto all = r_.mandarin(z_[i - 1]);
    return k == 1 && i < 3 && !all.empty() && all[0] == form;
  }

  /// 州 in 杭州市, 浙江省杭州市: part of the name, if generic words have its Mandarin reading too.
  bool own_end(size_t i) const {
    const auto hit = r_.lexicon().find(image::List::generic, z_.substr(i - 1, 1));
    const auto all = r_.mandarin(z_[i - 1]);
    bool read = false;
    for (const image::Sense& s : hit.senses)
      read = read || (!all.empty() && all[0] == base::to_utf32(hit.image->word(s.target)));
    if (!read) return false;
    if (i == 2) return true;
    return i > 3 && listed_as(image::List::name_han, z_.substr(i - 2, 2)) &&
           listed_as(image::List::name_han, z_.substr(0, i - 2));
  }

  /// 川省 in 四川省: a word of two that ends a listed name and has its generic word.
  bool cuts_a_place(size_t i, size_t k) const {
    const auto hit = r_.lexicon().find(image::List::generic, z_.substr(i - 1, 1));
    if (k != 2 || i < 3 || !hit) return false;
    const auto kind = static_cast<image::Subtype>(hit.senses[0].detail);
    if (kind != image::Subtype::province && kind != image::Subtype::prefecture && kind != image::Subtype::county)
      return false;
    bool listed = false;
    for (size_t n = 2; n < i && n <= 6; ++n)
      listed = listed || listed_as(image::List::name_han, z_.substr(i - 1 - n, n));
    return listed;
  }

  /// 佛寺 in 玉佛寺: the last of a name and the word for what it names.
  bool cuts_an_end(size_t i, size_t k) const {
    return k == 2 && i == 3 && z_.size() == 3 && listed_as(image::List::generic, z_.substr(2));
  }

  /// 屯 in 大屯山: the second of three characters before a generic word, unless a list has the two.
  bool own_second(size_t i) const {
    return i == 2 && z_.size() == 3 && listed_as(image::List::generic, z_.substr(2)) &&
           !listed_as(image::List::name_han, z_.substr(0, 2));
  }

  /// 津市 in 天津市, 西新城 in 沣西新城: a listed place of up to four characters begins before, and goes on here.
  bool in_a_place(size_t at) const {
    for (size_t b = at >= 4 ? at - 4 : 0; b < at; ++b)
      for (size_t e = at + 1; e <= std::min(b + 4, z_.size()); ++e) {
        const auto hit = r_.lexicon().find(image::List::name_han, z_.substr(b, e - b));
        if (hit && image::EntityRef{hit.image, hit.senses[0].target}.type() == image::Type::place && !in_a_place(b))
          return true;
      }
    return false;
  }

  /// A single character put into Korean counts in long names only, or as the head of one; and not inside a place.
  bool too_weak(size_t i, size_t k, const image::Hit& hit) const {
    if (k == 1 && i > 1 && i < z_.size() && in_a_place(i - 1)) return true;
    const bool last = i == z_.size() && z_.size() >= 3 && hit.senses[0].detail != image::kWordPlan;
    return k == 1 && z_.size() <= 4 && !last;
  }

  template <class Step>
  void names(std::u32string_view z, size_t k, const Step& step) const {
    for (const image::Image* image : r_.lexicon().images())
      if (const auto hit = image::Lexicon::find_in(*image, image::List::name_han, z))
        for (const image::Sense& s : hit.senses)
          for (const image::Form& f : image::EntityRef{image, s.target}.forms())
            if (!f.han && f.role != static_cast<uint8_t>(image::Role::forbidden) &&
                image::is_stem(f.role) == image::is_stem(s.role))
              step(k, bare(image->str(f.text)), 0);
  }

  template <class Step>
  void reading_steps(size_t i, size_t j, const Step& step) const {
    const char32_t c = z_[i - 1];
    const reading::Unit* unit = nullptr;
    for (const reading::Unit& u : best_.units)
      if (u.end == i && !u.generic) unit = &u;
    const size_t k = unit ? unit->end - unit->begin : 1;
    std::vector<std::u32string> right;
    if (unit && !unit->hangul.empty()) {
      right = unit->also;
      right.insert(right.begin(), unit->hangul);
    }
    const auto all = r_.mandarin(c);
    if (may(reading::kMandarin))
      for (const auto& m : right)
        if (base::is_hangul(m[0])) step(k, m, 0);
    if (may(reading::kRare))
      for (const auto& m : all) step(1, m, k == 1 && !right.empty() && right[0] == m ? 0 : kRare);
    for (const char16_t s : r_.sino(c)) {
      for (const char32_t heard : {static_cast<char32_t>(s), reading::initial_law(s)}) {
        if (may(reading::kSino)) step(1, std::u32string_view(&heard, 1), 0);
        if (may(reading::kSinoSlip) && k == 1) step(1, std::u32string_view(&heard, 1), kSinoSlip);
      }
    }
    if (may(reading::kSinoWord)) sino_words(i, j, step);
    if (!may(reading::kSlip)) return;
    if (right.empty() && !all.empty()) right.push_back(all[0]);
    for (const auto& m : right) slips(j, k, m, step);
  }

  template <class Step>
  void sino_words(size_t i, size_t j, const Step& step) const {
    for (size_t k = 2; k <= std::min({i, j, size_t{5}}); ++k) {
      const auto heard = std::u32string_view(h_).substr(j - k, k);
      bool reads = true;
      for (size_t x = 0; x < k; ++x) {
        const auto sino = r_.sino(z_[i - k + x]);
        reads = reads &&
                std::any_of(sino.begin(), sino.end(), [&](char16_t s) { return reading::sino_equal(s, heard[x]); });
      }
      const auto word = z_.substr(i - k, k);
      if (reads && r_.is_hanja_word(word) && !listed_as(image::List::name_han, word) && !cuts_a_place(i, k) &&
          !cuts_an_end(i, k))
        step(k, heard, kTranslated);
    }
  }

  template <class Step>
  void slips(size_t j, size_t k, const std::u32string& right, const Step& step) const {
    if (right.empty() || !base::is_hangul(right[0])) return;
    for (const reading::WrongForm& w : slips_.wrong_forms(right)) step(k, w.hangul, w.cost);
    if (right.size() > j) return;
    const auto heard = std::u32string_view(h_).substr(j - right.size(), right.size());
    int d = 0;
    for (size_t x = 0; x < right.size(); ++x) {
      if (!base::is_hangul(heard[x])) return;
      d += reading::distance(heard[x], right[x]);
    }
    if (d == 1 || d == 2) step(k, heard, kNear * d);
  }

  static std::u32string bare(std::string_view form) {
    std::u32string out;
    for (const char32_t c : base::to_utf32(form))
      if (!reading::is_gap(c)) out += c;
    return out;
  }

  const reading::Readings& r_;
  const reading::SlipTable& slips_;
  std::u32string h_;
  std::vector<size_t> at_;
  std::u32string_view z_;
  const reading::Transcription& best_;
  uint32_t regime_;
};

}  // namespace ireum::testing
