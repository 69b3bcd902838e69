// What `index --check` has to say of a printed index.
#include <array>

#include "report/catalogue.h"
#include "report/index_writers.h"
#include "report/json_text.h"

namespace ireum::report {
namespace {

// By RemarkKind; the catalogue has "index-remark." and the id.
constexpr std::array<const char*, 10> kIds = {
    "wrong-locator", "missing-locator", "missing-entry", "unknown-entry",     "order",
    "duplicate",     "dangling-see",    "circular-see",  "see-with-locators", "many-locators"};

const char* id_of(const index::Remark& r) { return kIds[static_cast<size_t>(r.kind)]; }

}  // namespace

std::string write_index_remarks(const std::vector<index::Remark>& remarks, const std::string& path,
                                const IndexStyle& style) {
  std::string out;
  for (const auto& r : remarks)
    out += path + (r.line ? ":" + std::to_string(r.line) : "") + ": " + r.heading + ": " +
           say(style.english ? Lang::en : Lang::ko, std::string("index-remark.") + id_of(r), {r.detail}) + "\n";
  return out;
}

std::string write_index_remarks_jsonl(const std::vector<index::Remark>& remarks, const std::string& path) {
  std::string out;
  for (const auto& r : remarks) {
    JsonText j(out);
    j.begin_object().key("schema").value("ireum/index-remark/1").key("path").value(path);
    j.key("kind").value(id_of(r)).key("line");
    if (r.line) j.value(r.line);
    else j.null();
    j.key("heading").value(r.heading).key("detail").text_or_null(r.detail).end_object();
    out += '\n';
  }
  return out;
}

}  // namespace ireum::report
