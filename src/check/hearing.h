// How a spelling may have been heard, or damaged, from a name for which its place in the text leaves few choices.
//
// The principle: where a frame says that a district of Chongqing stands here, the question is the one of a gloss
// that was left out. The spelling is aligned with the Han of each name that may be meant, and a character may stand
// in Mandarin, in Sino-Korean or with a slip (다주 and 구룽파 for 다쭈 大足 and 주룽포 九龙坡). What costs least is meant,
// if nothing else comes near it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "image/lexicon.h"
#include "reading/align.h"

namespace ireum::check {

/// A name that may be meant: 다쭈, 大足, 대족 with the entity that it is of.
struct Candidate {
  image::EntityRef entity;
  std::u32string text, han, sino;  // without the designator; Han as folded; its Sino-Korean reading
  std::u32string designator;       // what the full name ends in behind `text`; empty for none
};
using Candidates = std::vector<Candidate>;

/// The candidates by what they lie in, each made when it is asked for first. For one thread.
class Areas {
 public:
  explicit Areas(const reading::Readings& readings) : readings_(&readings) {}

  /// The places that lie in a place, or in what lies there.
  const Candidates& inside(const image::EntityRef& area);
  /// The universities of China, in full.
  const Candidates& universities(const image::Image& image);

 private:
  Candidate candidate(const image::EntityRef& e, std::u32string text) const;

  const reading::Readings* readings_;
  std::map<std::pair<const image::Image*, uint32_t>, Candidates> inside_;
  std::map<const image::Image*, Candidates> universities_;
};

/// What a spelling costs as a form of a name; whether every character is read in Sino-Korean, and whether a slip is in it
/// at all (베이징전영학원 for 베이징영화학원 has none).
struct Hearing {
  static constexpr int kFar = 1 << 20;
  int cost = kFar;
  bool sino = false, slip = false;
};

/// The candidate that is meant; null for none, and where two come near each other.
struct Meant {
  const Candidate* name = nullptr;
  Hearing hearing;
  explicit operator bool() const { return name != nullptr; }
};

class Ear {
 public:
  explicit Ear(const reading::Aligner& aligner) : aligner_(&aligner), slips_(aligner.slips()) {}

  Hearing hear(std::u32string_view word, const Candidate& name);
  /// The likeliest of the candidates of one group after another, none dearer than `limit`. With a `designator` those
  /// alone that have it. A word that is one of them is no slip of another.
  Meant choose(std::u32string_view word, std::u32string_view designator, std::span<const Candidates* const> groups,
               int limit);

 private:
  int two_slips(std::u32string_view word, const std::u32string& text);

  const reading::Aligner* aligner_;
  reading::SlipMemo slips_;
};

}  // namespace ireum::check
