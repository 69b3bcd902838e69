#include "format/splice.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

#include "format/escape.h"

namespace ireum::format {
namespace {

bool inside_character(std::string_view s, uint64_t at) {
  return at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80;
}

/// Cuts off what old and new text share at their ends, in whole characters.
Edit trimmed(std::string_view text, Edit edit) {
  std::string_view old = text.substr(edit.text.begin, edit.text.size()), now = edit.to;
  size_t head = 0;
  const size_t most = std::min(old.size(), now.size());
  while (head < most && old[head] == now[head]) ++head;
  while (head > 0 && (inside_character(old, head) || inside_character(now, head))) --head;
  size_t tail = 0;
  while (tail < most - head && old[old.size() - 1 - tail] == now[now.size() - 1 - tail]) ++tail;
  while (tail > 0 && (inside_character(old, old.size() - tail) || inside_character(now, now.size() - tail))) --tail;
  return {{edit.text.begin + head, edit.text.end - tail}, std::string(now.substr(head, now.size() - head - tail))};
}

class Planner {
 public:
  explicit Planner(const Rendering& rendering) : r_(rendering) {}

  /// False where the edit is refused; then nothing is planned. One string shown at many places (a spreadsheet's) is
  /// written once: the same edit again is no other one.
  bool add(const Edit& asked) {
    if (asked.text.begin > asked.text.end || asked.text.end > r_.text.size()) return false;
    fresh_.clear();
    if (!put(trimmed(r_.text, asked), 0)) return false;
    for (const RawEdit& e : fresh_)
      if (!agrees(e)) return false;
    for (RawEdit& e : fresh_) edits_.emplace(std::pair(e.member, e.raw.begin), std::move(e));
    return true;
  }

  std::vector<RawEdit> take() {
    std::vector<RawEdit> out;
    for (auto& [place, edit] : edits_) out.push_back(std::move(edit));
    return out;
  }

 private:
  bool put(const Edit& edit, int depth) {
    if (edit.text.empty() && edit.to.empty()) return true;
    if (r_.is_closed(edit.text)) return false;
    if (edit.text.empty()) return insert(edit);
    if (const auto gap = first_gap(edit.text)) return around(edit, *gap, depth);
    return replace(edit);
  }

  /// The first stretch of the range that no edit may touch.
  std::optional<Range> first_gap(Range range) const {
    for (uint64_t at = range.begin; at < range.end;) {
      const Piece* piece = r_.piece_at(at);
      if (piece && piece->editable) {
        at = piece->text.end;
        continue;
      }
      uint64_t end = at + 1;
      while (end < range.end) {
        const Piece* next = r_.piece_at(end);
        if (next && next->editable) break;
        end = next ? std::min(next->text.end, range.end) : end + 1;
      }
      return Range{at, end};
    }
    return std::nullopt;
  }

  /// The new text has what stands there too: the parts before and behind it are edits of their own.
  bool around(const Edit& edit, Range gap, int depth) {
    const std::string_view fixed = std::string_view(r_.text).substr(gap.begin, gap.size());
    const size_t at = edit.to.find(fixed);
    if (at == std::string::npos || edit.to.find(fixed, at + 1) != std::string::npos || depth > 64) return false;
    const Edit before = trimmed(r_.text, {{edit.text.begin, gap.begin}, edit.to.substr(0, at)});
    const Edit after = trimmed(r_.text, {{gap.end, edit.text.end}, edit.to.substr(at + fixed.size())});
    return put(before, depth + 1) && put(after, depth + 1);
  }

  bool insert(const Edit& edit) {
    const uint64_t at = edit.text.begin;
    const Piece* before = at > 0 ? r_.piece_at(at - 1) : nullptr;
    const Piece* after = r_.piece_at(at);
    for (const Piece* p : {before, after}) {
      if (!p || !p->editable || r_.is_closed(p == before ? Range{at - 1, at} : Range{at, at + 1})) continue;
      if (!p->verbatim && at > p->text.begin && at < p->text.end) return false;
      const uint64_t raw = p->verbatim           ? p->raw.begin + (at - p->text.begin)
                           : at == p->text.begin ? p->raw.begin
                                                 : p->raw.end;
      return write(p->member, {raw, raw}, edit.to, p->escape);
    }
    return false;
  }

  bool replace(const Edit& edit) {
    bool first = true;
    for (uint64_t at = edit.text.begin; at < edit.text.end; first = false) {
      const Piece* p = r_.piece_at(at);
      const Range part = {at, std::min(p->text.end, edit.text.end)};
      const Range raw = raw_of(*p, part);
      if (!write(p->member, raw, (first ? kept(*p, part, edit.to) : kept(*p, part, {})), p->escape)) return false;
      at = part.end;
    }
    return true;
  }

  static Range raw_of(const Piece& p, Range part) {
    if (!p.verbatim) return p.raw;
    return {p.raw.begin + (part.begin - p.text.begin), p.raw.begin + (part.end - p.text.begin)};
  }

  /// A piece that goes whole keeps the text of its that is not edited.
  std::string kept(const Piece& p, Range part, std::string_view to) const {
    if (p.verbatim) return std::string(to);
    return r_.text.substr(p.text.begin, part.begin - p.text.begin) + std::string(to) +
           r_.text.substr(part.end, p.text.end - part.end);
  }

  bool write(uint32_t member, Range raw, std::string_view to, Escape escape) {
    const auto bytes = escaped(to, escape);
    if (!bytes) return false;
    fresh_.push_back({member, raw, *bytes});
    return true;
  }

  /// No planned edit overlaps it but one that says the same.
  bool agrees(const RawEdit& e) const {
    auto next = edits_.lower_bound({e.member, e.raw.begin});
    if (next != edits_.begin()) {
      const RawEdit& before = std::prev(next)->second;
      if (before.member == e.member && before.raw.end > e.raw.begin) return false;
    }
    if (next == edits_.end() || next->second.member != e.member) return true;
    if (next->second.raw.begin == e.raw.begin) return next->second.raw == e.raw && next->second.to == e.to;
    return next->second.raw.begin >= e.raw.end;
  }

  const Rendering& r_;
  std::map<std::pair<uint32_t, uint64_t>, RawEdit> edits_;
  std::vector<RawEdit> fresh_;
};

/// The line caches of what was changed go. `done`: sorted, not overlapping.
void add_stale(const Rendering& r, const std::vector<Range>& done, std::vector<RawEdit>& to) {
  for (const Stale& s : r.stale) {
    const auto i = std::lower_bound(done.begin(), done.end(), s.text.begin,
                                    [](const Range& d, uint64_t begin) { return d.end < begin; });
    if (i != done.end() && i->begin <= s.text.end) to.push_back({s.member, s.raw, {}});
  }
}

}  // namespace

Plan plan_edits(const Rendering& rendering, const std::vector<Edit>& edits) {
  std::vector<size_t> order(edits.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::tie(edits[a].text.begin, edits[a].text.end) < std::tie(edits[b].text.begin, edits[b].text.end);
  });
  Plan plan;
  Planner planner(rendering);
  std::vector<Range> changed;
  uint64_t behind = 0;
  for (const size_t i : order) {
    const Range range = edits[i].text;
    if (range.begin < behind || !planner.add(edits[i])) {
      plan.refused.push_back(i);
      continue;
    }
    behind = range.end;
    if (rendering.text.compare(range.begin, range.size(), edits[i].to) != 0) changed.push_back(range);
  }
  std::sort(plan.refused.begin(), plan.refused.end());
  plan.edits = planner.take();
  add_stale(rendering, changed, plan.edits);
  std::stable_sort(plan.edits.begin(), plan.edits.end(), [](const RawEdit& a, const RawEdit& b) {
    return std::tie(a.member, a.raw.begin, a.raw.end) < std::tie(b.member, b.raw.begin, b.raw.end);
  });
  return plan;
}

std::string with_edits(std::string_view bytes, const std::vector<RawEdit>& edits, uint32_t member) {
  std::string out;
  uint64_t at = 0;
  for (const RawEdit& e : edits) {
    if (e.member != member || e.raw.begin < at || e.raw.end > bytes.size()) continue;
    out += bytes.substr(at, e.raw.begin - at);
    out += e.to;
    at = e.raw.end;
  }
  out += bytes.substr(at);
  return out;
}

}  // namespace ireum::format
