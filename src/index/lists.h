// The editor's own decisions about an index, kept with the draft as a TSV.
//
//   action    name      heading     key     type
//   stop      인공지능
//   force     양자컴퓨팅             양자컴퓨팅
//   override  톈진      톈진(天津)   톈진    place
// `name` is an entity's key, its recommended form or any form of it; a forced name that is no
// entity is looked for in the text as it stands. Lines that begin with # are comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ireum::index {

struct ListRow {
  enum class Action { stop, force, override_ } action = Action::stop;
  std::string name, heading = {}, key = {}, type = {};
  std::string coded = {};  // the name as the file has it, where it holds compatibility ideographs
};

/// error.index-list args: line number, what is wrong (action, name, type).
base::Result<std::vector<ListRow>> parse_lists(std::string_view tsv, const std::string& path);

}  // namespace ireum::index
