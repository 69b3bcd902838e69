// Rows that say what is right while the program does not do so yet.
//
// doctest's may_fail hides the day on which such a row begins to hold. Here that day is an error: the row
// then moves up to the others. For scripts the same is a line of a known_failures.txt.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace ireum::testing {

/// `holds`: what the row wants is so. `reason`: what stands in the way.
inline void should_fail(bool holds, std::string_view name, std::string_view reason) {
  CHECK_MESSAGE(!holds, std::string(name) << " holds now: take it out of should_fail (" << std::string(reason) << ")");
}

}  // namespace ireum::testing
