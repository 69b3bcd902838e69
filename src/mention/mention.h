// What stands where: one mention of a name or a date.
//
// A small value without pointers. Offsets are bytes in Document::text(). `entity` is the listed
// entity that the words are a form of (an index into the image of that number), where one is;
// which entity of the *run* a mention belongs to is the ledger's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gloss/pairs.h"
#include "layout/zones.h"
#include "token/words.h"

namespace ireum::mention {

// The rooms below whose words this one speaks.
using namespace token;   // NOLINT(google-build-using-namespace): one step of the move of rooms
using namespace layout;  // NOLINT(google-build-using-namespace)
using namespace gloss;   // NOLINT(google-build-using-namespace)

std::string_view type_name(image::Type t);
std::string_view subtype_name(image::Subtype s);

inline constexpr uint32_t kNone = image::kNone;

/// Why it is believed to be a mention. Several may hold.
enum Why : uint16_t {
  kFromPair = 1,       // stands left (or right) of its Han
  kFromList = 2,       // a listed form
  kFromShape = 4,      // a suffix, title or date shape
  kFromDocument = 8,   // the same document glosses it elsewhere
  kFromContext = 16,   // a list of its kind, a title
  kFromModel = 32,     // the character model
  kIsHan = 64,         // written in Han
  kMisspelled = 128,   // a listed or local name with a slip
  kSurnameOnly = 256,  // 왕 회장
  kSinoForm = 1024,    // a place of China read the Korean way
  kKoreanName = 512    // a Korean by nothing but the syllables: nobody else's name with a slip
};

struct Mention {
  uint64_t begin = 0, end = 0;
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  Zone zone = Zone::body;
  uint8_t image = 0;  // of `entity`: position in Lexicon::images()
  uint16_t evidence = 0;
  uint32_t parent = kNone;  // index of the outer mention in the same list
  uint32_t entity = kNone;  // listed entity
  uint32_t pair = kNone;    // index into Observation::pairs
  uint32_t date = kNone;    // index into Observation::dates
  uint32_t ledger = kNone;  // filled by entity
  uint32_t tail = 0;  // of a chain of places (선전시 푸톈구), the bytes of its last: the place meant, counted once
};

/// A date and what is known of its value.
struct Date {
  uint64_t begin = 0, end = 0;
  std::string value;  // ISO 8601 or EDTF; empty for an impossible one
  enum class Problem : uint8_t { none, impossible, backwards, wrong_weekday } problem = Problem::none;
  std::string expected;  // replacement of the whole date (impossible, backwards) or of the weekday
  uint64_t weekday_begin = 0, weekday_end = 0;  // of a weekday that stands beside it; equal for none
};

/// A place where a word begins as a glossed name does that is an everyday word too (시안): no mention
/// without company. `pair` is the first gloss of the name.
struct Everyday {
  uint32_t pair = kNone;
  uint64_t begin = 0;
};

/// The Hangul that a word begins with, where no list knows it (without its particle) and its first
/// syllables are such as names have, right or with a slip: near-miss asks no other words.
struct StrangeWord {
  uint64_t begin = 0;  // byte of its first syllable
  uint64_t hash = 0;   // of the whole word, which may go on behind the Hangul
};

/// Where a strange word stands that the document had before: in eight bytes, since there may be as many as a tenth of all words.
class MetAgain {
 public:
  MetAgain(uint64_t begin, uint64_t hash) : packed_((hash & ~kPlace) | (begin & kPlace)) {}
  uint64_t begin() const { return packed_ & kPlace; }  // byte of its first syllable
  uint64_t hash() const { return packed_ & ~kPlace; }  // the upper bits of StrangeWord::hash

 private:
  static constexpr uint64_t kPlace = (uint64_t{1} << 40) - 1;
  uint64_t packed_;
};

/// Where a line stands (without LF and CR) and which kinds of characters it has (Seen).
struct SeenLine {
  uint64_t begin = 0;
  uint32_t size = 0;
  uint16_t kinds = 0;
};

/// What a document is read for: names and dates, or a check too, which asks more of words and less of names.
enum class Purpose : uint8_t { names, check, explain };

/// All that one document shows.
struct Observation {
  std::vector<Mention> mentions;  // sorted by begin, outer before inner
  std::vector<Pair> pairs;        // sorted by ko_begin
  std::vector<Date> dates;
  std::vector<Everyday> everyday;  // sorted by begin
  // Sorted by begin. The first time that each stands in the document (a word may be there twice), and all others: who
  // has asked one need not ask those.
  std::vector<StrangeWord> strange;
  std::vector<MetAgain> strange_again;
  std::vector<SeenLine> lines;  // all, from the first
  std::string document_date;    // ISO, where the document names one
};

}  // namespace ireum::mention
