#include "index/places.h"

#include <algorithm>
#include <map>

#include "index/outline.h"
#include "token/line_shape.h"

namespace ireum::index {
namespace {

/// "12", "- 12 -": a page number that stands alone; 0 for anything else.
int lone_number(std::string_view line) {
  std::string_view s = token::trim(line);
  while (!s.empty() && (s.front() == '-' || s.front() == ' ')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == '-' || s.back() == ' ')) s.remove_suffix(1);
  if (s.empty() || s.size() > 4) return 0;
  int v = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return 0;
    v = v * 10 + (c - '0');
  }
  return v;
}

}  // namespace

Places::Places(const IndexInput& input, const layout::LineHeads& heads, Locators wanted)
    : issue_(input.issue_label), page_labels_(input.page_labels) {
  const std::string_view text = (input.pages ? input.pages : input.document)->text();
  if (input.pages && wanted == Locators::automatic) wanted = Locators::page;
  line_begins_.push_back(0);
  for (size_t i = text.find_first_of("\n\f"); i != text.npos; i = text.find_first_of("\n\f", i + 1)) {
    if (text[i] == '\n') line_begins_.push_back(i + 1);
    else page_breaks_.push_back(i);
  }
  zones_ = layout::zones_of(text, heads);
  articles_ = layout::articles_of(text, zones_);
  if (articles_.empty()) articles_ = bracketed_articles(text, zones_);
  switch (wanted) {
    case Locators::article: kind_ = articles_.empty() ? LocatorKind::line : LocatorKind::article; break;
    case Locators::page: kind_ = LocatorKind::page; break;
    case Locators::line: kind_ = LocatorKind::line; break;
    case Locators::automatic:
      kind_ = !articles_.empty() ? LocatorKind::article : !page_breaks_.empty() ? LocatorKind::page : LocatorKind::line;
  }
  if (page_labels_.empty()) read_printed_pages(text);
}

/// Where most pages end in a lone number that goes up with them, that is what is printed.
void Places::read_printed_pages(std::string_view text) {
  std::map<int, int> shifts;
  for (size_t page = 0; page <= page_breaks_.size(); ++page) {
    const uint64_t begin = page ? page_breaks_[page - 1] + 1 : 0;
    const uint64_t end = page < page_breaks_.size() ? page_breaks_[page] : text.size();
    std::string_view body = token::trim(text.substr(begin, end - begin));
    while (body.ends_with('\n')) body = token::trim(body.substr(0, body.size() - 1));
    const size_t last = body.rfind('\n');
    if (last == body.npos) continue;
    if (const int n = lone_number(body.substr(last + 1))) ++shifts[n - static_cast<int>(page) - 1];
  }
  for (const auto& [shift, count] : shifts)
    if (count >= 2 && static_cast<size_t>(count) * 2 > page_breaks_.size()) page_shift_ = shift;
}

size_t Places::line(uint64_t byte) const {
  return static_cast<size_t>(std::upper_bound(line_begins_.begin(), line_begins_.end(), byte) - line_begins_.begin()) -
         1;
}

const layout::Article* Places::article(uint64_t byte) const {
  const size_t at = line(byte);
  auto a = std::upper_bound(articles_.begin(), articles_.end(), at,
                            [](size_t l, const layout::Article& x) { return l < x.line_begin; });
  if (a == articles_.begin()) return nullptr;
  --a;
  return at < a->line_end ? &*a : nullptr;
}

std::optional<uint32_t> Places::unit(uint64_t byte) const {
  if (!articles_.empty() && line(byte) < articles_.front().line_begin) return std::nullopt;  // front matter
  switch (kind_) {
    case LocatorKind::article:
      if (const auto* a = article(byte)) return static_cast<uint32_t>(a - articles_.data());
      return std::nullopt;
    case LocatorKind::page:
      return static_cast<uint32_t>(std::lower_bound(page_breaks_.begin(), page_breaks_.end(), byte) -
                                   page_breaks_.begin()) +
             1;
    case LocatorKind::line: return static_cast<uint32_t>(line(byte)) + 1;
  }
  return std::nullopt;
}

std::string Places::label(uint32_t unit) const {
  if (kind_ == LocatorKind::article) return articles_[unit].label();
  if (kind_ == LocatorKind::line) return std::to_string(unit);
  if (unit <= page_labels_.size()) return page_labels_[unit - 1];
  const int printed = static_cast<int>(unit) + page_shift_;
  return std::to_string(printed > 0 ? printed : static_cast<int>(unit));
}

bool Places::in_title(uint64_t byte) const {
  const auto* a = article(byte);
  if (!a) return false;
  const size_t at = line(byte);
  return at >= a->line_begin && at <= a->title_line;
}

bool Places::successive(uint32_t a, uint32_t b) const {
  if (b != a + 1) return false;
  return kind_ != LocatorKind::article || articles_[a].section == articles_[b].section;
}

layout::Zone Places::zone(uint64_t byte) const {
  const size_t at = line(byte);
  return at < zones_.size() ? zones_[at] : layout::Zone::body;
}

void Places::settle() {
  line_begins_ = {};
  page_breaks_ = {};
  zones_ = {};
  for (auto& a : articles_) a.title = {};
}

bool makes_entry(const mention::Mention& m, const std::vector<mention::Mention>& all, Nested nested) {
  if (m.type == image::Type::date || m.type == image::Type::none) return false;
  if (m.parent == mention::kNone || nested == Nested::all) return true;
  if (nested == Nested::none || m.parent >= all.size()) return false;
  const mention::Mention& outer = all[m.parent];
  return outer.type == image::Type::place && m.type == image::Type::place && outer.ledger != m.ledger &&
         outer.parent == mention::kNone;
}

std::vector<Locator> locators_of(std::span<const Hit> hits, std::span<const Places> places,
                                 const IndexOptions& options) {
  std::vector<Locator> out;
  out.reserve(hits.size());
  for (size_t i = 0; i < hits.size();) {
    const Hit& h = hits[i];
    const Places& p = places[h.document];
    const bool ranged =
        options.ranges == Ranges::all || (options.ranges == Ranges::pages && p.kind() == LocatorKind::page);
    size_t end = i + 1;
    while (ranged && end < hits.size() && hits[end].document == h.document &&
           p.successive(hits[end - 1].unit, hits[end].unit) && hits[end].mark == h.mark)
      ++end;
    const auto single = [&](const Hit& x) {
      const std::string label = p.label(x.unit);
      out.push_back({p.kind(), p.issue(), label, label, x.principal, x.mark});
    };
    if (end - i >= 3) {
      out.push_back({p.kind(), p.issue(), p.label(h.unit), p.label(hits[end - 1].unit), false, h.mark});
      for (; i < end; ++i)
        if (hits[i].principal) single(hits[i]);
    } else {
      single(h);
      ++i;
    }
  }
  return out;
}

}  // namespace ireum::index
