// ireum-dump FILE…: the candidates of plain UTF-8 texts with their evidence and scores, for tools/train and for reading.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "image/image.h"
#include "mention/dump.h"

int main(int argc, char** argv) {
  const char* const path = std::getenv("IREUM_IMAGE");
  if (!path || argc < 2) return std::fputs("usage: IREUM_IMAGE=ireum.image ireum-dump FILE...\n", stderr), 2;
  auto image = ireum::image::Image::open(path);
  if (!image) return std::fputs("no image\n", stderr), 2;
  ireum::image::Lexicon lexicon;
  lexicon.push(&*image);
  ireum::mention::Observer observer(lexicon);
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    (void)observer.observe(text, ireum::mention::Purpose::explain);
    std::fputs(ireum::mention::dump_candidates(argv[i], observer.weighed()).c_str(), stdout);
  }
  return 0;
}
