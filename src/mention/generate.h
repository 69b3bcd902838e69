// The candidates of a line: what its words may be by themselves, and what only the line shows: names that run over
// several words, names that the document introduces, foreigners of two names, surnames before a title, cells of a
// table whose heading says their kind. No generator decides anything; a candidate is a question for the scorer.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/store.h"
#include "mention/candidate.h"
#include "mention/locals.h"
#include "mention/surroundings.h"
#include "mention/table_heads.h"
#include "mention/weights.h"
#include "mention/word_reader.h"

namespace ireum::mention {

/// Words that were read, by their text: a memory of a pure function, and no more than that.
class WordBook {
 public:
  WordBook(const WordReader& reader, const Weights& weights);

  struct Entry {
    std::u32string_view text;
    std::span<const Candidate> candidates;
    bool nothing = false, opens_phrase = false, surname = false, foreign_head = false, strange = false;  // as Word
    bool hopeless = false;  // without a title or the like beside it, whatever the document says
  };
  /// The entry of a word that was kept; null for none. `hash` is the word's (token::hash_of).
  const Entry* find(std::u32string_view word, uint64_t hash) const;
  /// Words that are about to be looked up: what find() reads of each is fetched for all at once.
  void prefetch(std::span<const uint64_t> hashes) const;
  /// Reads a word, and keeps it while there is room (`kept`). The entry is valid until the next call.
  const Entry& read(std::u32string_view word, uint64_t hash, bool& kept);

 private:
  static constexpr size_t kMost = size_t{1} << 16, kLeast = size_t{1} << 10;
  struct Slot {
    uint64_t hash = 0;
    uint32_t entry = kNone;
  };
  void grow();
  Entry understood(const Word& word) const;
  size_t place_of(uint64_t hash) const { return hash & (slots_.size() - 1); }

  const WordReader* reader_;
  const Weights* weights_;
  int hope_ = 0;  // the most that the document may say for a reading that its word and its line do not carry
  std::vector<Entry> entries_;
  std::vector<Slot> slots_ = std::vector<Slot>(kLeast);  // half of them or more are free
  base::Store<char32_t> texts_;
  base::Store<Candidate> candidates_;
  Word spare_word_;  // of an entry that was not kept
  Entry spare_;
};

/// What the generators of a line share.
struct Scene {
  const Line& line;
  const Locals& locals;
  const TableHeads& heads;
  std::u32string_view text;
};

/// A note of dictionaries/name-particles.tsv, and one of dictionaries/place-tails.tsv.
inline constexpr std::string_view kBoth = "both", kWide = "wide";

/// Institutions whose describing words are written apart: 국가 합성 바이오 기술혁신센터; see spread.cc.
void find_spread(const Words& words, const Scene& scene, size_t first, std::vector<Candidate>& out);

/// Places whose last word stands apart: 산둥 반도, 룽둥바오 공항; see spread.cc.
void find_tails(const Words& words, const Scene& scene, size_t first, std::vector<Candidate>& out);

/// A Japanese in two words before the Han, 하리모토 도모카즈(張本智和), a Vietnamese by the surname, 쩐 티 타인, and a
/// Western person by the given name, 제임스 힐턴; see /// abroad_persons.cc.
void find_glossed_abroad(const Words& words, const Scene& scene, std::vector<Candidate>& out);
void find_western(const Words& words, const Scene& scene, uint32_t begin, uint32_t end, std::vector<Candidate>& out);
void find_vietnamese(const Words& words, const Scene& scene, uint32_t begin, uint32_t end, std::vector<Candidate>& out);

class Generators {
 public:
  Generators(const Words& words, const reading::Readings& readings, const Weights& weights, WordMemory& memory)
      : words_(&words), readings_(&readings), memory_(&memory), reader_(words, readings), book_(reader_, weights) {}

  /// Appends what the words of the line may be, with the evidence of the line beside each.
  void generate(const Scene& scene, std::vector<Candidate>& out);

 private:
  const WordBook::Entry& entry_of(std::u32string_view word, const Run& run, bool whole);
  void word(const Scene& scene, size_t run, const Surroundings& around, std::vector<Candidate>& out);
  void phrases(const Scene& scene, uint32_t begin, uint32_t word_end, std::vector<Candidate>& out) const;
  void spaced(const Scene& scene, const Candidate& c, std::vector<Candidate>& out) const;
  void before_zones(const Scene& scene, size_t first, std::vector<Candidate>& out) const;
  void document_name(const Scene& scene, uint32_t begin, uint32_t word_end, std::vector<Candidate>& out) const;
  void foreigner(const Scene& scene, bool strange, uint32_t begin, uint32_t end, const Surroundings& around,
                 std::vector<Candidate>& out) const;
  void japanese(const Scene& scene, uint32_t begin, uint32_t end, const Surroundings& around,
                std::vector<Candidate>& out) const;
  void surname(const Scene& scene, uint32_t begin, uint32_t end, const Surroundings& around,
               std::vector<Candidate>& out) const;
  bool suits(std::u32string_view tail, image::Type type) const;
  bool all_sino(std::u32string_view word) const;

  const Words* words_;
  const reading::Readings* readings_;
  WordMemory* memory_;
  WordReader reader_;
  WordBook book_;
  std::vector<uint64_t> in_book_;  // hashes of a line's words
};

/// What stands in the cells of a row whose headings say a kind; see cells.cc.
void find_in_cells(const Words& words, const Scene& scene, std::vector<Candidate>& out);

}  // namespace ireum::mention
