// Benchmarks of the parts, on the texts of corpus/: what a stage costs a byte. Figures are of warm
// memory; whole processes are bench/run's business.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "check/context.h"
#include "entity/build.h"
#include "image/image.h"
#include "image/lexicon.h"
#include "layout/zones.h"
#include "mention/dates.h"
#include "mention/observe.h"
#include "reading/align.h"
#include "text/document.h"
#include "token/line.h"
#include "token/line_shape.h"

namespace {

using namespace ireum;

/// The corpus as one text.
const std::string& corpus() {
  static const std::string text = [] {
    std::vector<std::filesystem::path> paths;
    for (const auto& e : std::filesystem::directory_iterator(IREUM_CORPUS))
      if (e.path().extension() == ".txt") paths.push_back(e.path());
    std::sort(paths.begin(), paths.end());
    std::string all;
    for (const auto& p : paths) {
      std::ifstream in(p, std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }();
  return text;
}

const image::Lexicon& lexicon() {
  static const image::Image image = *image::Image::open(IREUM_IMAGE_FILE);
  static const image::Lexicon lexicon = [] {
    image::Lexicon l;
    l.push(&image);
    return l;
  }();
  return lexicon;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * corpus().size()));
}

void open_image(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(image::Image::open(IREUM_IMAGE_FILE));
}
BENCHMARK(open_image);

void decode(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(text::Document::decode("corpus", corpus()));
  count_bytes(state);
}
BENCHMARK(decode);

void fill_lines(benchmark::State& state) {
  const auto lines = mention::lines_of(corpus());
  mention::Line line;
  for (auto _ : state)
    for (const std::string_view l : lines) {
      line.fill(l, 0, 0);
      benchmark::DoNotOptimize(line.text.data());
    }
  count_bytes(state);
}
BENCHMARK(fill_lines);

void zones(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(mention::zones_of(corpus()));
  count_bytes(state);
}
BENCHMARK(zones);

void walk_names(benchmark::State& state) {
  const std::u32string text = base::to_utf32(corpus());
  for (auto _ : state) {
    size_t found = 0;
    for (size_t i = 0; i + 1 < text.size(); ++i)
      if (lexicon().may_begin(text[i], text[i + 1]))
        found += lexicon().longest(image::List::name_hangul, std::u32string_view(text).substr(i, 40));
    benchmark::DoNotOptimize(found);
  }
  count_bytes(state);
}
BENCHMARK(walk_names);

void scan_dates(benchmark::State& state) {
  const auto lines = mention::lines_of(corpus());
  std::vector<mention::Line> filled(lines.size());
  for (size_t i = 0; i < lines.size(); ++i) filled[i].fill(lines[i], 0, static_cast<uint32_t>(i));
  const mention::DateScanner scanner(lexicon().base());
  std::vector<mention::Date> dates;
  for (auto _ : state) {
    dates.clear();
    for (const mention::Line& l : filled) scanner.scan(l, {2023, 3, 31, true}, dates);
    benchmark::DoNotOptimize(dates.data());
  }
  count_bytes(state);
}
BENCHMARK(scan_dates);

void align_name(benchmark::State& state) {
  mention::Observer observer(lexicon());
  const std::u32string hangul = U"이날 중국과학원 다롄화학물리연구소", han = U"中国科学院大连化学物理研究所";
  const auto best = observer.readings().transcribe(han);
  for (auto _ : state)
    benchmark::DoNotOptimize(observer.aligner().align(
        hangul, han, best, reading::kListed | reading::kGeneric | reading::kTranslated | reading::kMandarin));
}
BENCHMARK(align_name);

void make_observer(benchmark::State& state) {
  lexicon();
  for (auto _ : state) benchmark::DoNotOptimize(std::make_unique<mention::Observer>(lexicon()));
}
BENCHMARK(make_observer);

void observe(benchmark::State& state) {
  mention::Observer observer(lexicon());
  for (auto _ : state) benchmark::DoNotOptimize(observer.observe(corpus()));
  count_bytes(state);
}
BENCHMARK(observe);

void build_ledger(benchmark::State& state) {
  mention::Observer observer(lexicon());
  mention::Observation seen = observer.observe(corpus());
  for (auto _ : state) {
    const entity::Part part{corpus(), &seen};
    benchmark::DoNotOptimize(entity::build(observer.readings(), std::span(&part, 1)));
  }
  count_bytes(state);
}
BENCHMARK(build_ledger);

}  // namespace

BENCHMARK_MAIN();
