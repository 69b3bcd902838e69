// The money kind: amounts that one document converts into won at different rates.
//
// A conversion is `200억 위안(약 3조 8,000억 원)` or `약 3조 8,000억 원(200억 위안)`. What the amounts of one
// currency agree on is that document's rate; one that is off by more than a quarter is a finding.
// Where they are divided evenly, the rates of the rule's options say which side is sound. Expected
// is the same figure with another 만, 억 or 조 where that agrees, else the figure worked out anew.
#include <algorithm>
#include <cmath>
#include <optional>

#include "base/numerals.h"
#include "base/utf8.h"
#include "check/context.h"
#include "check/money_words.h"
#include "token/line.h"
#include "token/line_shape.h"

namespace ireum::check {
namespace {

using token::is_blank;
using token::Line;

constexpr double kSlack = 1.25;  // rates within this factor agree

using base::kHangulGroups;
using base::NumeralUnit;

/// 천 백 십, and 조 억 만, which each begin a group of their own; 0 for no unit.
double small_value(char32_t c) { return static_cast<double>(base::unit_value(base::kHangulUnits, c)); }
double group_value(char32_t c) { return static_cast<double>(base::unit_value(kHangulGroups, c)); }
constexpr char32_t kThousand = base::kHangulUnits[0].letter;

/// The value of a figure in Korean numerals (1조 8천 198억, 2.44조, 8,000억), where the whole of `s` is one.
std::optional<double> value_of(std::u32string_view s) {
  double total = 0, group = 0, number = 0, last_large = 1e16, last_small = 1e4;
  bool digits = false, any = false;
  for (size_t i = 0; i < s.size();) {
    if (is_blank(s[i])) {
      ++i;
      continue;
    }
    if (base::is_digit(s[i])) {
      if (digits) return std::nullopt;
      std::string plain;
      bool point = false;
      for (; i < s.size(); ++i) {
        const bool inside = i + 1 < s.size() && base::is_digit(s[i + 1]);
        if (base::is_digit(s[i])) plain += static_cast<char>(s[i]);
        else if (s[i] == U'.' && inside && !point) plain += '.', point = true;
        else if (s[i] == U',' && inside && !point) continue;
        else break;
      }
      if (plain.size() > 16) return std::nullopt;
      number = std::strtod(plain.c_str(), nullptr);
      digits = any = true;
      continue;
    }
    if (const double small = small_value(s[i])) {
      if (small >= last_small) return std::nullopt;
      group += (digits ? number : 1) * small;
      last_small = small;
    } else if (const double large = group_value(s[i])) {
      if (large >= last_large || (!digits && group == 0)) return std::nullopt;
      total += (group + (digits ? number : 0)) * large;
      group = 0, last_small = 1e4, last_large = large;
    } else {
      return std::nullopt;
    }
    digits = false, number = 0, any = true;
    ++i;
  }
  if (!any) return std::nullopt;
  return total + group + (digits ? number : 0);
}

bool in_figure(char32_t c) {
  return base::is_digit(c) || std::u32string_view(U",.").find(c) != std::u32string_view::npos || is_blank(c) ||
         small_value(c) > 0 || group_value(c) > 0;
}

/// An amount of money in a line, in code points.
struct Amount {
  size_t begin = 0;   // of 약, where it stands there
  size_t figure = 0;  // of the figure
  size_t figure_end = 0;
  size_t end = 0;  // behind the currency
  double value = 0;
  std::u32string_view currency;
};

/// Whether the digit at `b` is the rest of a number: of its digits, or behind its comma or point.
bool goes_on_from_number(std::u32string_view t, size_t b) {
  if (b > 0 && base::is_digit(t[b - 1])) return true;
  return b > 1 && base::is_any(t[b - 1], U',', U'.') && base::is_digit(t[b - 2]);
}

/// The amount whose currency begins at `at`.
std::optional<Amount> amount_before(const MoneyWords& words, std::u32string_view t, size_t at,
                                    const MoneyWords::Currency& currency) {
  Amount a;
  a.end = at + currency.written.size();
  a.currency = currency.name;
  a.figure_end = at;
  while (a.figure_end > 0 && is_blank(t[a.figure_end - 1])) --a.figure_end;
  size_t b = a.figure_end;
  while (b > 0 && in_figure(t[b - 1])) --b;
  // The longest figure that ends here; a sentence before it may end in a digit or a comma.
  for (; b < a.figure_end; ++b) {
    if (!base::is_digit(t[b]) || goes_on_from_number(t, b)) continue;
    if (const auto v = value_of(t.substr(b, a.figure_end - b)); v && *v > 0) {
      a.value = *v;
      break;
    }
  }
  if (b == a.figure_end) return std::nullopt;
  a.figure = a.begin = b;
  size_t p = b;
  while (p > 0 && is_blank(t[p - 1])) --p;
  const char32_t before = p > 0 ? t[p - 1] : U'\0';
  const bool range = before == U'~' || before == 0xFF5E || before == U'-' || before == 0x2013;
  if (range || MoneyWords::is(words.ordinals, before)) return std::nullopt;
  const bool word_begins = p == 1 || (p > 1 && !base::is_hangul(t[p - 2]));
  if (word_begins && MoneyWords::is(words.about, before)) a.begin = p - 1;
  return a;
}

std::vector<Amount> amounts_of(const MoneyWords& words, std::u32string_view t) {
  std::vector<Amount> out;
  for (size_t i = 0; i < t.size(); ++i)
    for (const MoneyWords::Currency& currency : words.currencies) {
      if (!t.substr(i).starts_with(currency.written)) continue;
      if (const auto a = amount_before(words, t, i, currency)) out.push_back(*a);
      i += currency.written.size() - 1;
      break;
    }
  return out;
}

struct Conversion {
  uint64_t begin = 0, end = 0;  // the amount in won, with 약
  std::u32string figure;        // of it
  std::u32string head, tail;    // what stands before and behind the figure within the span
  double foreign = 0, won = 0;
  double rate() const { return won / foreign; }
};

struct Currency {
  std::u32string_view name;
  std::vector<Conversion> conversions;
};

/// Two amounts belong together where only an opening bracket (and 한화, 약, ≒ …) stands between them.
bool glosses(const MoneyWords& words, std::u32string_view between) {
  size_t i = 0;
  while (i < between.size() && (is_blank(between[i]) || MoneyWords::is(words.tails, between[i]))) ++i;
  if (i == between.size() || !token::is_open_bracket(between[i])) return false;
  std::u32string rest;
  for (++i; i < between.size(); ++i)
    if (!is_blank(between[i])) rest += between[i];
  return rest.empty() || rest == U"≒" || rest == U"=" || rest == U"≈" || MoneyWords::is(words.leads, rest);
}

void read_line(const MoneyWords& words, const Line& line, std::vector<Currency>& out) {
  const std::vector<Amount> amounts = amounts_of(words, line.text);
  for (size_t i = 0; i + 1 < amounts.size(); ++i) {
    const Amount &a = amounts[i], &b = amounts[i + 1];
    if (words.is_won(a.currency) == words.is_won(b.currency)) continue;
    if (b.begin < a.end || !glosses(words, line.view(a.end, b.begin))) continue;
    const Amount &won = words.is_won(a.currency) ? a : b, &other = words.is_won(a.currency) ? b : a;
    Conversion x;
    x.begin = line.byte(won.begin);
    x.end = line.byte(won.end);
    x.figure = line.view(won.figure, won.figure_end);
    x.head = line.view(won.begin, won.figure);
    x.tail = line.view(won.figure_end, won.end);
    x.foreign = other.value;
    x.won = won.value;
    auto it = std::find_if(out.begin(), out.end(), [&](const Currency& c) { return c.name == other.currency; });
    if (it == out.end()) it = out.insert(out.end(), {other.currency, {}});
    it->conversions.push_back(std::move(x));
    ++i;
  }
}

bool near(double a, double b) { return a <= b * kSlack && b <= a * kSlack; }

/// What a currency may be worth in won: the rule's option rate.NAME ("150-220", or one number, give
/// or take a quarter), else the usual one.
MoneyRange plausible(const MoneyWords& words, const Rule& rule, std::u32string_view currency) {
  const std::string text(rule.option("options.rate." + base::to_utf8(currency)));
  if (!text.empty()) {
    char* end = nullptr;
    const double low = std::strtod(text.c_str(), &end);
    while (*end == ' ' || *end == '-' || *end == '~') ++end;
    const double high = std::strtod(end, nullptr);
    if (low > 0) return high > 0 ? MoneyRange{low, high} : MoneyRange{low / kSlack, low * kSlack};
  }
  for (const MoneyWords::Currency& w : words.currencies)
    if (w.name == currency) return w.range;
  return {};
}

/// The rate that the document means: what most conversions agree on; 0 where that cannot be told.
double meant_rate(const std::vector<Conversion>& all, const MoneyRange& range, bool& by_table) {
  struct Group {
    double rate = 0;
    size_t count = 0;
  };
  std::vector<double> rates;
  rates.reserve(all.size());
  for (const Conversion& x : all) rates.push_back(x.rate());
  std::sort(rates.begin(), rates.end());
  std::vector<Group> groups;  // around each rate; near ones count as one
  for (const double r : rates) {
    std::vector<double> with;
    for (const double x : rates)
      if (near(x, r)) with.push_back(x);
    const Group g{with[with.size() / 2], with.size()};
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& o) { return near(o.rate, g.rate); });
    if (same == groups.end()) groups.push_back(g);
    else if (g.count > same->count) *same = g;
  }
  const auto best =
      std::max_element(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.count < b.count; });
  const bool divided =
      std::any_of(groups.begin(), groups.end(), [&](const Group& g) { return &g != &*best && g.count == best->count; });
  const auto sound =
      std::count_if(groups.begin(), groups.end(), [&](const Group& g) { return range && range.has(g.rate); });
  by_table = divided;
  if (!divided) return best->count * 2 > rates.size() || (range && range.has(best->rate)) ? best->rate : 0;
  if (sound != 1) return 0;
  return std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return range.has(g.rate); })->rate;
}

/// The figure with its units 조 억 만 moved together, where that comes within the slack of `target`.
std::optional<std::u32string> with_other_unit(const std::u32string& figure, double target) {
  std::optional<std::u32string> best;
  double least = std::log(kSlack);
  for (const int shift : {-2, -1, 1, 2}) {
    std::u32string moved = figure;
    bool fits = true, any = false;
    for (char32_t& c : moved)
      for (int u = 0; u < 3; ++u)
        if (c == kHangulGroups[u].letter) {
          any = true;
          if (u + shift < 0 || u + shift > 2) fits = false;
          else c = kHangulGroups[u + shift].letter;
          break;
        }
    if (!fits || !any) continue;
    const auto v = value_of(moved);
    if (!v) continue;
    if (const double off = std::abs(std::log(*v / target)); off < least) least = off, best = moved;
  }
  if (best) return best;
  // Of several units one may be wrong: 9조 130만.
  for (size_t i = 0; i < figure.size(); ++i) {
    if (!(group_value(figure[i]) > 0)) continue;
    for (const NumeralUnit& u : kHangulGroups) {
      std::u32string moved = figure;
      moved[i] = u.letter;
      const auto v = value_of(moved);
      if (!v || moved == figure) continue;
      if (const double off = std::abs(std::log(*v / target)); off < least) least = off, best = moved;
    }
  }
  return best;
}

/// 8,000 or 8천 or 8천 198, as the document writes a number below ten thousand.
std::u32string below_ten_thousand(long n, bool thousands_word, bool commas) {
  const auto digits = [](long x) {
    const std::string s = std::to_string(x);
    return std::u32string(s.begin(), s.end());
  };
  if (n < 1000) return digits(n);
  if (thousands_word) return digits(n / 1000) + kThousand + (n % 1000 ? U" " + digits(n % 1000) : std::u32string());
  std::u32string s = digits(n);
  if (commas) s.insert(1, U",");
  return s;
}

/// `target` in the style of `figure`, as exact as `figure` is, or wholly.
std::u32string written_anew(const std::u32string& figure, double target, bool wholly) {
  size_t exact = 0, zeros = 0;
  bool point = false;
  for (const char32_t c : figure) {
    if (c == U'.') point = true;
    if (!base::is_digit(c) || (c == U'0' && exact == 0)) continue;
    ++exact;
    zeros = c == U'0' ? zeros + 1 : 0;
  }
  exact = wholly ? 6 : std::clamp<size_t>(exact - zeros, 2, 6);
  const double unit = std::pow(10, std::floor(std::log10(target)) - static_cast<double>(exact) + 1);
  const double value = std::round(target / unit) * unit;
  const bool word = figure.find(kThousand) != figure.npos, commas = figure.find(U',') != figure.npos || !word;
  if (point)
    for (const NumeralUnit& u : kHangulGroups)
      if (const auto worth = static_cast<double>(u.value); value >= worth) {
        std::string s = std::to_string(value / worth);
        s.resize(std::min(s.size(), s.find('.') + 1 + 2));
        while (s.back() == '0') s.pop_back();
        if (s.back() == '.') s.pop_back();
        return std::u32string(s.begin(), s.end()) + u.letter;
      }
  std::u32string out;
  double rest = value;
  for (const NumeralUnit& u : kHangulGroups) {
    const auto worth = static_cast<double>(u.value);
    const long n = static_cast<long>(std::floor(rest / worth + 1e-9));
    if (n <= 0) continue;
    rest -= static_cast<double>(n) * worth;
    if (!out.empty()) out += U' ';
    (out += below_ten_thousand(n, word, commas)) += u.letter;
  }
  if (const long n = std::lround(rest); n > 0 && n < 10000) {
    if (!out.empty()) out += U' ';
    out += below_ten_thousand(n, word, commas);
  }
  return out;
}

std::string short_number(double x) {
  std::string s = std::to_string(x);
  const size_t keep = x >= 100 ? 0 : x >= 1 ? 2 : 4;
  s.resize(keep ? s.find('.') + 1 + keep : s.find('.'));
  while (s.find('.') != s.npos && (s.back() == '0' || s.back() == '.')) {
    const bool point = s.back() == '.';
    s.pop_back();
    if (point) break;
  }
  return s;
}

}  // namespace

void check_money(const Context& c, uint32_t document, Findings& out) {
  const int rule = c.on("money-rate");
  if (rule < 0) return;
  const DocumentView& view = c.documents[document];
  const MoneyWords words(c.readings().lexicon());
  const std::string won = base::to_utf8(words.won);
  std::vector<Currency> currencies;
  Line buffer;
  for (size_t n = 0; n < view.line_count(); ++n) {
    if (!view.line_has(n, token::kSeenDigit) || !view.line_has(n, token::kSeenBracket) ||
        view.line(n).find(won) == std::string_view::npos)
      continue;
    buffer.fill(view.line(n), view.observation->lines[n].begin, static_cast<uint32_t>(n));
    read_line(words, buffer, currencies);
  }
  for (const Currency& currency : currencies) {
    if (currency.conversions.size() < 2) continue;
    bool by_table = false;
    const double rate = meant_rate(currency.conversions,
                                   plausible(words, (*c.rules)[static_cast<size_t>(rule)], currency.name), by_table);
    if (!(rate > 0)) continue;
    // Where all the others were reckoned with one and the same rate, so is this.
    const bool wholly = std::all_of(currency.conversions.begin(), currency.conversions.end(), [&](const Conversion& x) {
      return !near(x.rate(), rate) || std::abs(x.rate() - rate) < rate * 1e-5;
    });
    for (const Conversion& x : currency.conversions) {
      if (near(x.rate(), rate)) continue;
      Finding f = make(c, rule, document, x.begin, x.end);
      const double target = x.foreign * rate;
      const auto moved = with_other_unit(x.figure, target);
      f.expected.push_back(base::to_utf8(x.head + (moved ? *moved : written_anew(x.figure, target, wholly)) + x.tail));
      f.basis = by_table ? "rate" : "majority";
      f.args = {
          {"currency", base::to_utf8(currency.name)}, {"rate", short_number(x.rate())}, {"usual", short_number(rate)}};
      for (const Conversion& o : currency.conversions) {
        if (!near(o.rate(), rate)) continue;
        if (f.related.size() < 5) f.related.push_back({{document, o.begin, o.end}, "related.conversion"});
        ++f.related_total;
      }
      add_fix(c, f, f.expected[0], Safety::unsafe);
      out.push_back(std::move(f));
    }
  }
}

}  // namespace ireum::check
