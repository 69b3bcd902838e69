// The options of `ireum index`, as the room index and report take them.
#pragma once

#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "config/config.h"
#include "index/index.h"
#include "report/index_writers.h"

namespace ireum::cli {

struct IndexRequest {
  index::IndexOptions options;
  report::IndexStyle style;
  std::string format = "text";
};

/// Errors: error.option-value, error.unknown-format, and those of parse_lists.
base::Result<IndexRequest> read_index_options(const Options& o);

/// `o` with the configuration's [index] below it: what the command line says itself stays.
/// Errors: error.unknown-key.
base::Result<Options> with_settings(const Options& o, const config::Config& config);

}  // namespace ireum::cli
