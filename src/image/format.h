// The image: one file that holds the dictionaries and rules, made to be mapped and never parsed.
//
// A header, then sections of plain records, each aligned to 8 bytes. Records refer to one another
// by index and to text by Str (offset and length into the string pool). All numbers are
// little-endian as the machine has them; an image of another version or byte order is refused.
// Everything that is looked up by text stands in one hash table of *terms*: a term is a key in a
// List (the name of a word list) with one or more senses. The table holds every prefix of the
// scanned lists too, so that the longest match is found by walking on, without a trie. Each list has
// a stretch of the table for itself, and small lists have gates: which lengths its terms have that
// begin (end) with a syllable, so that most questions are answered "no" without a look at the table.
// docs/image.md says all of it.
#pragma once

#include <cstdint>

#include "image/kinds.h"

namespace ireum::image {

inline constexpr char kMagic[8] = {'I', 'R', 'E', 'U', 'M', 'I', 'M', 'G'};
inline constexpr uint32_t kVersion = 12;
inline constexpr uint32_t kNone = 0xFFFFFFFFu;

struct Str {
  uint32_t offset = 0;
  uint32_t length = 0;  // bytes
};

enum Section : uint32_t {
  kStrings,
  kChars,
  kMandarin,
  kSino,
  kSlots,
  kTerms,
  kSenses,
  kBigrams,
  kEntities,
  kForms,
  kWords,
  kRules,
  kOptions,
  kShapes,
  kSlips,
  kModel,
  kHanjaBloom,
  kLists,
  kGates,
  kSlipBigrams,
  kCharIndex,
  kFrames,
  kParticles,
  kTailStates,
  kTailEdges,
  kTailReadings,
  kSieve,
  kTermSieve,
  kSectionCount
};

struct SectionRef {
  uint64_t offset = 0;
  uint64_t count = 0;  // records
};

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t byte_order;  // 0x01020304
  uint64_t size;        // of the whole file, bytes
  uint64_t digest;      // of everything behind the header
  uint64_t check;       // of the header with check = 0
  char date[16];        // of the newest dictionary, "2026-11-22"
  SectionRef sections[kSectionCount];
};

/// A word list. The letter is part of each term's hash.
enum class List : uint8_t {
  name_hangul = 'K',        // every Hangul or Latin form of an entity; prefixes kept
  name_han = 'H',           // every Han form, folded to simplified; prefixes kept
  sino_name = 'I',          // a place in its Sino-Korean reading -> entity; prefixes kept
  suffix = 'S',             // Hangul endings of organizations and places
  title = 'T',              // words beside a person
  stopword = 'X',           // look like a name, are none
  korean_word = 'W',        // frequent words, weight in `extra`
  lexicon = 'L',            // Han word -> renderings; prefixes kept
  lexicon_hangul = 'l',     // rendering -> Han word
  generic = 'G',            // Han generic of a place -> renderings
  generic_hangul = 'g',     // Hangul generic of a place
  polyphone = 'P',          // Han word -> pinyin; prefixes kept
  customary = 'C',          // Han word -> customary Hangul
  surname = 'F',            // Han surname -> Hangul
  surname_hangul = 'f',     // Hangul of a surname, rank in `extra`
  pinyin = 'Y',             // syllable without tone -> Hangul
  josa = 'J',               // a particle, with its allomorphs
  slip_name = 'V',          // a listed name with one slip
  name_sound = 'v',         // how a well-known name sounds (reading::sound_of) -> entity; prefixes kept
  lookalike = 'A',          // Han character -> characters taken for it
  hanja_word = 'D',         // Han word -> Sino-Korean reading that is not character by character
  mandarin_syllable = 'M',  // Hangul strings that are the reading of some pinyin syllable
  given_hangul =
      'n',  // Hangul of given-name characters: what they say (minus log2, 1/16 bits) first of two in `role`, second in `detail`, alone in `extra`
  given_han = 'N',      // Han of given-name characters, weight in `extra`
  glossary_note = 'O',  // free lists of a user's glossary
  word_list = 'Z',      // other lists; the key begins with the list's name and a tab
};

/// One place of the hash table. The bytes of the term decide in the end, so 32 bits of hash are
/// enough; a false prefix costs one more step of a walk.
struct Slot {
  static constexpr uint32_t kBreaks = 0x80000000u, kPrefix = 0x007FFFFFu;
  static constexpr uint32_t kMostAway = 255;

  uint32_t check = 0;  // upper half of the text's hash; 0 = empty
  uint32_t bits =
      kPrefix;  // number of the term (kPrefix: only a prefix of longer ones), how far away it is, and kBreaks

  /// The term's number; kNone where the text is only a prefix.
  uint32_t term() const { return (bits & kPrefix) == kPrefix ? kNone : bits & kPrefix; }
  /// Whether some longer term goes on here by a blank or a mark: out of its word.
  bool breaks() const { return bits & kBreaks; }
  /// How many slots behind the place of its hash it stands; kMostAway for that many or more. No slot is further away
  /// than what it keeps from standing there, so that a search that is further away than a slot has missed.
  uint32_t away() const { return bits >> 23 & kMostAway; }
  void set_away(size_t slots) {
    bits = (bits & ~(kMostAway << 23)) | (slots < kMostAway ? static_cast<uint32_t>(slots) : kMostAway) << 23;
  }
};

/// A term as stored; one more record ends the section. Its senses end where the next one's begin.
struct TermRecord {
  uint32_t key = 0;  // offset in the string pool, up to a NUL; of a slip_name: key_check of its hash
  uint32_t sense_begin = 0;
};

/// The same, unpacked.
struct Term {
  Str key;
  uint32_t sense_begin = 0;
  uint32_t sense_count = 0;
};

/// The stretch of slots that a list has. Indexed by the list's letter (kLists, 128 records).
struct ListRecord {
  uint32_t slot_begin = 0;
  uint32_t slot_count = 0;
};
inline constexpr uint32_t kListRecords = 128;

/// Gates: for a list, by Hangul syllable, the lengths of the terms that begin with it, then of those
/// that end in it. Bit n is length n in code points; bit 15 is 15 or more.
inline constexpr uint32_t kSyllables = 11172;
constexpr int gate_of(List t) {
  switch (t) {
    case List::josa: return 0;
    case List::suffix: return 1;
    case List::title: return 2;
    case List::stopword: return 3;
    case List::korean_word: return 4;
    case List::surname_hangul: return 5;
    case List::mandarin_syllable: return 6;
    case List::slip_name: return 7;
    case List::lexicon_hangul: return 8;
    default: return -1;
  }
}
inline constexpr uint32_t kGateCount = 9;
constexpr uint16_t length_bit(size_t n) { return static_cast<uint16_t>(1u << (n < 15 ? n : 15)); }

/// What a term means. `target` is an entity or a word, as the role says.
struct Sense {
  uint32_t target = kNone;
  uint8_t role = 0;    // Role for names; a kind for words
  uint8_t detail = 0;  // subtype, position, flags by table
  uint16_t extra = 0;  // rank, weight
};

/// Weights of evidence (list "weights") are kept in Sense::extra with this added, because it knows no sign.
inline constexpr int kWeightBias = 0x8000;

enum class Role : uint8_t { canonical, allowed, abbreviation, forbidden, stem, slip, allowed_stem };
/// A place's name without its generic word.
constexpr bool is_stem(uint8_t role) {
  return role == static_cast<uint8_t>(Role::stem) || role == static_cast<uint8_t>(Role::allowed_stem);
}

/// A plain word among the kinds of lexicon words.
inline constexpr WordKind kWordPlain = kWordWord;

struct Entity {
  Str id, ko, han, note;
  uint32_t form_begin = 0;
  uint16_t form_count = 0;
  uint8_t type = 0;
  uint8_t subtype = 0;
  uint16_t flags = 0;
  uint16_t reserved = 0;
  uint32_t parent = kNone;
};

struct Form {
  Str text;
  uint8_t role = 0;
  uint8_t han = 0;  // 1: written in Han
  uint16_t reserved = 0;
};

/// A Han character. Readings belong to the simplified form; variants point to it by `simplified`.
struct Char {
  char32_t c = 0;
  char32_t simplified = 0;
  char32_t korean = 0;  // traditional form as Korean prints it
  uint32_t mandarin_begin = 0;
  uint32_t sino_begin = 0;
  uint8_t mandarin_count = 0;
  uint8_t sino_count = 0;
  uint16_t flags = 0;  // CharFlag
};

/// The common block has a direct table: by code point, the index of its Char, or kNoChar.
inline constexpr char32_t kDirectFirst = 0x4E00, kDirectLast = 0x9FFF;
inline constexpr uint16_t kNoChar = 0xFFFF;

enum CharFlag : uint16_t { kSimplifiedOnly = 1, kTraditionalOnly = 2, kGlyphVariant = 4 };

struct Mandarin {
  Str pinyin;  // with tone mark
  Str hangul;
};

struct Rule {
  Str id, family, severity, fix, check, message_ko, message_en, title_ko, title_en, clause, why_ko, why_en;
  uint32_t option_begin = 0;
  uint32_t option_count = 0;
};

struct Option {
  Str key, value;
};

struct Shape {
  Str pattern, value, note;  // a date or number shape and how its value is built
};

struct Frame {
  Str pattern, adds, types;  // words around a name, and the kinds of evidence that they add, for names of which types
};

struct Slip {
  Str id, ko, en, wrong, right, example;
  uint32_t cost = 0;
};

/// One part, with its forms by the sound before it.
struct Particle {
  Str after_final, after_vowel, after_rieul;
  Str wrong;             // forms that are written for it and never right; several with |
  uint32_t follows = 0;  // a bit a ParticleClass (dictionaries/particles.tsv)
  uint16_t flags = 0;
  uint8_t part = 0;  // ParticleClass
  uint8_t bits = 0;  // how seldom it stands behind a name: about -log2 of its share
};

/// The automaton that reads tails (sequences of parts) from a word's end to its front. State 0 is the start; a state's
/// edges, sorted, and readings end where the next one's begin.
struct TailState {
  uint32_t edge_begin = 0, reading_begin = 0;
};
struct TailEdge {
  static constexpr uint32_t kStates = 1u << 17;

  uint32_t packed = 0;  // the syllable from U+AC00 on, whether what was read then is a usual tail, the state
  static constexpr TailEdge of(char32_t c, bool usual, uint32_t target) {
    return {(c - 0xAC00) << 18 | (usual ? kStates : 0) | target};
  }
  char32_t letter() const { return 0xAC00 + (packed >> 18); }
  /// Whether what was read is a tail, and one way to understand it neither rare nor of places alone.
  bool usual() const { return packed & kStates; }
  uint32_t target() const { return packed & (kStates - 1); }
};
/// One way to understand what was read as a whole tail.
struct TailReading {
  uint16_t flags = 0;  // ParticleFlag
  uint8_t fits = 0;    // base::Sounds behind which it is right; 0 for a misspelt one
  uint8_t bits = 0;    // how seldom
};

}  // namespace ireum::image
