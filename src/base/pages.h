// Large pages for long buffers, where the system has them: filled page by page such a buffer costs as
// much in page faults as in work. Only wishes; nothing fails where they are not heard.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <new>

namespace ireum::base {

inline constexpr size_t kLargePage = size_t{1} << 21;  // bytes

/// For a buffer that is about to be filled; its whole large pages, if it has any.
inline void wish_large_pages([[maybe_unused]] void* data, [[maybe_unused]] size_t size) {
#ifdef MADV_HUGEPAGE
  const size_t before = (kLargePage - reinterpret_cast<uintptr_t>(data) % kLargePage) % kLargePage;
  if (size < before + kLargePage) return;
  const size_t whole = (size - before) / kLargePage * kLargePage;
  static_cast<void>(::madvise(static_cast<char*>(data) + before, whole, MADV_HUGEPAGE));
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
    if (!is_large(n)) return static_cast<T*>(::operator new(bytes));
    bytes = (bytes + kLargePage - 1) / kLargePage * kLargePage;
    void* data = ::operator new(bytes, std::align_val_t(kLargePage));
    wish_large_pages(data, bytes);
    return static_cast<T*>(data);
  }
  void deallocate(T* data, size_t n) {
    if (is_large(n)) ::operator delete(data, std::align_val_t(kLargePage));
    else ::operator delete(data);
  }
  friend bool operator==(const LargePages&, const LargePages&) { return true; }

 private:
  static constexpr bool is_large(size_t n) { return n >= kLargePage / sizeof(T); }
};

}  // namespace ireum::base
