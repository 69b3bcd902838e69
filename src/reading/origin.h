// Whose name it is: of which country, and of old times or of today.
//
// Evidence comes in named pieces, each a vector of log odds (1/16 bits, rows of
// dictionaries/origin-weights.tsv; surnames and given names are computed from their tables). origin()
// adds them up and says what is likeliest, with the margin over the next: nothing is forgotten and
// nothing is asked twice. Who sees what (gloss: the words around a pair; entity: all places of a name)
// gathers the pieces; here nothing reads a text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "image/lexicon.h"

namespace ireum::reading {

/// Whose name; `unknown` is what no evidence tells.
enum class Origin : uint8_t { china, korea, word, japan, vietnam, other, unknown };
inline constexpr size_t kOrigins = 6;
enum class Era : uint8_t { unknown, modern, historic };

std::string_view origin_name(Origin o);  // "china" …; `unknown` is empty
std::string_view era_name(Era e);        // "modern", "historic"; `unknown` is empty

/// One piece of evidence: what it is called, and what it says.
struct Piece {
  std::string_view name;  // of the row in the image, or of the computed piece
  std::array<int16_t, kOrigins> bits{};
  int16_t old = 0;
};

struct Scores {
  std::array<int, kOrigins> bits{};
  int old = 0;

  void add(const Piece& p);
  void add(const Scores& s);
  int of(Origin o) const { return bits[static_cast<size_t>(o)]; }
  /// The best of all but `o`.
  int best_but(Origin o) const;
};

/// What the evidence comes to.
struct Whose {
  Origin origin = Origin::unknown;
  Era era = Era::unknown;
  int margin = 0;  // over the next likeliest, 1/16 bits
};

/// Pure: the sum of the pieces, and the likeliest.
Scores sum(const std::vector<Piece>& evidence);
Whose origin(const Scores& scores);
Whose origin(const std::vector<Piece>& evidence);

/// The tables of origin, read from an image once.
class OriginModel {
 public:
  explicit OriginModel(const image::Lexicon& lexicon);

  /// A row of origin-weights.tsv; an empty piece where there is none.
  Piece piece(std::string_view name) const;
  /// What surname and given name say of a person's (folded) Han: two pieces, or none where it is no such name.
  void weigh_person(std::u32string_view folded, std::vector<Piece>& out) const;
  /// Whether a Korean place is written so (without the word for its kind, or with it).
  bool is_korean_place(std::u32string_view folded, std::u32string_view hangul) const;

 private:
  struct Surname {
    std::array<int, kOrigins> people{};
  };
  std::optional<Surname> surname_of(std::u32string_view folded) const;
  int given_odds(char32_t c) const;  // China over Korea

  const image::Lexicon* lexicon_;
  std::unordered_map<std::string, Piece> weights_;
  double korean_total_ = 1, chinese_total_ = 1;
};

}  // namespace ireum::reading
