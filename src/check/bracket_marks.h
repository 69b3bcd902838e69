// The brackets and quotes that open and close, and their kinds.
#pragma once

namespace ireum::check::bracket_marks {

enum Kind : int {
  kNoKind = -1,
  kRound,
  kSquare,
  kCurly,
  kCorner,
  kDoubleCorner,
  kDoubleAngle,
  kAngle,
  kTortoise,
  kLens,
  kSingleQuote,
  kDoubleQuote
};

struct Mark {
  char32_t open, close;
  Kind kind;
};
/// A kind in two widths is one kind; the first row of a kind is the usual one.
inline constexpr Mark kMarks[] = {
    {U'(', U')', kRound},           {U'[', U']', kSquare},           {U'{', U'}', kCurly},
    {0x300C, 0x300D, kCorner},      {0x300E, 0x300F, kDoubleCorner}, {0x300A, 0x300B, kDoubleAngle},
    {0x3008, 0x3009, kAngle},       {0x3014, 0x3015, kTortoise},     {0x3010, 0x3011, kLens},
    {0x2018, 0x2019, kSingleQuote}, {0x201C, 0x201D, kDoubleQuote},  {0xFF08, 0xFF09, kRound},
    {0xFF3B, 0xFF3D, kSquare},      {0xFF5B, 0xFF5D, kCurly},        {0xFF62, 0xFF63, kCorner}};

inline const Mark* opening(char32_t c) {
  for (const Mark& m : kMarks)
    if (m.open == c) return &m;
  return nullptr;
}

inline const Mark* closing(char32_t c) {
  for (const Mark& m : kMarks)
    if (m.close == c) return &m;
  return nullptr;
}

/// What opens in text, and is no mouth of an emoticon.
inline bool opens_text(char32_t c) {
  const Mark* m = opening(c);
  return m && m->kind != kRound;
}

constexpr bool is_quote(Kind k) { return k == kSingleQuote || k == kDoubleQuote; }
constexpr bool is_title(Kind k) { return k == kCorner || k == kDoubleCorner || k == kDoubleAngle || k == kAngle; }

}  // namespace ireum::check::bracket_marks
