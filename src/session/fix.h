// Fixes until nothing more can be fixed: what the files become, and what is left.
//
// A fix may show another (a name put right makes a particle wrong), so documents are read again with
// the fixed bytes until a round changes nothing. A second run of the program then changes nothing.
#pragma once

#include "session/project.h"
#include "session/repair.h"

namespace ireum::session {

struct FixedFile {
  std::string path;
  std::string before, after;
  size_t applied = 0;
  bool from_stdin = false;
};

struct FixRun {
  std::vector<FixedFile> files;      // every document of the run, changed or not
  std::vector<base::Error> refused;  // fixes that a file's encoding cannot hold
  Project project;                   // as it stands after the fixes
  Outcome left;
};

/// Errors: those of Project.
base::Result<FixRun> fix(const Request& request, bool unsafe_too);

}  // namespace ireum::session
