// prh.yml as a glossary: `expected` is the recommended form, `pattern` the forbidden ones, `specs` tests.
#pragma once

#include "glossary/import.h"

namespace ireum::glossary {

base::Result<Imported> import_prh(std::string_view text, const std::string& path);

}  // namespace ireum::glossary
