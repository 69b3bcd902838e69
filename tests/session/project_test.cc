// Runs over real folders: configuration by document, glossaries, evidence, what is taken away.
#include "session/project.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "config/desk.h"
#include "session/fix.h"
#include "session/glossary_tests.h"
#include "session/terms.h"

namespace ireum::session {
namespace {

using config::Folder;

Request request(std::vector<std::string> paths) {
  const char* image = std::getenv("IREUM_IMAGE");
  Request r;
  r.image = image ? image : IREUM_IMAGE_FILE;
  r.paths = std::move(paths);
  return r;
}

/// "a.md:1 reading-mismatch error 텐진시 | …; ignored 1, accepted 2"
std::string checked(const Request& r) {
  auto project = Project::open(r);
  if (!project) return config::dump(project.error());
  const auto outcome = project->check();
  if (!outcome) return config::dump(outcome.error());
  std::string out;
  for (const check::Finding& f : outcome->findings) {
    const Loaded& d = *project->session().documents()[f.document];
    static constexpr const char* kLevels[] = {"off", "info", "warning", "error"};
    out += (out.empty() ? "" : " | ") + d.input.path() + ":" + std::to_string(d.map->at(f.begin).line) + " " +
           std::string(project->session().rules()[f.rule].id) + " " + kLevels[static_cast<size_t>(f.severity)] + " " +
           std::string(d.document->text().substr(f.begin, f.end - f.begin));
  }
  for (const base::Error& e : project->session().errors()) out += " ! " + e.key + " " + e.where;
  if (outcome->suppressed.total()) out += "; ignored " + std::to_string(outcome->suppressed.total());
  if (outcome->baselined) out += "; accepted " + std::to_string(outcome->baselined);
  if (outcome->unchanged) out += "; unchanged " + std::to_string(outcome->unchanged);
  if (project->skipped()) out += "; skipped " + std::to_string(project->skipped());
  return out;
}

constexpr const char* kWrong = "텐진시(天津市)는 항만 자동화 계획을 공개했다.\n";

TEST_CASE("each document is governed by the configuration above it") {
  Folder folder;
  folder.write("a.md", kWrong);
  folder.write("quoted/b.md", kWrong);
  folder.write("other/c.md", kWrong);
  folder.write("ireum.toml", "[per-file.\"quoted/*\"]\nrules.ignore = [\"reading-mismatch\"]\n");
  folder.write("other/ireum.toml", "[severity]\nreading-mismatch = \"info\"\n");
  CHECK(checked(request({"a.md", "quoted/b.md", "other/c.md"})) ==
        "a.md:1 reading-mismatch error 텐진시 | other/c.md:1 reading-mismatch info 텐진시");
  Request r = request({"quoted/b.md"});
  r.no_config = true;
  CHECK(checked(r) == "quoted/b.md:1 reading-mismatch error 텐진시");
  r = request({"a.md"});
  r.config = "other/ireum.toml";
  CHECK(checked(r) == "a.md:1 reading-mismatch info 텐진시");
  r.config = "none.toml";
  CHECK(checked(r) == "error.config-missing none.toml");
  r = request({"a.md"});
  r.over.ignore = {{"reading", ""}};
  CHECK(checked(r) == "");
  r.over.ignore = {{"raeding", ""}};
  CHECK(checked(r).starts_with("error.unknown-rule  [raeding]"));
}

TEST_CASE("a rule that is off in a document leaves the span to the others") {
  Folder folder;
  // The pair's rule wins the span where it is on; where it is off, the glossary's stands there.
  folder.write("a.md", "북경(北京)에서 열린다.\n");
  folder.write("g.tsv", "han\thangul\ttype\n北京\t베이징\tplace\n");
  folder.write("ireum.toml",
               "[glossary]\npaths = [\"g.tsv\"]\n[per-file.\"b.md\"]\nrules.ignore = [\"glossary-preferred\"]\n");
  folder.write("b.md", "북경(北京)에서 열린다.\n");
  CHECK(checked(request({"a.md"})) == "a.md:1 glossary-preferred error 북경");
  CHECK(checked(request({"b.md"})) == "b.md:1 sino-reading warning 북경");
}

TEST_CASE("policies differ from document to document") {
  Folder folder;
  folder.write("a.md", "톈진시는 항구다.\n");
  folder.write("b.md", "톈진시는 항구다.\n");
  folder.write("ireum.toml", "[policy]\ngloss = \"first\"\n[per-file.\"b.md\"]\npolicy.gloss = \"free\"\n");
  CHECK(checked(request({"a.md", "b.md"})) == "a.md:1 gloss-first info 톈진시");
}

TEST_CASE("what is allowed, ignored or accepted") {
  Folder folder;
  folder.write("a.md", std::string(kWrong) + "<!-- ireum-ignore-next reading-mismatch: 인용 -->\n청뚜(成都)에 갔다.\n");
  folder.write("ireum.toml", "[[allow]]\ntext = \"텐진시\"\nreason = \"원문\"\n");
  CHECK(checked(request({"a.md"})) == "; ignored 2");
  folder.write("ireum.toml", "");
  CHECK(checked(request({"a.md"})) == "a.md:1 reading-mismatch error 텐진시; ignored 1");
  folder.write(
      ".ireum-baseline.jsonl",
      "{\"schema\":\"ireum/baseline/"
      "1\",\"path\":\"a.md\",\"rule\":\"reading-mismatch\",\"text\":\"텐진시\",\"expected\":\"톈진시\",\"count\":1}\n");
  CHECK(checked(request({"a.md"})) == "; ignored 1; accepted 1");
  Request r = request({"a.md"});
  r.no_baseline = true;
  CHECK(checked(r) == "a.md:1 reading-mismatch error 텐진시; ignored 1");
  r.no_baseline = false;
  r.baseline = "other.jsonl";
  CHECK(checked(r).starts_with("error.baseline-missing other.jsonl"));
  folder.write(".ireum-baseline.jsonl", "{\n");
  CHECK(checked(request({"a.md"})) == "error.baseline .ireum-baseline.jsonl:1 [JSON]");
}

TEST_CASE("files in and out") {
  Folder folder;
  folder.write("a.md", kWrong);
  folder.write("archive/b.md", kWrong);
  folder.write("ireum.toml", "[files]\nexclude = [\"archive/**\"]\n");
  CHECK(checked(request({"."})) == "./a.md:1 reading-mismatch error 텐진시; skipped 2");
  CHECK(checked(request({"archive/b.md"})) == "archive/b.md:1 reading-mismatch error 텐진시");
  Request r = request({"archive/b.md"});
  r.force_exclude = true;
  CHECK(checked(r) == "; skipped 1");
  r = request({"-"});
  r.stdin_bytes = kWrong;
  CHECK(checked(r) == "-:1 reading-mismatch error 텐진시");
  r.stdin_name = "archive/x.md";
  CHECK(checked(r) == "archive/x.md:1 reading-mismatch error 텐진시");
  CHECK(checked(request({"none.md", "a.md"})) == "a.md:1 reading-mismatch error 텐진시 ! error.file-missing none.md");
  CHECK(checked(request({"archive"})) == " ! error.empty-walk archive; skipped 1");
}

TEST_CASE("patterns") {
  Folder folder;
  for (const char* name : {"a.md", "d/b.md", "d/e/c.md", "d/x.bin", ".h/d.md"}) folder.write(name, "글\n");
  const auto paths = [](const std::string& pattern) {
    const auto found = expand(pattern);
    if (!found) return config::dump(found.error());
    std::string out;
    for (const std::string& p : *found) out += (out.empty() ? "" : " ") + p;
    return out;
  };
  CHECK(paths("*.md") == "a.md");
  CHECK(paths("./*.md") == "a.md");
  CHECK(paths("**/*.md") == "a.md d/b.md d/e/c.md");
  CHECK(paths("d/**") == "d/b.md d/e/c.md");
  CHECK(paths("d/*.md") == "d/b.md");
  CHECK(paths("d") == "d/b.md d/e/c.md");
  CHECK(paths("z/*.md") == "");
  CHECK(paths("z.md") == "error.file-missing z.md");
}

TEST_CASE("evidence is read and not reported") {
  Folder folder;
  folder.write("old/a.md", "자오양밍(赵阳明) 연구원이 참여했다. 자오양밍 연구원은 다시 왔다.\n텐진시(天津市)\n");
  folder.write("b.md", "글로 남겼다.\n");
  Request r = request({"b.md"});
  r.corpus = {"old/*.md"};
  auto project = Project::open(r);
  REQUIRE(project);
  CHECK(project->session().documents().size() == 2);
  CHECK(checked(r) == "");
  folder.write("ireum.toml", "[files]\ncorpus = [\"old/**\"]\n");
  CHECK(Project::open(request({"b.md"}))->session().documents().size() == 2);
  r.paths = {"b.md", "old/a.md"};  // asked for, so reported
  CHECK(checked(r) == "old/a.md:2 reading-mismatch error 텐진시");
}

TEST_CASE("glossaries: whole words with particles, homographs and longer forms left alone") {
  Folder folder;
  folder.write("g.tsv",
               "han\thangul\ttype\tallowed\tforbidden\n中国科学院\t중국과학원\torganization\t\t중국과학아카데미|"
               "과학원\n数据标识\t데이터표지\tterm\t\t데이터 식별\n"
               "天津\t톈진\tplace\t\t텐진\n山西\t산서\tplace\t\t산시\n");
  const auto found = [&](const std::string& text) {
    folder.write("a.txt", text);
    Request r = request({"a.txt"});
    r.glossaries = {"g.tsv"};
    r.over.select = {{"glossary", ""}};
    std::string out = checked(r);
    for (size_t at; (at = out.find("a.txt:1 glossary-")) != std::string::npos;) out.erase(at, 17);
    return out;
  };
  CHECK(found("중국과학아카데미의 연감에서 옮겼다.") == "forbidden error 중국과학아카데미");
  CHECK(found("중국과학원은 과학원을 둔다.") == "forbidden error 과학원");
  CHECK(found("사회과학원은 다르다.") == "");
  CHECK(found("데이터 식별과 데이터 식별자, 데이터 식별(数据标识)이다.") ==
        "forbidden error 데이터 식별 | forbidden error 데이터 식별");
  CHECK(found("텐진은, 텐진항으로, 텐진시(天津市)에서, 텐진대학교에") ==
        "forbidden error 텐진 | forbidden error 텐진 | forbidden error 텐진 | forbidden error 텐진");
  CHECK(found("산시(陕西)에서 산시(山西)로") == "forbidden error 산시");
  CHECK(found("다음 전시회는 상하이에서 열린다.") == "");
}

TEST_CASE("a glossary's own names, and what it accepts") {
  Folder folder;
  folder.write(
      "g.tsv",
      "han\thangul\ttype\tallowed\n金春梅\t김춘매\tperson\t\n北京大学\t베이징대학\torganization\t\n\t텐진시\t\t\n");
  folder.write("a.txt", "김춘매(金春梅) 연구원과 베이징대학교(北京大学)의 연구진이 왔다.\n행사는 텐진시에서 열린다.\n");
  Request r = request({"a.txt"});
  CHECK(checked(r).find("텐진시") != std::string::npos);
  r.glossaries = {"g.tsv"};
  CHECK(checked(r) == "a.txt:1 glossary-preferred error 베이징대학교");
}

TEST_CASE("fixes until nothing is left to fix; particles and bytes") {
  Folder folder;
  folder.write("a.txt", "\xEF\xBB\xBF텐진시(天津市)는 항만이다.\r\n항저우은 아름답다.");
  auto run = fix(request({"a.txt"}), false);
  REQUIRE(run);
  REQUIRE(run->files.size() == 1);
  CHECK(run->files[0].after == "\xEF\xBB\xBF톈진시(天津市)는 항만이다.\r\n항저우는 아름답다.");
  CHECK(run->left.findings.empty());
  folder.write("a.txt", run->files[0].after);
  run = fix(request({"a.txt"}), true);
  REQUIRE(run);
  CHECK(run->files[0].applied == 0);
  CHECK(run->files[0].after == run->files[0].before);
}

TEST_CASE("terms with several renderings") {
  Folder folder;
  folder.write("a.txt",
               "데이터표지(数据标识)를 논의했다. 데이터 식별(數據標識)도 있다.\n데이터표지(数据标识)가 "
               "톈진시(天津市)에서 쓰였다.\n");
  auto project = Project::open(request({"a.txt"}));
  REQUIRE(project);
  const auto terms = terms_of(project->session());
  REQUIRE(terms.size() == 1);
  CHECK(terms[0].han == "数据标识");
  CHECK(terms[0].count == 3);
  CHECK(terms[0].suggestion == "데이터표지");
  CHECK(terms[0].forms.size() == 2);
  CHECK(terms[0].contexts.size() == 2);
}

TEST_CASE("a glossary's self-tests") {
  const auto g = glossary::parse(
      "[[term]]\nhan = \"天津\"\nhangul = \"톈진\"\ntype = \"place\"\nforbidden = \"텐진\"\n"
      "[[test]]\ntext = \"텐진은 항구다.\"\nexpect = \"톈진은 항구다.\"\n[[test]]\ntext = \"텐진은 항구다.\"\nexpect = "
      "\"텐진은 항구다.\"\n",
      "g.toml");
  REQUIRE(g);
  const auto failed = run_glossary_tests(request({}).image, {*g});
  REQUIRE(failed);
  REQUIRE(failed->size() == 1);
  CHECK(config::dump((*failed)[0]) ==
        "error.glossary-test g.toml:9 [텐진은 항구다.] [텐진은 항구다.] [톈진은 항구다.]");
}

}  // namespace
}  // namespace ireum::session
