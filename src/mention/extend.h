// What grows on a name inside its word: particles and titles behind it, a designator (톈진+시), an institution's
// ending (칭화+대학교), a compound that it heads (상하이+증시). A function of the word alone.
#pragma once

#include <string_view>
#include <vector>

#include "mention/listed.h"

namespace ireum::mention {

class Extender {
 public:
  explicit Extender(const Words& words) : words_(&words) {}

  /// Appends the readings of a word that begins with `known` at `begin`; `word` is the word from there to its end.
  void extend(const Known& known, std::u32string_view word, uint32_t begin, std::vector<Candidate>& out) const;

 private:
  void extend_whole(const Known& known, std::u32string_view word, Candidate c, std::vector<Candidate>& out) const;
  void designator(const Known& known, std::u32string_view word, std::u32string_view body, Candidate c,
                  std::vector<Candidate>& out) const;
  bool institution(const Known& known, std::u32string_view word, std::u32string_view body, Candidate c,
                   std::vector<Candidate>& out) const;
  void compound(const Known& known, std::u32string_view tail, Candidate c, std::vector<Candidate>& out) const;
  bool is_verb(const Known& known, std::u32string_view body) const;
  bool is_sure_designator(std::u32string_view body) const;
  bool is_rather_given(const Known& known, std::u32string_view word, std::u32string_view body) const;
  bool fits(const Candidate& c, const token::Suffix& s, std::u32string_view middle) const;

  const Words* words_;
};

/// The ways to take a particle off a word: the longest one, and none, unless it is too long to be anything else
/// (영화에서 is no 서).
struct ParticleLengths {
  size_t length[2] = {0, 0};
  size_t count = 1;
  const size_t* begin() const { return length; }
  const size_t* end() const { return length + count; }
};
ParticleLengths particle_lengths(const Words& words, std::u32string_view word, size_t least);
ParticleLengths ways_to_take_off(size_t longest);

}  // namespace ireum::mention
