// The program's own dictionaries, opened once for all tests; and the dictionaries as tables.
//
// $IREUM_IMAGE names the image, as for the program itself.
#pragma once

#include <string>
#include <vector>

#include "forge/table.h"
#include "image/lexicon.h"
#include "reading/align.h"
#include "reading/readings.h"
#include "reading/slips.h"

namespace ireum::testing {

/// All that reading needs, over one image.
struct Reader {
  explicit Reader(image::Image opened);
  image::Image image;
  image::Lexicon lexicon;
  reading::Readings readings;
  reading::SlipTable slips;
  reading::Aligner aligner;
};

/// Over the image that the build cast. Opened at the first call; the tests run in one thread.
Reader& program();
/// Over characters and words alone, without a single listed name: what the tables can explain.
Reader& without_names();

/// A dictionary table by its file name ("surnames.tsv").
const forge::Table& dictionary(const std::string& name);
/// The file names of all dictionary tables, sorted; of the entity tables only.
const std::vector<std::string>& dictionaries();
std::vector<std::string> entity_tables();

std::string source_path(const std::string& inside);

}  // namespace ireum::testing
