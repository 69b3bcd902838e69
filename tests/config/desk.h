// A rule table like the program's, findings by their words, and files in a folder that goes away.
#pragma once

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/context.h"
#include "config/config.h"
#include "forge/builder.h"
#include "image/lexicon.h"
#include "support/folder.h"

namespace ireum::config {

/// The rules of the contract with their severities, without messages.
class Rules {
 public:
  Rules() : image_(*image::Image::adopt(bytes())) {
    lexicon_.push(&image_);
    table = std::make_unique<check::RuleTable>(lexicon_);
  }
  check::RuleTable& operator*() { return *table; }
  std::unique_ptr<check::RuleTable> table;

 private:
  static std::vector<char> bytes() {
    struct Row {
      const char *id, *family, *severity;
    };
    static constexpr Row kRows[] = {{"reading-mismatch", "reading", "warning"},
                                    {"sino-reading", "reading", "warning"},
                                    {"mandarin-historic", "reading", "warning"},
                                    {"han-mismatch", "reading", "warning"},
                                    {"gloss-extent", "reading", "warning"},
                                    {"variant-hangul", "consistency", "warning"},
                                    {"variant-name", "consistency", "warning"},
                                    {"variant-han", "consistency", "warning"},
                                    {"near-miss", "consistency", "warning"},
                                    {"glossary-forbidden", "glossary", "error"},
                                    {"glossary-preferred", "glossary", "error"},
                                    {"gloss-first", "gloss", "off"},
                                    {"gloss-repeated", "gloss", "off"},
                                    {"bare-han", "gloss", "off"},
                                    {"script-mixed", "script", "warning"},
                                    {"lost-character", "script", "warning"},
                                    {"compat-ideograph", "script", "info"},
                                    {"not-nfc", "script", "info"},
                                    {"date-invalid", "date", "error"},
                                    {"date-weekday", "date", "warning"},
                                    {"date-range", "date", "warning"},
                                    {"date-style", "date", "off"},
                                    {"money-rate", "number", "warning"},
                                    {"particle-mismatch", "korean", "warning"},
                                    {"bracket-unbalanced", "korean", "warning"},
                                    {"ignore-unused", "housekeeping", "warning"},
                                    {"ignore-unclosed", "housekeeping", "warning"},
                                    {"ignore-reasonless", "housekeeping", "warning"}};
    forge::Builder b;
    for (const Row& row : kRows) {
      image::Rule r;
      r.id = b.str(row.id);
      r.family = b.str(row.family);
      r.severity = b.str(row.severity);
      r.fix = r.check = r.message_ko = r.message_en = r.title_ko = r.title_en = r.clause = r.why_ko = r.why_en =
          b.str("");
      b.rule(r, {});
    }
    b.date("2026-11-22");
    return b.cast();
  }
  image::Image image_;
  image::Lexicon lexicon_;
};

/// Documents and findings of a made-up run.
struct Run {
  Rules rules;
  std::deque<std::string> stored;
  std::deque<text::Document> documents;
  std::map<std::string, Config> configs;  // by their text
  std::vector<Source> sources;
  check::Findings findings;

  void add(const std::string& path, std::string text, std::string_view toml = "", bool evidence_only = false) {
    stored.push_back(std::move(text));
    documents.push_back(*text::Document::decode(path, stored.back(), text::Encoding::utf8));
    const auto [it, fresh] = configs.try_emplace(std::string(toml));
    if (fresh) it->second = *parse(toml, "ireum.toml");
    sources.push_back({&documents.back(), &it->second, evidence_only});
  }
  /// A finding on every place of `word` in a document.
  void find(std::string_view rule, std::string_view word, std::string expected = "", uint32_t document = 0) {
    const std::string_view text = documents[document].text();
    for (size_t at = 0; (at = text.find(word, at)) != text.npos; at += word.size()) {
      check::Finding f;
      f.document = document;
      f.begin = at;
      f.end = at + word.size();
      f.rule = static_cast<uint32_t>((*rules).find(rule));
      f.severity = (*rules)[f.rule].severity;
      if (!expected.empty()) f.expected = {expected};
      findings.push_back(f);
    }
  }
  std::vector<std::vector<Level>> levels() {
    std::vector<std::vector<Level>> out;
    for (const Source& s : sources) out.push_back(levels_for(*s.config, *rules, s.document->path()));
    set_levels(*rules, out);
    return out;
  }
  /// "a.md:2 near-miss 텐진 | …"
  std::string dump() {
    std::string out;
    for (const check::Finding& f : findings) {
      const std::string_view text = documents[f.document].text();
      const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(f.begin), '\n');
      out += (out.empty() ? "" : " | ") + documents[f.document].path() + ":" + std::to_string(line) + " " +
             std::string((*rules)[f.rule].id) + " " + std::string(text.substr(f.begin, f.end - f.begin));
    }
    return out;
  }
};

using testing::Folder;

inline std::string dump(const base::Error& e) {
  std::string out = e.key + " " + e.where;
  for (const std::string& a : e.args) out += " [" + a + "]";
  return out;
}

}  // namespace ireum::config
