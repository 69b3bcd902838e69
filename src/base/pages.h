// Large pages for long buffers, where the system has them: filled page by page such a buffer costs as
// much in page faults as in work. Only wishes; nothing fails where they are not heard.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace ireum::base {

inline constexpr size_t kLargePage = size_t{1} << 21;  // bytes

/// For a buffer that is about to be filled; its whole large pages, if it has any.
inline void wish_large_pages([[maybe_unused]] void* data, [[maybe_unused]] size_t size) {
#ifdef MADV_HUGEPAGE
  const uintptr_t begin = (reinterpret_cast<uintptr_t>(data) + kLargePage - 1) & ~(kLargePage - 1);
  const uintptr_t end = (reinterpret_cast<uintptr_t>(data) + size) & ~(kLargePage - 1);
  if (begin < end) static_cast<void>(::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE));
#endif
}

/// For containers that are looked up all over: from a large page on, memory of whole ones.
template <class T>
struct LargePages {
  using value_type = T;

  LargePages() = default;
  template <class U>
  LargePages(const LargePages<U>&) {}

  T* allocate(size_t n) {
    size_t bytes = n * sizeof(T);
    const bool large = bytes >= kLargePage;
    if (large) bytes = (bytes + kLargePage - 1) & ~(kLargePage - 1);
    void* data = large ? std::aligned_alloc(kLargePage, bytes) : std::malloc(bytes);
    if (!data) throw std::bad_alloc();
    if (large) wish_large_pages(data, bytes);
    return static_cast<T*>(data);
  }
  void deallocate(T* data, size_t) { std::free(data); }
  friend bool operator==(const LargePages&, const LargePages&) { return true; }
};

}  // namespace ireum::base
