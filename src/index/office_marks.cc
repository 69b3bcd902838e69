#include "index/office_marks.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/xml.h"
#include "intake/archive.h"

namespace ireum::index {
namespace {

// Runs of ours bear these revision numbers; Word keeps such numbers and shows them to nobody.
constexpr std::string_view kRun = "<w:r w:rsidR=\"00495849\">";
constexpr std::string_view kRunSign = " w:rsidR=\"00495849\"";
constexpr std::string_view kRest = "<w:r w:rsidR=\"0049584A\">";  // the rest of a run that was cut
constexpr std::string_view kRunEnd = "</w:r>", kTextEnd = "</w:t></w:r>", kTextBegin = "<w:t xml:space=\"preserve\">";
// Tags of ours have a blank that means nothing; 한글 writes none.
constexpr std::string_view kControl = "<hp:ctrl >", kControlEnd = "</hp:ctrl>", kHangulEnd = "</hp:t>",
                           kHangulRest = "<hp:t >";
constexpr std::string_view kAside = "<!--ireum-ix ", kAsideEnd = "-->", kLines = "<hp:linesegarray",
                           kLinesEnd = "</hp:linesegarray>";

/// For an argument of a field: quotes, backslashes and the colon that parts levels.
std::string argument(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c == '"' || c == '\\' || c == ':') out += '\\';
    out += c;
  }
  return out;
}

/// What goes in at one place of a member.
struct Cut {
  std::string before, marks, behind;
};
using Cuts = std::map<uint64_t, Cut>;  // by byte of the member

/// Where text() byte `at` stands; the next place that is known where it is none of the file's own.
const Stretch* stretch_at(const OfficeText& office, uint64_t at, uint64_t& place) {
  const auto& all = office.stretches;
  auto s = std::upper_bound(all.begin(), all.end(), at, [](uint64_t a, const Stretch& x) { return a < x.text; });
  if (s != all.begin()) {
    const Stretch& before = *(s - 1);
    const uint64_t next = s == all.end() ? office.text.size() : s->text;
    const uint64_t inside = at - before.text;
    if (at < next && inside < before.size) {
      place = before.xml + inside;
      return &before;
    }
  }
  if (s == all.end()) return nullptr;
  place = s->xml;
  return &*s;
}

void cut_word(std::string_view part, const TextElement& e, uint64_t place, const std::string& mark, Cuts& cuts) {
  // Blanks at the end of a text would be dropped: they go with the rest.
  while (!e.keeps_blanks && place > e.begin && part[place - 1] == ' ') --place;
  if (e.whole || (e.first && place == e.begin)) {
    cuts[e.run].marks += mark;
    return;
  }
  Cut& c = cuts[place];
  c.before = kTextEnd;
  c.marks += mark;
  c.behind = std::string(kRest) + std::string(part.substr(e.format, e.format_end - e.format)) + std::string(kTextBegin);
}

void cut_hangul(std::string_view part, const TextElement& e, uint64_t place, const std::string& mark, Cuts& cuts) {
  if (e.whole && part.substr(e.open, 5) != "<hp:t") {
    cuts[part.find('>', e.run) + 1].marks += mark;
  } else if (e.whole || place == e.begin) {
    cuts[e.open].marks += mark;
  } else {
    Cut& c = cuts[place];
    c.before = kHangulEnd;
    c.marks += mark;
    c.behind = kHangulRest;
  }
}

/// The cached layout of the paragraphs that are cut goes into comments. False where it cannot.
bool set_layout_aside(std::string_view part, Cuts& cuts) {
  std::set<std::pair<size_t, size_t>> ranges;
  for (const auto& [place, cut] : cuts) {
    int depth = 0;
    for (size_t at = part.find('<', place); at != part.npos; at = part.find('<', at + 1)) {
      const std::string_view rest = part.substr(at);
      if (rest.starts_with("<hp:p ") || rest.starts_with("<hp:p>"))
        depth += rest.substr(0, rest.find('>')).ends_with('/') ? 0 : 1;
      else if (rest.starts_with("</hp:p>") && depth-- == 0) break;
      else if (depth == 0 && rest.starts_with(kLines)) {
        const size_t end = rest.find(kLinesEnd), tag = rest.find('>');
        if (tag == rest.npos || rest[tag - 1] == '/') break;
        if (end == rest.npos || rest.substr(0, end).find("--") != rest.npos) return false;
        ranges.emplace(at, at + end + kLinesEnd.size());
        break;
      }
    }
  }
  for (const auto& [begin, end] : ranges) cuts[begin].before += kAside, cuts[end].before.insert(0, kAsideEnd);
  return true;
}

std::string with_cuts(std::string_view part, const Cuts& cuts) {
  std::string out;
  size_t at = 0;
  for (const auto& [place, c] : cuts) {
    out += part.substr(at, place - at);
    out += c.before + c.marks + c.behind;
    at = place;
  }
  return out += part.substr(at);
}

std::string without_word_marks(std::string_view s) {
  std::string out;
  size_t at = 0;
  for (size_t found = s.find("<w:r "); found != s.npos; found = s.find("<w:r ", found)) {
    const size_t tag = std::min(s.find('>', found), s.size());
    size_t end = s.find(kRunEnd, tag);
    if (s.substr(found, tag - found).find(kRunSign) == s.npos || end == s.npos) {
      found = tag;
      continue;
    }
    end += kRunEnd.size();
    // Our own bytes: all runs that stand here, and the cut around them.
    bool own = false;
    if (s.substr(found).starts_with(kRun)) {
      while (s.substr(end).starts_with(kRun) && s.find(kRunEnd, end) != s.npos)
        end = s.find(kRunEnd, end) + kRunEnd.size();
      const std::string_view rest = s.substr(end);
      const size_t text = rest.find(kTextBegin);
      const std::string_view format =
          rest.starts_with(kRest) && text != rest.npos ? rest.substr(kRest.size(), text - kRest.size()) : "-";
      own = s.substr(at, found - at).ends_with(kTextEnd) &&
            (format.empty() || (format.starts_with("<w:rPr>") && format.ends_with("</w:rPr>")));
      if (own) end += text + kTextBegin.size();
    }
    out += s.substr(at, found - at - (own ? kTextEnd.size() : 0));
    at = found = end;
  }
  return out += s.substr(at);
}

std::string without_hangul_marks(std::string_view s) {
  std::string out;
  size_t at = 0;
  for (;;) {
    const size_t control = s.find(kControl, at), aside = s.find(kAside, at), found = std::min(control, aside);
    if (found == s.npos) break;
    if (found == aside) {
      const size_t end = s.find(kAsideEnd, aside);
      if (end == s.npos) break;
      out += s.substr(at, aside - at);
      out += s.substr(aside + kAside.size(), end - aside - kAside.size());
      at = end + kAsideEnd.size();
      continue;
    }
    size_t end = found;
    while (s.substr(end).starts_with(kControl) && s.find(kControlEnd, end) != s.npos)
      end = s.find(kControlEnd, end) + kControlEnd.size();
    if (end == found) break;
    const bool cut = s.substr(end).starts_with(kHangulRest) && s.substr(at, found - at).ends_with(kHangulEnd);
    out += s.substr(at, found - at - (cut ? kHangulEnd.size() : 0));
    at = end + (cut ? kHangulRest.size() : 0);
  }
  return out += s.substr(at);
}

std::string without_marks(std::string_view part, OfficeKind kind) {
  return kind == OfficeKind::word ? without_word_marks(part) : without_hangul_marks(part);
}

}  // namespace

std::string word_mark(const Entry& entry, std::string_view above) {
  const std::string hidden = std::string(kRun) + "<w:rPr><w:vanish/></w:rPr>";
  const std::string text = (above.empty() ? "" : argument(above) + ":") + argument(entry.heading);
  const std::string field = " XE \"" + text + "\" \\y \"" + argument(entry.key) + "\" ";
  return hidden + "<w:fldChar w:fldCharType=\"begin\"/></w:r>" + hidden + "<w:instrText xml:space=\"preserve\">" +
         base::xml_escaped(field) + "</w:instrText></w:r>" + hidden + "<w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string hangul_mark(const Entry& entry, std::string_view above) {
  const std::string first =
      "<hp:firstKey>" + base::xml_escaped(above.empty() ? std::string_view(entry.heading) : above) + "</hp:firstKey>";
  const std::string second =
      above.empty() ? "" : "<hp:secondKey>" + base::xml_escaped(entry.heading) + "</hp:secondKey>";
  return std::string(kControl) + "<hp:indexmark>" + first + second + "</hp:indexmark>" + std::string(kControlEnd);
}

std::optional<std::string> office_marked(std::string_view bytes, const OfficeText& office,
                                         std::span<const Mark> marks) {
  if (office.kind == OfficeKind::open_document) return std::nullopt;
  std::map<std::string, std::string> members;
  for (uint32_t n = 0; n < office.parts.size(); ++n) {
    const auto part = intake::zip_member(bytes, office.parts[n]);
    if (!part) return std::nullopt;
    Cuts cuts;
    for (const Mark& m : marks) {
      uint64_t place = 0;
      const Stretch* s = stretch_at(office, m.at, place);
      if (!s) continue;
      const TextElement& e = office.elements[s->element];
      if (e.part != n) continue;
      if (office.kind == OfficeKind::word) cut_word(*part, e, place, m.text, cuts);
      else cut_hangul(*part, e, place, m.text, cuts);
    }
    if (cuts.empty()) continue;
    if (office.kind == OfficeKind::hangul && !set_layout_aside(*part, cuts)) return std::nullopt;
    std::string marked = with_cuts(*part, cuts);
    if (without_marks(marked, office.kind) != *part) return std::nullopt;
    members[office.parts[n]] = std::move(marked);
  }
  return intake::zip_with(bytes, members);
}

std::optional<std::string> office_unmarked(std::string_view bytes, const OfficeText& office) {
  std::map<std::string, std::string> members;
  if (office.kind == OfficeKind::open_document) return std::string(bytes);
  for (const std::string& name : office.parts) {
    const auto part = intake::zip_member(bytes, name);
    if (!part) return std::nullopt;
    std::string plain = without_marks(*part, office.kind);
    if (plain != *part) members[name] = std::move(plain);
  }
  return members.empty() ? std::optional(std::string(bytes)) : intake::zip_with(bytes, members);
}

}  // namespace ireum::index
