// Documents reduced one by one and merged in any order: the ledger and the index are those of the
// documents kept together.
#include "entity/merge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "entity/build.h"
#include "index/desk.h"
#include "index/gather.h"
#include "mention/observe.h"
#include "support/program.h"

using namespace ireum;

namespace {

/// Texts with what was observed in them.
struct Texts {
  mention::Observer observer{testing::program().lexicon};
  std::vector<std::string> texts;  // what the documents view
  std::vector<text::Document> documents;
  std::vector<mention::Observation> observations;

  explicit Texts(std::vector<std::string> all) : texts(std::move(all)) {
    for (const auto& t : texts) {
      auto d = text::Document::decode("issue.txt", t);
      REQUIRE(d);
      documents.push_back(*std::move(d));
    }
    for (const auto& d : documents) observations.push_back(observer.observe(d.text()));
  }

  entity::Partial reduced(uint32_t d, mention::Observation& o, entity::Keep keep = entity::Keep::counts) const {
    return entity::reduce(observer.readings(), observer.words(), d, documents[d].text(), o, keep);
  }
};

std::string dump(const entity::Ledger& ledger) {
  std::string out;
  for (const auto& e : ledger.entries) {
    out += e.key + "|" + e.canonical + "|" + e.standard + "|" + e.pinyin + "|" + e.system + "|" + e.parent + "|" +
           std::to_string(e.mentions);
    out += "|" + std::string(mention::type_name(e.type)) + "|" + std::string(mention::subtype_name(e.subtype));
    for (const auto& h : e.han)
      out += " " + h.text + ":" + h.script + ":" + std::to_string(h.count) + "@" + std::to_string(h.first.document) +
             "." + std::to_string(h.first.begin);
    for (const auto& f : e.forms)
      out += " " + f.text + ":" + std::string(entity::status_name(f.status)) + ":" + std::to_string(f.count);
    out += '\n';
  }
  return out;
}

std::vector<std::string> corpus() {
  std::vector<std::filesystem::path> paths;
  for (const auto& e : std::filesystem::directory_iterator(IREUM_SOURCE_DIR "/corpus"))
    if (e.path().extension() == ".txt") paths.push_back(e.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (const auto& p : paths) {
    std::ifstream in(p, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return out;
}

}  // namespace

TEST_CASE("merge: the order in which documents come does not matter") {
  std::vector<std::string> texts = corpus();
  // Spellings that another document glosses: with one Han, and with two.
  texts.push_back("탄하이런 교수는 항구를 떠났다.\n표\t탄하이런 교수\n그림 1. 탄하이런 교수\n");
  texts.push_back("탄하이런(谭海仁) 교수와 왕쥔(王军) 교수가 왔다.\n");
  texts.push_back("왕쥔 교수는 갔다. 왕쥔(王俊) 연구원은 남았다.\n");
  texts.push_back("왕쥔 교수는 갔다.\n");
  Texts t(texts);
  std::vector<entity::Part> parts;
  auto kept = t.observations;
  for (size_t i = 0; i < texts.size(); ++i) parts.push_back({t.documents[i].text(), &kept[i]});
  const entity::Ledger whole = entity::build(t.observer.readings(), t.observer.words(), parts);
  const std::string right = dump(whole);

  index::IndexOptions o;
  o.marks = true;
  o.nested = index::Nested::all;
  o.see_also = true;
  o.lists = {{index::ListRow::Action::force, "회의", "", "", ""}, {index::ListRow::Action::force, "톈진", "", "", ""}};
  std::vector<index::IndexInput> inputs;
  for (size_t i = 0; i < texts.size(); ++i) inputs.push_back({&t.documents[i], &kept[i], std::to_string(i)});
  const std::string right_index = testing::dump(index::build(testing::program().lexicon, whole, inputs, o));

  std::mt19937 random(7);
  std::vector<uint32_t> order(texts.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int round = 0; round < 4; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    entity::Merger merger;
    index::Gathering gathering;
    for (const uint32_t d : order) {
      mention::Observation observation = t.observations[d];
      entity::Partial partial = t.reduced(d, observation);
      index::Sheet sheet =
          index::read_sheet(testing::program().lexicon, d, {&t.documents[d], &observation, std::to_string(d)}, o);
      gathering.add(std::move(sheet), merger.add(std::move(partial)));
    }
    const entity::Merged merged = merger.finish(t.observer.readings());
    CHECK(dump(merged.ledger) == right);
    CHECK(testing::dump(index::build(testing::program().lexicon, merged.ledger, std::move(gathering), merged.entries,
                                     o)) == right_index);
  }
}

TEST_CASE("merge: a spelling goes to the one name that another document glosses it with") {
  const auto keys_of = [](const std::vector<std::string>& texts) {
    Texts t(texts);
    std::vector<entity::Part> parts;
    for (size_t i = 0; i < texts.size(); ++i) parts.push_back({t.documents[i].text(), &t.observations[i]});
    std::string out;
    for (const auto& e : entity::build(t.observer.readings(), t.observer.words(), parts).entries)
      out += e.key + "*" + std::to_string(e.mentions) + " ";
    return out;
  };
  CHECK(keys_of({"탄하이런 교수는 갔다.\n"}) == "person:탄하이런*1 ");
  CHECK(keys_of({"탄하이런 교수는 갔다.\n", "탄하이런(谭海仁) 교수\n"}) == "person:谭海仁*2 ");
  CHECK(keys_of({"탄하이런 교수는 갔다.\n", "탄하이런(谭海仁) 교수\n", "탄하이런(谭海人) 교수\n"}) ==
        "person:谭海人*1 person:谭海仁*1 person:탄하이런*1 ");
}

TEST_CASE("merge: a Partial holds a name once, and places only where they are asked for") {
  std::string text = "톈진(天津)의 항구.\n";
  for (int i = 0; i < 200; ++i) text += "톈진의 배와 선양의 차.\n";
  Texts t({text});
  auto observation = t.observations[0];
  const entity::Partial little = t.reduced(0, observation);
  CHECK(little.names.size() == 2);
  for (const auto& n : little.names)
    for (const auto& f : n.forms) CHECK(f.places.empty());
  observation = t.observations[0];
  const entity::Partial all = t.reduced(0, observation, entity::Keep::places);
  for (const auto& n : all.names)
    for (const auto& f : n.forms) CHECK(f.places.size() == f.count);
}
