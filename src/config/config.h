// The configuration: what an ireum.toml says, and what that means for one document.
//
// A Config is a pile of layers. A layer says something about every document or about those that
// its globs match; for a document the matching layers are laid on one another and the upper one
// wins. Layers without globs lie below those with them; in a file the later [per-file] lies above
// the earlier. A preset is a layer below what the file says itself, the command line one on top.
//
// Patterns are relative to the folder of the file that holds them; one without '/' means a name in
// any folder. Whatever is not known is an error with its place in the file ("ireum.toml:3:1"):
//   error.config-missing, error.unreadable, error.toml, error.config-circular (args: the chain)
//   error.config-type      args: key, what it must be
//   error.unknown-key, -rule, -value, -preset, -encoding   args: the word, the nearest, all
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "check/context.h"
#include "intake/glob.h"
#include "text/document.h"
#include "text/encoding.h"

namespace ireum::config {

/// Patterns and the folder that they are relative to (empty: the working directory). A pattern without
/// '/' means the file's name, one that ends in '/' all that a folder holds.
struct Globs {
  std::vector<std::string> patterns;  // as written
  std::string folder;
  bool empty() const { return patterns.empty(); }
  void add(std::string pattern);
  bool match(std::string_view path) const;

 private:
  struct Compiled {
    intake::Glob glob;
    bool of_name = false, from_root = false;
  };
  std::vector<Compiled> compiled_;
};

/// A rule id, a family or "all", as written, and where ("ireum.toml:3:11").
struct RuleName {
  std::string id, where;
};

/// What a layer says of the policy; what it leaves out is the lower layers' business.
struct PolicyPart {
  std::optional<check::Policy::Script> script;
  std::optional<check::Policy::Gloss> gloss;
  std::optional<check::Policy::DateStyle> date_style;
  std::optional<bool> customary, abbreviations, bare_han;
};

struct Layer {
  Globs files;                   // empty: every document
  std::vector<RuleName> select;  // these and no others
  std::vector<RuleName> extend;  // these too
  std::vector<RuleName> ignore;
  std::vector<std::pair<RuleName, check::Severity>> severity;
  PolicyPart policy;
  std::optional<text::Encoding> encoding;
};

/// An [[allow]]: findings that are meant to stand.
struct Allow {
  std::string text;             // NFC; the finding's text or words around it. Empty: any
  Globs files;                  // empty: every document
  std::vector<RuleName> rules;  // empty: every rule
  std::string reason, where;
};

/// A key of [index], kept as written; an array's items are joined by commas.
struct Setting {
  std::string key, value, where;
};

struct Config {
  std::string path, folder;             // of the file; empty without one
  std::vector<Layer> layers;            // from the bottom up
  std::vector<std::string> glossaries;  // paths, the later hides the earlier
  Globs include, exclude, corpus;
  std::vector<Setting> index;
  std::vector<Allow> allow;
  std::optional<check::Severity> fail_on;
};

/// One document of a run and what governs it.
struct Source {
  const text::Document* document = nullptr;
  const Config* config = nullptr;  // null: none
  bool evidence_only = false;
};

/// Reads a file; `extends` is followed.
base::Result<Config> load(const std::string& path);
/// The same from a text; `path` names it.
base::Result<Config> parse(std::string_view text, const std::string& path);
/// The ireum.toml (or .ireum.toml) of the folder of `document`, or of the nearest folder above.
std::optional<std::string> find_upward(const std::string& document);
/// A preset as a layer. Errors: error.unknown-preset.
base::Result<Layer> preset_layer(std::string_view name);

/// The first name of a rule in the configuration that the table lacks, as error.unknown-rule.
base::Status check_rules(const Config& config, const check::RuleTable& rules);
/// The same for names from elsewhere (--select): ids, families, "all".
base::Status check_rules(const std::vector<RuleName>& names, const check::RuleTable& rules);
/// Whether `name` means the rule: its id, its family, "all" or "*".
bool means(std::string_view name, const check::Rule& rule);

check::Policy policy_for(const Config& config, std::string_view document);
std::optional<text::Encoding> encoding_for(const Config& config, std::string_view document);
/// Whether [files] lets the document in.
bool takes(const Config& config, std::string_view document);

/// What a rule does in one document. Without a severity, rule and evidence decide it.
struct Level {
  bool on = true;
  std::optional<check::Severity> severity;
  friend bool operator==(const Level&, const Level&) = default;
};
/// By index of the table. A rule that is off of its own accord is on, as info, where the policy asks
/// for it or a layer selects it.
std::vector<Level> levels_for(const Config& config, const check::RuleTable& rules, std::string_view document);
/// Puts into the table what the documents of a run want together: a rule is off where it is off in all.
void set_levels(check::RuleTable& rules, const std::vector<std::vector<Level>>& levels);

/// The configurations of a run: one for all, none, or each document's own, searched upward.
class Configs {
 public:
  enum class Search { upward, none };
  explicit Configs(Search search) : search_(search) {}
  static base::Result<Configs> fixed(const std::string& path);

  /// Lies above whatever the files say.
  void set_command_line(Layer layer) { command_line_ = std::move(layer); }
  /// Never null. The configuration stays where it is as long as this lives.
  base::Result<const Config*> of(const std::string& document);

 private:
  const Config* keep(const std::string& key, Config config);

  Search search_;
  std::optional<Config> fixed_;
  std::optional<Layer> command_line_;
  std::map<std::string, std::unique_ptr<Config>> kept_;      // by path of the file; "" for none
  std::map<std::string, std::optional<std::string>> found_;  // by folder
};

/// `path` seen from `folder`, with '/'; absolute where it is not inside.
std::string relative_to(const std::string& folder, std::string_view path);
/// NFC of well-formed UTF-8; anything else as it is.
std::string nfc(std::string_view s);

}  // namespace ireum::config
