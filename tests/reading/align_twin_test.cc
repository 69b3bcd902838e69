// The aligner and its naive twin agree on what the cheapest explanation costs, on names made at
// random: listed names, characters thrown together, and Hangul that reads them well, badly or not
// at all. The seed is fixed.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/program.h"
#include "support/slow_align.h"

using namespace ireum;
using namespace ireum::reading;

namespace {

constexpr uint32_t kRegimes[] = {
    kListed | kGeneric | kTranslated | kSinoWord | kMandarin | kRare | kExtent,
    kListed | kGeneric | kTranslated | kSino | kExtent,
    kListed | kGeneric | kTranslated | kSinoWord | kMandarin | kRare | kExtent | kSlip | kSinoSlip | kLost,
    kMandarin,
    kSino,
    kMandarin | kSlip,
    kGeneric | kMandarin | kSino};

class Maker {
 public:
  explicit Maker(const testing::Reader& reader) : r_(reader) {
    for (const auto& c : r_.image.chars())
      if (c.simplified == c.c && c.mandarin_count > 0 && c.sino_count > 0 && c.c < 0x9FFF) chars_.push_back(c.c);
    for (uint32_t e = 0; e < r_.image.entities().size(); ++e) {
      const auto han = base::to_utf32(r_.image.str(r_.image.entities()[e].han));
      if (han.size() >= 2 && han.size() <= 6) names_.push_back(han);
    }
  }

  std::u32string han() {
    if (roll(3) == 0) return names_[roll(names_.size())];
    std::u32string out;
    for (size_t n = 1 + roll(4); n > 0; --n) out += chars_[roll(chars_.size())];
    if (roll(4) == 0) out += std::u32string_view(U"市县区山江2A")[roll(7)];
    return out;
  }

  std::u32string hangul(const std::u32string& z) {
    std::u32string out;
    for (const char32_t c : z) {
      const auto m = r_.readings.mandarin(c);
      const auto s = r_.readings.sino(c);
      switch (roll(8)) {
        case 0:
          if (!s.empty()) {
            out += s[0];
            break;
          }
          [[fallthrough]];
        case 1:
          if (!m.empty()) {
            const auto& w = r_.slips.wrong_forms(m[0]);
            if (!w.empty()) {
              out += w[roll(w.size())].hangul;
              break;
            }
          }
          [[fallthrough]];
        case 2:
          if (m.size() > 1) {
            out += m[1];
            break;
          }
          [[fallthrough]];
        default: out += m.empty() ? std::u32string(1, c) : m[0];
      }
      if (roll(10) == 0) out += U' ';
    }
    if (roll(6) == 0) out.insert(roll(out.size() + 1), 1, U"가인중·"[roll(4)]);
    if (roll(6) == 0) out += std::u32string_view(U"시현구산강")[roll(5)];
    return out;
  }

 private:
  size_t roll(size_t n) { return random_() % n; }
  const testing::Reader& r_;
  std::mt19937 random_{20261122};
  std::vector<char32_t> chars_;
  std::vector<std::u32string> names_;
};

}  // namespace

TEST_CASE("the aligner agrees with its naive twin") {
  const testing::Reader& reader = testing::program();
  Maker make(reader);
  int found = 0, wrong = 0;
  for (int n = 0; n < 2000; ++n) {
    const std::u32string z = make.han(), h = make.hangul(z);
    const uint32_t regime = kRegimes[static_cast<size_t>(n) % std::size(kRegimes)];
    const Transcription best = reader.readings.transcribe(z);
    const Alignment a = reader.aligner.align(h, z, best, regime);
    const int slow = testing::SlowAligner(reader.readings, reader.slips, h, z, best, regime).cost();
    const int fast = a.found() ? a.cost : testing::SlowAligner::kNone;
    found += a.found();
    if (fast == slow || (fast == testing::SlowAligner::kNone && slow > 200)) continue;
    ++wrong;
    MESSAGE(base::to_utf8(h) << "(" << base::to_utf8(z) << ") regime " << regime << ": " << fast << ", slowly "
                             << slow);
  }
  CHECK(wrong == 0);
  CHECK(found > 800);
}

TEST_CASE("an alignment explains all the Han, in order, and begins where it says") {
  const testing::Reader& reader = testing::program();
  Maker make(reader);
  for (int n = 0; n < 1000; ++n) {
    const std::u32string z = make.han(), h = make.hangul(z);
    const Alignment a = reader.aligner.align(h, z, reader.readings.transcribe(z), kRegimes[2]);
    if (!a.found()) continue;
    REQUIRE(!a.steps.empty());
    CHECK(a.begin == a.steps.front().ko_begin);
    CHECK(a.steps.back().ko_end <= h.size());
    uint32_t han = 0, ko = a.begin;
    for (const Step& s : a.steps) {
      CHECK(s.han_begin == han);
      CHECK(s.ko_begin >= ko);
      CHECK(s.ko_begin <= s.ko_end);
      han = s.han_end;
      ko = s.ko_end;
    }
    CHECK(han == z.size());
  }
}

TEST_CASE("input beyond the aligner's bounds") {
  const testing::Reader& reader = testing::program();
  const auto align = [&](std::u32string_view h, std::u32string_view z) {
    return reader.aligner.align(h, z, reader.readings.transcribe(z), kRegimes[0]);
  };
  CHECK(!align(U"", U"天津").found());
  CHECK(!align(U"톈진", U"").found());
  CHECK(!align(U"톈진", std::u32string(41, U'天')).found());
  const Alignment far = align(std::u32string(100, U'가') + U" 톈진", U"天津");
  REQUIRE(far.found());
  CHECK(far.begin == 101);
  CHECK(far.steps.back().ko_end == 103);
}
