// One line of text as code points, with the way back to bytes. The scanner's buffer: made once,
// refilled line by line, so that reading a document allocates next to nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "token/word_memory.h"

namespace ireum::token {

/// What words are made of: Hangul, Latin letters, digits.
constexpr bool is_word_char(char32_t c) { return base::is_hangul(c) || base::is_latin(c) || base::is_digit(c); }

/// The hash by which words are remembered, of their bytes. Not of an empty one.
uint64_t hash_of(std::string_view word);

/// A run of word characters, [begin, end) in code points of the line.
struct Run {
  uint32_t begin = 0, end = 0;
  uint64_t hash = 0;     // of its characters
  uint32_t byte = 0;     // where it begins, from the line's start
  uint8_t known = 0;     // what WordMemory has of it (recall)
  bool local = true;     // a name of the document itself may begin here (recall)
  int8_t particle = -1;  // length of the particle that ends it, where somebody has asked
};

/// The kinds of characters that a line has.
enum Seen : uint16_t {
  kSeenHangul = 1,
  kSeenHan = 2,
  kSeenDigit = 4,
  kSeenBracket = 8,  // ( [ （: a gloss may open
  kSeenTab = 16,
  kSeenLatin = 32,      // a letter, @ or a colon: what addresses have
  kSeenMark = 64,       // a quote or another mark of a title
  kSeenPaired = 128,    // any bracket or curly quote
  kSeenGrave = 256,     // ` of code
  kSeenStroke = 1024,   // | of a table
  kSeenAddress = 2048,  // a slash or a w: what addresses on the web have
  kSeenOdd = 512        // neither ASCII, Hangul, Han nor a common sign: what may be invisible or foreign
};

struct Line {
  std::u32string_view text;         // middle dots and quotes as written
  std::span<Run> runs;              // its words, from left to right
  std::span<const uint32_t> open;   // those of them that have to be asked, by index: all, until recall() has told
  std::span<const uint32_t> again;  // those that are strange and were met in this document before (recall)
  uint64_t base = 0;                // byte of the line's start in Document::text()
  uint32_t number = 0;              // from 0
  bool has_hangul = false, has_han = false, has_digit = false, has_bracket = false, has_tab = false;
  bool has_mark = false;   // a quote or another mark of a title
  bool has_latin = false;  // a letter, @ or a colon: what addresses have
  uint16_t seen = 0;       // Seen

  Line() = default;
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  Line(Line&&) = default;
  Line& operator=(Line&&) = default;

  /// `ahead`, where given, is asked about every word later on: their places are fetched while the line is read.
  void fill(std::string_view bytes, uint64_t at, uint32_t index, const WordMemory* ahead = nullptr);
  /// The same without its words, for who asks of text and places alone.
  void fill_text(std::string_view bytes, uint64_t at, uint32_t index);
  /// Asks the memory for every word, and `may_be_local` whether a name of the document may begin with it.
  /// Words that the memory has all of `settled` of, and that go on behind no middle dot, are open no longer. Where
  /// `settled` has kPlain, those that were met in this document are noted besides.
  template <class F>
  void recall(WordMemory& memory, unsigned settled, F may_be_local) {
    uint32_t *next = open_.data(), *met = again_.data();
    const unsigned asked = WordMemory::kAll & ~(settled & WordMemory::kPlain ? unsigned{WordMemory::kStrange} : 0u);
    for (size_t i = 0; i < runs.size(); ++i) {
      Run& run = runs[i];
      run.known = static_cast<uint8_t>(memory.find(run.hash));
      run.local = may_be_local(run);
      *next = *met = static_cast<uint32_t>(i);
      met += (run.known & WordMemory::kMetHere) == WordMemory::kMetHere;
      next += (run.known & asked) != settled || run.local || (run.end < text.size() && text[run.end] >= 0x80);
    }
    open = {open_.data(), next};
    again = {again_.data(), met};
  }
  /// The byte of a code point (or of the line's end) in Document::text(); counted from the last word before it.
  uint64_t byte(size_t i) const;
  /// The code point that begins at that byte, or the first one behind it.
  size_t index_of(uint64_t byte) const;
  std::u32string_view view(size_t b, size_t e) const { return text.substr(b, e - b); }

 private:
  void begin(std::string_view bytes, uint64_t at, uint32_t index);
  void end(size_t length, unsigned kinds, size_t words);
  std::span<const uint32_t> offsets() const;

  // The buffers behind the views; they grow and are never cleared.
  std::vector<char32_t> text_;
  mutable std::vector<uint32_t> offset_;  // of lines with Han, which hold few words, when first asked for
  mutable bool counted_ = false;
  bool by_offsets_ = false;  // places are found by them, not by words
  std::vector<Run> runs_;
  std::vector<uint32_t> open_, again_, all_;
};

}  // namespace ireum::token
