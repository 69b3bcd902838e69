#include "config/presets.h"

#include <algorithm>
#include <array>

namespace ireum::config {
namespace {

// Traditional Han behind the name where it is first met in an article, the standard's Hangul only.
constexpr std::string_view kKostec = R"(
[policy]
script = "traditional"
gloss = "every-article"
date-style = "free"
customary = false
abbreviations = true
bare-han = false
)";

// Newspapers: few glosses, single Han in headings, customary and short forms.
constexpr std::string_view kPress = R"(
[policy]
script = "any"
gloss = "free"
date-style = "free"
customary = true
abbreviations = true
bare-han = true
[rules]
ignore = ["gloss"]
)";

// Papers and books: a gloss at the first mention and none after it, one script throughout, the
// customary forms of the notice are not used.
constexpr std::string_view kAcademic = R"(
[policy]
script = "as-first"
gloss = "first"
date-style = "korean"
customary = false
abbreviations = true
bare-han = false
[severity]
gloss-first = "warning"
gloss-repeated = "info"
)";

// Old or foreign texts: only what is wrong under any reading is a warning.
constexpr std::string_view kLenient = R"(
[policy]
script = "any"
gloss = "free"
date-style = "free"
customary = true
abbreviations = true
bare-han = true
[severity]
near-miss = "info"
variant-name = "info"
variant-hangul = "info"
variant-han = "info"
script-mixed = "info"
money-rate = "info"
gloss-extent = "info"
[rules]
ignore = ["sino-reading", "mandarin-historic", "compat-ideograph"]
)";

constexpr std::array<Preset, 4> kPresets = {
    {{"kostec", kKostec}, {"press", kPress}, {"academic", kAcademic}, {"lenient", kLenient}}};

/// A stretch of the file that `init` writes: a remark in both languages, each line behind '# ', and the
/// settings under it, switched off by a '#' right before them. EXTENDS and PRESET are filled in.
struct Stretch {
  std::string_view ko, en, toml;
  std::string_view toml_en = toml;  // where an example holds words
};
constexpr Stretch kStretches[] = {
    {"ireum 설정 파일입니다. 문서가 있는 폴더부터 위로 올라가며 처음 만나는 ireum.toml을 씁니다.\n'#' 바로 뒤에 적힌 "
     "항목은 '#'을 지우면 켜집니다. 상대 경로와 파일 무늬는 이 파일이 있는 폴더를 기준으로 합니다.",
     "Settings of ireum. The first ireum.toml from a document's folder upward is used.\nA setting right behind '#' is "
     "switched on by deleting the '#'. Paths and file patterns are relative to\nthis file's folder.",
     ""},
    {"다른 설정 파일을 바탕으로 삼습니다.", "Another file to build on.", "EXTENDS"},
    {"", "", "\n[policy]"},
    {"미리 정해 둔 방침: kostec | press | academic | lenient. 아래 항목을 적으면 그 항목만 바뀝니다.",
     "A house style: kostec | press | academic | lenient. What is said below changes that item alone.", "PRESET"},
    {"병기하는 한자: any | traditional(번체) | simplified(간체) | as-first(처음 쓴 대로)",
     "Han of glosses: any | traditional | simplified | as-first (as the document first writes it)",
     "#script = \"any\""},
    {"한자 병기: free | first(처음 나올 때만) | every-article(기사마다 처음에) | never(하지 않음)",
     "Glosses: free | first (at the first mention) | every-article (at the first in each) | never",
     "#gloss = \"free\""},
    {"날짜: free | korean(2023년 3월 27일) | dotted(2023. 3. 27.) | iso(2023-03-27)",
     "Dates: free | korean (2023년 3월 27일) | dotted (2023. 3. 27.) | iso (2023-03-27)", "#date-style = \"free\""},
    {"관용 한자음(상해, 대만 …)을 허용합니다.", "Customary Sino-Korean forms (상해, 대만 …) are allowed.",
     "#customary = true"},
    {"온전한 이름이 한 번 나온 뒤에는 줄임말(과기부 …)을 허용합니다.",
     "Short forms (과기부 …) are allowed once the full name has stood.", "#abbreviations = true"},
    {"한국어 문장의 괄호 밖 한자를 허용합니다.", "Han outside brackets in a Korean sentence is allowed.",
     "#bare-han = true"},
    {"", "", "\n[rules]"},
    {"규칙 id, 갈래(reading, gloss …), \"all\"을 쓸 수 있습니다. 목록은 ireum rules로 봅니다.\n이 규칙만 검사합니다.",
     "Ids of rules, families (reading, gloss …) or \"all\". `ireum rules` lists them.\nThese rules and no others.",
     "#select = [\"all\"]"},
    {"꺼져 있던 규칙을 더 켭니다.", "Rules that are off of themselves.", "#extend-select = [\"bare-han\"]"},
    {"검사하지 않습니다.", "Not these.", "#ignore = [\"mandarin-historic\"]"},
    {"이 심각도부터 종료 코드가 1입니다: error | warning | info | never",
     "The exit code is 1 from this severity on: error | warning | info | never", "#fail-on = \"warning\""},
    {"", "", "\n[severity]"},
    {"규칙의 심각도: error | warning | info | off", "Of a rule: error | warning | info | off", "#near-miss = \"info\""},
    {"", "", "\n[glossary]"},
    {"용어집(TSV). 뒤에 적은 것이 앞의 것보다 우선합니다.", "Glossaries (TSV). The later hides the earlier.",
     "#paths = [\"glossary.tsv\"]"},
    {"", "", "\n[files]"},
    {"폴더를 훑을 때 읽을 파일과 읽지 않을 파일", "What a walk through folders takes and leaves out.",
     "#include = [\"**\"]\n#exclude = [\"archive/**\"]"},
    {"근거로 읽기만 하고 지적하지 않을 파일", "Read as evidence, not reported.", "#corpus = [\"published/**\"]"},
    {"auto | utf-8 | utf-16le | utf-16be | windows-949 | gb18030",
     "auto | utf-8 | utf-16le | utf-16be | windows-949 | gb18030", "#encoding = \"auto\""},
    {"", "", "\n[index]"},
    {"찾아보기: 위치는 automatic | article | page | line", "Locators: automatic | article | page | line",
     "#locators = \"automatic\""},
    {"", "", ""},
    {"일부 파일에만 다르게 적용합니다. 뒤에 적은 것이 우선합니다.", "Another way for some files. The later wins.",
     "#[per-file.\"drafts/**\"]\n#policy.gloss = \"free\"\n#severity.near-miss = \"info\"\n#rules.ignore = "
     "[\"date\"]\n#encoding = \"windows-949\""},
    {"", "", ""},
    {"그대로 두기로 한 곳입니다. text는 지적된 말이나 그 말을 품은 구절이고, 이유를 꼭 적습니다.",
     "What is meant to stand. text is the words found or a phrase around them; always say why.",
     "#[[allow]]\n#text = \"북경시 조양구\"\n#file = \"imprint.txt\"\n#rule = \"sino-reading\"\n#reason = \"발행처의 "
     "주소를 원문대로 적음\"",
     "#[[allow]]\n#text = \"북경시 조양구\"\n#file = \"imprint.txt\"\n#rule = \"sino-reading\"\n#reason = \"the "
     "publisher's address as printed\""},
};

void replace(std::string& in, std::string_view what, std::string_view by) {
  if (const size_t at = in.find(what); at != std::string::npos) in.replace(at, what.size(), by);
}

}  // namespace

std::span<const Preset> presets() { return kPresets; }

const Preset* find_preset(std::string_view name) {
  const auto it = std::find_if(kPresets.begin(), kPresets.end(), [&](const Preset& p) { return p.name == name; });
  return it == kPresets.end() ? nullptr : &*it;
}

std::string init_text(std::string_view preset, std::string_view lang) {
  const bool korean = lang == "ko";
  std::string out;
  for (const Stretch& s : kStretches) {
    std::string_view remark = korean ? s.ko : s.en;
    while (!remark.empty()) {
      const size_t end = std::min(remark.find('\n'), remark.size());
      out.append("# ").append(remark.substr(0, end)).append("\n");
      remark.remove_prefix(std::min(end + 1, remark.size()));
    }
    out.append(korean ? s.toml : s.toml_en).append("\n");
  }
  replace(out, "EXTENDS", "#extends = \"../ireum.toml\"");
  replace(out, "PRESET", preset.empty() ? "#preset = \"kostec\"" : "preset = \"" + std::string(preset) + "\"");
  return out;
}

}  // namespace ireum::config
