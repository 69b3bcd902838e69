// The fold of the documents' Partials into one ledger.
//
// Partials may come in any order, and the ledger is the same: counts are added, the worst status of
// a form holds, and "first" is decided by place, not by arrival. At the end an open spelling goes to
// the one name that the glosses of the corpus know for it, where they know just one.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "entity/partial.h"

namespace ireum::entity {

/// The ledger, and where each of the merger's numbers went: an index into its entries.
struct Merged {
  Ledger ledger;
  std::vector<uint32_t> entries;
};

class Merger {
 public:
  /// Takes a document in. Gives for each of its names the number that the merger knows it by.
  std::vector<uint32_t> add(Partial partial);
  /// Settles every entry. The merger is empty afterwards.
  Merged finish(const reading::Readings& readings, mention::Purpose purpose = mention::Purpose::names);

 private:
  struct Known {
    std::string key;
    bool several = false;
  };

  std::deque<Name> names_;
  std::unordered_map<std::string, uint32_t> numbers_[2];  // closed, open: key -> number
  std::unordered_map<std::string, Known> glosses_;        // spelling -> whose name it is
};

}  // namespace ireum::entity
