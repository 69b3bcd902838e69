#include "mention/listed.h"

#include <algorithm>

namespace ireum::mention {

using image::EntityRef;
using image::List;
using image::Role;
using image::Sense;
using image::Subtype;
using image::Type;

namespace {

constexpr int kFrequent = 4;  // word_frequency_class from which a short name is rather the word

bool is_scenery(Subtype s) { return s == Subtype::zone || s == Subtype::area || s == Subtype::feature; }

Evidence kind_of(const EntityRef& e) {
  switch (e.type()) {
    case Type::person: return e.has(image::kHistoric) ? Evidence::listed_old : Evidence::listed_person;
    case Type::place: break;
    default: return Evidence::listed_body;
  }
  switch (e.subtype()) {
    case Subtype::country: return Evidence::listed_country;
    case Subtype::province: return Evidence::listed_province;
    case Subtype::prefecture: return Evidence::listed_city;
    case Subtype::county: return Evidence::listed_county;
    default: return is_scenery(e.subtype()) ? Evidence::listed_scenery : Evidence::listed_city;
  }
}

const Sense* best_sense(const image::Image* image, uint32_t term) {
  const auto senses = image->senses_of(term);
  const Sense* best = nullptr;
  for (const Sense& s : senses) {
    if (s.role == static_cast<uint8_t>(Role::forbidden) && senses.size() > 1) continue;
    if (!best || rank_of({image, s.target}) < rank_of({image, best->target})) best = &s;
  }
  return best;
}

/// 인민 of 인민광장, 이사 of somebody of old: words that say something else by themselves are no such names.
bool is_rather_a_word(const Words& words, const EntityRef& e, bool stem, std::u32string_view name) {
  if (stem && (e.subtype() == Subtype::feature || e.subtype() == Subtype::zone))
    return words.lexicon().has(List::lexicon_hangul, name) || words.korean_weight(name) >= kFrequent;
  if (e.type() != Type::person) return false;
  return words.suffix_of(name, 0).length == name.size() || (e.has(image::kHistoric) && words.is_title(name));
}

/// 지난시 is no 지난, but 해주시고 is a verb.
bool is_city_in_full(const Words& words, bool stem, std::u32string_view name, std::u32string_view tail) {
  if (stem || name.size() != 3 || !(words.last_syllable(name.back()) & kCityEnd)) return false;
  return tail.empty() || words.listed(image::WordList::place_particles, tail);
}

bool is_everyday(const Words& words, const EntityRef& e, const Sense& s, std::u32string_view name,
                 std::u32string_view tail) {
  if (words.is_stopword(name)) return true;
  const bool stem = image::is_stem(s.role);
  const bool short_name = stem || name.size() <= 3 || e.type() != Type::place;
  if (e.has(image::kCommon) && short_name && !is_city_in_full(words, stem, name, tail)) return true;
  const bool elsewhere =
      (e.has(image::kForeign) || e.has(image::kJapanese)) && (!e.has(image::kKorean) || e.subtype() == Subtype::county);
  if (elsewhere && e.type() == Type::place && name.size() == 2 && words.korean_weight(name) > 0)
    return true;  // 군마, 후에, 예산
  if (name.size() > 2 || e.subtype() == Subtype::province || e.has(image::kFree)) return false;
  const bool bare = stem || e.type() == Type::person || s.role == static_cast<uint8_t>(Role::abbreviation);
  return bare && words.korean_weight(name) >= kFrequent;
}

void note(const EntityRef& e, const Sense& s, std::u32string_view name, Known& out) {
  EvidenceSet& evidence = out.candidate.evidence;
  evidence.add(Evidence::listed);
  evidence.add(kind_of(e));
  const bool abroad = e.has(image::kForeign) || e.has(image::kJapanese) || e.has(image::kKorean);
  evidence.add_if(Evidence::listed_abroad, abroad);
  evidence.add_if(Evidence::listed_by_user, e.has(image::kUser));
  evidence.add_if(Evidence::listed_short, s.role == static_cast<uint8_t>(Role::abbreviation));
  evidence.add_if(Evidence::listed_stem, image::is_stem(s.role));
  evidence.add_if(Evidence::stem_abroad, abroad && image::is_stem(s.role) && name.size() >= 3);
  evidence.add_if(Evidence::listed_second, out.second);
  evidence.add_if(Evidence::syllables_two, name.size() == 2);
  evidence.add_if(Evidence::syllables_many, name.size() >= 4);
}

}  // namespace

int rank_of(const EntityRef& e) {
  switch (e.subtype()) {
    case Subtype::province: return 0;
    case Subtype::prefecture: return 1;
    case Subtype::county: return 6;
    case Subtype::zone:
    case Subtype::area:
    case Subtype::feature: return 4;
    default: break;
  }
  if (e.type() == Type::organization) return 2;
  return e.type() == Type::person && e.has(image::kHistoric) ? 5 : 3;
}

EntityRef entity_of(const image::Lexicon& lexicon, const Listed& listed) {
  return listed ? EntityRef{lexicon.images()[listed.image], listed.entity} : EntityRef{};
}

Listed spelled(const image::Lexicon& lexicon, std::u32string_view name, Type type) {
  const image::Hit hit = lexicon.find(List::name_hangul, name);
  Listed best;
  int rank = 0;
  for (const Sense& s : hit.senses) {
    const EntityRef e{hit.image, s.target};
    if (e.type() != type || s.role == static_cast<uint8_t>(Role::forbidden)) continue;
    if (!best || rank_of(e) < rank) best = {s.target, number_of(lexicon, hit.image)}, rank = rank_of(e);
  }
  return best;
}

bool is_sino_form(const image::Lexicon& lexicon, const EntityRef& entity, std::u32string_view spelling) {
  const image::Hit hit = lexicon.find(List::sino_name, spelling);
  return hit && hit.image == entity.image &&
         std::any_of(hit.senses.begin(), hit.senses.end(), [&](const Sense& s) { return s.target == entity.index; });
}

uint8_t number_of(const image::Lexicon& lexicon, const image::Image* image) {
  const auto images = lexicon.images();
  return static_cast<uint8_t>(std::find(images.begin(), images.end(), image) - images.begin());
}

bool know(const Words& words, const image::Image* image, uint32_t term, std::u32string_view name,
          std::u32string_view tail, Known& out) {
  const Sense* const sense = best_sense(image, term);
  if (!sense) return false;
  const EntityRef e{image, sense->target};
  if (e.has(image::kRegion) || is_rather_a_word(words, e, image::is_stem(sense->role), name)) return false;
  out.length = static_cast<uint32_t>(name.size());
  Candidate& c = out.candidate;
  c.source = Source::gazetteer;
  c.type = e.type();
  c.subtype = e.subtype();
  c.why = kFromList;
  c.listed = {sense->target, number_of(words.lexicon(), image)};
  const auto role = static_cast<Role>(sense->role);
  out.second = role == Role::allowed || role == Role::allowed_stem;
  out.everyday = is_everyday(words, e, *sense, name, tail);
  c.evidence.add_if(Evidence::everyday, out.everyday);
  // 왕이다, 장의: a word of one syllable and its particle
  c.evidence.add_if(Evidence::noun_and_particle,
                    c.type == Type::person && name.size() == 2 &&
                        words.is_particle(std::u32string(name.substr(1)) + std::u32string(tail)));
  c.evidence.add_if(Evidence::stop_word, words.is_stopword(name));
  note(e, *sense, name, out);
  return true;
}

}  // namespace ireum::mention
