// What in a document tells of China: where the names stand that are surely Chinese, for the near misses
// between them.
//
// Counted are glosses read in Mandarin, the country itself, great places, institutions, and listed names of
// three syllables or more; not a name with a slip, and not a short name that may be a word. How near the
// nearest stands is what a near miss asks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/context.h"

namespace ireum::check {

class China {
 public:
  /// How near a Chinese name stands: nowhere, in the document, in the same line, beside (in one list, or a place
  /// that the name is part of).
  enum class Near : uint8_t { nowhere, document, line, beside };

  China(const Context& c, uint32_t document);

  /// Of the words at [begin, end), which do not count themselves.
  Near near(uint64_t begin, uint64_t end) const;
  /// Whether the entity stands in the line of `at`, spelled right.
  bool in_line(const image::EntityRef& entity, uint64_t at) const;
  /// Whether a place that the entity lies in, or another that lies there too, stands in the line.
  bool parent_in_line(const image::EntityRef& entity, uint64_t at) const;
  /// Whether a great place stands right before, in which the entity does not lie: what follows is some place of it.
  bool is_within_another(const image::EntityRef& entity, uint64_t at) const;

 private:
  struct Name {
    uint64_t begin = 0, end = 0;
    image::EntityRef entity;  // empty for a glossed name that no list has
  };
  /// An entity, or what it lies in, and the line where it stands.
  struct Listed {
    uint32_t line = 0;
    const image::Image* image = nullptr;
    uint32_t of = 0, entity = 0;  // `of` is the parent among parents_, the entity itself elsewhere
    friend auto operator<=>(const Listed&, const Listed&) = default;
  };

  bool is_telling(const mention::Mention& m, image::EntityRef entity) const;
  uint32_t line_of(uint64_t at) const;
  bool is_alone_in_line(uint64_t begin, uint64_t end) const;
  bool is_listed_with(uint64_t begin, uint64_t end) const;
  bool is_list_gap(uint64_t from, uint64_t to) const;

  const Context& c_;
  uint32_t document_;
  std::string_view text_;
  std::vector<Name> names_;               // sorted by begin
  std::vector<Listed> listed_, parents_;  // sorted
};

/// Whether a place lies in another, or in what lies there.
bool lies_in(image::EntityRef place, const image::EntityRef& area);

/// Whether a listed place or body is known to everyone: a province, a city of the prefectures, an organ of the state.
bool is_great(const image::EntityRef& entity);

}  // namespace ireum::check
