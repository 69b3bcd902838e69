// Names of formats. Nothing falls back silently: an unknown name is an error with the nearest one.
#include <iterator>
#include <vector>

#include "base/nearest.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

constexpr Format kFormats[] = {
    {"full", write_human, true}, {"line", write_line, true}, {"json", write_json},     {"jsonl", write_jsonl},
    {"sarif", write_sarif},      {"github", write_github},   {"gitlab", write_gitlab}, {"checkstyle", write_checkstyle},
    {"junit", write_junit},      {"rdjson", write_rdjson},   {"tsv", write_tsv},       {"html", write_html},
};

struct RecordName {
  std::string_view name;
  RecordFormat format;
};
constexpr RecordName kRecordFormats[] = {{"text", RecordFormat::text},
                                         {"jsonl", RecordFormat::jsonl},
                                         {"json", RecordFormat::json},
                                         {"tsv", RecordFormat::tsv}};

template <class Row, size_t N>
base::Error unknown(std::string_view name, const Row (&rows)[N]) {
  std::vector<std::string_view> names;
  std::string all;
  for (const Row& row : rows) {
    names.push_back(row.name);
    all.append(all.empty() ? "" : ", ").append(row.name);
  }
  return {"error.unknown-format", "", {std::string(name), std::string(base::nearest(name, names)), all}};
}

}  // namespace

std::span<const Format> check_formats() { return kFormats; }

base::Result<const Format*> check_format(std::string_view name) {
  if (name == "human") name = "full";
  for (const Format& f : kFormats)
    if (f.name == name) return &f;
  return unknown(name, kFormats);
}

base::Result<RecordFormat> record_format(std::string_view name) {
  for (const RecordName& f : kRecordFormats)
    if (f.name == name) return f.format;
  return unknown(name, kRecordFormats);
}

}  // namespace ireum::report
