// Fixes put into a document: overlapping ones, in any encoding, whole or not at all.
#include "random/random.h"

#include <algorithm>

#include "session/repair.h"

namespace ireum::random {
namespace {

using check::Edit;
using check::Finding;
using check::Fix;
using text::Document;
using text::Encoding;

/// Findings whose edits stand anywhere in the text, at the borders of characters.
std::vector<Finding> findings(const Document& document) {
  std::vector<size_t> borders;
  for (size_t i = 0; i < document.text().size(); ++i)
    if ((document.text()[i] & 0xC0) != 0x80) borders.push_back(i);
  borders.push_back(document.text().size());
  std::vector<Finding> out;
  for (int n = *rc::gen::inRange(0, 8); n > 0; --n) {
    Finding f;
    f.severity = *rc::gen::element(check::Severity::info, check::Severity::warning, check::Severity::error);
    Fix fix;
    fix.safety = *rc::gen::element(check::Safety::safe, check::Safety::unsafe);
    size_t at = 0;
    for (int k = *rc::gen::inRange(1, 3); k > 0 && at < borders.size(); --k) {
      const size_t begin = *rc::gen::inRange(at, borders.size()),
                   end = *rc::gen::inRange(begin, std::min(borders.size(), begin + 4));
      fix.edits.push_back(
          {borders[begin], borders[end], *rc::gen::element<std::string>("톈진", "칭다오", "는", "", "abc")});
      at = end + 1;
    }
    f.begin = fix.edits.front().begin;
    f.end = fix.edits.back().end;
    f.fixes.push_back(std::move(fix));
    out.push_back(std::move(f));
  }
  return out;
}

bool clash(const Edit& a, const Edit& b) {
  if (a == b) return false;
  return (a.begin < b.end && b.begin < a.end) || (a.begin == b.begin && (a.begin == a.end || b.begin == b.end));
}

TEST_CASE("a repair applies fixes whole, and touches nothing else") {
  holds("overlapping fixes", [](bool unsafe_too) {
    const std::string said = *text();
    auto document = Document::decode("a.txt", said, Encoding::utf8);
    RC_ASSERT(static_cast<bool>(document));
    const text::SourceMap map(*document);
    const std::vector<Finding> all = findings(*document);
    auto done = session::repair(*document, map, all, unsafe_too);
    RC_ASSERT(static_cast<bool>(done));
    RC_ASSERT(done->applied + done->left.size() == all.size());
    std::vector<Edit> edits;
    for (size_t i = 0; i < all.size(); ++i) {
      const bool left = std::find(done->left.begin(), done->left.end(), i) != done->left.end();
      if (!unsafe_too && all[i].fixes[0].safety == check::Safety::unsafe) RC_ASSERT(left);
      if (!left) edits.insert(edits.end(), all[i].fixes[0].edits.begin(), all[i].fixes[0].edits.end());
    }
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
      return std::tie(a.begin, a.end, a.text) < std::tie(b.begin, b.end, b.text);
    });
    edits.erase(std::unique(edits.begin(), edits.end()), edits.end());
    // No two of those that were applied overlap, and the text is theirs alone.
    std::string want(document->text());
    for (size_t i = edits.size(); i-- > 0;) {
      if (i + 1 < edits.size()) RC_ASSERT(!clash(edits[i], edits[i + 1]));
      want.replace(edits[i].begin, edits[i].end - edits[i].begin, edits[i].text);
    }
    if (!document->changed()) RC_ASSERT(done->bytes == want);
    // One that was left, though its kind is wanted, overlaps one at least as severe.
    for (const size_t i : done->left) {
      if (!unsafe_too && all[i].fixes[0].safety == check::Safety::unsafe) continue;
      bool reason = false;
      for (size_t j = 0; j < all.size(); ++j) {
        if (j == i || std::find(done->left.begin(), done->left.end(), j) != done->left.end() ||
            all[j].severity < all[i].severity)
          continue;
        for (const Edit& a : all[i].fixes[0].edits)
          for (const Edit& b : all[j].fixes[0].edits) reason = reason || clash(a, b);
      }
      RC_ASSERT(reason);
    }
  });
  holds("the same bytes in every encoding", [] {
    const std::string said = *text();
    auto plain = Document::decode("a.txt", said, Encoding::utf8);
    auto empty = Document::decode("a.txt", "", Encoding::utf16be);
    auto stored = text::encode(*empty, said);
    auto wide = Document::decode("a.txt", *stored, Encoding::utf16be);
    RC_ASSERT(plain && wide && wide->text() == plain->text());
    const std::vector<Finding> all = findings(*plain);
    auto one = session::repair(*plain, text::SourceMap(*plain), all, true),
         two = session::repair(*wide, text::SourceMap(*wide), all, true);
    RC_ASSERT(one && two && one->left == two->left);
    auto back = Document::decode("a.txt", two->bytes, Encoding::utf16be);
    RC_ASSERT(static_cast<bool>(back));
    RC_ASSERT(back->source() == one->bytes);
  });
}

}  // namespace
}  // namespace ireum::random
