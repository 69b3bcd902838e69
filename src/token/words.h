// Questions about Korean words that every finder of mentions asks: where does a word begin, is
// what follows a name a particle, does a title stand here, is this a suffix of an organization?
// All answers come from the word lists of the image.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "image/lexicon.h"
#include "reading/particles.h"
#include "token/line.h"

namespace ireum::token {

constexpr bool is_middle_dot(char32_t c) { return base::is_any(c, U'·', 0x318D, 0x30FB, 0x2027, 0x2022, 0xFF65); }
constexpr bool is_blank(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x3000; }
constexpr bool is_open_quote(char32_t c) {
  return base::is_any(c, U'\'', U'"', 0x2018, 0x201C, 0x300C, 0x300E, 0x300A, 0x3008);
}
constexpr bool is_close_quote(char32_t c) {
  return base::is_any(c, U'\'', U'"', 0x2019, 0x201D, 0x300D, 0x300F, 0x300B, 0x3009);
}
constexpr bool is_open_bracket(char32_t c) { return c == U'(' || c == U'[' || c == 0xFF08 || c == 0x3014; }
constexpr char32_t closing_of(char32_t c) {
  return c == U'(' ? U')' : c == U'[' ? U']' : c == 0xFF08 ? char32_t{0xFF09} : char32_t{0x3015};
}

/// What the last syllable of a word says of it (dictionaries/last-syllables.tsv).
enum LastSyllable : uint16_t {
  kParticleAfterFinal = image::kEndParticleFinal,
  kParticleAfterVowel = image::kEndParticleVowel,
  kParticleAfterAny = image::kEndParticleAny,
  kNoNameEnd = image::kEndNoName,              // no person's name ends so
  kNoTitledNameEnd = image::kEndNoNameTitled,  // nor one that a title makes likely
  kPeopleEnd = image::kEndPeople,              // words for people do
  kKanaEnd = image::kEndKana,                  // names of Japanese do, though it is a particle elsewhere
  kPlaceEnd = image::kEndPlace,                // a generic that makes a place of everything
  kGrownPlaceEnd = image::kEndPlaceGrown,      // of a listed name
  kShapedPlaceEnd = image::kEndPlaceShaped,    // of an unlisted one
  kGivenEnd = image::kEndGiven,                // a generic too, but given names end so more often
  kCityEnd = image::kEndCity,                  // of a city's name in full
  kAddressEnd = image::kEndAddress,            // one syllable that addresses a person: 씨, 님
  kKoreanUnitEnd = image::kEndKoreanUnit,      // of a unit of Korea (동 읍)
  kKoreanPartEnd = image::kEndKoreanPart,      // of one of a county or city that is written in full (면 리)
  kTopicEnd = image::kEndTopic,                // a given name's end that is a particle behind words: 은, 도
};

struct Title {
  size_t length = 0;  // code points; 0 for none
  bool team = false;
  bool common = false;  // oftener an ordinary word: 대신, 시장, 성장
  bool rank = false;    // no title but a rank that is an everyday word too (책임, 선임): length is 0
};

struct Suffix {
  size_t length = 0;  // code points; 0 for none
  image::Type type = image::Type::none;
  image::Subtype subtype = image::Subtype::none;
  bool strong = false;
  bool named = false;   // what stands before it makes a name even if it is common words
  bool proper = false;  // an everyday word too: makes a name with a proper head alone
  bool house = false;   // an unknown head that no words explain is a name
};

class Words {
 public:
  explicit Words(const image::Lexicon& lexicon) : lexicon_(&lexicon), particles_(lexicon) {}
  const image::Lexicon& lexicon() const { return *lexicon_; }
  const reading::Particles& particles() const { return particles_; }

  /// Where the word that begins at `b` ends: Hangul, Latin, digits, and middle dots between Hangul.
  static size_t word_end(std::u32string_view text, size_t b);

  /// Whether `tail` (what follows a name in its word) is empty or a sequence of particles that is not rare.
  bool is_particle(std::u32string_view tail) const;
  /// Whether the last syllable is a particle that no transcribed Chinese name ends in, and suits the
  /// sound before it.
  bool ends_in_particle(std::u32string_view word) const;
  /// Length of the longest particle that the word ends in, leaving at least `least` code points.
  size_t particle_length(std::u32string_view word, size_t least) const;

  /// The title that stands at `at` (blanks before it skipped by the caller), ended by a boundary or
  /// a particle.
  Title title_at(std::u32string_view text, size_t at) const;
  /// Whether the whole word is a title (not one of the words before titles: 전, 수석).
  bool is_title(std::u32string_view word) const;
  /// Whether the words say what somebody is: a title, a label of persons, or somebody's institution.
  bool is_person_role(std::u32string_view words) const;
  bool is_title_modifier(std::u32string_view word) const;
  /// The title of one who leads at `at`, words before it (전, 공동) included; `kind` is that of
  /// dictionaries/great-titles.tsv. 0 for none.
  size_t great_title_at(std::u32string_view text, size_t at, std::string_view& kind) const;
  /// Whether no list knows the word, nor its parts, and no particle ends it: a proper name, perhaps.
  bool is_strange_name(std::u32string_view word) const;
  /// Whether the word is spelled as Japanese is.
  static bool is_kana_spelling(std::u32string_view word);
  /// Whether the word has a syllable that hardly any but a foreign word has.
  static bool has_foreign_syllable(std::u32string_view word);

  /// The longest organization or place suffix that `word` ends in and that leaves `least`.
  Suffix suffix_of(std::u32string_view word, size_t least = 1) const;

  /// The word in a table that is nothing but a list (image::Lexicon::listed), by the table's name too where it is not
  /// known before.
  image::Hit listed(image::WordList list, std::u32string_view word) const { return lexicon_->listed(list, word); }
  image::Hit listed(std::u32string_view list, std::u32string_view word) const;
  /// What such a list says of the word beside it, in its second column.
  static std::string_view note_of(const image::Hit& hit);

  bool is_stopword(std::u32string_view w) const { return lexicon_->has(image::List::stopword, w); }
  /// Whether the word is no name of one of these kinds (StopFlag bits): what only looks like a place may be a person.
  bool is_stopword(std::u32string_view w, unsigned kinds) const {
    const auto entry = lexicon_->find(image::List::stopword, w).as<image::StopEntry>();
    return entry && entry->kinds & kinds;
  }
  int korean_weight(std::u32string_view w) const;
  /// Whether the word is built of lexicon words and frequent Korean words only (no proper part).
  bool is_descriptive(std::u32string_view w) const;
  /// Bits (in 1/16) by which the syllables look more like a transcribed given name than like a word.
  int name_score(std::u32string_view given) const;
  /// For every length: bits (in 1/16) by which that much of the word is rather a surname with a given name of one
  /// or two characters than the head of a Korean word; kNoName where it is spelled as no such name.
  using NameOdds = int[9];
  static constexpr int kNoName = -10000;
  /// False where no head of the (Hangul) word of `least` syllables or more is spelled as a name.
  bool names_in(std::u32string_view word, size_t least, NameOdds& odds) const;
  /// Whether the word is likelier a name with its last `tail` syllables for a particle than a name as a whole.
  bool is_name_with_tail(std::u32string_view word, size_t tail) const;
  /// Bits (in 1/16) that the word's syllables say as part of a Korean word, further on in it.
  int word_bits(std::u32string_view w) const;
  /// Whether the Hangul is a sequence of Mandarin syllables of table 5.
  bool is_mandarin_spelling(std::u32string_view w) const;
  /// Length of the Hangul surname that begins the text (0, 1 or 2 or 3); `rank` 1 common .. 5 rare.
  size_t surname_length(std::u32string_view w, int* rank) const;
  /// What the syllable says where a word ends with it: LastSyllable bits.
  unsigned last_syllable(char32_t c) const;
  /// Whether a title behind this surname means somebody of that name, where nothing glosses it: 이 교수
  /// and 전 총장 are no names.
  bool is_spoken_surname(std::u32string_view s) const;
  /// Whether it means so even where nobody of that name is known: 쑨 교수, but not 시 당서기 (of a city).
  bool is_clear_surname(std::u32string_view s) const;
  /// Whether a Mandarin name spelled in Hangul may have the syllable, right or with a slip.
  bool is_slip_syllable(char32_t c) const;
  /// Whether some list knows the word: Korean, a stop word, a name, a word of the lexicon, a title.
  bool is_known(std::u32string_view w) const;
  /// Whether the syllable is a surname of Koreans.
  bool is_korean_surname(char32_t c) const { return korean_rank(c) > 0; }
  /// Its rank, 1 (common) .. 4 (rare); 0 for none.
  int korean_rank(char32_t c) const;
  /// Whether both syllables are usual in Korean given names, each in its place (지+훈).
  bool is_korean_given(std::u32string_view given) const;

 private:
  Title compound_title_at(std::u32string_view text, size_t at) const;
  /// What the Hangul of a character says in a given name (List::given_hangul).
  struct Given {
    bool asked = false, known = false;
    uint8_t first = 0, second = 0;
    uint16_t alone = 0;
    static Given of(const image::Hit& hit) {
      const auto e = image::GivenHangulEntry::of(hit.senses[0]);
      return {true, true, static_cast<uint8_t>(e.first), static_cast<uint8_t>(e.second),
              static_cast<uint16_t>(e.alone)};
    }
  };
  int rank_of_syllable(char32_t c) const;
  const Given& given_of_syllable(char32_t c) const;
  Given given_of(std::u32string_view hangul) const;
  bool is_mandarin_syllable(char32_t c) const;

  const image::Lexicon* lexicon_;
  reading::Particles particles_;
  // What single syllables were found to be, by syllable; for one thread. 0: not asked yet.
  mutable std::vector<uint8_t> surname_ = std::vector<uint8_t>(image::kSyllables);       // 1 none, else 2 + rank
  mutable std::vector<uint8_t> korean_ = std::vector<uint8_t>(image::kSyllables);        // 1 no, else 1 + rank
  mutable std::vector<uint8_t> korean_given_ = std::vector<uint8_t>(image::kSyllables);  // 1 + 1 first, + 2 second
  mutable std::vector<uint8_t> slip_ = std::vector<uint8_t>(image::kSyllables);          // 1 no, 2 yes
  mutable std::vector<uint16_t> last_ = std::vector<uint16_t>(image::kSyllables);        // 1 + the bits
  mutable std::vector<Given> given_ = std::vector<Given>(image::kSyllables);
  mutable std::vector<uint8_t> mandarin_ = std::vector<uint8_t>(image::kSyllables);  // 1 no, 2 yes
};

}  // namespace ireum::token
