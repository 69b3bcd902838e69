// What the list and the readings say of a name that is counted to its end.
#pragma once

#include "entity/partial.h"

namespace ireum::entity {

/// The entry of a name: status of its forms by the list, recommended form, and the reading; for a check the
/// standard form alone, where a wrong one stands in the text.
Entry settle(const reading::Readings& readings, Name name, mention::Purpose purpose);

}  // namespace ireum::entity
