#include "mention/locals.h"

#include <algorithm>

namespace ireum::mention {
size_t Locals::Hash::operator()(std::u32string_view s) const {
  uint64_t h = s.size();
  for (const char32_t c : s) h = image::mix(h, c);
  return image::finish(h);
}

void Locals::mark(std::u32string_view hangul) {
  const auto set = [](std::vector<uint64_t>& bits, size_t p) { bits[p >> 6] |= uint64_t{1} << (p & 63); };
  const size_t p = place(hangul[0], hangul[1]);
  set(starts_, p);
  if (hangul.size() == 2) set(of_two_, p);
  else set(of_three_, place(p, hangul[2]));
}

void Locals::add(std::u32string_view hangul, const LocalName& name) {
  if (hangul.size() < 2) return;
  const auto [it, fresh] = names_.try_emplace(std::u32string(hangul), name);
  if (!fresh && it->second.type == image::Type::none) it->second = name;
  const size_t p = place(hangul[0], hangul[1]);
  mark(hangul);
  lengths_[p & 0xFFF] |= uint64_t{1} << std::min<size_t>(hangul.size(), 63);
}

void Locals::add_everyday(std::u32string_view hangul, uint32_t pair) {
  const size_t p = place(hangul[0], hangul[1]);
  const auto [begin, end] = std::equal_range(everyday_.begin(), everyday_.end(), p, ByPlace{});
  if (std::any_of(begin, end, [&](const EverydayName& n) { return n.hangul == hangul; })) return;
  everyday_.insert(end, {p, std::u32string(hangul), pair});
  everyday_starts_[p >> 6] |= uint64_t{1} << (p & 63);
  mark(hangul);
}

void Locals::settle(std::u32string_view hangul, image::Type type, image::Subtype subtype) {
  LocalName name;
  name.type = type, name.subtype = subtype;
  const auto it = names_.find(hangul);
  if (it == names_.end()) add(hangul, name);
  else it->second.type = type, it->second.subtype = subtype;
}

size_t Locals::longest(std::u32string_view text, size_t at, const LocalName** found) const {
  if (names_.empty() || at + 2 > text.size()) return 0;
  if (!may_begin(text, at)) return 0;
  const uint64_t lengths = lengths_[place(text[at], text[at + 1]) & 0xFFF];
  if (!lengths) return 0;
  const size_t left = text.size() - at;
  for (size_t n = lengths >> 63 ? left : std::min<size_t>(left, 62); n >= 2; --n) {
    if (!(lengths >> std::min<size_t>(n, 63) & 1)) continue;
    const auto it = names_.find(text.substr(at, n));
    if (it == names_.end()) continue;
    *found = &it->second;
    return n;
  }
  return 0;
}

const LocalName* Locals::find(std::u32string_view hangul) const {
  const auto it = names_.find(hangul);
  return it == names_.end() ? nullptr : &it->second;
}

void Locals::add_person(std::u32string_view surname, std::u32string_view full) {
  const auto it = by_surname_.try_emplace(std::u32string(surname)).first;
  auto& list = it->second;
  if (std::find(list.begin(), list.end(), full) == list.end()) list.emplace_back(full);
}

const std::vector<std::u32string>* Locals::persons_called(std::u32string_view surname) const {
  const auto it = by_surname_.find(surname);
  return it == by_surname_.end() ? nullptr : &it->second;
}

}  // namespace ireum::mention
