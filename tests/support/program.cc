#include "support/program.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "forge/cast.h"
#include "forge/cast_characters.h"

namespace ireum::testing {
namespace fs = std::filesystem;
namespace {

/// A test without its dictionaries cannot go on; doctest reports the exception.
template <class T>
T need(base::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().key + " " + result.error().where);
  return *std::move(result);
}

image::Image cast_without_names() {
  forge::Builder b;
  const auto fold = need(forge::add_characters(b, dictionary("readings.tsv"), dictionary("variants.tsv"),
                                               dictionary("neutral.tsv"), dictionary("pinyin-hangul.tsv")));
  for (const std::string& name : dictionaries()) {
    const bool apart = name.rfind("names-", 0) == 0 || name == "slips.tsv" || name == "hanja-list.tsv" ||
                       name == "particles.tsv" || name == "readings.tsv" || name == "variants.tsv" ||
                       name == "neutral.tsv" || name == "pinyin-hangul.tsv" || name == "sino-places.tsv";
    if (apart) continue;
    if (const auto error = forge::add_words(b, dictionary(name), fold))
      throw std::runtime_error(error->key + " " + error->where);
  }
  if (const auto error = forge::add_particles(b, dictionary("particles.tsv"))) throw std::runtime_error(error->key);
  forge::add_slip_names(b, dictionary("slips.tsv"));
  forge::add_model(b, dictionary("hanja-list.tsv"));
  return need(image::Image::adopt(b.cast()));
}

image::Lexicon over(const image::Image& image) {
  image::Lexicon lexicon;
  lexicon.push(&image);
  return lexicon;
}

}  // namespace

Reader::Reader(image::Image opened)
    : image(std::move(opened)),
      lexicon(over(image)),
      readings(lexicon),
      slips(reading::SlipTable::from_image(image)),
      aligner(readings, slips) {}

Reader& program() {
  static Reader reader = [] {
    const char* path = std::getenv("IREUM_IMAGE");
    return Reader(need(image::Image::open(path ? path : IREUM_IMAGE_FILE)));
  }();
  return reader;
}

Reader& without_names() {
  static Reader reader{cast_without_names()};
  return reader;
}

std::string source_path(const std::string& inside) { return std::string(IREUM_SOURCE_DIR) + "/" + inside; }

const forge::Table& dictionary(const std::string& name) {
  static std::map<std::string, forge::Table> known;
  const auto it = known.find(name);
  if (it != known.end()) return it->second;
  return known[name] = need(forge::Table::parse(name, need(forge::read_file(source_path("dictionaries/" + name)))));
}

const std::vector<std::string>& dictionaries() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const auto& e : fs::directory_iterator(source_path("dictionaries")))
      if (e.path().extension() == ".tsv") out.push_back(e.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
  }();
  return names;
}

std::vector<std::string> entity_tables() {
  std::vector<std::string> out;
  for (const std::string& name : dictionaries())
    if (name.rfind("names-", 0) == 0) out.push_back(name);
  return out;
}

}  // namespace ireum::testing
