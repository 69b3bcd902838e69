// What is written is read back: glossaries in their three forms, baselines.
#include "random/random.h"

#include "config/baseline.h"
#include "glossary/glossary.h"

namespace ireum::random {
namespace {

rc::Gen<std::string> word() {
  return rc::gen::element<std::string>("톈진", "텐진", "칭다오", "탄하이런", "담해인", "베이징대학", "천링", "왕웨이",
                                       "다롄이공대학", "허베이");
}

rc::Gen<glossary::Entry> entry() {
  return rc::gen::exec([] {
    glossary::Entry e;
    e.han = *rc::gen::unique<std::vector<std::string>>(
        *rc::gen::inRange<size_t>(0, 3), rc::gen::element<std::string>("天津", "譚海仁", "北京大学", "谭海仁"));
    e.hangul = *word();
    e.type = *rc::gen::element<std::string>("", "person", "place", "organization", "work", "term",
                                            "organization.university");
    e.allowed = *rc::gen::unique<std::vector<std::string>>(*rc::gen::inRange<size_t>(0, 3), word());
    e.forbidden = *rc::gen::unique<std::vector<std::string>>(*rc::gen::inRange<size_t>(0, 3), word());
    e.note = *rc::gen::element<std::string>("", "옛 표기", "a, \"b\"", "‘따옴표’; 쉼표, 둘");
    return e;
  });
}

std::string dump(const glossary::Glossary& g) {
  std::string out;
  const auto list = [&](const std::vector<std::string>& words) {
    for (const std::string& w : words) out += w + "|";
    out += ';';
  };
  for (const glossary::Entry& e : g.entries) {
    list(e.han);
    out += e.hangul + ";" + e.type + ";";
    list(e.allowed);
    list(e.forbidden);
    out += e.note + "\n";
  }
  return out;
}

TEST_CASE("a glossary that is written is read back") {
  holds("TSV, TOML and CSV", [] {
    glossary::Glossary g;
    g.entries = *rc::gen::container<std::vector<glossary::Entry>>(*rc::gen::inRange<size_t>(1, 6), entry());
    for (const auto& [name, written] :
         {std::pair{"g.tsv", glossary::to_tsv(g)}, {"g.toml", glossary::to_toml(g)}, {"g.csv", glossary::to_csv(g)}}) {
      auto back = glossary::parse(written, name);
      if (!back) RC_FAIL(std::string(name) + ": " + back.error().key + " " + back.error().where);
      if (dump(*back) != dump(g)) RC_FAIL(std::string(name) + ": " + dump(*back) + "from\n" + written);
    }
  });
}

TEST_CASE("a baseline's lines are read back in any order") {
  holds("lines", [] {
    config::Baseline::Counts counts;
    for (int n = *rc::gen::inRange(0, 6); n > 0; --n)
      counts[{*rc::gen::element<std::string>("a.md", "글/가 나.txt", "\"b\".md"),
              *rc::gen::element<std::string>("near-miss", "reading-mismatch"), *word(), *word()}] =
          *rc::gen::inRange<uint64_t>(1, 9);
    std::vector<std::string> lines;
    for (const auto& [key, count] : counts) lines.push_back(config::baseline_line(key, count) + "\n");
    std::reverse(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line;
    auto back = config::Baseline::parse(all, "b.jsonl");
    RC_ASSERT(static_cast<bool>(back));
    RC_ASSERT(back->counts() == counts);
  });
}

}  // namespace
}  // namespace ireum::random
