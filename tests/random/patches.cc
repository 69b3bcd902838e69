// A diff says all of the change and nothing else, whatever the bytes; patch(1) itself is asked in tests/session.
#include "random/random.h"

#include <charconv>
#include <string_view>

#include "session/repair.h"

namespace ireum::random {
namespace {

/// Applies a unified diff as patch does, and fails where a line of it is not what stands there.
std::string patched(std::string_view before, std::string_view diff) {
  const auto line = [](std::string_view& s) {
    const size_t n = std::min(s.find('\n'), s.size() - 1) + 1;
    const std::string_view out = s.substr(0, n);
    s.remove_prefix(n);
    return out;
  };
  std::string out;
  size_t done = 0;  // lines of `before` that are written
  RC_ASSERT(line(diff).starts_with("--- a/"));
  RC_ASSERT(line(diff).starts_with("+++ b/"));
  std::string_view rest = before;
  while (!diff.empty()) {
    const std::string_view head = line(diff);
    RC_ASSERT(head.starts_with("@@ -"));
    size_t from = 0;
    std::from_chars(head.data() + 4, head.data() + head.size(), from);
    while (done + 1 < from) out += line(rest), ++done;
    while (!diff.empty() && !diff.starts_with("@@")) {
      const char mark = diff[0];
      std::string_view now = line(diff).substr(1);
      if (diff.starts_with("\\ ")) line(diff), now.remove_suffix(1);
      if (mark != '+') {
        RC_ASSERT(!rest.empty());
        RC_ASSERT(line(rest) == now);
        ++done;
      }
      if (mark != '-') out += now;
    }
  }
  return out.append(rest);
}

TEST_CASE("a diff makes the one text of the other") {
  holds("the lines of two texts", [] {
    const std::string before = *text();
    std::string after = before;
    // As fixes do: a few places, mostly within lines.
    for (int n = *rc::gen::inRange(1, 6); n > 0; --n) {
      const size_t at = *rc::gen::inRange<size_t>(0, after.size() + 1);
      after.replace(at, std::min<size_t>(after.size() - at, *rc::gen::inRange<size_t>(0, 5)),
                    *rc::gen::element<std::string>("톈진", "", "x", "\n", "가\n나"));
    }
    const std::string diff = session::unified_diff("글.txt", before, after);
    if (before == after) RC_ASSERT(diff.empty());
    else RC_ASSERT(patched(before, diff) == after);
  });
}

}  // namespace
}  // namespace ireum::random
