#include "session/glossary_tests.h"

#include "session/repair.h"
#include "session/session.h"

namespace ireum::session {
namespace {

/// The text with every safe fix, again until nothing changes.
base::Result<std::string> fixed(const std::string& image, const std::vector<glossary::Glossary>& layers,
                                std::string text) {
  for (int round = 0; round < 4; ++round) {
    auto session = Session::open(image);
    if (!session) return session.error();
    for (const glossary::Glossary& g : layers)
      if (auto error = (*session)->add_glossary(g)) return *error;
    (*session)->load(intake::Input::held("test.txt", text), text::Encoding::utf8);
    if ((*session)->documents().empty()) return (*session)->errors().front();
    (*session)->observe();
    const auto findings = (*session)->check(check::Policy{});
    const Loaded& d = *(*session)->documents().front();
    auto repaired = repair(*d.document, *d.map, findings, false);
    if (!repaired) return repaired.error();
    if (repaired->bytes == text) break;
    text = std::move(repaired->bytes);
  }
  return text;
}

}  // namespace

base::Result<std::vector<base::Error>> run_glossary_tests(const std::string& image,
                                                          const std::vector<glossary::Glossary>& layers) {
  std::vector<base::Error> out;
  for (const glossary::Glossary& g : layers)
    for (const glossary::Test& t : g.tests) {
      auto got = fixed(image, layers, t.text);
      if (!got) return got.error();
      if (*got != t.expect)
        out.push_back({"error.glossary-test", g.path + ":" + std::to_string(t.line), {t.text, t.expect, *got}});
    }
  return out;
}

}  // namespace ireum::session
