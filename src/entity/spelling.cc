#include "entity/spelling.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::entity {
namespace {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Type;

constexpr size_t kLongestWord = 4;  // of the words that a dictionary of Hanja has

/// The form of the entity that reaches as far as the Han does: its stem for a stem.
std::string_view form_of(const EntityRef& e, uint8_t role) {
  if (!image::is_stem(role) && role != static_cast<uint8_t>(image::Role::abbreviation)) return e.ko();
  for (const image::Form& f : e.forms())
    if (!f.han && f.role == role) return e.image->str(f.text);
  return e.ko();
}

class Speller {
 public:
  Speller(const reading::Readings& readings, std::u32string_view name, Type type)
      : readings_(readings), lexicon_(readings.lexicon()), name_(name), type_(type) {}

  std::u32string spell() {
    if (!take_listed()) return {};
    while (at_ < name_.size())
      if (!take_listed() && !take_generic() && !take_word() && !take_own()) return {};
    return out_;
  }

 private:
  std::u32string_view rest() const { return name_.substr(at_); }

  void put(std::u32string_view ko, size_t length, bool apart) {
    if (apart && !out_.empty()) out_ += U' ';
    out_ += ko;
    at_ += length;
  }

  /// A listed place behind places, or the listed body at the head.
  bool take_listed() {
    Hit h;
    const size_t n = behind_places_ ? lexicon_.longest(List::name_han, rest(), &h) : 0;
    if (n < 2 || (type_ != Type::place && at_ > 0 && lexicon_.longest(List::lexicon, rest()) >= n)) return false;
    const EntityRef e{h.image, h.senses[0].target};
    const bool word = n == 2 && lexicon_.listed(image::WordList::han_words, rest().substr(0, n));
    if ((e.type() != Type::place && e.type() != Type::organization) || (word && at_ > 0)) return false;
    put(base::to_utf32(form_of(e, h.senses[0].role)), n, true);
    behind_places_ = e.type() == Type::place;
    fresh_ = true;
    return true;
  }

  /// The word for a kind of place: 新区 stands apart, 市 does not.
  bool take_generic() {
    Hit h;
    const size_t n = fresh_ && behind_places_ ? lexicon_.longest(List::generic, rest(), &h) : 0;
    if (!n || (type_ != Type::place && lexicon_.longest(List::lexicon, rest()) > n)) return false;
    put(base::to_utf32(h.image->word(h.senses[0].target)), n, n > 1);
    return true;
  }

  /// A word of institutions, or any word that Korean has.
  bool take_word() {
    Hit h;
    if (type_ == Type::place) return false;
    if (const size_t n = lexicon_.longest(List::lexicon, rest(), &h)) {
      put(base::to_utf32(h.image->word(h.senses[0].target)), n, fresh_);
      fresh_ = behind_places_ = false;
      return true;
    }
    for (size_t n = std::min(kLongestWord, rest().size()); n >= 2; --n) {
      const std::u32string sino =
          readings_.is_hanja_word(rest().substr(0, n)) ? readings_.sino_word(rest().substr(0, n)) : std::u32string();
      if (sino.empty()) continue;
      put(sino, n, fresh_);
      fresh_ = behind_places_ = false;
      return true;
    }
    return false;
  }

  /// What no list knows, up to the next word that one does: a name of its own.
  bool take_own() {
    size_t n = 1;
    for (; type_ != Type::place && at_ + n < name_.size(); ++n)
      if (lexicon_.longest(List::lexicon, name_.substr(at_ + n)) >= 2) break;
    if (type_ == Type::place) n = rest().size();
    const reading::Transcription t = readings_.transcribe(rest().substr(0, n), reading::NameKind::place);
    if (!t.complete) return false;
    put(t.hangul(), n, fresh_);
    fresh_ = behind_places_ = false;
    return true;
  }

  const reading::Readings& readings_;
  const image::Lexicon& lexicon_;
  std::u32string_view name_;
  Type type_;
  std::u32string out_;
  size_t at_ = 0;
  bool behind_places_ = true;  // only places stand before
  bool fresh_ = false;         // a whole name ends here: what follows stands apart
};

}  // namespace

std::u32string spell_by_parts(const reading::Readings& readings, std::u32string_view folded, image::Type type) {
  return type == Type::place || type == Type::organization ? Speller(readings, folded, type).spell() : std::u32string();
}

}  // namespace ireum::entity
