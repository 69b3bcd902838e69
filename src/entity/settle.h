// What the list and the readings say of a name that is counted to its end.
#pragma once

#include "entity/partial.h"

namespace ireum::entity {

/// The entry of a name: status of its forms by the list, recommended form, reading.
Entry settle(const reading::Readings& readings, Name name);

}  // namespace ireum::entity
