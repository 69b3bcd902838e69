#include "session/session.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "base/caught.h"
#include "glossary/cast.h"

namespace ireum::session {

base::Result<std::unique_ptr<Session>> Session::open(const std::string& image_path) {
  auto image = image::Image::open(image_path);
  if (!image) return image.error();
  std::unique_ptr<Session> s(new Session);
  s->images_.push_back(std::make_unique<image::Image>(std::move(*image)));
  s->lexicon_.push(s->images_.back().get());
  s->observer_ = std::make_unique<mention::Observer>(s->lexicon_);
  s->rules_ = std::make_unique<check::RuleTable>(s->lexicon_);
  return s;
}

base::Status Session::add_glossary(const std::string& path) {
  auto glossary = glossary::read(path, glossary::ColumnNames(lexicon_));
  if (!glossary) return glossary.error();
  return add_glossary(*glossary);
}

base::Status Session::add_glossary(const glossary::Glossary& glossary) {
  auto bytes = glossary::cast(glossary, observer_->readings());
  if (!bytes) return bytes.error();
  auto image = image::Image::adopt(std::move(*bytes));
  if (!image) return image.error();
  images_.push_back(std::make_unique<image::Image>(std::move(*image)));
  lexicon_.push(images_.back().get());
  observer_ = std::make_unique<mention::Observer>(lexicon_);
  return std::nullopt;
}

base::Result<std::unique_ptr<Loaded>> load_document(const std::string& path, text::Encoding encoding,
                                                    bool evidence_only) {
  try {
    auto input = intake::Input::open(path);
    if (!input) return input.error();
    return load_document(std::move(*input), encoding, evidence_only);
  } catch (const std::exception&) { return base::caught(path); }
}

base::Result<std::unique_ptr<Loaded>> load_document(intake::Input input, text::Encoding encoding, bool evidence_only,
                                                    bool from_stdin) {
  auto loaded = std::make_unique<Loaded>(Loaded{std::move(input), nullptr, nullptr, {}, evidence_only, from_stdin});
  auto document = text::Document::decode(loaded->input.path(), loaded->input.bytes(), encoding);
  if (!document) return document.error();
  loaded->document = std::make_unique<text::Document>(std::move(*document));
  loaded->map = std::make_unique<text::SourceMap>(*loaded->document);
  return loaded;
}

void Session::load(const std::string& path, text::Encoding encoding, bool evidence_only) {
  if (auto loaded = load_document(path, encoding, evidence_only)) documents_.push_back(std::move(*loaded));
  else errors_.push_back(loaded.error());
}

void Session::load(intake::Input input, text::Encoding encoding, bool evidence_only, bool from_stdin) {
  if (auto loaded = load_document(std::move(input), encoding, evidence_only, from_stdin))
    documents_.push_back(std::move(*loaded));
  else errors_.push_back(loaded.error());
}

/// Does the work for every number below its count; each thread has an observer of its own. A document at
/// which something throws is an error of that document, and the others go on; so is a thread that the
/// system does not give.
void Session::in_threads(const Work& work, int jobs, const std::function<void(size_t)>& progress) {
  const size_t threads = std::min<size_t>(
      work.count, jobs > 0 ? static_cast<size_t>(jobs) : std::max(1u, std::thread::hardware_concurrency()));
  std::atomic<size_t> next{0}, done{0};
  std::mutex one;
  std::map<size_t, base::Error> failed;
  const auto turn = [&](mention::Observer& observer, bool report) {
    for (size_t i; (i = next.fetch_add(1)) < work.count;) {
      try {
        work.one(i, observer);
      } catch (const std::exception&) {
        const std::lock_guard lock(one);
        failed.emplace(i, base::caught(work.name(i)));
      }
      const size_t d = ++done;
      if (report && progress) progress(d);
    }
  };
  const auto helper = [&] {
    std::unique_ptr<mention::Observer> own;
    try {
      own = std::make_unique<mention::Observer>(lexicon_);
    } catch (const std::bad_alloc&) { return; }
    turn(*own, false);
  };
  std::vector<std::thread> pool;
  try {
    for (size_t t = 1; t < threads; ++t) pool.emplace_back(helper);
  } catch (const std::exception&) {}  // those that there are do it all
  turn(*observer_, true);
  for (std::thread& t : pool) t.join();
  for (auto& [i, error] : failed) errors_.push_back(std::move(error));
}

void Session::observe(int jobs, const std::function<void(size_t)>& progress, mention::Purpose purpose) {
  purpose_ = purpose;
  Work work;
  work.count = documents_.size();
  work.one = [&](size_t i, mention::Observer& observer) {
    documents_[i]->observation = observer.observe(documents_[i]->document->text(), purpose);
  };
  work.name = [&](size_t i) { return documents_[i]->input.path(); };
  in_threads(work, jobs, progress);
  ledger_ready_ = false;
}

void Session::stream(size_t count, int jobs, const Namer& name, const Opener& open, const Taker& take,
                     const std::function<void(size_t)>& progress) {
  std::mutex one;
  std::map<size_t, base::Error> failed;
  Work work;
  work.count = count;
  work.name = name;
  work.one = [&](size_t i, mention::Observer& observer) {
    auto loaded = open(i);
    if (!loaded) {
      const std::lock_guard lock(one);
      failed.emplace(i, loaded.error());
      return;
    }
    (*loaded)->observation = observer.observe((*loaded)->document->text(), mention::Purpose::names);
    take(i, std::move(*loaded), observer);
  };
  in_threads(work, jobs, progress);
  for (auto& [i, error] : failed) errors_.push_back(std::move(error));
}

const entity::Ledger& Session::ledger() {
  if (!ledger_ready_) {
    std::vector<entity::Part> parts;
    for (const auto& d : documents_) parts.push_back({d->document->text(), &d->observation});
    ledger_ = entity::build(observer_->readings(), observer_->words(), parts, purpose_);
    ledger_ready_ = true;
  }
  return ledger_;
}

check::Findings Session::run(check::Context c) {
  std::vector<check::DocumentView> views;
  for (const auto& d : documents_) views.push_back({d->document.get(), &d->observation, d->evidence_only});
  c.documents = views;
  c.ledger = &ledger();
  c.rules = rules_.get();
  c.aligner = &observer_->aligner();
  c.words = &observer_->words();
  return check::check_all(c);
}

check::Findings Session::check(const check::Policy& policy) {
  check::Context c;
  c.policy = policy;
  return run(std::move(c));
}

check::Findings Session::check(std::span<const check::Policy> policies,
                               std::span<const std::vector<check::Force>> forces) {
  check::Context c;
  if (!policies.empty()) c.policy = policies[0];
  c.policies = policies;
  c.forces = forces;
  return run(std::move(c));
}

}  // namespace ireum::session
