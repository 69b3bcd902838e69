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

/// A stretch of the file that `init` writes: the key of a remark, each line of it behind '# ', and the settings under it,
/// switched off by a '#' right before them. EXTENDS, PRESET, ALLOWED and REASON are filled in.
struct Stretch {
  std::string_view remark, toml;
};
constexpr Stretch kStretches[] = {
    {"init.head", ""},
    {"init.extends", "EXTENDS"},
    {"", "\n[policy]"},
    {"init.preset", "PRESET"},
    {"init.script", "#script = \"any\""},
    {"init.gloss", "#gloss = \"free\""},
    {"init.date-style", "#date-style = \"free\""},
    {"init.customary", "#customary = true"},
    {"init.abbreviations", "#abbreviations = true"},
    {"init.bare-han", "#bare-han = true"},
    {"", "\n[rules]"},
    {"init.select", "#select = [\"all\"]"},
    {"init.extend-select", "#extend-select = [\"bare-han\"]"},
    {"init.ignore", "#ignore = [\"mandarin-historic\"]"},
    {"init.fail-on", "#fail-on = \"warning\""},
    {"", "\n[severity]"},
    {"init.severity", "#near-miss = \"info\""},
    {"", "\n[glossary]"},
    {"init.glossary", "#paths = [\"glossary.tsv\"]"},
    {"", "\n[files]"},
    {"init.files", "#include = [\"**\"]\n#exclude = [\"archive/**\"]"},
    {"init.corpus", "#corpus = [\"published/**\"]"},
    {"init.encoding", "#encoding = \"auto\""},
    {"", "\n[index]"},
    {"init.index", "#locators = \"automatic\""},
    {"", ""},
    {"init.per-file",
     "#[per-file.\"drafts/**\"]\n#policy.gloss = \"free\"\n#severity.near-miss = \"info\"\n#rules.ignore = "
     "[\"date\"]\n#encoding = \"windows-949\""},
    {"", ""},
    {"init.allow",
     "#[[allow]]\n#text = \"ALLOWED\"\n#file = \"imprint.txt\"\n#rule = \"sino-reading\"\n#reason = \"REASON\""},
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

std::string init_text(std::string_view preset, const Say& say) {
  std::string out;
  for (const Stretch& s : kStretches) {
    std::string_view remark = s.remark.empty() ? std::string_view() : say(s.remark);
    while (!remark.empty()) {
      const size_t end = std::min(remark.find('\n'), remark.size());
      out.append("# ").append(remark.substr(0, end)).append("\n");
      remark.remove_prefix(std::min(end + 1, remark.size()));
    }
    out.append(s.toml).append("\n");
  }
  replace(out, "EXTENDS", "#extends = \"../ireum.toml\"");
  replace(out, "PRESET", preset.empty() ? "#preset = \"kostec\"" : "preset = \"" + std::string(preset) + "\"");
  replace(out, "ALLOWED", say("init.allow.text"));
  replace(out, "REASON", say("init.allow.reason"));
  return out;
}

}  // namespace ireum::config
