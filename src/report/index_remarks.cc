// What `index --check` has to say of a printed index.
#include <array>

#include "report/index_writers.h"
#include "report/json_text.h"

namespace ireum::report {
namespace {

struct Wording {
  const char* id;
  const char* ko;
  const char* en;
};

// By RemarkKind; {} is the detail.
constexpr std::array<Wording, 10> kWordings = {{
    {"wrong-locator", "{}에는 이 이름이 없습니다", "the name is not in {}"},
    {"missing-locator", "{}에도 나오는데 빠졌습니다", "it is in {} too, which is left out"},
    {"missing-entry", "본문에 나오는데 찾아보기에 없습니다", "it is in the text and not in the index"},
    {"unknown-entry", "본문에서 찾지 못했습니다", "it was not found in the text"},
    {"order", "차례가 틀렸습니다: ‘{}’ 앞에 와야 합니다", "out of order: it belongs before “{}”"},
    {"duplicate", "같은 올림말이 두 번 있습니다", "the entry stands twice"},
    {"dangling-see", "그런 올림말이 없습니다: ‘{}’", "there is no entry “{}”"},
    {"circular-see", "‘{}’에서 다시 여기로 돌아옵니다", "“{}” leads back here"},
    {"see-with-locators", "→와 쪽 번호를 함께 쓸 수 없습니다", "an entry has either a see or locators"},
    {"many-locators", "위치가 {}개나 됩니다: 하위 올림말로 나누십시오", "{} locators: break them up by subentries"},
}};

std::string worded(const index::Remark& r, bool english) {
  const Wording& w = kWordings[static_cast<size_t>(r.kind)];
  std::string out = english ? w.en : w.ko;
  if (const size_t at = out.find("{}"); at != out.npos) out.replace(at, 2, r.detail);
  return out;
}

}  // namespace

std::string write_index_remarks(const std::vector<index::Remark>& remarks, const std::string& path, const IndexStyle& style) {
  std::string out;
  for (const auto& r : remarks)
    out += path + (r.line ? ":" + std::to_string(r.line) : "") + ": " + r.heading + ": " + worded(r, style.english) + "\n";
  return out;
}

std::string write_index_remarks_jsonl(const std::vector<index::Remark>& remarks, const std::string& path) {
  std::string out;
  for (const auto& r : remarks) {
    JsonText j(out);
    j.begin_object().key("schema").value("ireum/index-remark/1").key("path").value(path);
    j.key("kind").value(kWordings[static_cast<size_t>(r.kind)].id).key("line");
    if (r.line) j.value(r.line);
    else j.null();
    j.key("heading").value(r.heading).key("detail").text_or_null(r.detail).end_object();
    out += '\n';
  }
  return out;
}

}  // namespace ireum::report
