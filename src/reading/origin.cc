#include "reading/origin.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace ireum::reading {
namespace {

using image::Hit;
using image::List;
using image::Sense;

constexpr std::string_view kOriginNames[] = {"china", "korea", "word", "japan", "vietnam", "other", ""};

/// The cells of a record, parted by tabs.
class Cells {
 public:
  explicit Cells(std::string_view row) : rest_(row) {}
  std::string_view next() {
    const size_t tab = std::min(rest_.find('\t'), rest_.size());
    const std::string_view cell = rest_.substr(0, tab);
    rest_.remove_prefix(std::min(tab + 1, rest_.size()));
    return cell;
  }
  int number() {
    const std::string_view cell = next();
    int value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
  }

 private:
  std::string_view rest_;
};

template <class F>
void each_record(const image::Lexicon& lexicon, std::u32string_view list, F take) {
  const Hit hit = lexicon.find(List::word_list, list);
  if (!hit) return;
  for (const Sense& s : hit.senses) take(Cells(hit.image->word(s.target)));
}

/// Log odds of two shares, in 1/16 bits.
int16_t odds(double a, double b) { return static_cast<int16_t>(std::lround(std::log2(a / b) * 16)); }

constexpr int kMostGiven = 64;        // what one character may say
constexpr double kFewPeople = 2;      // in 100,000: of a surname that a country hardly has
constexpr double kStrayGiven = 2e-4;  // share of a character that the table lacks
constexpr double kStrayChina = 4e-5;  // the same of given.tsv, which has two thousand
// People in 100,000 by the rank of surnames.tsv, where origin-surnames.tsv has no row.
constexpr int kByRank[] = {0, 500, 150, 50, 15, 5};

}  // namespace

std::string_view origin_name(Origin o) { return kOriginNames[static_cast<size_t>(o)]; }
std::string_view era_name(Era e) { return e == Era::modern ? "modern" : e == Era::historic ? "historic" : ""; }

void Scores::add(const Piece& p) {
  for (size_t i = 0; i < kOrigins; ++i) bits[i] += p.bits[i];
  old += p.old;
}

void Scores::add(const Scores& s) {
  for (size_t i = 0; i < kOrigins; ++i) bits[i] += s.bits[i];
  old += s.old;
}

int Scores::best_but(Origin o) const {
  int best = INT32_MIN;
  for (size_t i = 0; i < kOrigins; ++i)
    if (i != static_cast<size_t>(o)) best = std::max(best, bits[i]);
  return best;
}

Scores sum(const std::vector<Piece>& evidence) {
  Scores out;
  for (const Piece& p : evidence) out.add(p);
  return out;
}

Whose origin(const std::vector<Piece>& evidence) { return origin(sum(evidence)); }

Whose origin(const Scores& s) {
  Whose out;
  const auto best = std::max_element(s.bits.begin(), s.bits.end());
  out.origin = static_cast<Origin>(best - s.bits.begin());
  out.margin = *best - s.best_but(out.origin);
  if (out.margin == 0 || *best <= 0) out.origin = Origin::unknown;  // nothing speaks for any
  out.era = s.old > 0 ? Era::historic : Era::modern;
  return out;
}

OriginModel::OriginModel(const image::Lexicon& lexicon) : lexicon_(&lexicon) {
  each_record(lexicon, U"origin-weights\t", [&](Cells c) {
    Piece p;
    p.name = c.next();
    for (int16_t& b : p.bits) b = static_cast<int16_t>(c.number());
    p.old = static_cast<int16_t>(c.number());
    weights_.emplace(p.name, p);
  });
  double korea = 0;
  each_record(lexicon, U"origin-given\t", [&](Cells c) {
    c.next();
    korea += c.number();
  });
  korean_total_ = std::max(korea, 1.0);
  chinese_total_ = 260000;  // about the sum of given.tsv, whose columns are relative to their commonest
}

Piece OriginModel::piece(std::string_view name) const {
  const auto it = weights_.find(std::string(name));
  return it == weights_.end() ? Piece{} : it->second;
}

std::optional<OriginModel::Surname> OriginModel::surname_of(std::u32string_view folded) const {
  const Hit hit = lexicon_->find(List::word_list, U"origin-surnames\t" + std::u32string(folded));
  if (!hit) return std::nullopt;
  Surname s;
  Cells c(hit.image->word(hit.senses.back().target));
  for (const Origin o : {Origin::china, Origin::korea, Origin::japan, Origin::vietnam})
    s.people[static_cast<size_t>(o)] = c.number();
  return s;
}

int OriginModel::given_odds(char32_t c) const {
  const Hit hit = lexicon_->find(List::given_han, std::u32string_view(&c, 1));
  const double china = (hit ? hit.senses[0].extra : 0) / chinese_total_ + kStrayChina;
  const Hit row = lexicon_->find(List::word_list, std::u32string(U"origin-given\t") + c);
  const double korea =
      (row ? Cells(row.image->word(row.senses.back().target)).number() : 0) / korean_total_ + kStrayGiven;
  return std::clamp<int>(odds(china, korea), -kMostGiven, kMostGiven);
}

void OriginModel::weigh_person(std::u32string_view folded, std::vector<Piece>& out) const {
  if (folded.size() < 2 || folded.size() > 4) return;
  size_t n = folded.size() >= 3 && surname_of(folded.substr(0, 2)) ? 2 : 1;
  if (n == 1 && folded.size() == 4) return;
  std::array<int, kOrigins> people{};
  if (const auto s = surname_of(folded.substr(0, n))) {
    people = s->people;
  } else {
    const Hit hit = lexicon_->find(List::surname, folded.substr(0, n));
    if (!hit) return;
    people[0] = kByRank[std::min<size_t>(hit.senses[0].extra, std::size(kByRank) - 1)];
  }
  Piece surname{"surname", {}, 0};
  surname.bits[static_cast<size_t>(Origin::china)] = odds(people[static_cast<size_t>(Origin::china)] + kFewPeople,
                                                          people[static_cast<size_t>(Origin::korea)] + kFewPeople);
  out.push_back(surname);
  Piece given{"given-name", {}, 0};
  int bits = 0;
  for (const char32_t c : folded.substr(n)) bits += given_odds(c);
  given.bits[static_cast<size_t>(Origin::china)] = static_cast<int16_t>(bits);
  out.push_back(given);
}

bool OriginModel::is_korean_place(std::u32string_view folded, std::u32string_view hangul) const {
  const auto known = [&](std::u32string_view han, std::u32string_view ko) {
    const Hit hit = lexicon_->find(List::word_list, U"origin-places\t" + std::u32string(han));
    return hit && std::any_of(hit.senses.begin(), hit.senses.end(), [&](const Sense& s) {
             return base::to_utf32(Cells(hit.image->word(s.target)).next()) == ko;
           });
  };
  if (known(folded, hangul)) return true;
  return folded.size() > 2 && hangul.size() == folded.size() &&
         lexicon_->has(List::generic, folded.substr(folded.size() - 1)) &&
         known(folded.substr(0, folded.size() - 1), hangul.substr(0, hangul.size() - 1));
}

}  // namespace ireum::reading
