// Findings document by document, for the formats that are nested that way.
#pragma once

#include <cstdint>
#include <vector>

#include "report/report.h"

namespace ireum::report {

/// For each view of the report its findings, in their order.
inline std::vector<std::vector<const check::Finding*>> by_document(const Report& report) {
  std::vector<std::vector<const check::Finding*>> groups(report.views.size());
  for (const check::Finding& f : report.findings)
    if (f.document < groups.size() && report.views[f.document].map) groups[f.document].push_back(&f);
  return groups;
}

}  // namespace ireum::report
