// The exception at hand as an Error: of a library that ran out of memory, or of a fault of ours. Only
// inside a catch block.
#pragma once

#include <exception>
#include <new>
#include <string>

#include "base/result.h"

namespace ireum::base {

inline Error caught(const std::string& where) {
  try {
    throw;
  } catch (const std::bad_alloc&) { return {"error.no-memory", where, {}}; } catch (const std::exception& e) {
    return {"error.internal", where, {e.what()}};
  }
}

}  // namespace ireum::base
