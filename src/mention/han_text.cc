#include "mention/han_text.h"

#include <algorithm>

namespace ireum::mention {

using image::EntityRef;
using image::Hit;
using image::List;
using image::Role;
using image::Subtype;
using image::Type;

namespace {

/// Words that join two parts of one name (科学与技术); they may not begin or end it.
bool joins(char32_t c) { return c == U'与' || c == U'和' || c == U'及'; }

int han_rank(const EntityRef& e) {
  return e.subtype() == Subtype::province     ? 0
         : e.subtype() == Subtype::prefecture ? 1
         : e.type() == Type::organization     ? 2
         : e.subtype() == Subtype::county     ? 4
                                              : 3;
}

}  // namespace

/// Whether no name goes on at `i`: a verb or the like, or the title of a person.
bool HanFinder::stops_at(std::u32string_view z, size_t i) const {
  const image::Lexicon& lexicon = words_->lexicon();
  for (size_t n = 1; n <= 3 && i + n <= z.size(); ++n) {
    const auto part = z.substr(i, n);
    if (words_->listed(U"han-stops", part)) return true;
    if (n < 2) continue;
    if (const Hit t = lexicon.find(List::title, part); t && t.senses[0].extra == 1 && t.senses[0].role != 1 && i > 0)
      return true;
  }
  return false;
}

/// Whether two characters that stem from a place's name are a word of every day (资源, 合作) or the
/// seam of two (创新和): such a place is meant where its generic follows, and then the whole name is listed.
bool HanFinder::everyday(std::u32string_view part) const {
  return part.size() == 2 && words_->listed(U"han-words", part);
}

/// The furthest end of an institution that begins at `start`, its words read from `from` on; 0 for
/// none. Every step is a lexicon word, a listed place or a dictionary word; the last is a head.
size_t HanFinder::compose(std::u32string_view z, size_t start, size_t from, bool anchored) const {
  const image::Lexicon& lexicon = words_->lexicon();
  size_t best = 0;
  std::vector<char> ok(z.size() + 1, 0);
  ok[from] = 1;
  for (size_t i = from; i < z.size() && i < start + 28; ++i) {
    if (!ok[i] || stops_at(z, i)) continue;
    for (size_t n = 1; n <= 8 && i + n <= z.size(); ++n) {
      const auto part = z.substr(i, n);
      if (const Hit w = lexicon.find(List::lexicon, part)) {
        // 部长, 院长: the head belongs to the title of a person.
        if (n == 1 && i + 2 <= z.size() && lexicon.has(List::title, z.substr(i, 2))) continue;
        // A finished name is not carried on by 和.
        if (n == 1 && joins(part[0]) && best == i) continue;
        if (n == 1 && (i == from || w.senses[0].detail != image::kWordHead) && !joins(part[0])) {
          if (w.senses[0].detail != image::kWordHead) continue;
        }
        if (joins(part[0]) && (n == 1) && (i == from || i + 1 == z.size())) continue;
        ok[i + n] = 1;
        if (w.senses[0].detail == image::kWordHead && (n >= 2 || i > from || anchored) &&
            !(n == 1 && i == from && !anchored))
          best = std::max(best, i + n);
        continue;
      }
      if (n >= 2 && n <= 4 && best != i && readings_->is_hanja_word(part)) ok[i + n] = 1;
      if (n >= 2 && i > from)
        if (const Hit h = lexicon.find(List::name_han, part)) {
          const EntityRef e{h.image, h.senses[0].target};
          if (e.type() == Type::place) ok[i + n] = 1;
        }
    }
  }
  return best;
}

bool HanFinder::person(std::u32string_view z, size_t i, size_t& end, bool after_title, bool in_list) const {
  const image::Lexicon& lexicon = words_->lexicon();
  const size_t s = readings_->surname_length(z.substr(i, 4));
  if (!s) return false;
  for (size_t g = 2; g >= 1; --g) {
    if (i + s + g > z.size()) continue;
    const auto name = z.substr(i, s + g);
    const int like = readings_->person_like(name);
    if (!like || readings_->is_hanja_word(name.substr(s)) || lexicon.has(List::lexicon, name.substr(s))) continue;
    bool title = false;
    for (size_t n = 4; n >= 2 && !title; --n)
      if (i + s + g + n <= z.size())
        if (const Hit t = lexicon.find(List::title, z.substr(i + s + g, n))) title = t.senses[0].extra == 1;
    const bool edge = i + s + g == z.size();
    if (title || ((after_title || in_list) && (edge || g == 2) && like == 2)) {
      end = i + s + g;
      return true;
    }
  }
  return false;
}

void HanFinder::run(const Line& line, size_t b, size_t e, bool chinese, std::vector<Candidate>& out) const {
  const image::Lexicon& lexicon = words_->lexicon();
  const std::u32string z = readings_->fold(line.view(b, e));
  const std::u32string_view v = z;
  const std::u32string_view t = line.text;
  for (size_t i = 0; i < z.size();) {
    // Longest listed name.
    Candidate c;
    size_t length = 0;
    for (const image::Image* image : lexicon.images()) {
      image::Walk walk(*image, List::name_han);
      for (size_t n = 0; i + n < z.size() && walk.step(z[i + n]); ++n) {
        if (walk.term() == kNone || n == 0 || n + 1 <= length) continue;
        if (!image->is_key(walk.term(), v.substr(i, n + 1))) continue;
        const auto senses = image->senses_of(walk.term());
        const image::Sense* best = &senses[0];
        for (const image::Sense& s : senses)
          if (han_rank({image, s.target}) < han_rank({image, best->target})) best = &s;
        const EntityRef ref{image, best->target};
        if (ref.type() == Type::work && n < 3) continue;
        if (ref.type() == Type::place && everyday(v.substr(i, n + 1))) continue;
        length = n + 1;
        c.type = ref.type();
        c.subtype = ref.subtype();
        c.listed.entity = best->target;
        c.listed.image = static_cast<uint8_t>(std::find(lexicon.images().begin(), lexicon.images().end(), image) -
                                              lexicon.images().begin());
      }
    }
    c.why = static_cast<uint16_t>(kIsHan | kFromList);
    c.begin = static_cast<uint32_t>(b + i);
    c.end = static_cast<uint32_t>(b + i + length);
    if (!chinese) {
      if (length >= 2 && (length == z.size() || length >= 3)) {
        out.push_back(c);
        i += length;
      } else {
        ++i;
      }
      continue;
    }
    // 陈晓锋报道: a listed name of two characters is the head of another's, if what is behind that one ends it.
    if (length == 2 && c.type == Type::person && i + 3 <= z.size() && !stops_at(v, i + 2) &&
        (i + 3 == z.size() || stops_at(v, i + 3)) && readings_->person_like(v.substr(i, 3)) == 2 &&
        !readings_->is_hanja_word(v.substr(i + 1, 2))) {
      c.end = static_cast<uint32_t>(b + i + (length = 3));
      c.listed = {};
      c.why = static_cast<uint16_t>(kIsHan | kFromShape);
    }
    // A chain of places, then an institution on top of it.
    size_t from = i + length;
    Candidate head = c;
    if (length && c.type == Type::place && c.subtype != Subtype::country) {
      while (from < z.size() && !stops_at(v, from)) {
        Hit h;
        size_t n = lexicon.longest(List::name_han, v.substr(from), &h);
        if (n >= 2) {
          const EntityRef next{h.image, h.senses[0].target};
          if (next.type() != Type::place || everyday(v.substr(from, n))) break;
          c.head = {c.end, Type::place, head.listed, 0};
          from += n;
        } else if (size_t g = lexicon.longest(List::generic, v.substr(from), &h);
                   g && !(g == 1 && from + 1 < z.size() && lexicon.longest(List::lexicon, v.substr(from)) > 1)) {
          from += g;
          c.subtype = static_cast<Subtype>(h.senses[0].detail);
        } else {
          break;
        }
        c.end = static_cast<uint32_t>(b + from);
        c.listed = {};
      }
    }
    size_t composed = 0;
    if (length && (c.type == Type::place || c.type == Type::organization)) composed = compose(v, i, from, true);
    else if (i + 2 < z.size() && words_->listed(U"han-scopes", v.substr(i, 2))) composed = compose(v, i, i, false);
    if (composed > from) {
      if (length) c.head = {c.end, c.type, c.listed, 0};
      c.end = static_cast<uint32_t>(b + composed);
      c.type = Type::organization;
      c.subtype = Subtype::none;
      c.listed = {};
      c.why = static_cast<uint16_t>(kIsHan | kFromShape);
      out.push_back(c);
      i = composed;
      continue;
    }
    if (length) {
      out.push_back(c);
      i = from;
      continue;
    }
    // 阴部长: a surname alone before a title.
    if ((i == 0 || (!out.empty() && out.back().end == b + i)) && readings_->surname_length(v.substr(i, 1)) == 1 &&
        i + 3 <= z.size() && lexicon.find(List::surname, v.substr(i, 1)).senses[0].extra <= 3 && !stops_at(v, i))
      for (size_t n = 4; n >= 2; --n) {
        if (i + 1 + n > z.size()) continue;
        const Hit h = lexicon.find(List::title, v.substr(i + 1, n));
        if (!h || h.senses[0].extra != 1 || h.senses[0].role == 1) continue;
        c.begin = static_cast<uint32_t>(b + i);
        c.end = static_cast<uint32_t>(b + i + 1);
        c.type = Type::person;
        c.why = static_cast<uint16_t>(kIsHan | kFromShape);
        out.push_back(c);
        break;
      }
    if (!out.empty() && out.back().begin == b + i && out.back().type == Type::person) {
      ++i;
      continue;
    }
    size_t end = 0;
    const bool in_list = (b + i > 0 && t[b + i - 1] == U'、') || (i == 0 && e < t.size() && t[e] == U'、');
    bool after_title = false;
    for (size_t n = 2; n <= 4 && n <= i && !after_title; ++n)
      if (const Hit h = lexicon.find(List::title, v.substr(i - n, n))) after_title = h.senses[0].extra == 1;
    if (person(v, i, end, after_title, in_list && (i == 0))) {
      c.begin = static_cast<uint32_t>(b + i);
      c.end = static_cast<uint32_t>(b + end);
      c.type = Type::person;
      c.why = static_cast<uint16_t>(kIsHan | kFromShape);
      out.push_back(c);
      i = end;
      continue;
    }
    ++i;
  }
}

void HanFinder::find(const Line& line, std::vector<Candidate>& out) const {
  if (!line.has_han) return;
  const std::u32string_view t = line.text;
  int depth = 0;
  for (size_t i = 0; i < t.size();) {
    if (is_open_bracket(t[i])) ++depth;
    else if (depth > 0 && (t[i] == U')' || t[i] == U']' || t[i] == 0xFF09)) --depth;
    if (!base::is_han(t[i])) {
      ++i;
      continue;
    }
    size_t e = i;
    while (e < t.size() && base::is_han(t[e])) ++e;
    if (!line.has_hangul) run(line, i, e, true, out);
    else if (depth == 0) run(line, i, e, false, out);
    i = e;
  }
}

}  // namespace ireum::mention
