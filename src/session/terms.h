// Bilingual terms of a corpus that are no names: 데이터표지(数据标识). A glossary begins with them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "session/session.h"

namespace ireum::session {

struct TermForm {
  std::string text;
  uint64_t count = 0;
};

struct TermContext {
  entity::Place place;  // of both halves
  std::string text;     // the words around it, on one line
};

struct TermUse {
  std::string han;  // as first written
  uint64_t count = 0;
  std::vector<TermForm> forms;        // by count, then text
  std::string suggestion;             // one rendering: the list of words', else the most frequent
  std::vector<TermContext> contexts;  // the first two
};

/// Ordered by count, then by Han. The session has observed.
std::vector<TermUse> terms_of(Session& session);

}  // namespace ireum::session
