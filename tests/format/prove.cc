// What must hold for every file that can be read, for runs over real files: ireum-proved FILE...
//
//   - the pieces stand in order, and what is verbatim stands so in its bytes;
//   - every piece replaced by itself gives the same bytes;
//   - every second letter of prose replaced by another: the file, read again, says the text with just these replaced, and nothing
//     that is closed has changed.
// Prints a line a file that fails, and how many held; exit code 1 where one failed.
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string_view>

#include "base/utf8.h"
#include "format/formats.h"

using namespace ireum;

namespace {

char32_t other_letter(char32_t c) {
  if (base::is_hangul(c)) return c == 0xAC00 ? 0xAC01 : 0xAC00;
  if (base::is_han(c)) return c == 0x5929 ? 0x6D25 : 0x5929;
  return 0;
}

/// Edits of letters far enough apart, and the text that they should give.
std::vector<format::Edit> planted(const format::Rendering& r, std::string& wanted) {
  std::vector<format::Edit> edits;
  wanted.clear();
  size_t letters = 0;
  for (size_t i = 0; i < r.text.size();) {
    const size_t begin = i;
    const char32_t other = other_letter(base::next_code_point(r.text, i));
    const format::Piece* piece = r.piece_at(begin);
    const bool open = piece && piece->editable && !r.is_closed({begin, i});
    std::string now = r.text.substr(begin, i - begin);
    if (other && open && piece->verbatim && ++letters % 2 == 0) {
      now.clear();
      base::append_utf8(now, other);
      edits.push_back({{begin, i}, now});
    }
    wanted += now;
  }
  return edits;
}

std::string first_difference(std::string_view a, std::string_view b) {
  size_t i = 0;
  while (i < a.size() && i < b.size() && a[i] == b[i]) ++i;
  while (i > 0 && (static_cast<unsigned char>(a[std::min(i, a.size() - 1)]) & 0xC0) == 0x80) --i;
  const size_t from = i > 30 ? i - 30 : 0;
  return "at " + std::to_string(i) + "\n  " + std::string(a.substr(from, 80)) + "\n  " +
         std::string(b.substr(std::min(from, b.size()), 80));
}

std::string fault_of(const format::Source& source, const format::Rendering& r) {
  if (!format::format_of(r.kind).fixes) return {};
  std::vector<format::Edit> same;
  for (const format::Piece& p : r.pieces) same.push_back({p.text, r.text.substr(p.text.begin, p.text.size())});
  const auto unchanged = format::splice(source, r, same);
  if (!unchanged) return "no edit: " + unchanged.error().key;
  if (unchanged->bytes != source.bytes) return "no edit changes bytes";
  std::string wanted;
  const auto edits = planted(r, wanted);
  const auto done = format::splice(source, r, edits);
  if (!done) return "edit: " + done.error().key;
  // A string that many cells show is edited at the first, with the letters of it: the same at all of them.
  if (r.kind != format::Kind::xlsx && !done->refused.empty())
    return "refused " + std::to_string(done->refused.size()) + " of " + std::to_string(edits.size());
  const auto again = format::render_as(r.kind, {done->bytes, source.path, source.limits, source.encoding});
  if (!again) return "read again: " + again.error().key;
  if (r.kind != format::Kind::xlsx && again->text != wanted) return "text " + first_difference(wanted, again->text);
  return {};
}

int prove(const char* path, std::map<std::string, int>& counts) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const format::Source source{bytes, path};
  const auto r = format::render(source);
  if (!r) return ++counts[r.error().key], 0;
  ++counts["read"];
  uint64_t at = 0;
  std::string fault;
  for (const format::Piece& p : r->pieces) {
    if (p.text.begin < at) fault = "pieces overlap";
    at = p.text.end;
  }
  if (fault.empty()) fault = fault_of(source, *r);
  if (fault.empty()) return 0;
  std::cout << path << ": " << fault << '\n';
  return 1;
}

}  // namespace

int main(int count, char** words) {
  int failed = 0;
  std::map<std::string, int> counts;
  try {
    for (int i = 1; i < count; ++i) failed += prove(words[i], counts);
  } catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
    return 2;
  }
  for (const auto& [what, n] : counts) std::cout << what << ": " << n << '\n';
  std::cout << "failed: " << failed << '\n';
  return failed > 0;
}
