#include "config/config.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "config/presets.h"
#include "desk.h"
#include "report/catalogue.h"

using namespace ireum;
using namespace ireum::config;

namespace {

/// The fault of a file, to its second argument.
std::string fault(std::string_view toml) {
  const auto config = parse(toml, "ireum.toml");
  if (config) {
    Rules rules;
    const auto error = check_rules(*config, *rules);
    if (!error) return "";
    base::Error e = *error;
    e.args.resize(std::min<size_t>(e.args.size(), 2));
    return dump(e);
  }
  base::Error e = config.error();
  e.args.resize(std::min<size_t>(e.args.size(), 2));
  return dump(e);
}

/// "script gloss date customary abbreviations bare-han" in numbers and signs.
std::string policy(std::string_view toml, std::string_view document = "a.md") {
  const auto config = parse(toml, "ireum.toml");
  REQUIRE(config);
  const check::Policy p = policy_for(*config, document);
  return std::to_string(static_cast<int>(p.script)) + std::to_string(static_cast<int>(p.gloss)) +
         std::to_string(static_cast<int>(p.date_style)) + (p.customary ? "+" : "-") + (p.abbreviations ? "+" : "-") +
         (p.bare_han ? "+" : "-");
}

char letter(const Level& l) {
  if (!l.on) return '.';
  if (!l.severity) return 'r';  // the rule's own
  return "-IWE"[static_cast<int>(*l.severity)];
}

/// Letters of near-miss, sino-reading, bare-han, gloss-first, date-style, date-invalid.
std::string levels(std::string_view toml, std::string_view document = "a.md") {
  Rules rules;
  const auto config = parse(toml, "ireum.toml");
  REQUIRE(config);
  const auto l = levels_for(*config, *rules, document);
  std::string out;
  for (const char* id : {"near-miss", "sino-reading", "bare-han", "gloss-first", "date-style", "date-invalid"})
    out += letter(l[static_cast<size_t>((*rules).find(id))]);
  return out;
}

}  // namespace

TEST_CASE("config: faults name the place, the word and the nearest one") {
  struct Row {
    const char *toml, *want;
  };
  static constexpr Row kRows[] = {
      {"", ""},
      {"[policy]\nscript = \"traditional\"\n", ""},
      {"[rule]\nselect = []\n", "error.unknown-key ireum.toml:1:2 [rule] [rules]"},
      {"[policy]\nsript = \"any\"\n", "error.unknown-key ireum.toml:2:1 [sript] [script]"},
      {"[policy]\nscript = \"traditionel\"\n", "error.unknown-value ireum.toml:2:10 [traditionel] [traditional]"},
      {"[policy]\ngloss = 1\n", "error.config-type ireum.toml:2:9 [gloss] [\"…\"]"},
      {"[policy]\ncustomary = \"yes\"\n", "error.config-type ireum.toml:2:13 [customary] [true | false]"},
      {"[policy]\npreset = \"kostek\"\n", "error.unknown-preset ireum.toml:2:10 [kostek] [kostec]"},
      {"[severity]\nnear-miss = \"warn\"\n", "error.unknown-value ireum.toml:2:13 [warn] [warning]"},
      {"[severity]\nnear-mis = \"info\"\n", "error.unknown-rule ireum.toml:2:1 [near-mis] [near-miss]"},
      {"[rules]\nignore = [\"sino-reading\", \"sino-readin\"]\n",
       "error.unknown-rule ireum.toml:2:27 [sino-readin] [sino-reading]"},
      {"[rules]\nignore = [\"reading\", \"all\", \"*\"]\n", ""},
      {"[rules]\nignore = [1]\n", "error.config-type ireum.toml:2:11 [ignore] [[\"…\"]]"},
      {"[files]\nencoding = \"cp949\"\n", ""},
      {"[files]\nencoding = \"utf-80\"\n", "error.unknown-encoding ireum.toml:2:12 [utf-80] [utf-8]"},
      {"[files]\nencoding = \"EUC-KR\"\n", ""},
      {"policy = 3\n", "error.config-type ireum.toml:1:10 [policy] [[policy]]"},
      {"[per-file.\"a/**\".policy]\ngloss = \"furst\"\n", "error.unknown-value ireum.toml:2:9 [furst] [first]"},
      {"[[allow]]\nreason = \"x\"\n", "error.config-type ireum.toml:1:1 [allow] [text = | file = | rule =]"},
      {"[[allow]]\ntext = \"북경\"\nrule = \"sino\"\n", "error.unknown-rule ireum.toml:3:8 [sino] [sino-reading]"},
      {"[index]\nlocators = \"page\"\nwhatever = [1, \"b\"]\n", ""},
      {"[a\n", "error.toml"},
      // the first fault of the file, not of the alphabet
      {"[rules]\nselct = []\n[files]\ninclde = []\n", "error.unknown-key ireum.toml:2:1 [selct] [select]"},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.toml));
    const std::string got = fault(row.toml);
    if (row.want == std::string_view("error.toml")) CHECK(got.starts_with("error.toml ireum.toml:"));
    else CHECK(got == row.want);
  }
}

TEST_CASE("config: the upper layer of the policy wins") {
  struct Row {
    const char *toml, *document, *want;
  };
  static constexpr Row kRows[] = {
      {"", "a.md", "000+++"},
      {"[policy]\npreset = \"kostec\"\n", "a.md", "120-+-"},
      {"[policy]\npreset = \"kostec\"\ncustomary = true\n", "a.md", "120++-"},
      {"[policy]\ncustomary = true\npreset = \"kostec\"\n", "a.md", "120++-"},
      {"[policy]\npreset = \"academic\"\n", "a.md", "311-+-"},
      {"[policy]\npreset = \"lenient\"\n", "a.md", "000+++"},
      {"[policy]\ndate-style = \"iso\"\nabbreviations = false\n", "a.md", "003+-+"},
      {"[policy]\ngloss = \"never\"\n[per-file.\"drafts/**\".policy]\ngloss = \"first\"\n", "drafts/x/a.md", "010+++"},
      {"[policy]\ngloss = \"never\"\n[per-file.\"drafts/**\".policy]\ngloss = \"first\"\n", "a.md", "030+++"},
      // later sections lie above earlier ones, whatever the alphabet says
      {"[per-file.\"z*.md\"]\npolicy.gloss = \"first\"\n[per-file.\"*.md\"]\npolicy.gloss = \"never\"\n", "sub/z.md",
       "030+++"},
      {"[per-file.\"*.md\"]\npolicy.gloss = \"never\"\n[per-file.\"z*.md\"]\npolicy.gloss = \"first\"\n", "sub/z.md",
       "010+++"},
      {"[per-file.\"*.md\".policy]\npreset = \"kostec\"\nscript = \"any\"\n", "a.md", "020-+-"},
      {"[per-file.\"*.md\".policy]\npreset = \"kostec\"\n", "a.txt", "000+++"},
      {"[per-file.\"drafts/\".policy]\ngloss = \"first\"\n", "./drafts/x/a.md", "010+++"},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.toml));
    CHECK(policy(row.toml, row.document) == row.want);
  }
}

TEST_CASE("config: levels of rules") {
  struct Row {
    const char *toml, *want;
  };
  // near-miss, sino-reading, bare-han, gloss-first, date-style, date-invalid
  static constexpr Row kRows[] = {
      {"", "rr...r"},
      {"[severity]\nnear-miss = \"info\"\nsino-reading = \"off\"\n", "I....r"},
      {"[severity]\nbare-han = \"error\"\n", "rrE..r"},
      {"[severity]\nreading = \"info\"\n", "rI...r"},
      {"[severity]\nreading = \"info\"\nsino-reading = \"error\"\n", "rE...r"},
      {"[rules]\nselect = [\"near-miss\"]\n", "r....."},
      {"[rules]\nselect = [\"near-miss\", \"bare-han\"]\n", "r.I..."},
      {"[rules]\nselect = [\"near-miss\"]\nextend-select = [\"date\"]\n", "r...Ir"},
      {"[rules]\nselect = [\"all\"]\nignore = [\"gloss\"]\n", "rr..Ir"},
      {"[rules]\nignore = [\"*\"]\n", "......"},
      {"[rules]\nselect = [\"near-miss\"]\n[severity]\nnear-miss = \"error\"\nbare-han = \"error\"\n", "E....."},
      {"[policy]\ngloss = \"first\"\n", "rr.I.r"},
      {"[policy]\nbare-han = false\ndate-style = \"korean\"\n", "rrI.Ir"},
      {"[policy]\nbare-han = false\n[rules]\nignore = [\"bare-han\"]\n", "rr...r"},
      {"[policy]\nbare-han = false\n[severity]\nbare-han = \"warning\"\n", "rrW..r"},
      {"[policy]\npreset = \"academic\"\n", "rrIWIr"},
      {"[policy]\npreset = \"lenient\"\n", "I....r"},
      {"[policy]\npreset = \"press\"\n", "rr...r"},
      {"[per-file.\"*.md\"]\nignore = [\"near-miss\"]\n", ".r...r"},
      {"[per-file.\"*.md\"]\nseverity.near-miss = \"info\"\nrules.ignore = [\"date\"]\n", "Ir...."},
      {"[rules]\nselect = [\"near-miss\"]\n[per-file.\"*.md\"]\nextend-select = [\"sino-reading\"]\n", "rr...."},
      {"[per-file.\"*.txt\"]\nignore = [\"near-miss\"]\n", "rr...r"},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.toml));
    CHECK(levels(row.toml) == row.want);
  }
}

TEST_CASE("config: the table holds what the documents want together") {
  struct Row {
    const char *toml, *want;  // near-miss in the table: severity, '!' where evidence has no say
  };
  static constexpr Row kRows[] = {
      {"", "2"},
      {"[severity]\nnear-miss = \"error\"\n", "3!"},
      {"[per-file.\"a.md\"]\nseverity.near-miss = \"error\"\n", "2"},  // suppress() levels it in a.md
      {"[per-file.\"a.md\"]\nignore = [\"near-miss\"]\n", "2"},
      {"[rules]\nignore = [\"near-miss\"]\n", "0"},
  };
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.toml));
    Run run;
    run.add("a.md", "텐진", row.toml);
    run.add("b.md", "텐진", row.toml);
    run.levels();
    const check::Rule& rule = (*run.rules)[static_cast<size_t>((*run.rules).find("near-miss"))];
    CHECK(std::to_string(static_cast<int>(rule.severity)) + (rule.severity_set ? "!" : "") == row.want);
  }
}

TEST_CASE("config: values that the run asks for") {
  const auto config = parse(R"(
[glossary]
paths = ["a.tsv", "sub/../b.tsv"]
[files]
include = ["**/*.md"]
exclude = ["archive/**", "old.md"]
corpus = "published/**"
encoding = "cp949"
[index]
locators = "page"
zones = ["body", "table"]
min-mentions = 2
[rules]
fail-on = "error"
[per-file."*.md"]
encoding = "utf-8"
)",
                            "work/ireum.toml");
  REQUIRE(config);
  CHECK(config->folder == "work");
  CHECK(config->glossaries == std::vector<std::string>{"work/a.tsv", "work/b.tsv"});
  CHECK(takes(*config, "work/x/a.md"));
  CHECK(!takes(*config, "work/x/a.txt"));
  CHECK(!takes(*config, "work/archive/x/a.md"));
  CHECK(!takes(*config, "work/sub/old.md"));
  CHECK(config->corpus.match("work/published/1/a.txt"));
  CHECK(!config->corpus.match("published/1/a.txt"));
  CHECK(encoding_for(*config, "work/a.txt") == text::Encoding::windows949);
  CHECK(encoding_for(*config, "work/a.md") == text::Encoding::utf8);
  CHECK(config->fail_on == check::Severity::error);
  std::string index;
  for (const Setting& s : config->index) index += s.key + "=" + s.value + "@" + s.where + " ";
  CHECK(
      index ==
      "locators=page@work/ireum.toml:10:1 min-mentions=2@work/ireum.toml:12:1 zones=body,table@work/ireum.toml:11:1 ");
}

TEST_CASE("config: a file is found upward, each document its own") {
  const Folder folder;
  folder.write("ireum.toml", "[policy]\ngloss = \"first\"\n");
  folder.write("sub/deep/a.md", "가");
  folder.write("other/.ireum.toml", "[policy]\ngloss = \"never\"\n");
  folder.write("other/deep/a.md", "가");
  CHECK(find_upward("sub/deep/a.md") == "ireum.toml");
  CHECK(find_upward("-") == "ireum.toml");
  CHECK(find_upward((folder.path / "other/deep/a.md").string()) == "other/.ireum.toml");
  std::filesystem::current_path(folder.path / "sub");
  CHECK(find_upward("deep/a.md") == (folder.path / "ireum.toml").string());
  std::filesystem::current_path(folder.path);

  Configs configs(Configs::Search::upward);
  Layer line;
  line.policy.customary = false;
  configs.set_command_line(line);
  const auto gloss = [&](const char* document) {
    auto c = configs.of(document);
    REQUIRE(c);
    const check::Policy p = policy_for(**c, document);
    CHECK(!p.customary);
    return p.gloss;
  };
  CHECK(gloss("sub/deep/a.md") == check::Policy::Gloss::first);
  CHECK(gloss("other/deep/a.md") == check::Policy::Gloss::never);
  CHECK(*configs.of("sub/deep/a.md") == *configs.of("sub/b.md"));
  Configs none(Configs::Search::none);
  CHECK((*none.of("sub/deep/a.md"))->layers.empty());
  auto fixed = Configs::fixed("other/.ireum.toml");
  REQUIRE(fixed);
  CHECK((*fixed->of("sub/deep/a.md"))->path == "other/.ireum.toml");
  const auto missing = Configs::fixed("no.toml");
  CHECK(dump(missing.error()) == "error.config-missing no.toml");
}

TEST_CASE("config: extends") {
  const Folder folder;
  folder.write("base.toml",
               "[policy]\ngloss = \"first\"\ncustomary = false\n[glossary]\npaths = \"base.tsv\"\n"
               "[per-file.\"*.txt\"]\npolicy.gloss = \"every-article\"\n[files]\nexclude = \"x/**\"\n");
  folder.write("sub/ireum.toml",
               "extends = \"../base.toml\"\n[policy]\ngloss = \"never\"\n[glossary]\npaths = [\"own.tsv\"]\n");
  const auto config = load("sub/ireum.toml");
  REQUIRE(config);
  CHECK(config->glossaries == std::vector<std::string>{"base.tsv", "sub/own.tsv"});
  CHECK(policy_for(*config, "sub/a.md").gloss == check::Policy::Gloss::never);
  CHECK(!policy_for(*config, "sub/a.md").customary);
  CHECK(policy_for(*config, "sub/a.txt").gloss == check::Policy::Gloss::every_article);
  CHECK(!takes(*config, "x/a.md"));

  folder.write("one.toml", "extends = \"two.toml\"\n");
  folder.write("two.toml", "extends = \"one.toml\"\n");
  CHECK(dump(load("one.toml").error()) == "error.config-circular one.toml [one.toml -> two.toml -> one.toml]");
  folder.write("lost.toml", "[policy]\ngloss = \"first\"\n");
  folder.write("lost.toml", "extends = [\"nowhere.toml\"]\n");
  CHECK(dump(load("lost.toml").error()) == "error.unreadable lost.toml:1:12 [nowhere.toml]");
  folder.write("faulty.toml", "[polcy]\n");
  folder.write("child.toml", "extends = \"faulty.toml\"\n");
  CHECK(dump(load("child.toml").error()).starts_with("error.unknown-key faulty.toml:1:2 [polcy] [policy]"));
  folder.write("bom.toml", "\xEF\xBB\xBF[policy]\r\ngloss = \"first\"\r\n");
  CHECK(load("bom.toml"));
}

TEST_CASE("config: presets and the file of init hold what they say") {
  Rules rules;
  for (const Preset& p : presets()) {
    CAPTURE(std::string(p.name));
    const auto layer = preset_layer(p.name);
    REQUIRE(layer);
    std::vector<RuleName> names;
    for (const auto* some : {&layer->select, &layer->extend, &layer->ignore})
      names.insert(names.end(), some->begin(), some->end());
    for (const auto& [name, severity] : layer->severity) names.push_back(name);
    CHECK(!check_rules(names, *rules));
  }
  const auto in = [](report::Lang lang) { return [lang](std::string_view key) { return report::say(lang, key); }; };
  for (const report::Lang lang : {report::Lang::ko, report::Lang::en})
    for (const char* preset : {"", "kostec", "press", "academic", "lenient"}) {
      const std::string text = init_text(preset, in(lang));
      const auto config = parse(text, "ireum.toml");
      REQUIRE(config);
      CHECK(config->layers.size() == (*preset ? 2 : 1));
      CHECK(config->allow.empty());
      // every setting may be switched on
      std::string all;
      for (size_t at = 0; at < text.size();) {
        const size_t end = text.find('\n', at);
        std::string line = text.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("#extends")) continue;
        if (line.size() > 1 && line[0] == '#' && line[1] != ' ') line.erase(0, 1);
        if (*preset == 0 || !line.starts_with("preset = \"kostec\"") || std::string_view(preset) == "kostec")
          all += line + "\n";
      }
      const auto full = parse(all, "ireum.toml");
      CAPTURE(all);
      if (!full) FAIL(dump(full.error()));
      CHECK(full->allow.size() == 1);
      CHECK(!check_rules(*full, *rules));
    }
  CHECK(init_text("", in(report::Lang::ko)) != init_text("", in(report::Lang::en)));
}
