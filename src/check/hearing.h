// How a spelling may have been heard, or damaged, from a name for which its place in the text leaves few choices.
//
// The principle: where a frame says that a district of Chongqing stands here, the question is the one of a gloss
// that was left out. The spelling is aligned with the Han of each name that may be meant, and a character may stand
// in Mandarin, in Sino-Korean or with a slip (다주 and 구룽파 for 다쭈 大足 and 주룽포 九龙坡). What costs least is meant,
// if nothing else comes near it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "image/lexicon.h"
#include "reading/align.h"

namespace ireum::check {

/// A name that may be meant: 다쭈 with the entity that it is of. Its words stand in the image.
struct Candidate {
  image::EntityRef entity;
  std::string_view text;        // without the designator; Hangul alone
  std::string_view designator;  // what the full name ends in behind `text`; empty for none
};
using Candidates = std::vector<Candidate>;

/// What a spelling costs as a form of a name; whether every character is read in Sino-Korean, and whether a slip is in it
/// at all (베이징전영학원 for 베이징영화학원 has none).
struct Hearing {
  static constexpr int kFar = 1 << 20;
  int cost = kFar;
  bool sino = false, slip = false;
};

/// What of a group of names a word may be heard as: those that cost no more than was asked for, in the group's order.
struct Heard {
  struct Name {
    const Candidate* name;
    Hearing hearing;
  };
  std::vector<Name> names;
  bool is_one = false;  // the word is one of the names itself
};

/// The generic words that make an area of a name, by their first syllable: asked before they are looked up.
class Designators {
 public:
  explicit Designators(const image::Lexicon& lexicon);
  /// `zone`: a word of two syllables or more that a zone is called.
  bool may_begin(char32_t syllable, bool zone) const {
    const char32_t n = syllable - 0xAC00;
    return n < image::kSyllables && (zone ? zones_ : areas_)[n];
  }

 private:
  std::vector<bool> areas_ = std::vector<bool>(image::kSyllables), zones_ = areas_;
};
/// A province, a city, a county, a zone.
constexpr bool is_area(image::Subtype s) {
  using image::Subtype;
  return s == Subtype::province || s == Subtype::prefecture || s == Subtype::county || s == Subtype::zone;
}

/// The candidates by what they lie in, each made when it is asked for first, and what was heard of them. For one thread.
class Areas {
 public:
  Areas() = default;
  Areas(const Areas&) = delete;
  Areas& operator=(const Areas&) = delete;

  /// The places that lie in a place, or in what lies there.
  const Candidates& inside(const image::EntityRef& area);
  /// The universities of China, in full.
  const Candidates& universities(const image::Image& image);

  const Designators& designators(const image::Lexicon& lexicon) {
    if (!designators_) designators_.emplace(lexicon);
    return *designators_;
  }

  /// The memory of what words were heard of a group as.
  using Known = std::unordered_map<std::string, Heard>;
  Known& heard_of(const Candidates& group) { return heard_[&group]; }

 private:
  /// The places of each place, one level down: the first of a place, and behind each the next of the same.
  struct Children {
    std::vector<uint32_t> first, next;
  };

  const Children& children(const image::Image& image);

  std::optional<Designators> designators_;
  std::map<std::pair<const image::Image*, uint32_t>, Candidates> inside_;
  std::map<const image::Image*, Candidates> universities_;
  std::map<const image::Image*, Children> children_;
  std::map<const Candidates*, Known> heard_;  // looked up alone, never gone through
};

/// The candidate that is meant; null for none, and where two come near each other.
struct Meant {
  const Candidate* name = nullptr;
  Hearing hearing;
  explicit operator bool() const { return name != nullptr; }
};

class Ear {
 public:
  Ear(const reading::Aligner& aligner, Areas& areas) : aligner_(&aligner), areas_(&areas) {}

  /// The likeliest of the candidates of one group after another, none dearer than `limit`. With a `designator` those
  /// alone that have it. A word that is one of them is no slip of another.
  Meant choose(std::u32string_view word, std::u32string_view designator, std::span<const Candidates* const> groups,
               int limit);

 private:
  /// A word with what is asked of every candidate.
  struct Word {
    std::u32string_view text;
    std::string utf8, designator;
    bool sino = false;             // every syllable is one that Han have in Korean
    uint64_t sound = 0, bare = 0;  // as reading::Blur hears it, and without as many syllables as the designator has
    int limit = 0;
  };

  /// What the word is heard as of a group; the same for the same word, wherever it stands.
  const Heard& heard(const Word& word, const Candidates& group);
  Hearing hear(const Word& word, const Candidate& name) const;
  /// What the alignment with the Han, and two slips, make of a word that may be the name at all.
  Hearing weigh(const Word& word, const Candidate& name, bool by_sound) const;
  /// False where no step of an alignment that costs `most` explains the word's last syllable.
  bool may_end(std::u32string_view word, std::u32string_view han, int most) const;
  bool is_sino(const Word& word, const Candidate& name) const;
  /// The Han of the name without those that the designator stands for, folded.
  std::u32string han_of(const Candidate& name) const;
  int two_slips(std::u32string_view word, std::u32string_view text) const;

  const reading::Aligner* aligner_;
  Areas* areas_;
};

}  // namespace ireum::check
