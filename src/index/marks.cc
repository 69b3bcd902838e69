#include "index/marks.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "index/office_marks.h"
#include "index/places.h"
#include "index/tex.h"

namespace ireum::index {
namespace {

// What our marks begin with. No hand writes an empty group behind the @.
constexpr std::string_view kAnchor = "<a class=\"ireum-ix\" id=\"";
constexpr std::string_view kAnchorEnd = "\"></a>";
constexpr std::string_view kLatex = "\\index{";
constexpr std::string_view kLatexSign = "@{}";

/// A name for an anchor: letters and digits of any script as they are, all else as a hyphen.
std::string anchor(std::string_view s) {
  std::string out;
  for (const char c : s) {
    const auto u = static_cast<unsigned char>(c);
    if (u >= 0x80 || base::is_digit(u) || base::is_latin(u)) out += c;
    else if (!out.empty() && out.back() != '-') out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

/// An entry, and the main entry that it stands under; null for a main entry.
struct Known {
  const Entry* entry = nullptr;
  const Entry* above = nullptr;
};

/// A name that has an entry of its own is marked for that one, not for the place under its parent.
void collect(const Entry& e, const Entry* above, std::map<std::string, Known>& to) {
  if (!e.entity.empty() && !e.locators.empty()) {
    const auto [it, fresh] = to.try_emplace(e.entity, Known{&e, above});
    if (!fresh && !above) it->second = {&e, nullptr};
  }
  for (const Entry& s : e.subentries) collect(s, &e, to);
}

std::string latex_mark(const Entry& e, const Entry* above) {
  const auto term = [](const Entry& x) {
    return tex_index_escaped(x.key) + std::string(kLatexSign) + tex_index_escaped(x.heading);
  };
  return std::string(kLatex) + (above ? term(*above) + "!" : "") + term(e) + "}";
}

/// The end of the mark that begins at `at`, or npos where it is none of ours.
size_t mark_end(std::string_view s, size_t at, MarkKind kind) {
  if (kind == MarkKind::markdown) {
    if (!s.substr(at).starts_with(kAnchor)) return s.npos;
    const size_t end = s.find(kAnchorEnd, at + kAnchor.size());
    const size_t quote = s.find('"', at + kAnchor.size());
    return end == s.npos || quote != end ? s.npos : end + kAnchorEnd.size();
  }
  if (!s.substr(at).starts_with(kLatex)) return s.npos;
  int depth = 1;
  bool ours = false;
  for (size_t i = at + kLatex.size(); i < s.size() && s[i] != '\n'; ++i) {
    if (s[i] == '\\') {
      ++i;
      continue;
    }
    if (depth == 1 && s.substr(i).starts_with(kLatexSign) && s[i - 1] != '"') ours = true;
    if (s[i] == '{') ++depth;
    if (s[i] == '}' && --depth == 0) return ours ? i + 1 : s.npos;
  }
  return s.npos;
}

}  // namespace

std::string anchor_of(std::string_view heading, std::string_view label) {
  return "ix-" + anchor(std::string(heading) + " " + std::string(label));
}

std::vector<Mark> marks_of(const image::Lexicon& lexicon, const Index& index, const entity::Ledger& ledger,
                           std::span<const IndexInput> inputs, uint32_t document, const IndexOptions& options,
                           MarkKind kind) {
  std::map<std::string, Known> entries;
  for (const auto& part : index.parts)
    for (const auto& s : part.sections)
      for (const auto& e : s.entries) collect(e, nullptr, entries);
  const IndexInput& in = inputs[document];
  const Places places(in, layout::LineHeads(lexicon), options.locators);
  std::set<std::pair<uint32_t, uint32_t>> done;
  std::vector<Mark> out;
  for (const auto& m : in.observation->mentions) {
    if (m.ledger >= ledger.entries.size() || !makes_entry(m, in.observation->mentions, options.nested) ||
        !options.zones[static_cast<size_t>(m.zone)])
      continue;
    const auto e = entries.find(ledger.entries[m.ledger].key);
    const auto unit = places.unit(m.begin);
    if (e == entries.end() || !unit || !done.emplace(m.ledger, *unit).second) continue;
    Mark mark;
    mark.at = m.begin;
    const auto& [entry, above] = e->second;
    switch (kind) {
      case MarkKind::markdown:
        mark.text = std::string(kAnchor) + anchor_of(entry->heading, places.label(*unit)) + std::string(kAnchorEnd);
        break;
      case MarkKind::latex: mark.text = latex_mark(*entry, above); break;
      case MarkKind::word: mark.text = word_mark(*entry, above ? above->heading : ""); break;
      case MarkKind::hangul: mark.text = hangul_mark(*entry, above ? above->heading : ""); break;
    }
    out.push_back(std::move(mark));
  }
  std::stable_sort(out.begin(), out.end(), [](const Mark& a, const Mark& b) { return a.at < b.at; });
  return out;
}

std::string marked(std::string_view source, std::span<const Mark> marks) {
  std::string out;
  size_t at = 0;
  for (const Mark& m : marks) {
    const size_t to = std::min<size_t>(static_cast<size_t>(m.at), source.size());
    out += source.substr(at, to - at);
    out += m.text;
    at = to;
  }
  return out += source.substr(at);
}

std::string unmarked(std::string_view source, MarkKind kind) {
  const std::string_view sign = kind == MarkKind::markdown ? kAnchor : kLatex;
  std::string out;
  size_t at = 0;
  for (size_t found = source.find(sign); found != source.npos; found = source.find(sign, found)) {
    const size_t end = mark_end(source, found, kind);
    if (end == source.npos) {
      found += sign.size();
      continue;
    }
    out += source.substr(at, found - at);
    at = found = end;
  }
  return out += source.substr(at);
}

}  // namespace ireum::index
