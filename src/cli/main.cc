// A first bench for the alignment: lines "hangul<TAB>han" on standard input.
#include <cstdio>
#include <iostream>

#include "base/utf8.h"
#include "reading/verdict.h"

using namespace ireum;

int main(int, char** argv) {
  auto image = image::Image::open(argv[1]);
  if (!image) { std::puts("no image"); return 2; }
  image::Lexicon lexicon;
  lexicon.push(&*image);
  reading::Readings readings(lexicon);
  auto table = reading::SlipTable::from_image(*image);
  reading::SlipMemo memo(table);
  reading::Aligner aligner(readings, memo);
  std::string line;
  static const char* kNames[] = {"silent", "right", "right_sino", "customary", "sino_reading", "mandarin_historic", "reading_mismatch", "han_mismatch", "forbidden"};
  while (std::getline(std::cin, line)) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const auto ko = base::to_utf32(line.substr(0, tab)), han = base::to_utf32(line.substr(tab + 1));
    const auto j = reading::judge(aligner, ko, han, {});
    std::printf("%s\t%s\t%u\t%s\t%s\n", line.c_str(), kNames[static_cast<int>(j.verdict)], j.begin, base::to_utf8(j.expected).c_str(), base::to_utf8(j.expected_han).c_str());
  }
}
