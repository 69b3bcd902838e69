// The candidates of a line: what its words may be by themselves, and what only the line shows: names that run over
// several words, names that the document introduces, foreigners of two names, surnames before a title, cells of a
// table whose heading says their kind. No generator decides anything; a candidate is a question for the scorer.
#pragma once

#include <deque>
#include <string>
#include <vector>

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
  WordBook(const WordReader& reader, const Weights& weights) : reader_(&reader), weights_(&weights) {}

  struct Entry {
    std::u32string text;
    Word word;
    bool hopeless = false;  // without a title or the like beside it, whatever the document says
  };
  /// The entry of a word that was kept; null for none. `hash` is the word's (token::hash_of).
  const Entry* find(std::u32string_view word, uint64_t hash) const;
  /// Reads a word, and keeps it while there is room (`kept`). The entry is valid until the next call.
  const Entry& read(std::u32string_view word, uint64_t hash, bool& kept);

 private:
  static constexpr size_t kMost = size_t{1} << 16, kLeast = size_t{1} << 10;
  struct Slot {
    uint64_t hash = 0;
    uint32_t entry = kNone;
  };
  void grow();
  size_t place_of(uint64_t hash) const { return hash & (slots_.size() - 1); }

  const WordReader* reader_;
  const Weights* weights_;
  std::deque<Entry> entries_;
  std::vector<Slot> slots_ = std::vector<Slot>(kLeast);  // half of them or more are free
  Entry spare_;
};

/// What the generators of a line share.
struct Scene {
  const Line& line;
  const Locals& locals;
  const TableHeads& heads;
  std::u32string_view text;
};

/// A note of dictionaries/name-particles.tsv.
inline constexpr std::string_view kBoth = "both";

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
  void foreigner(const Scene& scene, const Word& word, uint32_t begin, uint32_t end, const Surroundings& around,
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
};

/// What stands in the cells of a row whose headings say a kind; see cells.cc.
void find_in_cells(const Words& words, const Scene& scene, std::vector<Candidate>& out);

}  // namespace ireum::mention
