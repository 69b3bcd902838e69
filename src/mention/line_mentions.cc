#include "mention/line_mentions.h"

#include <algorithm>

namespace ireum::mention {

using image::Subtype;
using image::Type;

namespace {

bool opens_web_address(std::u32string_view t, size_t i) {
  return (t[i] == U'h' && t.substr(i, 4) == U"http") || (t[i] == U'w' && t.substr(i, 4) == U"www.");
}

/// Parts of a line that are no text: addresses on the web and of mail.
void find_addresses(std::u32string_view t, std::vector<base::Span>& out) {
  for (size_t i = 0; i + 3 < t.size(); ++i) {
    const bool web = opens_web_address(t, i);
    if (!web && t[i] != U'@') continue;
    size_t b = i, e = i;
    while (!web && b > 0 && t[b - 1] > U' ' && t[b - 1] < 0x7F) --b;
    while (e < t.size() && t[e] > U' ' && t[e] < 0x7F) ++e;
    if (e > i + 3) out.push_back({static_cast<uint32_t>(b), static_cast<uint32_t>(e)});
    i = std::max(i, e);
  }
}

}  // namespace

bool LineMentions::skipped(const Line& line, uint64_t begin, uint64_t end) const {
  if (addresses_.empty()) return false;
  // They are sorted and do not overlap: the last that begins before the end is the only one that may reach in.
  const auto behind = std::partition_point(addresses_.begin(), addresses_.end(),
                                           [&](const base::Span& s) { return line.byte(s.begin) < end; });
  return behind != addresses_.begin() && begin < line.byte((behind - 1)->end);
}

void LineMentions::put(const Line& line, Zone zone, const Candidate& c, std::vector<Mention>& out) const {
  Mention m;
  m.begin = line.byte(c.begin);
  m.end = line.byte(c.end);
  if (skipped(line, m.begin, m.end)) return;
  m.type = c.type;
  m.subtype = c.subtype;
  m.zone = zone;
  m.evidence = c.why;
  m.image = c.listed.image;
  m.entity = c.listed.entity;
  m.pair = c.pair;
  m.tail = c.tail ? static_cast<uint32_t>(m.end - line.byte(c.end - c.tail)) : 0;
  out.push_back(m);
  if (c.head.end <= c.begin || c.head.end >= c.end || c.head.type == Type::none) return;
  Mention n = m;
  n.begin = line.byte(c.begin + c.head.lead);
  n.end = line.byte(c.head.end);
  n.type = c.head.type;
  n.subtype = Subtype::none;
  n.entity = c.head.listed.entity;
  n.image = c.head.listed.image;
  n.pair = kNone;
  n.tail = c.head.tail ? static_cast<uint32_t>(n.end - line.byte(c.head.end - c.head.tail)) : 0;
  n.evidence = static_cast<uint16_t>(kFromList | (c.why & (kMisspelled | kIsHan)));
  out.push_back(n);
}

void LineMentions::put_dates(const Line& line, Zone zone, const std::vector<Candidate>& names, std::vector<Date>& found,
                             std::vector<Date>& dates, std::vector<Mention>& out) const {
  for (Date& d : found) {
    const auto behind = std::partition_point(names.begin(), names.end(),
                                             [&](const Candidate& c) { return line.byte(c.begin) <= d.begin; });
    const bool inside = behind != names.begin() && d.end <= line.byte((behind - 1)->end);
    if (inside || skipped(line, d.begin, d.end)) continue;
    Mention m;
    m.begin = d.begin;
    m.end = d.end;
    m.type = Type::date;
    m.zone = zone;
    m.evidence = kFromShape;
    m.date = static_cast<uint32_t>(dates.size());
    dates.push_back(std::move(d));
    out.push_back(m);
  }
}

/// Who stands inside whom; an exact double is dropped, and so is what crosses an earlier one.
void LineMentions::nest(std::vector<Mention>& out) {
  std::stable_sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  kept_.clear();
  open_.clear();
  for (Mention& m : out) {
    while (!open_.empty() && kept_[open_.back()].end <= m.begin) open_.pop_back();
    if (!open_.empty()) {
      const Mention& outer = kept_[open_.back()];
      if ((outer.begin == m.begin && outer.end == m.end) || m.end > outer.end) continue;
      m.parent = static_cast<uint32_t>(open_.back());
    }
    open_.push_back(kept_.size());
    kept_.push_back(m);
  }
  out.swap(kept_);
}

void LineMentions::write(const Line& line, Zone zone, const std::vector<Candidate>& works,
                         const std::vector<Candidate>& names, std::vector<Date>& found, std::vector<Date>& dates,
                         std::vector<Mention>& out) {
  out.clear();
  if (names.empty() && works.empty() && found.empty()) return;
  addresses_.clear();
  if (line.has_latin && (line.has_digit || !names.empty())) find_addresses(line.text, addresses_);
  for (const Candidate& c : works) put(line, zone, c, out);
  for (const Candidate& c : names) put(line, zone, c, out);
  put_dates(line, zone, names, found, dates, out);
  nest(out);
}

}  // namespace ireum::mention
