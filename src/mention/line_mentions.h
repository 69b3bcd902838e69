// The mentions of one line: names, titles of works and dates in their order, with who stands inside whom.
#pragma once

#include <vector>

#include "base/span.h"
#include "mention/candidate.h"

namespace ireum::mention {

class LineMentions {
 public:
  /// What was chosen in a line, works and dates become mentions; the dates go into `dates`. Parents are numbers in
  /// `out`, which is the line's own. What stands in an address of the web or of mail is left out.
  void write(const Line& line, Zone zone, const std::vector<Candidate>& works, const std::vector<Candidate>& names,
             std::vector<Date>& found, std::vector<Date>& dates, std::vector<Mention>& out);

 private:
  void put(const Line& line, Zone zone, const Candidate& c, std::vector<Mention>& out) const;
  void put_dates(const Line& line, Zone zone, const std::vector<Candidate>& names, std::vector<Date>& found,
                 std::vector<Date>& dates, std::vector<Mention>& out) const;
  bool skipped(const Line& line, uint64_t begin, uint64_t end) const;
  void nest(std::vector<Mention>& out);

  std::vector<base::Span> addresses_;
  std::vector<Mention> kept_;
  std::vector<size_t> open_;
};

}  // namespace ireum::mention
