// The bounds of what is read: a file may be torn, or made to exhaust a machine.
//
// Each bound has a name that its error says (error.format-bound: the bound, its value); who meets one with an honest
// file gives the reader other Limits.
#pragma once

#include <cstdint>

namespace ireum::format {

struct Limits {
  uint64_t members = 20'000;           // of an archive
  uint64_t member_bytes = 512u << 20;  // of one member, unpacked
  uint64_t total_bytes = 1024u << 20;  // of all members that are read, unpacked
  uint64_t ratio = 1000;               // unpacked to packed, from a MiB on: deflate makes no more than 1032
  uint64_t depth = 256;                // of elements, of HTML, of lists and keys in one another
  uint64_t text_bytes = 1024u << 20;   // of the rendering
  uint64_t pdf_seconds = 60;           // of the program that reads a PDF
  uint64_t pdf_memory = 2048u << 20;
};

}  // namespace ireum::format
