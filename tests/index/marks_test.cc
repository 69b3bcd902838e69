// Marks in a draft: put in once, taken out byte for byte.
#include "index/marks.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/utf8.h"
#include "support/program.h"

using namespace ireum;
using index::Mark;
using index::MarkKind;

namespace {

/// One document in which 톈진 and R&D_1 stand.
struct Draft {
  std::string bytes = "I\n01 가\n톈진과 R&D_1, 톈진\n02 나\n톈진 ";
  text::Document document;
  mention::Observation observation;
  entity::Ledger ledger;
  Draft() : document(*text::Document::decode("d.md", bytes)) {
    for (const char* name : {"톈진", "R&D_1"}) {
      entity::Entry e;
      e.key = std::string("organization:") + name;
      e.canonical = name;
      e.type = image::Type::organization;
      ledger.entries.push_back(e);
      for (size_t at = bytes.find(name); at != bytes.npos; at = bytes.find(name, at + 1)) {
        mention::Mention m;
        m.begin = at;
        m.end = at + std::string_view(name).size();
        m.type = e.type;
        m.ledger = static_cast<uint32_t>(ledger.entries.size() - 1);
        observation.mentions.push_back(m);
      }
    }
  }
  std::string marked(MarkKind kind) {
    const index::IndexInput in{&document, &observation, ""};
    const index::IndexOptions o;
    const image::Lexicon none;
    const auto ix = index::build(none, ledger, {&in, 1}, o);
    return index::marked(document.text(),
                         index::marks_of(ireum::testing::program().lexicon, ix, ledger, {&in, 1}, 0, o, kind));
  }
};

}  // namespace

TEST_CASE("marks: one an entry and article, in front of its first mention") {
  Draft d;
  CHECK(d.marked(MarkKind::markdown) ==
        "I\n01 가\n<a class=\"ireum-ix\" id=\"ix-톈진-I-01\"></a>톈진과 <a class=\"ireum-ix\" "
        "id=\"ix-R-D-1-I-01\"></a>R&D_1, 톈진\n"
        "02 나\n<a class=\"ireum-ix\" id=\"ix-톈진-I-02\"></a>톈진 ");
  CHECK(d.marked(MarkKind::latex) ==
        "I\n01 가\n\\index{톈진@{}톈진}톈진과 \\index{R\\&D\\_1@{}R\\&D\\_1}R&D_1, 톈진\n02 "
        "나\n\\index{톈진@{}톈진}톈진 ");
}

TEST_CASE("marks: taken out, the draft is what it was") {
  Draft d;
  for (const auto kind : {MarkKind::markdown, MarkKind::latex}) CHECK(index::unmarked(d.marked(kind), kind) == d.bytes);
}

TEST_CASE("marks: whatever is not ours stays") {
  for (const char* text : {"\\index{가}", "\\index{가@나}", "\\index{가@나|see{다}}", "<a id=\"x\"></a>",
                           "<a class=\"ireum-ix\" id=\"", "\\index{", "\\index{가@{}나"}) {
    CHECK(index::unmarked(text, MarkKind::latex) == text);
    CHECK(index::unmarked(text, MarkKind::markdown) == text);
  }
}

TEST_CASE("marks: random places in random drafts") {
  std::mt19937 random(3);
  const std::u32string letters = U"가나\\index{@}<a \">\n톈";
  const char* const texts[] = {"\\index{가@{}나\\{\"!\\}}", "<a class=\"ireum-ix\" id=\"ix-가\"></a>"};
  for (int n = 0; n < 400; ++n) {
    std::string source;
    std::vector<size_t> starts;
    for (size_t k = random() % 30; k; --k) {
      starts.push_back(source.size());
      base::append_utf8(source, letters[random() % letters.size()]);
    }
    const auto kind = n % 2 ? MarkKind::markdown : MarkKind::latex;
    if (index::unmarked(source, kind) != source) continue;  // it happens to hold one
    std::vector<Mark> marks;
    for (const size_t at : starts)
      if (random() % 4 == 0 && source.find("\\", 0) == source.npos && source.find('<') == source.npos)
        marks.push_back({at, texts[n % 2]});
    CHECK(index::unmarked(index::marked(source, marks), kind) == source);
  }
}
