#include "format/compound.h"

#include <algorithm>

#include "base/utf8.h"

namespace ireum::format {
namespace {

constexpr uint32_t kLastSector = 0xFFFFFFFA;  // what is greater is no sector
constexpr uint32_t kNoEntry = 0xFFFFFFFF;
constexpr size_t kHeader = 512, kEntry = 128, kHeaderTables = 109;

}  // namespace

uint16_t u16_at(std::string_view b, size_t at) {
  if (at + 2 > b.size()) return 0;
  return static_cast<uint16_t>(static_cast<unsigned char>(b[at]) | static_cast<unsigned char>(b[at + 1]) << 8);
}

uint32_t u32_at(std::string_view b, size_t at) {
  return at + 4 > b.size() ? 0 : u16_at(b, at) | static_cast<uint32_t>(u16_at(b, at + 2)) << 16;
}

base::Result<Compound> Compound::open(std::string_view bytes, const Limits& limits) {
  const auto broken = [](const char* what) { return base::Error{"error.compound-broken", {}, {what}}; };
  if (!is_compound(bytes) || bytes.size() < kHeader) return broken("header");
  Compound out;
  out.bytes_ = bytes;
  out.limits_ = limits;
  out.shift_ = u16_at(bytes, 30);
  out.small_shift_ = u16_at(bytes, 32);
  out.cutoff_ = u32_at(bytes, 56);
  if ((out.shift_ != 9 && out.shift_ != 12) || out.small_shift_ < 4 || out.small_shift_ >= out.shift_)
    return broken("sectors");
  if (!out.read_tables()) return broken("tables");
  if (!out.read_directory()) return broken("directory");
  if (out.streams_.size() > limits.members)
    return base::Error{"error.format-bound", {}, {"members", std::to_string(limits.members)}};
  return out;
}

std::string_view Compound::sector(uint32_t n) const {
  const uint64_t begin = (static_cast<uint64_t>(n) + 1) << shift_;
  if (n > kLastSector || begin >= bytes_.size()) return {};
  return bytes_.substr(begin, size_t{1} << shift_);
}

bool Compound::read_tables() {
  const size_t per_sector = size_t{1} << (shift_ - 2);
  const size_t most = (bytes_.size() >> shift_) + 1;
  std::vector<uint32_t> tables;
  for (size_t i = 0; i < kHeaderTables; ++i) tables.push_back(u32_at(bytes_, 76 + 4 * i));
  uint32_t more = u32_at(bytes_, 68);
  for (size_t steps = 0; more <= kLastSector; ++steps) {
    const std::string_view s = sector(more);
    if (s.empty() || steps > most) return false;
    for (size_t i = 0; i + 1 < per_sector; ++i) tables.push_back(u32_at(s, 4 * i));
    more = u32_at(s, 4 * (per_sector - 1));
  }
  for (const uint32_t table : tables) {
    if (table > kLastSector) continue;
    const std::string_view s = sector(table);
    // Each table is a sector of the file.
    if (s.empty() || next_.size() > most * per_sector) return false;
    for (size_t i = 0; i < per_sector; ++i) next_.push_back(4 * i + 4 <= s.size() ? u32_at(s, 4 * i) : kNoEntry);
  }
  const uint32_t small_start = u32_at(bytes_, 60);
  if (small_start > kLastSector) return true;
  const auto small = chain(small_start, bytes_.size());
  if (!small) return false;
  for (size_t i = 0; i + 4 <= small->size(); i += 4) small_next_.push_back(u32_at(*small, i));
  return true;
}

std::optional<std::string> Compound::chain(uint32_t start, uint64_t at_most) const {
  std::string out;
  const size_t most = next_.size();
  size_t steps = 0;
  for (uint32_t n = start; n <= kLastSector && out.size() < at_most; n = next_[n]) {
    const std::string_view s = sector(n);
    if (s.empty() || n >= next_.size() || ++steps > most) return std::nullopt;
    out += s;
  }
  return out;
}

std::optional<std::string> Compound::small(const Stream& stream) const {
  std::string out;
  size_t steps = 0;
  const size_t size = size_t{1} << small_shift_;
  for (uint32_t n = stream.start; n <= kLastSector && out.size() < stream.size; n = small_next_[n]) {
    const uint64_t begin = static_cast<uint64_t>(n) << small_shift_;
    if (n >= small_next_.size() || begin >= small_bytes_.size() || ++steps > small_next_.size()) return std::nullopt;
    out += std::string_view(small_bytes_).substr(begin, size);
  }
  return out;
}

bool Compound::read_directory() {
  const auto directory = chain(u32_at(bytes_, 48), bytes_.size());
  if (!directory || directory->size() < kEntry) return false;
  std::vector<Entry> entries;
  for (size_t at = 0; at + kEntry <= directory->size(); at += kEntry) {
    const std::string_view e = std::string_view(*directory).substr(at, kEntry);
    Entry entry;
    const size_t length = std::min<size_t>(u16_at(e, 64), 64);
    for (size_t i = 0; i + 2 < length; i += 2) base::append_utf8(entry.name, u16_at(e, i));
    entry.type = static_cast<uint8_t>(e[66]);
    entry.left = u32_at(e, 68);
    entry.right = u32_at(e, 72);
    entry.child = u32_at(e, 76);
    entry.stream = {u32_at(e, 116), u32_at(e, 120)};
    entries.push_back(std::move(entry));
  }
  const auto root = chain(entries[0].stream.start, std::min<uint64_t>(entries[0].stream.size, bytes_.size()));
  if (root) small_bytes_ = *root;
  walk(entries);
  return true;
}

/// Every entry once, whatever the tree says.
void Compound::walk(const std::vector<Entry>& entries) {
  struct At {
    uint32_t entry;
    std::string folder;
  };
  std::vector<bool> seen(entries.size());
  std::vector<At> open = {{entries[0].child, {}}};
  while (!open.empty()) {
    const At at = std::move(open.back());
    open.pop_back();
    if (at.entry >= entries.size() || seen[at.entry] || at.folder.size() > 1024) continue;
    seen[at.entry] = true;
    const Entry& e = entries[at.entry];
    if (e.type == 2) streams_.emplace(at.folder + e.name, e.stream);
    if (e.type == 1) open.push_back({e.child, at.folder + e.name + "/"});
    open.push_back({e.left, at.folder});
    open.push_back({e.right, at.folder});
  }
}

std::vector<std::string> Compound::names() const {
  std::vector<std::string> out;
  for (const auto& [name, stream] : streams_) out.push_back(name);
  return out;
}

base::Result<std::string> Compound::stream(const std::string& path) const {
  const auto found = streams_.find(path);
  const base::Error broken = {"error.compound-broken", {}, {path}};
  if (found == streams_.end()) return broken;
  const Stream& stream = found->second;
  if (stream.size > limits_.member_bytes)
    return base::Error{"error.format-bound", {}, {"member_bytes", std::to_string(limits_.member_bytes)}};
  auto bytes = stream.size < cutoff_ ? small(stream) : chain(stream.start, stream.size);
  if (!bytes || bytes->size() < stream.size) return broken;
  bytes->resize(stream.size);
  return std::move(*bytes);
}

}  // namespace ireum::format
