// Opening an image: what is missing, torn or of another version is told apart, and nothing behind
// a bad header is read. Look-ups over one and over a stack of two.
#include "image/image.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

#include "forge/builder.h"
#include "image/lexicon.h"

using namespace ireum;
using namespace ireum::image;

namespace {

std::vector<char> small(std::string_view meaning = "톈진", std::string_view more = {}) {
  forge::Builder b;
  b.term(List::customary, "天津", {b.word(meaning), 0, 0, 0});
  b.term(List::customary, "天津大学", {b.word("톈진대학"), 0, 0, 0});
  b.term(List::surname, "王", {b.word("왕"), 0, 0, 1});
  b.term(List::name_hangul, "톈진", {0, 0, 0, 0});
  if (!more.empty()) b.term(List::customary, more, {b.word(more), 0, 0, 0});
  b.character({U'天', U'天', U'天', 0, 0, 0, 0, 0}, {{b.str("tiān"), b.str("톈")}}, u"천");
  b.date("2026-11-22");
  return b.cast();
}

/// A header with one thing changed and its own checksum mended.
template <class Change>
std::vector<char> changed(const Change& change, bool mend = true) {
  std::vector<char> bytes = small();
  Header h;
  std::memcpy(&h, bytes.data(), sizeof h);
  change(h);
  if (mend) {
    h.check = 0;
    h.check = checksum(reinterpret_cast<const char*>(&h), sizeof h);
  }
  std::memcpy(bytes.data(), &h, sizeof h);
  return bytes;
}

std::string key(const base::Result<Image>& r) { return r ? "" : r.error().key; }

/// A file that goes when the test goes.
class File {
 public:
  explicit File(const std::vector<char>& bytes)
      : path_((std::filesystem::temp_directory_path() / ("ireum-image-test-" + std::to_string(::getpid()))).string()) {
    std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  ~File() { std::remove(path_.c_str()); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("a file that is missing, no file, too short or torn") {
  const auto missing = Image::open("/nonexistent/ireum.image");
  REQUIRE(!missing);
  CHECK(missing.error().key == "error.image-missing");
  CHECK(missing.error().where == "/nonexistent/ireum.image");
  CHECK(!missing.error().args.empty());
  CHECK(key(Image::open(std::filesystem::temp_directory_path().string())) == "error.image-torn");
  CHECK(key(Image::open(File({}).path())) == "error.image-torn");
  CHECK(key(Image::open(File(std::vector<char>(sizeof(Header) - 1)).path())) == "error.image-torn");
  CHECK(key(Image::open(File(std::vector<char>(4096, 'x')).path())) == "error.image-torn");
  std::vector<char> half = small();
  half.resize(half.size() / 2);
  CHECK(key(Image::open(File(half).path())) == "error.image-torn");
  const File whole(small());
  const auto good = Image::open(whole.path());
  REQUIRE(good);
  CHECK(good->date() == "2026-11-22");
}

TEST_CASE("another version, byte order or header") {
  CHECK(key(Image::adopt(small())) == "");
  CHECK(key(Image::adopt({})) == "error.image-torn");
  const auto other = Image::adopt(changed([](Header& h) { h.version = kVersion + 1; }));
  REQUIRE(!other);
  CHECK(other.error().key == "error.image-version");
  CHECK(other.error().args == std::vector<std::string>{std::to_string(kVersion + 1), std::to_string(kVersion)});
  CHECK(key(Image::adopt(changed([](Header& h) { h.byte_order = 0x04030201; }))) == "error.image-version");
  CHECK(key(Image::adopt(changed([](Header& h) { h.magic[0] = 'X'; }))) == "error.image-torn");
  CHECK(key(Image::adopt(changed([](Header& h) { h.size += 8; }))) == "error.image-torn");
  CHECK(key(Image::adopt(changed([](Header& h) { h.sections[kTerms].count += 1; }, false))) == "error.image-torn");
  std::vector<char> longer = small();
  longer.push_back(0);
  CHECK(key(Image::adopt(longer)) == "error.image-torn");
}

TEST_CASE("every bit of the header counts") {
  const std::vector<char> good = small();
  for (size_t i = 0; i < sizeof(Header); ++i) {
    std::vector<char> bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x10);
    CHECK_MESSAGE(!Image::adopt(bad), i);
  }
}

TEST_CASE("the same content gives the same bytes") { CHECK(small() == small()); }

TEST_CASE("views outlive a move of the image") {
  const File file(small());
  auto opened = Image::open(file.path());
  REQUIRE(opened);
  Image moved = *std::move(opened);
  const std::string_view date = moved.date();
  Image again(std::move(moved));
  CHECK(again.date() == date);
  REQUIRE(again.find_char(U'天'));
  CHECK(again.str(again.mandarin()[0].hangul) == "톈");
  CHECK(again.find_char(U'地') == nullptr);
}

TEST_CASE("look-ups: the longest term, the topmost image, no false friends") {
  auto base = Image::adopt(small());
  auto user = Image::adopt(small("천진", "津门"));
  REQUIRE(base);
  REQUIRE(user);
  Lexicon lexicon;
  lexicon.push(&*base);
  const auto meaning = [&](std::u32string_view key) {
    const Hit hit = lexicon.find(List::customary, key);
    return hit ? std::string(hit.image->word(hit.senses[0].target)) : std::string();
  };
  CHECK(meaning(U"天津") == "톈진");
  CHECK(meaning(U"津门").empty());
  CHECK(meaning(U"天").empty());  // only a prefix
  CHECK(meaning(U"").empty());
  CHECK(!lexicon.has(List::polyphone, U"天津"));  // another list
  Hit hit;
  CHECK(lexicon.longest(List::customary, U"天津大学城", &hit) == 4);
  CHECK(hit.image->word(hit.senses[0].target) == "톈진대학");
  CHECK(lexicon.longest(List::customary, U"天津大", &hit) == 2);
  CHECK(lexicon.longest(List::customary, U"津天", &hit) == 0);
  CHECK(lexicon.may_begin(U'톈', U'진'));
  lexicon.push(&*user);
  CHECK(meaning(U"天津") == "천진");
  CHECK(meaning(U"津门") == "津门");
  CHECK(&lexicon.base() == &*base);
}

TEST_CASE("a body that is not what was cast is refused; sections lie in the file") {
  const std::vector<char> good = small();
  for (size_t i = sizeof(Header); i < good.size(); i += 7) {
    std::vector<char> bad = good;
    bad[i] = static_cast<char>(bad[i] ^ (1 << i % 8));
    CHECK_MESSAGE(key(Image::open(File(bad).path())) == "error.image-torn", i);
  }
  for (const size_t kept : {good.size() / 4, good.size() / 2, good.size() * 9 / 10}) {
    std::vector<char> bad = good;
    std::fill(bad.begin() + static_cast<ptrdiff_t>(kept), bad.end(), '\0');
    CHECK(key(Image::open(File(bad).path())) == "error.image-torn");
  }
  using Change = void (*)(Header&);
  for (const Change change : std::initializer_list<Change>{
           [](Header& h) { h.sections[kChars].offset += 4; }, [](Header& h) { h.sections[kChars].offset = 0; },
           [](Header& h) { h.sections[kSlots].offset = h.size + 8; },
           [](Header& h) { h.sections[kSlots].count = ~0ull / 8; },
           [](Header& h) { h.sections[kWords].count += 1u << 20; }, [](Header& h) { h.sections[kTerms].count = 0; },
           [](Header& h) { h.sections[kLists].count = 1; }})
    CHECK(key(Image::adopt(changed(change))) == "error.image-torn");
}

TEST_CASE("the digest tells what moved") {
  std::string text(200, 'a');
  for (size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 37);
  const auto digest = [](const std::string& s) { return digest_of(s.data(), s.size()); };
  std::set<uint64_t> seen = {digest(text)};
  for (size_t i = 0; i + 8 <= text.size(); i += 8) {
    std::string other = text;
    std::swap_ranges(other.begin() + static_cast<ptrdiff_t>(i), other.begin() + static_cast<ptrdiff_t>(i) + 4,
                     other.begin() + static_cast<ptrdiff_t>(i) + 4);
    CHECK(seen.insert(digest(other)).second);
  }
  for (size_t n = 0; n < text.size(); ++n) CHECK(seen.insert(digest(text.substr(0, n))).second);
  CHECK(seen.insert(digest(text + std::string(64, '\0'))).second);
}
