// A run: images, documents, what was observed in them, the ledger and the findings. The one
// important public class.
//
//   auto session = Session::open(image_path);
//   session->load(inputs, Encoding::auto_detect);
//   session->observe();
//   auto findings = session->check(policy …);
//
// Stages are computed in order and kept. Nothing is printed here, and no argv, stream or exit code
// is known. Not copyable; for one thread at a time (observing may use several inside).
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "check/context.h"
#include "entity/build.h"
#include "glossary/glossary.h"
#include "image/lexicon.h"
#include "intake/input.h"
#include "mention/observe.h"
#include "text/document.h"
#include "text/encoding.h"
#include "text/source_map.h"

namespace ireum::session {

/// One document of the run.
struct Loaded {
  intake::Input input;
  std::unique_ptr<text::Document> document;
  std::unique_ptr<text::SourceMap> map;
  mention::Observation observation;
  bool evidence_only = false;
  bool from_stdin = false;
};

/// Opens one document of a run. Errors: of the file and of its encoding.
base::Result<std::unique_ptr<Loaded>> load_document(intake::Input input, text::Encoding encoding,
                                                    bool evidence_only = false, bool from_stdin = false);
base::Result<std::unique_ptr<Loaded>> load_document(const std::string& path, text::Encoding encoding,
                                                    bool evidence_only = false);

class Session {
 public:
  /// Errors: those of Image::open.
  static base::Result<std::unique_ptr<Session>> open(const std::string& image_path);

  /// Puts a glossary on the stack, cast by the same forge, and opens the observer anew. Before any
  /// document is observed. Errors of glossary::read and cast.
  base::Status add_glossary(const std::string& path);
  base::Status add_glossary(const glossary::Glossary& glossary);

  /// Opens and decodes a file. What cannot be read is an error in errors(); the run goes on.
  void load(const std::string& path, text::Encoding encoding, bool evidence_only = false);
  void load(intake::Input input, text::Encoding encoding, bool evidence_only = false, bool from_stdin = false);
  void add(std::unique_ptr<Loaded> document) { documents_.push_back(std::move(document)); }
  void note_error(base::Error error) { errors_.push_back(std::move(error)); }

  /// Observes every document with `jobs` threads (0: as many as there are processors). `progress`
  /// is called with the number of documents done.
  void observe(int jobs = 1, const std::function<void(size_t)>& progress = {},
               mention::Purpose purpose = mention::Purpose::check);

  /// What the document of this number is called, for errors.
  using Namer = std::function<std::string(size_t)>;
  using Opener = std::function<base::Result<std::unique_ptr<Loaded>>(size_t)>;
  using Taker = std::function<void(size_t, std::unique_ptr<Loaded>, const mention::Observer&)>;
  /// Opens documents 0 … `count` - 1, observes each and hands it over; nothing is kept here. With
  /// `jobs` threads, in any order: both functions are then called by several at a time, `take` with
  /// its thread's own observer. What cannot be opened goes to errors(), in order.
  void stream(size_t count, int jobs, const Namer& name, const Opener& open, const Taker& take,
              const std::function<void(size_t)>& progress = {});

  /// The ledger of all documents (observe first); without readings where they were observed for a check.
  const entity::Ledger& ledger();
  check::Findings check(const check::Policy& policy);
  /// By document: its policy, and what its rules do there.
  check::Findings check(std::span<const check::Policy> policies, std::span<const std::vector<check::Force>> forces);
  check::RuleTable& rules() { return *rules_; }

  const std::vector<std::unique_ptr<Loaded>>& documents() const { return documents_; }
  const std::vector<base::Error>& errors() const { return errors_; }
  const image::Lexicon& lexicon() const { return lexicon_; }
  const mention::Observer& observer() const { return *observer_; }

 private:
  Session() = default;
  /// What a run over documents does with each, and how it is called where that goes wrong.
  struct Work {
    size_t count = 0;
    std::function<void(size_t, mention::Observer&)> one;
    std::function<std::string(size_t)> name;
  };
  void in_threads(const Work& work, int jobs, const std::function<void(size_t)>& progress);
  check::Findings run(check::Context context);

  std::vector<std::unique_ptr<image::Image>> images_;
  image::Lexicon lexicon_;
  std::unique_ptr<mention::Observer> observer_;
  std::unique_ptr<check::RuleTable> rules_;
  std::vector<std::unique_ptr<Loaded>> documents_;
  std::vector<base::Error> errors_;
  entity::Ledger ledger_;
  mention::Purpose purpose_ = mention::Purpose::check;
  bool ledger_ready_ = false;
};

}  // namespace ireum::session
