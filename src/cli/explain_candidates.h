// What was weighed at a place of a document: every candidate for a name there, with its evidence in words.
//
// The run that explains observes for a check; what it weighed is gone by then. So the document is read once more, to be
// explained, with the same dictionaries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mention/observe.h"
#include "report/catalogue.h"

namespace ireum::cli {

class WeighedCandidates {
 public:
  /// `text` is Document::text() and stays where it is.
  WeighedCandidates(const image::Lexicon& lexicon, std::string_view text, report::Lang lang);

  /// The candidates that touch a byte, a line each, what was taken first, then the best:
  /// "후보: 지명 ‘우시’ — 장소 자리(‘에서’ 따위) +27.5, 사전에 있음 +12.5, … = +15.6비트 → 택함".
  std::string at(size_t byte) const;
  struct Place {
    size_t begin = 0, end = 0;  // bytes of the text
    bool taken = false;
  };
  /// Where candidates stand that were taken, or would have been with one more piece of evidence.
  std::vector<Place> likely() const;

 private:
  struct Placed {
    size_t begin = 0, end = 0;  // bytes of the text
    mention::Candidate candidate;
  };
  void place(const mention::Observer::Weighed& line, const mention::SeenLine& seen);
  std::string in_words(const Placed& p) const;
  std::string reasons(const mention::Candidate& c) const;

  mention::Observer observer_;
  std::string_view text_;
  report::Lang lang_;
  std::vector<Placed> placed_;
};

/// A weight as people read it: bits with their sign and one decimal, "+12.5".
std::string bits(int sixteenths);

}  // namespace ireum::cli
