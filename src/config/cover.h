// Stretches of a text, each of which is to be marked the first time that something meets it.
//
// A tree over the stretches in the order of their begins keeps, for each range of them, how far they reach
// and how far those reach that nobody met yet. A question costs O(log n), and each stretch is marked once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace ireum::config {

class Cover {
 public:
  struct Stretch {
    uint64_t from = 0, to = 0;
    uint64_t owner = 0;  // where what owns it stands
    size_t tag = 0;      // given to `mark`
  };
  explicit Cover(std::vector<Stretch> stretches);

  /// Whether some stretch has a part in [begin, end), those of `not_of` left out; `mark` is called with the
  /// tag of each that does and was not marked before.
  bool meet(uint64_t begin, uint64_t end, const uint64_t* not_of, const std::function<void(size_t)>& mark);

 private:
  struct Node {
    uint64_t reach = 0, unmet = 0;  // the greatest `to` of its range; of those that are not marked
  };
  struct Question {
    size_t begin, end;  // of the stretches
    uint64_t at;        // they must reach beyond it
  };
  bool meet(const Question& q, size_t node, size_t low, size_t high, const std::function<void(size_t)>& mark);

  std::vector<Stretch> stretches_;                     // by (from, owner)
  std::vector<std::pair<uint64_t, size_t>> by_owner_;  // where each owner's stand
  std::vector<Node> nodes_;
  size_t width_ = 1;  // leaves
};

}  // namespace ireum::config
