#include "session/indexing.h"

#include <map>
#include <mutex>
#include <utility>

#include "check/context.h"
#include "check/hearing.h"
#include "entity/build.h"
#include "entity/merge.h"
#include "index/gather.h"

namespace ireum::session {
namespace {

/// A document that is wanted afterwards, and the merger's numbers of its names.
struct Kept {
  std::unique_ptr<Loaded> document;
  std::vector<uint32_t> numbers;
};

/// What check says of the spellings of one document, by itself: its names are counted in it alone for that, and reduced
/// anew afterwards.
std::vector<index::Respelt> respelt(const check::RuleTable& rules, const mention::Observer& observer,
                                    check::Areas& areas, Loaded& d) {
  const entity::Part part{d.document->text(), &d.observation};
  const entity::Ledger ledger =
      entity::build(observer.readings(), observer.words(), {&part, 1}, mention::Purpose::check);
  const check::DocumentView view{d.document.get(), &d.observation};
  check::Context c;
  c.documents = {&view, 1};
  c.ledger = &ledger;
  c.rules = &rules;
  c.aligner = &observer.aligner();
  c.words = &observer.words();
  std::vector<index::Respelt> out;
  for (const check::Finding& f : check::check_spellings(c, areas))
    if (!f.expected.empty() && (out.empty() || out.back().end <= f.begin))
      out.push_back({f.begin, f.end, f.expected.front()});
  return out;
}

/// Where the documents meet. Everything but add() happens in the threads.
class Desk {
 public:
  Desk(const IndexWish& wish, const check::RuleTable& rules) : wish_(wish), rules_(rules) {}

  void take(size_t number, std::unique_ptr<Loaded> d, const mention::Observer& observer) {
    const auto document = static_cast<uint32_t>(number);
    std::vector<index::Respelt> mended;
    if (!d->evidence_only) mended = respelt(rules_, observer, areas_of(observer), *d);
    entity::Partial partial = entity::reduce(observer.readings(), observer.words(), document, d->document->text(),
                                             d->observation, entity::Keep::counts);
    if (d->evidence_only) {
      const std::lock_guard lock(one_);
      merger_.add(std::move(partial));
      return;
    }
    const auto beside = wish_.beside(*d, number);
    if (!beside) {
      const std::lock_guard lock(one_);
      errors_.emplace(number, beside.error());
      return;
    }
    index::IndexInput input{d->document.get(),   &d->observation,     {},
                            beside->page_labels, beside->pages.get(), std::move(mended)};
    add(index::read_sheet(observer.readings().lexicon(), document, input, wish_.options), std::move(partial),
        std::move(d));
  }

  base::Result<Indexed> finish(const Session& session) {
    if (!errors_.empty()) return errors_.begin()->second;
    std::vector<std::string> paths;
    for (const auto& [document, path] : paths_) paths.push_back(path);
    const std::vector<std::string> labels = wish_.labels(paths);
    size_t n = 0;
    Indexed out;
    for (const auto& [document, path] : paths_) {
      index::Places& places = gathering_.places[document];
      places.set_issue(labels[n++]);
      if (wish_.options.locators == index::Locators::article && places.kind() != index::LocatorKind::article)
        out.without_articles.push_back(path);
    }
    entity::Merged merged = merger_.finish(session.observer().readings());
    out.index = index::build(session.lexicon(), merged.ledger, std::move(gathering_), merged.entries, wish_.options);
    out.ledger = std::move(merged.ledger);
    for (auto& [document, kept] : kept_) {
      for (mention::Mention& m : kept.document->observation.mentions)
        if (m.type != image::Type::date) m.ledger = merged.entries[kept.numbers[m.ledger]];
      out.kept.push_back(std::move(kept.document));
    }
    return out;
  }

 private:
  void add(index::Sheet sheet, entity::Partial partial, std::unique_ptr<Loaded> d) {
    const std::lock_guard lock(one_);
    const uint32_t document = sheet.document;
    std::vector<uint32_t> numbers = merger_.add(std::move(partial));
    gathering_.add(std::move(sheet), numbers);
    paths_.emplace(document, d->input.path());
    if (wish_.keep) kept_[document] = {std::move(d), std::move(numbers)};
  }

  /// Those of the thread that the observer belongs to.
  check::Areas& areas_of(const mention::Observer& observer) {
    const std::lock_guard lock(one_);
    return areas_[&observer];
  }

  const IndexWish& wish_;
  const check::RuleTable& rules_;
  std::mutex one_;
  std::map<const mention::Observer*, check::Areas> areas_;  // looked up alone, never gone through
  entity::Merger merger_;
  index::Gathering gathering_;
  std::map<uint32_t, std::string> paths_;  // of the documents that are indexed
  std::map<uint32_t, Kept> kept_;
  std::map<size_t, base::Error> errors_;
};

}  // namespace

base::Result<Indexed> index_documents(Project& project, const Request& request, const IndexWish& wish) {
  Desk desk(wish, project.session().rules());
  project.stream(request, [&](size_t number, std::unique_ptr<Loaded> d, const mention::Observer& observer) {
    desk.take(number, std::move(d), observer);
  });
  return desk.finish(project.session());
}

}  // namespace ireum::session
