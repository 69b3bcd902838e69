#include "text/valid_utf8.h"

#include <algorithm>
#include <cstring>

#include "base/lanes.h"

namespace ireum::text {
namespace {

using base::any;
using base::at_least;
using base::is;
using base::kLanes;
using base::Lanes;
using base::within;

constexpr size_t kReach = 3;  // how far back a byte looks

Lanes load(const char* p) { return base::load_lanes(p); }

bool any_high_bit(Lanes v) { return any(v & 0x80); }

template <class A, class B>
Lanes mask(A a, B b) {
  return reinterpret_cast<Lanes>(a) & reinterpret_cast<Lanes>(b);
}

/// Non-zero where the byte contradicts the three before it.
Lanes faults(Lanes now, Lanes back1, Lanes back2, Lanes back3) {
  const Lanes continues = within(now, 0x80, 0xBF);
  const Lanes expected = at_least(back1, 0xC0) | at_least(back2, 0xE0) | at_least(back3, 0xF0);
  return (continues ^ expected) | within(now, 0xC0, 0xC1) | at_least(now, 0xF5) | mask(is(back1, 0xE0), now < 0xA0) |
         mask(is(back1, 0xED), now > 0x9F) | mask(is(back1, 0xF0), now < 0x90) | mask(is(back1, 0xF4), now > 0x8F);
}

/// U+A000-ABFF, whose first byte begins the first Hangul syllables too.
Lanes doubts_of_ea(Lanes now, Lanes back1) { return mask(is(back1, 0xEA), now < 0xB0); }

/// Non-zero where a character ends or begins that NFC may change or combine. It may suspect too
/// much (whole scripts of India, say), never too little; the tests hold it against ICU.
Lanes doubts(Lanes now, Lanes back1, Lanes back2) {
  const Lanes two = within(now, 0xCC, 0xCD) | within(now, 0xD2, 0xE1) |  // U+0300-037F, 0480-1FFF
                    (is(back1, 0xCE) & is(now, 0x87));                   // U+0387
  const Lanes high = doubts_of_ea(now, back1) |
                     (is(back1, 0xEF) & (within(now, 0xA4, 0xAD) |  // U+F900-FB7F
                                         is(now, 0xB8))) |          // U+FE00-FE3F
                     (is(back1, 0xF0) & (within(now, 0x90, 0x9E) | is(now, 0xAF)));
  const Lanes signs =                                                   // U+2000-2FFF
      is(back2, 0xE2) & ((is(back1, 0x80) & within(now, 0x80, 0x81)) |  // U+2000, 2001
                         (is(back1, 0x84) & within(now, 0xA6, 0xAB)) |  // ohm, kelvin, angstrom
                         (is(back1, 0x8C) & within(now, 0xA9, 0xAA)) |  // U+2329, 232A
                         is(back1, 0x83) | is(back1, 0xAB) | within(back1, 0xB3, 0xB7));
  const Lanes kana = is(back2, 0xE3) & ((is(back1, 0x80) & within(now, 0xAA, 0xAF)) |  // tone marks
                                        (is(back1, 0x82) & within(now, 0x99, 0x9A)));  // voicing marks
  return two | high | signs | kana;
}

/// A first byte of whatever else doubts() asks about; Korean text has few.
Lanes begins_doubt(Lanes now) { return within(now, 0xCC, 0xE3) | at_least(now, 0xEF); }

struct Findings {
  bool faulty = false;
  bool doubtful = false;
};

/// Looks at [p, end), a multiple of kLanes, with kReach readable bytes before it.
template <bool kWithDoubts>
Findings look(const char* p, const char* end) {
  Lanes fault{}, doubt{};
  bool begun = true;  // a character to be asked about may begin in the lanes before
  for (; p != end; p += kLanes) {
    const Lanes now = load(p), back1 = load(p - 1), back2 = load(p - 2), back3 = load(p - 3);
    if (!any_high_bit(now | back3)) continue;
    fault |= faults(now, back1, back2, back3);
    if constexpr (kWithDoubts) {
      const bool begins = any(begins_doubt(now));
      doubt |= begun || begins ? doubts(now, back1, back2) : doubts_of_ea(now, back1);
      begun = begins;
    }
  }
  return {any(fault), any(doubt)};
}

/// The same for a block of `s`: what is no multiple, or has nothing before it, goes by a copy.
template <bool kWithDoubts>
Findings look_at(std::string_view s, size_t begin, size_t end) {
  Findings sum;
  const auto add = [&](Findings f) {
    sum.faulty |= f.faulty;
    sum.doubtful |= f.doubtful;
  };
  const auto by_copy = [&](size_t from, size_t to) {
    char copy[kReach + kLanes] = {};
    const size_t before = std::min(from, kReach);
    std::memcpy(copy + kReach - before, s.data() + from - before, to - from + before);
    add(look<kWithDoubts>(copy + kReach, copy + kReach + kLanes));
  };
  size_t i = begin;
  if (i < kReach && i < end) {
    const size_t to = std::min(end, i + kLanes);
    by_copy(i, to);
    i = to;
  }
  const size_t whole = i + (end - i) / kLanes * kLanes;
  if (whole > i) add(look<kWithDoubts>(s.data() + i, s.data() + whole));
  if (end > whole) by_copy(whole, end);
  return sum;
}

/// Does `s` break off inside its last character?
bool breaks_off(std::string_view s) {
  const size_t n = s.size();
  for (size_t back = 1; back <= kReach && back <= n; ++back) {
    const auto byte = static_cast<unsigned char>(s[n - back]);
    if (byte < 0x80) return false;
    if (byte >= 0xC0) return back < (byte >= 0xF0 ? 4u : byte >= 0xE0 ? 3u : 2u);
  }
  return false;
}

size_t first_fault(std::string_view s, size_t from) {
  size_t i = from;
  while (i > 0 && from - i < kReach && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80) --i;
  while (i < s.size()) {
    const size_t length = valid_sequence(s, i);
    if (length == 0) return i;
    i += length;
  }
  return s.size();
}

template <bool kWithDoubts>
Utf8Screen screen(std::string_view s) {
  Utf8Screen result;
  for (size_t begin = 0; begin < s.size(); begin += kScreenBlock) {
    const std::string_view block = s.substr(begin, kScreenBlock);
    if (result.nul == s.npos)
      if (const size_t at = block.find('\0'); at != s.npos) result.nul = begin + at;
    const Findings found = look_at<kWithDoubts>(s, begin, begin + block.size());
    if (found.doubtful) result.suspects.push_back(begin);
    if (!found.faulty) continue;
    // A fault at the block's first bytes belongs to a character that began before them.
    result.valid = false;
    result.bad = first_fault(s, begin < kReach ? 0 : begin - kReach);
    return result;
  }
  if (breaks_off(s)) {
    result.valid = false;
    result.bad = first_fault(s, s.size() < 2 * kReach ? 0 : s.size() - 2 * kReach);
  }
  return result;
}

}  // namespace

size_t valid_sequence(std::string_view s, size_t i) {
  const auto byte = [&](size_t k) { return static_cast<unsigned char>(s[k]); };
  const unsigned char a = byte(i);
  if (a < 0x80) return 1;
  const size_t length = a >= 0xF0 ? 4 : a >= 0xE0 ? 3 : 2;
  if (a < 0xC2 || a > 0xF4 || s.size() - i < length) return 0;
  return broken_sequence(s, i) == length ? length : 0;
}

size_t broken_sequence(std::string_view s, size_t i) {
  const auto byte = [&](size_t k) { return static_cast<unsigned char>(s[k]); };
  const unsigned char a = byte(i);
  if (a < 0xC2 || a > 0xF4 || i + 1 >= s.size()) return 1;
  const unsigned char low = a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF;
  if (byte(i + 1) < low || byte(i + 1) > high) return 1;
  const size_t length = a >= 0xF0 ? 4 : a >= 0xE0 ? 3 : 2;
  size_t k = 2;
  while (k < length && i + k < s.size() && (byte(i + k) & 0xC0) == 0x80) ++k;
  return k;
}

bool is_valid_utf8(std::string_view s, size_t* bad) {
  const Utf8Screen result = screen<false>(s);
  if (!result.valid && bad) *bad = result.bad;
  return result.valid;
}

Utf8Screen screen_utf8(std::string_view s) { return screen<true>(s); }

}  // namespace ireum::text
