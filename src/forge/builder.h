// Collects what an image will hold, then lays it out.
//
// Terms may be added in any order; the layout sorts them, so that the same content gives the same
// bytes. Keys are stored as given: fold Han before adding.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "image/format.h"

namespace ireum::forge {

class Builder {
 public:
  /// Interns text in the string pool.
  image::Str str(std::string_view s);
  /// Interns a word and returns its index (a Sense's target).
  uint32_t word(std::string_view s);

  /// Adds a sense to the term `key` of `table`.
  void term(image::List table, std::string_view key, image::Sense sense);
  /// Adds a word to a table that is nothing but a list.
  void listed(image::WordList list, std::string_view word, image::Sense sense);
  bool has_term(image::List table, std::string_view key) const;
  const std::vector<image::Sense>* senses(image::List table, std::string_view key) const;
  /// Every term of a table, sorted.
  std::vector<std::pair<std::string, std::vector<image::Sense>>> all(image::List table) const;

  uint32_t entity(image::Entity entity, const std::vector<image::Form>& forms);
  /// What it belongs to, by id; may be added later or not at all.
  void parent(uint32_t entity, std::string_view id) { parents_.emplace_back(entity, id); }
  void character(const image::Char& c, const std::vector<image::Mandarin>& mandarin, const std::u16string& sino);
  /// The Hangul of the best Mandarin reading of a character; empty for none.
  std::string_view mandarin_of(char32_t c) const;
  /// Its Sino-Korean readings, best first.
  std::u16string_view sino_of(char32_t c) const;
  void rule(image::Rule rule, const std::vector<std::pair<std::string, std::string>>& options);
  void shape(std::string_view pattern, std::string_view value, std::string_view note);
  void frame(std::string_view pattern, std::string_view adds, std::string_view types);
  void slip(image::Slip s) { slips_.push_back(s); }
  void particle(image::Particle p) { particles_.push_back(p); }
  /// The automaton of tails over those particles.
  void tails(std::vector<image::TailState> states, std::vector<image::TailEdge> edges,
             std::vector<image::TailReading> readings);
  const std::vector<image::Particle>& particles() const { return particles_; }
  void model(std::vector<int16_t> numbers) { model_ = std::move(numbers); }
  void hanja_bloom(std::vector<uint64_t> bits) { bloom_ = std::move(bits); }
  void date(std::string_view iso) {
    if (iso > date_) date_ = iso;
  }

  const std::vector<image::Entity>& entities() const { return entities_; }
  const std::vector<image::Form>& forms() const { return forms_; }
  std::string_view text(image::Str s) const { return std::string_view(pool_).substr(s.offset, s.length); }
  std::string_view word_text(uint32_t i) const { return text(words_[i]); }

  /// The finished image.
  std::vector<char> cast() const;

 private:
  struct Terms;
  std::vector<char> laid_out(const std::string& pool, const Terms& terms, const std::vector<image::Char>& chars) const;
  std::vector<image::Entity> with_parents() const;

  using Key = std::pair<uint8_t, std::string>;
  std::string pool_;
  std::unordered_map<std::string, image::Str> interned_;
  std::unordered_map<std::string, uint32_t> word_index_;
  std::vector<image::Str> words_;
  std::map<Key, std::vector<image::Sense>> terms_;
  std::vector<image::Entity> entities_;
  std::vector<image::Form> forms_;
  std::vector<std::pair<uint32_t, std::string>> parents_;
  std::map<char32_t, image::Char> chars_;
  std::vector<image::Mandarin> mandarin_;
  std::u16string sino_;
  std::vector<image::Rule> rules_;
  std::vector<image::Option> options_;
  std::vector<image::Shape> shapes_;
  std::vector<image::Frame> frames_;
  std::vector<image::Slip> slips_;
  std::vector<image::Particle> particles_;
  std::vector<image::TailState> tail_states_;
  std::vector<image::TailEdge> tail_edges_;
  std::vector<image::TailReading> tail_readings_;
  std::vector<int16_t> model_;
  std::vector<uint64_t> bloom_;
  std::string date_;
};

}  // namespace ireum::forge
