// One document through the whole program, and the findings of one rule in it, as text.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "session/session.h"

namespace ireum::testing {

struct Found {
  std::string text;      // of text()
  std::string expected;  // the first one
  std::string fixed;     // the document with the first fix
  check::Safety safety = check::Safety::unsafe;
  size_t begin = 0;
};

/// The findings of `rule`, which is switched on where it is off by default.
inline std::vector<Found> findings_of(std::string_view rule, const std::string& document,
                                      const check::Policy& policy = {}) {
  const char* image = std::getenv("IREUM_IMAGE");
  auto opened = session::Session::open(image ? image : IREUM_IMAGE_FILE);
  if (!opened) throw std::runtime_error(opened.error().key);
  session::Session& s = **opened;
  const int index = s.rules().find(rule);
  if (index < 0) throw std::runtime_error("no rule " + std::string(rule));
  check::Rule& r = s.rules().rules()[static_cast<size_t>(index)];
  if (r.severity == check::Severity::off) r.severity = check::Severity::info;
  s.load(intake::Input::held("document.txt", document), text::Encoding::utf8);
  s.observe();
  if (s.documents().empty()) throw std::runtime_error(s.errors().front().key);
  const std::string text(s.documents()[0]->document->text());
  std::vector<Found> out;
  for (const check::Finding& f : s.check(policy)) {
    if (static_cast<int>(f.rule) != index) continue;
    Found x{text.substr(f.begin, f.end - f.begin), f.expected.empty() ? "" : f.expected[0], "", check::Safety::unsafe,
            f.begin};
    if (!f.fixes.empty()) {
      x.fixed = text;
      x.safety = f.fixes[0].safety;
      for (auto e = f.fixes[0].edits.rbegin(); e != f.fixes[0].edits.rend(); ++e)
        x.fixed.replace(e->begin, e->end - e->begin, e->text);
    }
    out.push_back(std::move(x));
  }
  return out;
}

/// "text -> expected | …" of all findings: what most tests compare.
inline std::string summary(std::string_view rule, const std::string& document, const check::Policy& policy = {}) {
  std::string out;
  for (const Found& f : findings_of(rule, document, policy))
    out += (out.empty() ? "" : " | ") + f.text + " -> " + f.expected;
  return out;
}

}  // namespace ireum::testing
