#include "mention/dates.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "mention/date_reader.h"

namespace ireum::mention {
namespace {

using View = std::u32string_view;

constexpr std::string_view kNoDate = "-";  // the value of a shape that is read over

/// Where the web address ends that has its sign at `at`.
size_t address_end(View text, size_t at) {
  while (at < text.size() && text[at] > U' ' && text[at] < 0x7F && text[at] != U'>' && text[at] != U'"') ++at;
  return at;
}

/// Whether a line names what its date is, blanks aside (발 행 일).
bool names_document_date(const DateWords& words, View text) {
  std::u32string packed;
  for (const char32_t c : text)
    if (c != U' ' && c != U'\t' && c != 0x3000 && c != 0xA0) packed += c == 0xFF1A ? U':' : c;
  return DateWords::inside(words.documents, packed);
}

/// Whether a line counts the weeks of a month, as the head of a weekly does: 2025년 3월 4주차, 2025년 3월 첫째 주.
bool counts_weeks(const DateWords& words, View text) {
  for (size_t k = 0; k < text.size();) {
    if (!DateWords::is(words.month, text[k++])) continue;
    const size_t after_month = k;
    size_t i = k;
    while (i < text.size() && (text[i] == U' ' || DateWords::is(words.ordinal, text[i]))) ++i;
    const bool counted = i > after_month && i + 1 < text.size() && base::is_digit(text[i]);
    if (counted && DateWords::is(words.week, text[i + 1])) return true;
    for (const std::u32string& word : words.of_month) {  // alone, or in brackets; not in a sentence
      if (!text.substr(i).starts_with(word)) continue;
      const size_t end = i + word.size();
      if (end == text.size() || text[end] == U')' || text[end] == U']') return true;
    }
  }
  return false;
}

std::optional<DateContext> as_context(std::string_view value) {
  const auto number = [&](size_t at, size_t n) {
    int out = 0;
    for (const char c : value.substr(at, n)) {
      if (c < '0' || c > '9') return -1;
      out = out * 10 + (c - '0');
    }
    return out;
  };
  // The days that an issue covers (2023.11.6~11.12): it appears at their end.
  if (value.size() == 21 && value[10] == '/') {
    const int months = (number(11, 4) - number(0, 4)) * 12 + number(16, 2) - number(5, 2);
    if (months < 0 || months > 1) return std::nullopt;
    value.remove_prefix(11);
  }
  if (value.size() != 10 && value.size() != 7) return std::nullopt;
  const DateContext c{number(0, 4), number(5, 2), value.size() == 10 ? number(8, 2) : 0};
  if (c.year <= 0 || c.month <= 0 || c.day < 0) return std::nullopt;
  return c;
}

}  // namespace

struct DateScanner::Grammar {
  explicit Grammar(const image::Image& image) : shapes(DateWords(image)) {}
  DateShapes shapes;
  std::vector<std::string_view> values;
};

DateScanner::DateScanner(const image::Image& image, WordMemory* memory) : image_(image), memory_(memory) {
  image::Lexicon lexicon;
  lexicon.push(&image);
  told_ = lexicon.of_kind(image::DateWord::weekday_told);
}
DateScanner::~DateScanner() = default;

/// Every shape is sound: forge casts no image with one that is not.
const DateScanner::Grammar& DateScanner::grammar() const {
  std::call_once(once_, [this] {
    auto g = std::make_unique<Grammar>(image_);
    for (const image::Shape& s : image_.shapes()) {
      static_cast<void>(g->shapes.add(image_.str(s.pattern)));
      g->values.push_back(image_.str(s.value));
    }
    grammar_ = std::move(g);
  });
  return *grammar_;
}

void DateScanner::scan(const Line& line, const DateContext& context, std::vector<Date>& out) const {
  const View text = line.text;
  const Grammar& g = grammar();
  DateBefore before;
  // Where the next address on the web begins, by either sign of one; each is looked for once.
  const bool may_have_address = line.seen & kSeenAddress;
  size_t scheme = may_have_address ? text.find(U"://") : View::npos, skip = 0;
  size_t www = may_have_address ? text.find(U"www.") : View::npos;
  // Reads what begins at `i`; returns where to go on.
  const auto read = [&](size_t i) -> size_t {
    if (const size_t address = std::min(scheme, www); address != View::npos && i >= address) {
      skip = address_end(text, address);
      if (scheme < skip) scheme = text.find(U"://", skip);
      if (www < skip) www = text.find(U"www.", skip);
    }
    if (i < skip) return skip;
    if (!g.shapes.may_begin(text, i)) return i + 1;
    const DateCapture c = g.shapes.match(text, i);
    Date date;
    DateReader reader(g.shapes.words(), line, context, before);
    if (c.shape >= 0 && g.values[static_cast<size_t>(c.shape)] == kNoDate) return std::max<size_t>(c.end, i + 1);
    if (c.shape >= 0 && reader.read(c, g.values[static_cast<size_t>(c.shape)], date)) {
      if (date.problem != Date::Problem::impossible && !reader.guessed_month())
        before = {reader.last(c.range), reader.end(), c.relative == Relative::year};
      out.push_back(std::move(date));
      return std::max<size_t>(c.end, i + 1);
    }
    // 올해, 지난달, which nothing resolves: what follows is not of the date before.
    if (c.shape >= 0 && c.relative != Relative::none) before = {};
    if (!base::is_digit(text[i])) return i + 1;
    while (i < text.size() && base::is_digit(text[i])) ++i;
    return i;
  };
  size_t i = 0;
  if (line.has_han) {
    while (i < text.size()) i = read(i);
    return;
  }
  // Without Han a date begins in a word, or with the apostrophe before one ('25).
  for (const uint32_t index : line.open) {
    const Run& run = line.runs[index];
    if (run.known & WordMemory::kClosed) continue;
    if (run.known & WordMemory::kDateless) {
      const size_t last = run.end - 1;
      if (last >= i && g.shapes.may_begin(text, last)) i = read(last);
      continue;
    }
    if (run.begin > i) i = base::is_digit(text[run.begin]) ? run.begin - 1 : run.begin;
    while (i < run.end) i = read(i);
    if (memory_ && !run.known && (run.end - run.begin > 1 || text[run.begin] >= 0x80) &&
        !g.shapes.may_begin_in(text.substr(run.begin, run.end - run.begin)))
      memory_->keep(run.hash,
                    WordMemory::kDateless |
                        (g.shapes.may_begin_with_last(text[run.end - 1]) ? 0u : unsigned{WordMemory::kClosed}));
  }
}

std::optional<DateContext> DateScanner::document_date(const Line& line) const {
  if (!line.has_digit && !line.has_han) return std::nullopt;
  std::vector<Date> dates;
  scan(line, {}, dates);
  if (dates.empty()) return std::nullopt;
  const DateWords& words = grammar().shapes.words();
  const bool stated = names_document_date(words, line.text);
  const bool weekly = !stated && line.number < 30 && counts_weeks(words, line.text);
  for (const Date& d : dates) {
    auto c = as_context(d.value);
    if (!c || d.problem == Date::Problem::impossible || (!stated && !weekly && !c->day)) continue;
    // Below the head only a day with its weekday, and the right one, is of the document's own time.
    if (!stated && line.number >= 30 && (d.weekday_end <= d.weekday_begin || d.problem != Date::Problem::none))
      continue;
    c->stated = stated;
    return c;
  }
  return std::nullopt;
}

bool DateScanner::names_weekday(std::string_view line) const {
  return std::any_of(told_.begin(), told_.end(), [&](std::string_view w) { return line.find(w) != line.npos; });
}

}  // namespace ireum::mention
