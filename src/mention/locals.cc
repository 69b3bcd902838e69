#include "mention/locals.h"

#include <algorithm>

namespace ireum::mention {
namespace {

size_t bit(char32_t a, char32_t b) { return (static_cast<size_t>(a) * 31 + b) & 0xFFFF; }

}  // namespace

void Locals::add(std::u32string_view hangul, const LocalName& name) {
  if (hangul.size() < 2) return;
  const auto [it, fresh] = names_.try_emplace(std::u32string(hangul), name);
  if (!fresh && it->second.type == image::Type::none) it->second = name;
  longest_ = std::max(longest_, hangul.size());
  const size_t n = bit(hangul[0], hangul[1]);
  filter_[n >> 6] |= uint64_t{1} << (n & 63);
}

size_t Locals::longest(std::u32string_view text, size_t at, const LocalName** found) const {
  if (names_.empty() || at + 2 > text.size()) return 0;
  const size_t b = bit(text[at], text[at + 1]);
  if (!(filter_[b >> 6] >> (b & 63) & 1)) return 0;
  for (size_t n = std::min(longest_, text.size() - at); n >= 2; --n) {
    const auto it = names_.find(std::u32string(text.substr(at, n)));
    if (it == names_.end()) continue;
    *found = &it->second;
    return n;
  }
  return 0;
}

const LocalName* Locals::find(const std::u32string& hangul) const {
  const auto it = names_.find(hangul);
  return it == names_.end() ? nullptr : &it->second;
}

void Locals::add_person(const std::u32string& surname, std::u32string_view full) {
  auto& list = by_surname_[surname];
  if (std::find(list.begin(), list.end(), full) == list.end()) list.emplace_back(full);
}

const std::vector<std::u32string>* Locals::persons_called(const std::u32string& surname) const {
  const auto it = by_surname_.find(surname);
  return it == by_surname_.end() ? nullptr : &it->second;
}

}  // namespace ireum::mention
