#include "forge/builder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include "base/utf8.h"
#include "image/image.h"
#include "image/lexicon.h"

namespace ireum::forge {

using namespace image;

Str Builder::str(std::string_view s) {
  if (s.empty()) return {};
  const auto [it, fresh] = interned_.try_emplace(std::string(s));
  if (fresh) {
    it->second = {static_cast<uint32_t>(pool_.size()), static_cast<uint32_t>(s.size())};
    pool_ += s;
    pool_ += '\0';
  }
  return it->second;
}

uint32_t Builder::word(std::string_view s) {
  const auto [it, fresh] = word_index_.try_emplace(std::string(s), static_cast<uint32_t>(words_.size()));
  if (fresh) words_.push_back(str(s));
  return it->second;
}

void Builder::term(List table, std::string_view key, Sense sense) {
  if (key.empty()) return;
  auto& senses = terms_[{static_cast<uint8_t>(table), std::string(key)}];
  for (const Sense& s : senses)
    if (s.target == sense.target && s.role == sense.role && s.detail == sense.detail) return;
  senses.push_back(sense);
}

void Builder::listed(WordList list, std::string_view word, Sense sense) {
  if (word.empty()) return;
  std::string key = base::to_utf8(kWordListNames[static_cast<size_t>(list)]);
  term(List::word_list, key.append("\t").append(word), sense);
}

bool Builder::has_term(List table, std::string_view key) const { return senses(table, key) != nullptr; }

const std::vector<Sense>* Builder::senses(List table, std::string_view key) const {
  const auto it = terms_.find({static_cast<uint8_t>(table), std::string(key)});
  return it == terms_.end() ? nullptr : &it->second;
}

std::vector<std::pair<std::string, std::vector<Sense>>> Builder::all(List table) const {
  std::vector<std::pair<std::string, std::vector<Sense>>> out;
  for (auto it = terms_.lower_bound({static_cast<uint8_t>(table), ""});
       it != terms_.end() && it->first.first == static_cast<uint8_t>(table); ++it)
    out.emplace_back(it->first.second, it->second);
  return out;
}

/// The entities, each with the index of its parent. An id that nothing bears is no parent.
std::vector<Entity> Builder::with_parents() const {
  std::unordered_map<std::string_view, uint32_t> by_id;
  for (uint32_t i = 0; i < entities_.size(); ++i) by_id.try_emplace(text(entities_[i].id), i);
  std::vector<Entity> out = entities_;
  for (const auto& [child, id] : parents_)
    if (const auto it = by_id.find(id); it != by_id.end() && it->second != child) out[child].parent = it->second;
  return out;
}

uint32_t Builder::entity(Entity entity, const std::vector<Form>& forms) {
  entity.form_begin = static_cast<uint32_t>(forms_.size());
  entity.form_count = static_cast<uint16_t>(forms.size());
  forms_.insert(forms_.end(), forms.begin(), forms.end());
  entities_.push_back(entity);
  return static_cast<uint32_t>(entities_.size() - 1);
}

void Builder::character(const Char& c, const std::vector<Mandarin>& mandarin, const std::u16string& sino) {
  Char rec = c;
  rec.mandarin_begin = static_cast<uint32_t>(mandarin_.size());
  rec.mandarin_count = static_cast<uint8_t>(mandarin.size());
  rec.sino_begin = static_cast<uint32_t>(sino_.size());
  rec.sino_count = static_cast<uint8_t>(sino.size());
  mandarin_.insert(mandarin_.end(), mandarin.begin(), mandarin.end());
  sino_ += sino;
  chars_[c.c] = rec;
}

std::string_view Builder::mandarin_of(char32_t c) const {
  const auto it = chars_.find(c);
  return it == chars_.end() || !it->second.mandarin_count ? std::string_view()
                                                          : text(mandarin_[it->second.mandarin_begin].hangul);
}

std::u16string_view Builder::sino_of(char32_t c) const {
  const auto it = chars_.find(c);
  if (it == chars_.end()) return {};
  return std::u16string_view(sino_).substr(it->second.sino_begin, it->second.sino_count);
}

void Builder::rule(Rule rule, const std::vector<std::pair<std::string, std::string>>& options) {
  rule.option_begin = static_cast<uint32_t>(options_.size());
  rule.option_count = static_cast<uint32_t>(options.size());
  for (const auto& [k, v] : options) options_.push_back({str(k), str(v)});
  rules_.push_back(rule);
}

void Builder::shape(std::string_view pattern, std::string_view value, std::string_view note) {
  shapes_.push_back({str(pattern), str(value), str(note)});
}

void Builder::frame(std::string_view pattern, std::string_view adds, std::string_view types) {
  frames_.push_back({str(pattern), str(adds), str(types)});
}

void Builder::tails(std::vector<TailState> states, std::vector<TailEdge> edges, std::vector<TailReading> readings) {
  tail_states_ = std::move(states);
  tail_edges_ = std::move(edges);
  tail_readings_ = std::move(readings);
}

namespace {

bool keeps_prefixes(List t) {
  switch (t) {
    case List::name_hangul:
    case List::name_han:
    case List::sino_name:
    case List::name_sound:
    case List::lexicon:
    case List::polyphone:
    case List::customary:
    case List::hanja_word:
    case List::generic:
    case List::lexicon_hangul: return true;
    default: return false;
  }
}

/// The hash tables of terms and prefixes, one a list, each five sixths full.
struct Tables {
  std::vector<Slot> slots;
  std::vector<ListRecord> lists = std::vector<ListRecord>(kListRecords);

  /// `keys` are the terms of one list; their numbers begin with `first`.
  void add(List table, std::span<const std::u32string> keys, size_t first) {
    std::map<uint64_t, uint32_t> wanted;
    for (size_t i = 0; i < keys.size(); ++i) {
      const std::u32string& text = keys[i];
      uint64_t h = kSeed;
      for (size_t n = 0; n < text.size(); ++n) {
        h = mix(h, text[n]);
        const bool last = n + 1 == text.size();
        if (!last && !keeps_prefixes(table)) continue;
        uint32_t& bits = wanted.try_emplace(finish(h), Slot::kPrefix).first->second;
        if (last) bits = (bits & Slot::kBreaks) | static_cast<uint32_t>(first + i);
        else if (!base::is_hangul(text[n + 1]) && !base::is_latin(text[n + 1]) && !base::is_digit(text[n + 1]))
          bits |= Slot::kBreaks;
      }
    }
    const size_t begin = slots.size(), count = wanted.size() * 6 / 5 + 8;
    lists[static_cast<uint8_t>(table) % kListRecords] = {static_cast<uint32_t>(begin), static_cast<uint32_t>(count)};
    slots.resize(begin + count);
    for (const auto& [hash, bits] : wanted) {
      Slot slot{check_of(hash), bits};
      size_t at = place_of(hash, count);
      for (size_t away = 0;; ++away, at = at + 1 == count ? 0 : at + 1) {
        Slot& here = slots[begin + at];
        if (here.check && here.away() >= std::min<size_t>(away, Slot::kMostAway)) continue;
        // Who is further away from its place takes the slot, and the other goes on.
        slot.set_away(away);
        std::swap(slot, here);
        if (!slot.check) break;
        away = slot.away();
      }
    }
  }
};

/// Marks a term in the gates of its list.
void mark_gates(std::vector<uint16_t>& gates, List table, std::u32string_view text) {
  const int gate = gate_of(table);
  if (gate < 0) return;
  gates.resize(size_t{kGateCount} * 2 * kSyllables);
  const size_t begin = static_cast<size_t>(gate) * 2 * kSyllables;
  const uint16_t length = length_bit(text.size());
  if (base::is_hangul(text.front())) gates[begin + (text.front() - 0xAC00)] |= length;
  if (base::is_hangul(text.back())) gates[begin + kSyllables + (text.back() - 0xAC00)] |= length;
}

void mark_bigram(std::vector<uint64_t>& bits, std::u32string_view text) {
  const uint64_t n = Lexicon::bigram_hash(text[0], text[1]) & (bits.size() * 64 - 1);
  bits[n >> 6] |= uint64_t{1} << (n & 63);
}

/// Marks a term in the sieve.
void mark_sieve(std::vector<uint64_t>& sieve, List table, std::u32string_view text) {
  const size_t bits = sieve.size() * 64;
  const auto mark = [&](uint64_t n) { sieve[n >> 6] |= uint64_t{1} << (n & 63); };
  if (table == List::sino_name && text.size() >= 2) mark(sieve_place_of_sino(text[0], text[1], bits));
  const size_t tab = table == List::word_list ? text.find(U'\t') : text.npos;
  if (tab == text.npos || tab + 1 == text.size()) return;
  const auto* list = std::find(std::begin(kWordListNames), std::end(kWordListNames), text.substr(0, tab));
  const auto word = text.substr(tab + 1);
  if (list != std::end(kWordListNames))
    mark(
        sieve_place(static_cast<WordList>(list - std::begin(kWordListNames)), word[0], word.back(), word.size(), bits));
}

void mark_term(std::vector<uint64_t>& sieve, List table, std::u32string_view text) {
  const uint64_t n = TermSieve(sieve.size() * 64).place(table, Key(text).hash());
  sieve[n >> 6] |= uint64_t{1} << (n & 63);
}

class Layout {
 public:
  Layout() : bytes_(sizeof(Header)) {}
  template <class T>
  void add(Section s, const T* data, size_t count) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    refs_[s] = {bytes_.size(), count};
    const char* from = reinterpret_cast<const char*>(data);
    if (count) bytes_.insert(bytes_.end(), from, from + count * sizeof(T));
  }
  template <class C>
  void add(Section s, const C& c) {
    add(s, c.data(), c.size());
  }

  std::vector<char> finish(std::string_view date) {
    Header h{};
    std::memcpy(h.magic, kMagic, sizeof kMagic);
    h.version = kVersion;
    h.byte_order = 0x01020304u;
    h.size = bytes_.size();
    h.digest = digest_of(bytes_.data() + sizeof h, bytes_.size() - sizeof h);
    std::memcpy(h.date, date.data(), std::min(date.size(), sizeof h.date - 1));
    std::copy(std::begin(refs_), std::end(refs_), h.sections);
    h.check = checksum(reinterpret_cast<const char*>(&h), sizeof h);
    std::memcpy(bytes_.data(), &h, sizeof h);
    return std::move(bytes_);
  }

 private:
  std::vector<char> bytes_;
  SectionRef refs_[kSectionCount] = {};
};

uint32_t check_of_text(std::u32string_view text) {
  uint64_t h = kSeed;
  for (const char32_t c : text) h = mix(h, c);
  return key_check_of(h);
}

/// By code point, the index of a common character.
std::vector<uint16_t> index_of(const std::vector<Char>& chars) {
  std::vector<uint16_t> index;
  if (chars.empty() || chars.size() >= kNoChar) return index;
  index.assign(kDirectLast - kDirectFirst + 1, kNoChar);
  for (size_t i = 0; i < chars.size(); ++i)
    if (chars[i].c >= kDirectFirst && chars[i].c <= kDirectLast)
      index[chars[i].c - kDirectFirst] = static_cast<uint16_t>(i);
  return index;
}

}  // namespace

/// The terms of all lists with their senses, the slots to find them by, and what says at a glance that there is none.
struct Builder::Terms {
  std::vector<TermRecord> records;
  std::vector<Sense> senses;
  Tables tables;
  std::vector<uint16_t> gates;
  std::vector<uint64_t> bigrams = std::vector<uint64_t>(1 << 12), slip_bigrams = bigrams;  // 2^18 bits each
  std::vector<uint64_t> sieve = bigrams, term_sieve;

  explicit Terms(size_t count) : term_sieve(term_sieve_bits(count) / 64) {}

  void add(List table, const std::u32string& text, uint32_t stored, const std::vector<Sense>& means) {
    records.push_back({stored, static_cast<uint32_t>(senses.size())});
    senses.insert(senses.end(), means.begin(), means.end());
    mark_gates(gates, table, text);
    mark_sieve(sieve, table, text);
    mark_term(term_sieve, table, text);
    if (text.size() < 2) return;
    if (table == List::name_hangul) mark_bigram(bigrams, text);
    if (table == List::slip_name) mark_bigram(slip_bigrams, text);
  }
};

std::vector<char> Builder::cast() const {
  std::string pool = pool_;
  std::unordered_map<std::string, Str> where = interned_;
  const auto stored = [&](List table, const std::string& key, std::u32string_view text) {
    if (table == List::slip_name) return check_of_text(text);
    const auto [known, fresh] = where.try_emplace(key);
    if (fresh) {
      known->second = {static_cast<uint32_t>(pool.size()), static_cast<uint32_t>(key.size())};
      pool += key;
      pool += '\0';
    }
    return known->second.offset;
  };
  Terms terms(terms_.size());
  std::vector<std::u32string> keys;  // of the list at hand
  for (auto it = terms_.begin(); it != terms_.end();) {
    const auto table = static_cast<List>(it->first.first);
    const size_t first = terms.records.size();
    keys.clear();
    for (; it != terms_.end() && it->first.first == static_cast<uint8_t>(table); ++it) {
      const std::u32string& text = keys.emplace_back(base::to_utf32(it->first.second));
      terms.add(table, text, stored(table, it->first.second, text), it->second);
    }
    terms.tables.add(table, keys, first);
  }
  terms.records.push_back({0, static_cast<uint32_t>(terms.senses.size())});
  std::vector<Char> chars;
  for (const auto& [c, rec] : chars_) chars.push_back(rec);
  return laid_out(pool, terms, chars);
}

std::vector<char> Builder::laid_out(const std::string& pool, const Terms& terms, const std::vector<Char>& chars) const {
  Layout out;
  out.add(kStrings, pool);
  out.add(kChars, chars);
  out.add(kMandarin, mandarin_);
  out.add(kSino, sino_);
  out.add(kSlots, terms.tables.slots);
  out.add(kTerms, terms.records);
  out.add(kSenses, terms.senses);
  out.add(kBigrams, terms.bigrams);
  out.add(kEntities, with_parents());
  out.add(kForms, forms_);
  out.add(kWords, words_);
  out.add(kRules, rules_);
  out.add(kOptions, options_);
  out.add(kShapes, shapes_);
  out.add(kSlips, slips_);
  out.add(kModel, model_);
  out.add(kHanjaBloom, bloom_);
  out.add(kLists, terms.tables.lists);
  out.add(kGates, terms.gates);
  out.add(kSlipBigrams, terms.slip_bigrams);
  out.add(kCharIndex, index_of(chars));
  out.add(kFrames, frames_);
  out.add(kParticles, particles_);
  out.add(kTailStates, tail_states_);
  out.add(kTailEdges, tail_edges_);
  out.add(kTailReadings, tail_readings_);
  out.add(kSieve, terms.sieve);
  out.add(kTermSieve, terms.term_sieve);
  return out.finish(date_.empty() ? "unknown" : date_);
}

}  // namespace ireum::forge
