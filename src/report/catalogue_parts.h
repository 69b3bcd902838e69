// The parts of the catalogue, in the order of their keys: all keys of a part are before all of the next.
#pragma once

#include <span>

#include "report/catalogue.h"

namespace ireum::report {

constexpr bool by_key(const Message& a, const Message& b) { return a.key < b.key; }

std::span<const Message> error_messages();     // up to error.…
std::span<const Message> evidence_messages();  // evidence.… to glossary.…
std::span<const Message> help_messages();      // help.… to label.…
std::span<const Message> report_messages();    // the rest

}  // namespace ireum::report
