#include "glossary/import.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "glossary/prh.h"
#include "glossary/text.h"
#include "intake/input.h"
#include "text/document.h"

namespace ireum::glossary {
namespace {

using json = nlohmann::ordered_json;

bool is_word(std::string_view s) { return has_hangul(s) || has_han(s); }

/// Adds an accepted word, or a word that is forbidden in favour of another.
class Words {
 public:
  explicit Words(const std::string& path) : out_{{path, {}, {}}, 0} {}
  void accept(std::string_view word, int line) {
    const std::string w(trim(word));
    if (w.empty()) return;
    if (!has_hangul(w)) return void(++out_.left_out);
    entry(w, line);
  }
  void forbid(std::string_view wrong, std::string_view right, int line) {
    const std::string w(trim(wrong)), r(trim(right));
    if (w.empty()) return;
    if (!is_word(w) || (!r.empty() && !has_hangul(r))) return void(++out_.left_out);
    Entry& e = entry(r, line);
    if (forbidden_.emplace(r, w).second) e.forbidden.push_back(w);
  }
  void leave_out() { ++out_.left_out; }
  Imported take() { return std::move(out_); }

 private:
  Entry& entry(const std::string& hangul, int line) {
    const auto [it, fresh] = at_.try_emplace(hangul, out_.glossary.entries.size());
    if (fresh) {
      Entry e;
      e.hangul = hangul;
      e.line = line;
      out_.glossary.entries.push_back(std::move(e));
    }
    return out_.glossary.entries[it->second];
  }
  Imported out_;
  std::map<std::string, size_t> at_;
  std::set<std::pair<std::string, std::string>> forbidden_;
};

/// One word a line; a line is a regular expression in Vale, of which plain words are the common case.
Imported vale(std::string_view text, const std::string& path) {
  Words words(path);
  const std::string name = path.substr(path.rfind('/') + 1);
  const bool reject = name.starts_with("reject");
  int number = 0;
  for (std::string_view line : lines_of(text)) {
    ++number;
    line = trim(line);
    if (line.empty() || line.starts_with("#")) continue;
    if (line.starts_with("(?i)")) line.remove_prefix(4);
    if (line.find_first_of("()[]{}*+?\\^$|.") != line.npos) words.leave_out();
    else if (reject) words.forbid(line, "", number);
    else words.accept(line, number);
  }
  return words.take();
}

void cspell_flag(Words& words, std::string_view entry, int line) {
  for (const std::string_view arrow : {"->", "=>", ":"})
    if (const size_t at = entry.find(arrow); at != entry.npos) {
      const auto targets = parts(entry.substr(at + arrow.size()), ",");
      return words.forbid(entry.substr(0, at), targets.empty() ? "" : targets[0], line);
    }
  words.forbid(entry, "", line);
}

base::Result<Imported> cspell(std::string_view text, const std::string& path) {
  Words words(path);
  if (!trim(text).starts_with("{")) {  // a word list
    int number = 0;
    for (std::string_view line : lines_of(text)) {
      ++number;
      line = trim(line.substr(0, line.find('#')));
      if (line.starts_with("!")) cspell_flag(words, line.substr(1), number);
      else words.accept(line, number);
    }
    return words.take();
  }
  const json j = json::parse(text, nullptr, false, true);
  if (!j.is_object()) return base::Error{"error.import", path, {"JSON"}};
  const auto each = [&](const json& from, const char* key, auto f) {
    const auto it = from.find(key);
    if (it == from.end() || !it->is_array()) return;
    for (const json& item : *it)
      if (item.is_string()) f(item.get<std::string>());
      else words.leave_out();
  };
  const auto section = [&](const json& from) {
    each(from, "words", [&](const std::string& w) { words.accept(w, 0); });
    each(from, "userWords", [&](const std::string& w) { words.accept(w, 0); });
    each(from, "flagWords", [&](const std::string& w) { cspell_flag(words, w, 0); });
    each(from, "suggestWords", [&](const std::string& w) { cspell_flag(words, w, 0); });
  };
  section(j);
  for (const char* key : {"overrides", "languageSettings"})
    if (const auto it = j.find(key); it != j.end() && it->is_array())
      for (const json& item : *it)
        if (item.is_object()) section(item);
  return words.take();
}

/// source TAB target TAB comment; the Korean side may be either.
Imported omegat(std::string_view text, const std::string& path) {
  Imported out{{path, {}, {}}, 0};
  std::map<std::string, size_t> by_han;            // the entry of a source
  std::set<std::pair<size_t, std::string>> given;  // what entries have
  int number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    if (trim(line).empty() || line.starts_with("#")) continue;
    std::vector<std::string> cells;
    for (size_t at = 0; at <= line.size();) {
      const size_t tab = std::min(line.find('\t', at), line.size());
      cells.emplace_back(trim(line.substr(at, tab - at)));
      at = tab + 1;
    }
    cells.resize(std::max<size_t>(cells.size(), 3));
    const bool turned = has_hangul(cells[0]) && !has_hangul(cells[1]);
    const std::string &source = cells[turned ? 1 : 0], &target = cells[turned ? 0 : 1];
    if (!has_hangul(target)) {
      ++out.left_out;
      continue;
    }
    Entry e;
    e.line = number;
    if (has_han(source)) e.han = {source};
    e.hangul = target;
    e.note = cells[2];
    if (!has_han(source) && !source.empty()) e.note += (e.note.empty() ? "" : " ") + ("(" + source + ")");
    // Several renderings of one source: the first is recommended.
    const size_t next = out.glossary.entries.size();
    const size_t place = e.han.empty() ? next : by_han.try_emplace(source, next).first->second;
    const bool fresh = given.emplace(place, target).second;
    if (place == next) out.glossary.entries.push_back(std::move(e));
    else if (fresh) out.glossary.entries[place].allowed.push_back(target);
  }
  return out;
}

}  // namespace

std::optional<Foreign> foreign_of(std::string_view name) {
  constexpr std::pair<std::string_view, Foreign> kNames[] = {
      {"prh", Foreign::prh}, {"vale", Foreign::vale}, {"cspell", Foreign::cspell}, {"omegat", Foreign::omegat},
      {"csv", Foreign::csv}, {"tsv", Foreign::tsv},   {"toml", Foreign::toml}};
  for (const auto& [word, f] : kNames)
    if (word == name) return f;
  return std::nullopt;
}

Foreign guess(const std::string& path, std::string_view text) {
  const std::string name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".yml") || name.ends_with(".yaml")) return Foreign::prh;
  if (name.ends_with(".json") || name.ends_with(".jsonc") || name.find("cspell") != name.npos) return Foreign::cspell;
  if (name.ends_with(".csv")) return Foreign::csv;
  if (name.ends_with(".toml")) return Foreign::toml;
  if (name.starts_with("accept") || name.starts_with("reject")) return Foreign::vale;
  const std::string_view first = text.substr(0, text.find('\n'));
  if (first.find("hangul") != first.npos || text.starts_with("# ")) return Foreign::tsv;
  if (first.find('\t') != first.npos) return Foreign::omegat;
  return first.find(',') != first.npos ? Foreign::csv : Foreign::cspell;
}

base::Result<Imported> import_text(std::string_view text, const std::string& path, Foreign from,
                                   const ColumnNames& names) {
  const auto ours = [&](const char* ending) -> base::Result<Imported> {
    auto g = parse(text, path.ends_with(ending) ? path : path + ending, names);
    if (!g) return g.error();
    return Imported{std::move(*g), 0};
  };
  switch (from) {
    case Foreign::prh: return import_prh(text, path);
    case Foreign::vale: return vale(text, path);
    case Foreign::cspell: return cspell(text, path);
    case Foreign::omegat: return omegat(text, path);
    case Foreign::csv: return ours(".csv");
    case Foreign::tsv: return ours(".tsv");
    case Foreign::toml: return ours(".toml");
  }
  return base::Error{"error.internal", path, {"import"}};
}

base::Result<Imported> import_file(const std::string& path, std::optional<Foreign> from, const ColumnNames& names) {
  auto input = intake::Input::open(path);
  if (!input) return input.error();
  auto document = text::Document::decode(path, input->bytes());
  if (!document) return document.error();
  return import_text(document->text(), path, from.value_or(guess(path, document->text())), names);
}

}  // namespace ireum::glossary
