// Prints what a file says, for tests and for people who look into a format: the text, or a line a segment.
//
//   ireum-rendered [--segments] FILE...
// Exit code 2 where a file cannot be read; the key of the error and its arguments stand on standard error.
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>

#include "format/formats.h"

using namespace ireum;

namespace {

void print_segments(const format::Rendering& rendering) {
  for (const format::Segment& s : rendering.segments) {
    const format::Place place = format::place_of(rendering, s.text.begin);
    std::cout << place.member << '\t' << static_cast<int>(s.role) << "\tpage " << place.page << "\tparagraph "
              << place.paragraph << "\trow " << place.row << "\tcell " << place.cell << '\t' << s.language << '\t'
              << s.handle << '\t' << rendering.text.substr(s.text.begin, s.text.size()) << '\n';
  }
}

int show(const char* path, bool segments) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const auto rendering = format::render({bytes, path});
  if (!rendering) {
    std::cerr << path << ": " << rendering.error().key;
    for (const std::string& a : rendering.error().args) std::cerr << ' ' << a;
    std::cerr << '\n';
    return 2;
  }
  for (const format::Warning& w : rendering->warnings) {
    std::cerr << path << ": " << w.key;
    for (const std::string& a : w.args) std::cerr << ' ' << a;
    std::cerr << '\n';
  }
  if (segments) print_segments(*rendering);
  else std::cout << rendering->text;
  return 0;
}

}  // namespace

int main(int count, char** words) {
  bool segments = false;
  int status = 0;
  try {
    for (int i = 1; i < count; ++i) {
      if (std::string_view(words[i]) == "--segments") segments = true;
      else status = std::max(status, show(words[i], segments));
    }
  } catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
    return 2;
  }
  return status;
}
