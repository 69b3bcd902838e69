#include "image/image.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <iterator>

#include "base/utf8.h"

namespace ireum::image {

uint64_t checksum(const char* data, size_t size) {
  uint64_t h = 0xCBF29CE484222325ull;
  size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    uint64_t w;
    std::memcpy(&w, data + i, 8);
    h = (h ^ w) * 0x9FB21C651E98DF25ull;
    h ^= h >> 32;
  }
  for (; i < size; ++i) h = (h ^ static_cast<unsigned char>(data[i])) * 0x100000001B3ull;
  return h;
}

namespace {

/// Eight lanes of words, each with two sums of its own.
struct Sums {
  uint64_t sum[8] = {}, sums[8] = {};
};

using Narrow = uint64_t __attribute__((vector_size(16)));
using Wide = uint64_t __attribute__((vector_size(64)));

template <class Vector>
[[gnu::always_inline]] inline void add_by(Sums& all, const char* data, size_t size) {
  constexpr size_t kStep = sizeof(Sums::sum), kVectors = kStep / sizeof(Vector);
  Vector sum[kVectors] = {}, sums[kVectors] = {};
  for (const char* const end = data + size / kStep * kStep; data != end; data += kStep)
    for (size_t k = 0; k < kVectors; ++k) {
      Vector words;
      std::memcpy(&words, data + k * sizeof words, sizeof words);
      sum[k] += words;
      sums[k] += sum[k];
    }
  std::memcpy(all.sum, sum, sizeof all.sum);
  std::memcpy(all.sums, sums, sizeof all.sums);
}

void add_words(Sums& all, const char* data, size_t size) { add_by<Narrow>(all, data, size); }

#if defined(__x86_64__)
[[gnu::target("avx512f")]] void add_words_avx512(Sums& all, const char* data, size_t size) {
  add_by<Wide>(all, data, size);
}
#endif

}  // namespace

uint64_t digest_of(const char* data, size_t size) {
  Sums all;
  auto* add = &add_words;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) add = &add_words_avx512;
#endif
  add(all, data, size);
  const size_t whole = size - size % sizeof all.sum;
  uint64_t h = checksum(data + whole, size - whole) ^ size;
  const auto mix_in = [&](uint64_t w) {
    h = (h ^ w) * 0x9FB21C651E98DF25ull;
    h ^= h >> 32;
  };
  for (size_t lane = 0; lane < 8; ++lane) mix_in(all.sum[lane]), mix_in(all.sums[lane]);
  return h;
}

namespace {

/// Bytes of a record, by section.
constexpr size_t kRecordSizes[] = {1,  // kStrings
                                   sizeof(Char),
                                   sizeof(Mandarin),
                                   sizeof(char16_t),
                                   sizeof(Slot),
                                   sizeof(TermRecord),
                                   sizeof(Sense),
                                   8,  // kBigrams
                                   sizeof(Entity),
                                   sizeof(Form),
                                   sizeof(Str),
                                   sizeof(Rule),
                                   sizeof(Option),
                                   sizeof(Shape),
                                   sizeof(Slip),
                                   sizeof(int16_t),
                                   sizeof(uint64_t),
                                   sizeof(ListRecord),
                                   sizeof(uint16_t),
                                   8,  // kSlipBigrams
                                   sizeof(uint16_t),
                                   sizeof(Frame),
                                   sizeof(Particle),
                                   sizeof(TailState),
                                   sizeof(TailEdge),
                                   sizeof(TailReading),
                                   8,   // kSieve
                                   8};  // kTermSieve
static_assert(std::size(kRecordSizes) == kSectionCount, "a section without the size of its records");

}  // namespace

/// Whether every section lies in the file, where its records may lie.
bool Image::is_in_bounds() const {
  for (size_t s = 0; s < kSectionCount; ++s) {
    const SectionRef& r = header().sections[s];
    if (r.offset % 8 != 0 || r.offset < sizeof(Header) || r.offset > size_) return false;
    if (r.count > (size_ - r.offset) / kRecordSizes[s]) return false;
  }
  return header().sections[kTerms].count > 0 && header().sections[kLists].count >= kListRecords;
}

base::Result<Image> Image::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return base::Error{"error.image-missing", path, {std::strerror(errno)}};
  struct stat st {};
  Image image;
  if (::fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size >= static_cast<off_t>(sizeof(Header))) {
    void* at = ::mmap(nullptr, static_cast<size_t>(st.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (at != MAP_FAILED) {
      image.data_ = static_cast<const char*>(at);
      image.size_ = static_cast<size_t>(st.st_size);
      image.mapped_ = true;
    }
  }
  ::close(fd);
  if (!image.data_) return base::Error{"error.image-torn", path, {}};
  if (auto error = image.attach(path, Trust::file)) return *error;
  return image;
}

base::Result<Image> Image::adopt(std::vector<char> bytes) {
  Image image;
  image.owned_ = std::move(bytes);
  image.data_ = image.owned_.data();
  image.size_ = image.owned_.size();
  if (image.size_ < sizeof(Header)) return base::Error{"error.image-torn", "", {}};
  if (auto error = image.attach("", Trust::own)) return *error;
  return image;
}

base::Status Image::attach(const std::string& where, Trust trust) {
  const Header& h = header();
  if (std::memcmp(h.magic, kMagic, sizeof kMagic) != 0) return base::Error{"error.image-torn", where, {}};
  if (h.version != kVersion || h.byte_order != 0x01020304u)
    return base::Error{"error.image-version", where, {std::to_string(h.version), std::to_string(kVersion)}};
  Header copy = h;
  copy.check = 0;
  if (h.size != size_ || checksum(reinterpret_cast<const char*>(&copy), sizeof copy) != h.check)
    return base::Error{"error.image-torn", where, {}};
  if (!is_in_bounds()) return base::Error{"error.image-torn", where, {}};
  if (trust == Trust::file && digest_of(data_ + sizeof(Header), size_ - sizeof(Header)) != h.digest)
    return base::Error{"error.image-torn", where, {}};
  strings_ = data_ + h.sections[kStrings].offset;
  slots_ = section<Slot>(kSlots).data();
  lists_ = section<ListRecord>(kLists).data();
  gates_ = section<uint16_t>(kGates).data();
  terms_ = section<TermRecord>(kTerms).data();
  term_count_ = section<TermRecord>(kTerms).size() - 1;
  senses_ = section<Sense>(kSenses).data();
  bigrams_ = section<uint64_t>(kBigrams).data();
  bigram_words_ = section<uint64_t>(kBigrams).size();
  sieve_ = section<uint64_t>(kSieve).data();
  sieve_words_ = section<uint64_t>(kSieve).size();
  const auto terms = section<uint64_t>(kTermSieve);
  term_sieve_ = terms.empty() ? nullptr : terms.data();
  sieve_of_terms_ = TermSieve(terms.size() * 64);
  char_index_ = section<uint16_t>(kCharIndex);
  return std::nullopt;
}

Image::Image(Image&& o) noexcept { *this = std::move(o); }

Image& Image::operator=(Image&& o) noexcept {
  if (this == &o) return *this;
  if (mapped_) ::munmap(const_cast<char*>(data_), size_);
  owned_ = std::move(o.owned_);
  data_ = o.data_;
  size_ = o.size_;
  mapped_ = o.mapped_;
  strings_ = o.strings_;
  slots_ = o.slots_;
  lists_ = o.lists_;
  gates_ = o.gates_;
  terms_ = o.terms_;
  term_count_ = o.term_count_;
  senses_ = o.senses_;
  bigrams_ = o.bigrams_;
  bigram_words_ = o.bigram_words_;
  sieve_ = o.sieve_;
  sieve_words_ = o.sieve_words_;
  term_sieve_ = o.term_sieve_;
  sieve_of_terms_ = o.sieve_of_terms_;
  char_index_ = o.char_index_;
  o.data_ = nullptr;
  o.mapped_ = false;
  return *this;
}

Image::~Image() {
  if (mapped_) ::munmap(const_cast<char*>(data_), size_);
}

bool Image::is_text(const char* p, std::u32string_view text) {
  for (const char32_t c : text) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(p[i]); };
    if (c < 0x80) {
      if (byte(0) != c || c == 0) return false;
      ++p;
    } else if (c >= 0x800 && c < 0x10000) {
      if (byte(0) != (0xE0 | c >> 12) || byte(1) != (0x80 | (c >> 6 & 0x3F)) || byte(2) != (0x80 | (c & 0x3F)))
        return false;
      p += 3;
    } else {
      std::string one;
      base::append_utf8(one, c);
      if (std::strncmp(p, one.c_str(), one.size()) != 0) return false;
      p += one.size();
    }
  }
  return *p == 0;
}

const Char* Image::bisect_char(char32_t c) const {
  const auto all = chars();
  const auto it = std::lower_bound(all.begin(), all.end(), c, [](const Char& r, char32_t x) { return r.c < x; });
  return it != all.end() && it->c == c ? &*it : nullptr;
}

}  // namespace ireum::image
