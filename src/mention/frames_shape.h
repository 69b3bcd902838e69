// Frames: rules/extract/frames.toml made into two tries, one read to the right of a name and one to its left.
//
// A pattern is a row of letters and tokens around {NAME} (the file's head names them); `[a|b]` are alternatives.
// They are written out when a pattern is compiled, and rows that begin alike share what they have in common, so that a
// title behind a name is asked for once, whatever many frames want one. A row holds where both its sides do; what it
// then adds are pieces of evidence, and what these are worth is said elsewhere (weights.toml).
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "image/image.h"
#include "mention/evidence.h"
#include "mention/frames_token.h"

namespace ireum::mention {

/// A set of types of names: bit n is image::Type n.
using TypeSet = uint8_t;
inline constexpr TypeSet kAllTypes = 0xFF;
constexpr TypeSet bit_of(image::Type t) { return static_cast<TypeSet>(1u << static_cast<unsigned>(t)); }

class FrameShapes {
 public:
  FrameShapes() = default;
  /// The frames of an image; each is sound, since forge casts none that is not.
  explicit FrameShapes(const image::Image& image);

  /// Adds a row that holds for names of `types`. Error: error.frame-shape (pattern, character from 1).
  base::Status add(std::string_view pattern, const EvidenceSet& adds, TypeSet types = kAllTypes);
  /// What the words around the name say: what the rows add that hold there. Takes nothing from the heap.
  EvidenceSet match(const Words& words, const FrameSite& site) const;

 private:
  static constexpr size_t kMostSides = 128;
  using Sides = std::bitset<kMostSides>;
  using Tokens = std::vector<FrameToken>;
  struct Node {
    FrameToken token;
    int child = -1, next = -1;
    int side = -1;  // the side of rows that ends here
    TypeSet types = 0;
  };
  struct Trie {
    std::vector<Node> nodes;
    int first = -1;
    int sides = 1;  // 0 is the side that asks for nothing
    int insert(const Tokens& row, TypeSet types);
  };
  struct Row {
    int left = 0, right = 0;
    TypeSet types = 0;
    EvidenceSet adds;
  };
  struct Compiler;
  enum class Way { left, right };

  void walk(Way way, int node, size_t at, TypeSet type, FrameReader& reader, Sides& found) const;

  Trie left_, right_;
  std::vector<Row> rows_;
  std::vector<FrameList> lists_;
};

/// The set of types that "person,organization" names; all for an empty text, none (0) where one is unknown.
TypeSet types_called(std::string_view names);

}  // namespace ireum::mention
