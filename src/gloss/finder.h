// Finds the glosses of a line in all the shapes that they are written in (gloss/shapes.h), and in tables a Hangul cell
// beside a Han cell. The hypotheses about each are made here, because they say where the name begins.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "gloss/pairs.h"
#include "gloss/shapes.h"
#include "token/line.h"
#include "token/words.h"

namespace ireum::gloss {

using token::Line;
using token::Words;

class PairFinder {
 public:
  PairFinder(const Words& words, const reading::Aligner& aligner) : words_(&words), aligner_(&aligner) {}

  /// Appends the pairs of the line, in order.
  void find(const Line& line, std::vector<Pair>& out);

 private:
  void bracket(const Line& line, size_t open, size_t close, std::vector<Pair>& out);
  bool several(const Line& line, size_t ko_end, const Inside& in, size_t close, std::vector<Pair>& out);
  void han_before(const Line& line, size_t open, size_t close, size_t ko_end, std::vector<Pair>& out);
  void attached(const Line& line, size_t at, std::vector<Pair>& out);
  void cells(const Line& line, std::vector<Pair>& out);
  void add(const Line& line, size_t left, size_t ko_end, size_t han_begin, size_t han_end, size_t after, bool han_first,
           std::vector<Pair>& out, int death_year = 0);
  const Hypotheses& judged(std::u32string_view ko, std::u32string_view han, const PairContext& c);

  const Words* words_;
  const reading::Aligner* aligner_;
  std::unordered_map<std::u32string, Hypotheses> memo_;
};

}  // namespace ireum::gloss
