// What must hold for every file that can be read, for runs over real files: ireum-proved [--keep FOLDER] FILE...
//
// With `--keep FOLDER` first, what was edited is written there, for other programs to open.
//   - the pieces stand in order, and what is verbatim stands so in its bytes;
//   - every piece replaced by itself gives the same bytes;
//   - every third letter of prose replaced by another: the file, read again, says the text with just these replaced, and nothing
//     that is closed has changed.
// Prints a line a file that fails, and how many held; exit code 1 where one failed.
#include <exception>
#include <filesystem>
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
  if (base::is_latin(c)) return c == 'q' ? 'z' : 'q';
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
    if (other && open && piece->verbatim && ++letters % 3 == 0) {
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

struct Run {
  std::map<std::string, int> counts;
  std::string keep;
};

std::string fault_of(const format::Source& source, const format::Rendering& r, Run& run) {
  if (!format::format_of(r.kind).fixes) return {};
  std::vector<format::Edit> same;
  for (const format::Piece& p : r.pieces) same.push_back({p.text, r.text.substr(p.text.begin, p.text.size())});
  const auto unchanged = format::splice(source, r, same);
  if (!unchanged) return "no edit: " + unchanged.error().key;
  if (unchanged->bytes != source.bytes) return "no edit changes bytes";
  std::string wanted;
  const auto edits = planted(r, wanted);
  run.counts["edits"] += static_cast<int>(edits.size());
  const auto done = format::splice(source, r, edits);
  if (!done) return "edit: " + done.error().key;
  if (!run.keep.empty())
    std::ofstream(run.keep + "/" + std::filesystem::path(source.path).filename().string(), std::ios::binary)
        << done->bytes;
  // A string that many cells show is edited at the first, with the letters of it: the same at all of them.
  if (r.kind != format::Kind::xlsx && !done->refused.empty())
    return "refused " + std::to_string(done->refused.size()) + " of " + std::to_string(edits.size());
  const auto again = format::render_as(r.kind, {done->bytes, source.path, source.limits, source.encoding});
  if (!again) return "read again: " + again.error().key;
  if (r.kind != format::Kind::xlsx && again->text != wanted) return "text " + first_difference(wanted, again->text);
  return {};
}

int prove(const char* path, Run& run) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const format::Source source{bytes, path};
  const auto r = format::render(source);
  if (!r) return ++run.counts[r.error().key], 0;
  ++run.counts["read"];
  uint64_t at = 0;
  std::string fault;
  for (const format::Piece& p : r->pieces) {
    if (p.text.begin < at) fault = "pieces overlap";
    at = p.text.end;
  }
  if (fault.empty()) fault = fault_of(source, *r, run);
  if (fault.empty()) return 0;
  std::cout << path << ": " << fault << '\n';
  return 1;
}

}  // namespace

int main(int count, char** words) {
  int failed = 0;
  Run run;
  try {
    int first = 1;
    if (count > 2 && std::string_view(words[1]) == "--keep") run.keep = words[2], first = 3;
    for (int i = first; i < count; ++i) failed += prove(words[i], run);
  } catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
    return 2;
  }
  for (const auto& [what, n] : run.counts) std::cout << what << ": " << n << '\n';
  std::cout << "failed: " << failed << '\n';
  return failed > 0;
}
