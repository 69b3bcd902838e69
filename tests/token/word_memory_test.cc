// The memory of words: what is kept is found, what was not is not, and growing loses nothing.
#include <doctest/doctest.h>

#include "mention/locals.h"
#include "token/line.h"
#include "token/word_memory.h"

using namespace ireum;

namespace {

uint64_t scattered(uint64_t n) { return image::finish(image::mix(0x1234567, static_cast<char32_t>(n))); }

}  // namespace

TEST_CASE("what is kept of a word is found, and bits add up") {
  token::WordMemory memory;
  CHECK(memory.find(scattered(1)) == 0);
  memory.keep(scattered(1), 1);
  CHECK(memory.find(scattered(1)) == 1);
  memory.keep(scattered(1), token::WordMemory::kDateless);
  CHECK(memory.find(scattered(1)) == (1 | token::WordMemory::kDateless));
  CHECK(memory.find(scattered(2)) == 0);
}

TEST_CASE("a memory may forget, but never says of one word what holds of another") {
  token::WordMemory memory;
  constexpr uint64_t kWords = 1'000'000;
  for (uint64_t n = 0; n < kWords; ++n) memory.keep(scattered(n), 1 + n % 3);
  uint64_t wrong = 0, kept = 0;
  for (uint64_t n = 0; n < kWords; ++n) {
    const unsigned bits = memory.find(scattered(n));
    kept += bits != 0;
    wrong += bits != 0 && bits != 1 + n % 3;
  }
  CHECK(wrong == 0);
  CHECK(kept > 100'000);
}

TEST_CASE("a few thousand words are all kept") {
  token::WordMemory memory;
  for (uint64_t n = 0; n < 5'000; ++n) memory.keep(scattered(n), 1);
  uint64_t kept = 0;
  for (uint64_t n = 0; n < 5'000; ++n) kept += memory.find(scattered(n)) == 1;
  CHECK(kept > 4'900);
}

TEST_CASE("a line's words are its runs of Hangul, Latin letters and digits") {
  token::Line line;
  line.fill("2023년 톈진(天津)의 KAIST·中, 끝", 100, 7);
  REQUIRE(line.runs.size() == 5);
  const auto word = [&](size_t i) { return std::u32string(line.view(line.runs[i].begin, line.runs[i].end)); };
  CHECK(word(0) == U"2023년");
  CHECK(word(1) == U"톈진");
  CHECK(word(2) == U"의");
  CHECK(word(3) == U"KAIST");
  CHECK(word(4) == U"끝");
  CHECK(line.byte(line.runs[1].begin) == 100 + 8);
  CHECK((line.seen & token::kSeenHan) != 0);
  CHECK((line.seen & token::kSeenPaired) != 0);
  CHECK((line.seen & token::kSeenTab) == 0);
  token::Line other;
  other.fill("끝 톈진 2023 KAIST 년", 0, 0);
  CHECK(other.runs[0].hash == line.runs[4].hash);
  CHECK(other.runs[1].hash == line.runs[1].hash);
  CHECK(other.runs[3].hash == line.runs[3].hash);
  CHECK(other.runs[2].hash != line.runs[0].hash);
  other.fill("", 0, 0);
  CHECK(other.runs.empty());
  CHECK(other.text.empty());
}

TEST_CASE("a line without its words has the same text, kinds and places") {
  for (const std::string_view text : {"2023년 톈진(天津)의 KAIST·中, 끝", "샤먼과 선전에서 3월 5일", "", "𠀀é\t|"}) {
    token::Line whole, bare;
    whole.fill(text, 100, 7);
    bare.fill("앞선 줄은 더 길었다 (天津)", 0, 0);
    bare.fill_text(text, 100, 7);
    CHECK(bare.text == whole.text);
    CHECK(bare.seen == whole.seen);
    CHECK(bare.runs.empty());
    for (size_t i = 0; i <= whole.text.size(); ++i) {
      CHECK(bare.byte(i) == whole.byte(i));
      CHECK(bare.index_of(whole.byte(i)) == i);
    }
  }
}

TEST_CASE("words of one to twelve letters have hashes of their own") {
  token::Line line;
  std::string text;
  for (int n = 1; n <= 12; ++n) text += std::string(static_cast<size_t>(n), 'a') + " ";
  for (int n = 1; n <= 12; ++n) {
    for (int k = 0; k < n; ++k) text += "가";
    text += ' ';
  }
  line.fill(text, 0, 0);
  REQUIRE(line.runs.size() == 24);
  for (size_t i = 0; i < 24; ++i)
    for (size_t j = 0; j < i; ++j) CHECK(line.runs[i].hash != line.runs[j].hash);
}

TEST_CASE("an everyday name is told wherever a word begins with it, by its first gloss") {
  mention::Locals locals;
  CHECK_FALSE(locals.has_everyday());
  locals.add_everyday(U"시안", 3);
  locals.add_everyday(U"시안", 9);
  locals.add_everyday(U"시안전", 4);
  std::vector<uint32_t> pairs;
  locals.everyday_at(U"이 시안전의", 2, [&](uint32_t p) { pairs.push_back(p); });
  CHECK(pairs == std::vector<uint32_t>{3, 4});
  locals.everyday_at(U"시", 0, [&](uint32_t) { FAIL("one letter"); });
}

TEST_CASE("a name of the document may begin where its first three syllables stand") {
  mention::Locals locals;
  locals.add(U"궈둔양자", {});
  locals.add(U"왕이", {});
  const std::u32string text = U"궈둔양자는 또 왕이, 왕이는 궈둔산에 왕";
  const auto may_begin = [&](const char32_t* word) { return locals.may_begin(text, text.find(word)); };
  CHECK(may_begin(U"궈둔양자는"));
  CHECK(may_begin(U"왕이,"));
  CHECK(may_begin(U"왕이는"));
  CHECK_FALSE(may_begin(U"궈둔산에"));
  CHECK_FALSE(locals.may_begin(text, text.size() - 1));
  const mention::LocalName* found = nullptr;
  CHECK(locals.longest(text, 0, &found) == 4);
  CHECK(locals.longest(text, text.find(U"궈둔산에"), &found) == 0);
}
