// A glossary's self-tests: what `ireum fix` makes of a text under that glossary.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "glossary/glossary.h"

namespace ireum::session {

/// One error.glossary-test for each test that fails (where: FILE:LINE). `layers`: later on top.
/// Errors: of the image and of a glossary.
base::Result<std::vector<base::Error>> run_glossary_tests(const std::string& image,
                                                          const std::vector<glossary::Glossary>& layers);

}  // namespace ireum::session
