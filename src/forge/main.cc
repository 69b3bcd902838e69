// ireum-forge DICTIONARIES RULES OUT: casts the image during the build.
#include <cstdio>
#include <fstream>

#include "forge/cast.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: ireum-forge DICTIONARIES RULES OUT\n");
    return 2;
  }
  std::vector<ireum::forge::Remark> remarks;
  const auto image = ireum::forge::cast_base(argv[1], argv[2], remarks);
  for (const auto& r : remarks) {
    std::fprintf(stderr, "%s: %s", r.where.c_str(), r.key.c_str());
    for (const auto& a : r.args) std::fprintf(stderr, " %s", a.c_str());
    std::fprintf(stderr, "\n");
  }
  if (!image) {
    const auto& e = image.error();
    std::fprintf(stderr, "ireum-forge: %s: %s", e.where.c_str(), e.key.c_str());
    for (const auto& a : e.args) std::fprintf(stderr, " [%s]", a.c_str());
    std::fprintf(stderr, "\n");
    return 2;
  }
  std::ofstream out(argv[3], std::ios::binary);
  out.write(image->data(), static_cast<std::streamsize>(image->size()));
  out.close();
  if (!out) {
    std::fprintf(stderr, "ireum-forge: %s: cannot write\n", argv[3]);
    return 2;
  }
  return 0;
}
