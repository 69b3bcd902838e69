// An index made by hand, held against the issue.
#include "index/verify.h"

#include <doctest/doctest.h>

#include <string>

#include "index/desk.h"
#include "report/index_writers.h"

using namespace ireum;
using index::RemarkKind;
using testing::Desk;
using testing::Name;

namespace {

const char* kIssue = "I\n01 가\n톈진(天津)과 시안(西安)\n02 나\n톈진과 쿤밍(昆明)\n03 다\n톈진\nII\n01 라\n시안\n";

index::Index truth() {
  Desk desk(std::vector<Name>{{.canonical = "톈진"}, {.canonical = "시안"}, {.canonical = "쿤밍"}});
  index::IndexOptions o;
  o.ranges = index::Ranges::none;
  return desk.issue(kIssue).index(o);
}

/// "order 5 시안(西安) <쿤밍(昆明)>; …"
std::string remarks(const char* printed) {
  static constexpr const char* kKinds[] = {"wrong",     "missing",  "missing-entry", "unknown",      "order",
                                           "duplicate", "dangling", "circular",      "see+locators", "many"};
  std::string out;
  const image::Lexicon& lexicon = testing::program().lexicon;
  const auto entries = index::parse_printed(printed, index::IndexWords(lexicon));
  for (const auto& r : index::verify(lexicon, entries, truth(), {}))
    out += (out.empty() ? "" : "; ") + std::string(kKinds[static_cast<size_t>(r.kind)]) + " " + std::to_string(r.line) +
           " " + r.heading + (r.detail.empty() ? "" : " <" + r.detail + ">");
  return out;
}

}  // namespace

TEST_CASE("index --check: what a printed index got wrong") {
  struct Row {
    const char* printed;
    const char* remarks;
  };
  const Row rows[] = {
      {"찾아보기\n\nㅅ\n  시안(西安), I-01, II-01\n\nㅋ\n  쿤밍(昆明), I-02\n\nㅌ\n  톈진(天津), I-01, I-02, I-03\n",
       ""},
      {"시안, I-01, II-01\n쿤밍, I-02\n톈진, I-01–I-03\n", ""},
      {"시안, I-01, II-02\n쿤밍, I-02\n톈진, I-01–I-03\n", "wrong 1 시안 <II-02>; missing 1 시안 <II-01>"},
      {"시안, I-01, II-01\n톈진, I-01–I-03\n쿤밍, I-02\n", "order 3 쿤밍 <톈진>"},
      {"시안, I-01, II-01\n톈진, I-01–I-03\n", "missing-entry 0 쿤밍(昆明)"},
      {"시안, I-01, II-01\n쿤밍, I-02\n텐진 → 톈진\n텐찐 → 텐진시\n톈진, I-01–I-03\n", "dangling 4 텐찐 <텐진시>"},
      {"가가 → 나나\n나나 → 가가\n시안, I-01, II-01\n쿤밍, I-02\n톈진, I-01–I-03\n",
       "circular 1 가가 <나나>; circular 2 나나 <가가>"},
      {"시안, I-01, II-01\n시안, I-01, II-01\n쿤밍, I-02\n톈진, I-01–I-03\n", "duplicate 2 시안"},
      {"시안, I-01, II-01\n쿤밍, I-02\n톈진, I-01–I-03\n하얼빈, I-01\n", "unknown 4 하얼빈"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.printed);
    CHECK(remarks(row.printed) == row.remarks);
  }
}

TEST_CASE("index --check: our own text and tables have nothing wrong") {
  const auto ours = truth();
  const auto& lexicon = testing::program().lexicon;
  const index::IndexWords words(lexicon);
  CHECK(index::verify(lexicon, index::parse_printed(report::write_index_text(ours, {}), words), ours, {}).empty());
  CHECK(index::verify(lexicon, index::parse_printed(report::write_index_markdown(ours, {}), words), ours, {}).empty());
  CHECK(
      index::verify(lexicon, index::parse_printed_table(report::write_index_table(ours, {}, ','), ',', words), ours, {})
          .empty());
  CHECK(index::verify(lexicon, index::parse_printed_table(report::write_index_table(ours, {}, '\t'), '\t', words), ours,
                      {})
            .empty());
}

TEST_CASE("what an issue has new against the last") {
  Desk now(std::vector<Name>{{.canonical = "톈진"}, {.canonical = "시안"}});
  Desk before(std::vector<Name>{{.canonical = "톈진"}});
  CHECK(testing::dump(index::news(now.issue("톈진과 시안").index(), before.issue("톈진").index())) == "ㅅ: 시안 1\n");
}
