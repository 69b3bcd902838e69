#include "forge/cast.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"
#include "forge/cast_characters.h"

namespace ireum::forge {
namespace fs = std::filesystem;

base::Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return base::Error{"error.file-missing", path, {}};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

namespace {

base::Result<Table> load(const fs::path& path) {
  auto bytes = read_file(path.string());
  if (!bytes) return bytes.error();
  return Table::parse(path.filename().string(), *bytes);
}

std::vector<fs::path> files(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> out;
  std::error_code ignored;
  for (const auto& e : fs::recursive_directory_iterator(folder, ignored))
    if (e.is_regular_file() && e.path().extension() == extension) out.push_back(e.path());
  std::sort(out.begin(), out.end());
  return out;
}

/// The newest date that a passport names (`# date: 2026-11-22`).
void note_date(Builder& b, const std::string& bytes) {
  const size_t at = bytes.find("# date: ");
  if (at != std::string::npos) b.date(std::string_view(bytes).substr(at + 8, 10));
}

}  // namespace

base::Result<std::vector<char>> cast_base(const std::string& dictionaries, const std::string& rules,
                                          std::vector<Remark>& remarks) {
  Builder b;
  const fs::path dir(dictionaries);
  auto readings = load(dir / "readings.tsv");
  if (!readings) return readings.error();
  auto pinyin = load(dir / "pinyin-hangul.tsv");
  if (!pinyin) return pinyin.error();
  auto variants = load(dir / "variants.tsv");
  if (!variants) return variants.error();
  auto neutral = load(dir / "neutral.tsv");
  if (!neutral) return neutral.error();
  auto fold = add_characters(b, *readings, *variants, *neutral, *pinyin);
  if (!fold) return fold.error();

  std::vector<Table> names;
  Table slips, hanja_list, particles, sino;
  for (const fs::path& path : files(dir, ".tsv")) {
    const std::string stem = path.stem().string();
    if (path.parent_path() != dir || stem == "readings" || stem == "variants" || stem == "neutral" ||
        stem == "pinyin-hangul")
      continue;
    auto bytes = read_file(path.string());
    if (!bytes) return bytes.error();
    note_date(b, *bytes);
    auto table = Table::parse(path.filename().string(), *bytes);
    if (!table) return table.error();
    if (stem.rfind("names-", 0) == 0) names.push_back(std::move(*table));
    else if (stem == "slips") slips = std::move(*table);
    else if (stem == "sino-places") sino = std::move(*table);
    else if (stem == "particles") particles = std::move(*table);
    else if (stem == "hanja-list") hanja_list = std::move(*table);
    else if (auto error = add_words(b, *table, *fold)) return *error;
  }
  for (const Table& t : names)
    if (auto error = add_names(b, t, *fold, 0, remarks)) return *error;
  if (auto error = add_particles(b, particles)) return *error;
  add_sino_places(b, sino);
  add_slip_names(b, slips);
  add_model(b, hanja_list);
  for (const fs::path& path : files(fs::path(rules) / "check", ".toml")) {
    auto bytes = read_file(path.string());
    if (!bytes) return bytes.error();
    if (auto error = add_rule_file(b, path.filename().string(), *bytes)) return *error;
  }
  for (const fs::path& path : files(fs::path(rules) / "extract", ".toml")) {
    auto bytes = read_file(path.string());
    if (!bytes) return bytes.error();
    if (auto error = add_extract_file(b, path.filename().string(), *bytes)) return *error;
  }
  return b.cast();
}

}  // namespace ireum::forge
