#include "intake/archive.h"

#include <algorithm>
#include <cstdint>

#include "intake/deflate.h"

namespace ireum::intake {
namespace {

using namespace std::string_view_literals;

constexpr size_t kLocal = 30, kCentral = 46;  // bytes of a header without its name
constexpr uint16_t kStored = 0, kDeflated = 8, kEncrypted = 1, kSizesBehind = 8;

uint32_t little(std::string_view s, size_t at, size_t bytes) {
  uint32_t v = 0;
  for (size_t i = 0; i < bytes && at + i < s.size(); ++i)
    v |= static_cast<uint32_t>(static_cast<unsigned char>(s[at + i])) << (8 * i);
  return v;
}

void put_little(std::string& s, size_t at, uint32_t v) {
  for (size_t i = 0; i < 4; ++i) s[at + i] = static_cast<char>(v >> (8 * i));
}

struct Member {
  std::string name;
  size_t central = 0, central_end = 0;  // its header in the directory
  size_t local = 0, begin = 0;          // its own header, and its packed bytes
  uint32_t packed = 0, flags = 0, method = 0;
};

struct Directory {
  std::vector<Member> members;
  size_t begin = 0, end = 0;  // of the directory
  size_t tail = 0;            // the record behind it
};

std::optional<Directory> directory_of(std::string_view zip) {
  const size_t tail = zip.rfind("PK\x05\x06"sv);
  if (!zip.starts_with("PK\x03\x04"sv) || tail == zip.npos || tail + 22 > zip.size()) return std::nullopt;
  Directory out;
  out.tail = tail;
  size_t at = out.begin = little(zip, tail + 16, 4);
  for (uint32_t n = little(zip, tail + 10, 2); n; --n) {
    if (at + kCentral > tail || zip.substr(at, 4) != "PK\x01\x02"sv) return std::nullopt;
    Member m;
    m.central = at;
    m.flags = little(zip, at + 8, 2);
    m.method = little(zip, at + 10, 2);
    m.packed = little(zip, at + 20, 4);
    m.name = zip.substr(at + kCentral, little(zip, at + 28, 2));
    m.local = little(zip, at + 42, 4);
    at += kCentral + m.name.size() + little(zip, at + 30, 2) + little(zip, at + 32, 2);
    if (at > tail) return std::nullopt;
    m.central_end = at;
    m.begin = m.local + kLocal + little(zip, m.local + 26, 2) + little(zip, m.local + 28, 2);
    if (m.begin > out.begin || m.packed > out.begin - m.begin || zip.substr(m.local, 4) != "PK\x03\x04"sv)
      return std::nullopt;
    out.members.push_back(std::move(m));
  }
  if (at > tail) return std::nullopt;
  out.end = at;
  return out;
}

std::optional<std::string> unpacked(std::string_view zip, const Member& m) {
  const std::string_view bytes = zip.substr(m.begin, m.packed);
  if (m.flags & kEncrypted) return std::nullopt;
  return m.method == kStored     ? std::optional(std::string(bytes))
         : m.method == kDeflated ? inflated(bytes)
                                 : std::nullopt;
}

/// The member's own header and bytes with others in it; `central` gets the new sizes too.
std::optional<std::string> replaced(std::string_view record, const Member& m, std::string_view plain,
                                    std::string& central) {
  if ((m.method != kStored && m.method != kDeflated) || m.flags & kEncrypted) return std::nullopt;
  const std::string packed = m.method == kStored ? std::string(plain) : deflated(plain);
  const uint32_t numbers[] = {crc32_of(plain), static_cast<uint32_t>(packed.size()),
                              static_cast<uint32_t>(plain.size())};
  std::string head(record.substr(0, m.begin - m.local)), behind(record.substr(m.begin - m.local + m.packed));
  for (size_t i = 0; i < 3; ++i) put_little(central, 16 + 4 * i, numbers[i]);
  if (m.flags & kSizesBehind) {
    const size_t at = behind.starts_with("PK\x07\x08"sv) ? 4 : 0;
    if (behind.size() < at + 12) return std::nullopt;
    for (size_t i = 0; i < 3; ++i) put_little(behind, at + 4 * i, numbers[i]);
    // Some programs note the sizes in front all the same.
    if (little(head, 18, 4) == 0) return head + packed + behind;
  }
  for (size_t i = 0; i < 3; ++i) put_little(head, 14 + 4 * i, numbers[i]);
  return head + packed + behind;
}

}  // namespace

std::vector<std::string> zip_names(std::string_view zip) {
  std::vector<std::string> out;
  if (const auto directory = directory_of(zip))
    for (const Member& m : directory->members) out.push_back(m.name);
  return out;
}

std::optional<std::string> zip_member(std::string_view zip, std::string_view name) {
  if (const auto directory = directory_of(zip))
    for (const Member& m : directory->members)
      if (m.name == name) return unpacked(zip, m);
  return std::nullopt;
}

std::optional<std::string> zip_with(std::string_view zip, const std::map<std::string, std::string>& members) {
  const auto directory = directory_of(zip);
  if (!directory) return std::nullopt;
  std::vector<const Member*> by_place;
  for (const Member& m : directory->members) by_place.push_back(&m);
  std::sort(by_place.begin(), by_place.end(), [](const Member* a, const Member* b) { return a->local < b->local; });
  std::map<const Member*, std::string> central;
  for (const Member& m : directory->members) central[&m] = zip.substr(m.central, m.central_end - m.central);
  std::string out;
  for (size_t i = 0; i < by_place.size(); ++i) {
    const Member& m = *by_place[i];
    const size_t end = i + 1 < by_place.size() ? by_place[i + 1]->local : directory->begin;
    if (end < m.begin + m.packed) return std::nullopt;
    const std::string_view record = zip.substr(m.local, end - m.local);
    put_little(central[&m], 42, static_cast<uint32_t>(out.size()));
    const auto other = members.find(m.name);
    if (other == members.end()) {
      out += record;
    } else {
      const auto bytes = replaced(record, m, other->second, central[&m]);
      if (!bytes) return std::nullopt;
      out += *bytes;
    }
  }
  const size_t begin = out.size();
  for (const Member& m : directory->members) out += central[&m];
  out += zip.substr(directory->end, directory->tail - directory->end);
  std::string tail(zip.substr(directory->tail));
  put_little(tail, 16, static_cast<uint32_t>(begin));
  return out += tail;
}

}  // namespace ireum::intake
