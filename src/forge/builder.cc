#include "forge/builder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <set>

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

void Builder::rule(Rule rule, const std::vector<std::pair<std::string, std::string>>& options) {
  rule.option_begin = static_cast<uint32_t>(options_.size());
  rule.option_count = static_cast<uint32_t>(options.size());
  for (const auto& [k, v] : options) options_.push_back({str(k), str(v)});
  rules_.push_back(rule);
}

void Builder::shape(std::string_view pattern, std::string_view value, std::string_view note) {
  shapes_.push_back({str(pattern), str(value), str(note)});
}

namespace {

bool keeps_prefixes(List t) {
  switch (t) {
    case List::name_hangul: case List::name_han: case List::lexicon:
    case List::polyphone: case List::customary: case List::hanja_word: case List::generic:
    case List::lexicon_hangul:
      return true;
    default:
      return false;
  }
}

/// The hash table of terms and prefixes, at most four fifths full.
std::vector<Slot> slot_table(const std::vector<std::pair<List, std::u32string>>& keys) {
  std::map<uint64_t, uint32_t> wanted;
  for (size_t i = 0; i < keys.size(); ++i) {
    const auto& [table, text] = keys[i];
    uint64_t h = seed(table);
    for (size_t n = 0; n < text.size(); ++n) {
      h = mix(h, text[n]);
      const bool last = n + 1 == text.size();
      if (!last && !keeps_prefixes(table)) continue;
      const auto [it, fresh] = wanted.try_emplace(finish(h), kNone);
      if (last) it->second = static_cast<uint32_t>(i);
    }
  }
  std::vector<Slot> slots(std::bit_ceil(std::max<size_t>(16, wanted.size() * 5 / 4)));
  const size_t mask = slots.size() - 1;
  for (const auto& [hash, term] : wanted) {
    size_t at = hash & mask;
    while (slots[at].check) at = (at + 1) & mask;
    slots[at] = {check_of(hash), term};
  }
  return slots;
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
  void add(Section s, const C& c) { add(s, c.data(), c.size()); }

  std::vector<char> finish(std::string_view date) {
    Header h{};
    std::memcpy(h.magic, kMagic, sizeof kMagic);
    h.version = kVersion;
    h.byte_order = 0x01020304u;
    h.size = bytes_.size();
    h.digest = checksum(bytes_.data() + sizeof h, bytes_.size() - sizeof h);
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

}  // namespace

std::vector<char> Builder::cast() const {
  std::string pool = pool_;
  std::unordered_map<std::string, Str> where = interned_;
  std::vector<Term> terms;
  std::vector<Sense> senses;
  std::vector<std::pair<List, std::u32string>> keys;
  std::vector<uint64_t> bigrams(1 << 14);  // 2^20 bits
  for (const auto& [key, list] : terms_) {
    const auto [it, fresh] = where.try_emplace(key.second);
    if (fresh) {
      it->second = {static_cast<uint32_t>(pool.size()), static_cast<uint32_t>(key.second.size())};
      pool += key.second;
    }
    terms.push_back({it->second, static_cast<uint32_t>(senses.size()), static_cast<uint32_t>(list.size())});
    senses.insert(senses.end(), list.begin(), list.end());
    const auto table = static_cast<List>(key.first);
    keys.emplace_back(table, base::to_utf32(key.second));
    const auto& text = keys.back().second;
    if ((table == List::name_hangul || table == List::slip_name) && text.size() > 1) {
      const uint64_t n = Lexicon::bigram_hash(text[0], text[1]) & (bigrams.size() * 64 - 1);
      bigrams[n >> 6] |= uint64_t{1} << (n & 63);
    }
  }
  std::vector<Char> chars;
  for (const auto& [c, rec] : chars_) chars.push_back(rec);

  Layout out;
  out.add(kStrings, pool);
  out.add(kChars, chars);
  out.add(kMandarin, mandarin_);
  out.add(kSino, sino_);
  out.add(kSlots, slot_table(keys));
  out.add(kTerms, terms);
  out.add(kSenses, senses);
  out.add(kBigrams, bigrams);
  out.add(kEntities, entities_);
  out.add(kForms, forms_);
  out.add(kWords, words_);
  out.add(kRules, rules_);
  out.add(kOptions, options_);
  out.add(kShapes, shapes_);
  out.add(kSlips, slips_);
  out.add(kModel, model_);
  out.add(kHanjaBloom, bloom_);
  return out.finish(date_.empty() ? "unknown" : date_);
}

}  // namespace ireum::forge
