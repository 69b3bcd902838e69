// Whole runs over made-up documents: fixing twice, and the order of files and threads.
#include "random/random.h"

#include <algorithm>
#include <cstdlib>

#include "session/fix.h"

namespace ireum::random {
namespace {

using session::Project;
using session::Request;

/// Documents that are nowhere but in memory.
Request request(const std::vector<std::string>& texts) {
  const char* image = std::getenv("IREUM_IMAGE");
  Request r;
  r.image = image ? image : IREUM_IMAGE_FILE;
  r.no_config = true;
  r.no_baseline = true;
  for (size_t i = 0; i < texts.size(); ++i) {
    const std::string name = std::string(1, static_cast<char>('a' + i)) + ".txt";
    r.paths.push_back(name);
    r.held[name] = {texts[i], text::Encoding::utf8};
  }
  return r;
}

/// All that a run finds, as lines.
std::vector<std::string> found(const Request& r) {
  auto project = Project::open(r);
  RC_ASSERT(static_cast<bool>(project));
  RC_ASSERT(project->session().errors().empty());
  auto outcome = project->check();
  RC_ASSERT(static_cast<bool>(outcome));
  std::vector<std::string> out;
  for (const check::Finding& f : outcome->findings) {
    std::string line = project->session().documents()[f.document]->input.path() + " " + std::to_string(f.begin) + "-" +
                       std::to_string(f.end) + " " + std::string(project->session().rules()[f.rule].id);
    for (const std::string& e : f.expected) line += " " + e;
    for (const check::Related& x : f.related)
      line +=
          " ~" + project->session().documents()[x.place.document]->input.path() + ":" + std::to_string(x.place.begin);
    for (const check::Fix& x : f.fixes)
      for (const check::Edit& e : x.edits)
        line += " " + std::to_string(e.begin) + "-" + std::to_string(e.end) + "=" + e.text;
    out.push_back(line);
  }
  return out;
}

TEST_CASE("a second fix changes nothing") {
  holds("one to three documents", [](bool unsafe_too) {
    const auto texts = *rc::gen::resize(
        30, rc::gen::scale(1.0, rc::gen::container<std::vector<std::string>>(*rc::gen::inRange<size_t>(1, 4), text())));
    auto once = session::fix(request(texts), unsafe_too);
    RC_ASSERT(static_cast<bool>(once));
    std::vector<std::string> fixed;
    for (const session::FixedFile& f : once->files) fixed.push_back(f.after);
    RC_ASSERT(fixed.size() == texts.size());
    auto twice = session::fix(request(fixed), unsafe_too);
    RC_ASSERT(static_cast<bool>(twice));
    for (size_t i = 0; i < fixed.size(); ++i) RC_ASSERT(twice->files[i].after == fixed[i]);
  });
}

TEST_CASE("the order of files and the number of threads change nothing") {
  holds("up to five documents", [] {
    const auto texts =
        *rc::gen::resize(20, rc::gen::container<std::vector<std::string>>(*rc::gen::inRange<size_t>(1, 6), text()));
    Request r = request(texts);
    const auto base = found(r);
    std::reverse(r.paths.begin(), r.paths.end());
    std::rotate(r.paths.begin(), r.paths.begin() + *rc::gen::inRange<long>(0, static_cast<long>(r.paths.size())),
                r.paths.end());
    r.jobs = *rc::gen::inRange(1, 4);
    RC_ASSERT(found(r) == base);
  });
}

}  // namespace
}  // namespace ireum::random
