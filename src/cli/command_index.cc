// index: the back-of-issue index, a printed index held against the issue, and marks in the draft.
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "base/atomic_file.h"
#include "cli/index_draft.h"
#include "cli/index_options.h"
#include "cli/options.h"
#include "cli/run.h"
#include "index/marks.h"
#include "index/office_text.h"
#include "index/pdf.h"
#include "index/verify.h"
#include "session/indexing.h"

namespace ireum::cli {
namespace {

using index::Index;

/// A file as text with form feeds, and what is printed on its pages where that is known.
struct Pages {
  std::string text;
  std::vector<std::string> labels;
  bool estimated = false;
};

base::Result<Pages> read_pages(const std::string& path) {
  auto file = intake::Input::open(path);
  if (!file) return file.error();
  Pages out;
  if (file->bytes().starts_with("%PDF")) {
    auto text = index::pdf_text(path);
    if (!text) return text.error();
    out.text = std::move(*text);
    out.labels =
        index::page_labels(file->bytes(), static_cast<size_t>(std::count(out.text.begin(), out.text.end(), '\f')));
    return out;
  }
  if (auto office = index::office_text(file->bytes())) {
    out.text = std::move(office->text);
    out.estimated = office->estimated;
    return out;
  }
  const auto document = text::Document::decode(path, file->bytes());
  if (!document) return document.error();
  out.text = document->text();
  return out;
}

/// What the run is about: the project, and what stands beside its documents.
class Run {
 public:
  explicit Run(const Options& o) : o_(o) {}

  base::Status open(session::Request r) {
    r.convert = [this](const std::string& path) { return text_of(path); };
    auto project = session::Project::prepare(r);
    if (!project) return project.error();
    project_ = std::make_unique<session::Project>(std::move(*project));
    request_ = std::move(r);
    return std::nullopt;
  }

  const config::Config& config() const { return project_->config(); }

  /// Reads the documents. `keep`: they are wanted afterwards.
  base::Result<session::Indexed> read(const index::IndexOptions& options, bool keep) {
    session::IndexWish wish;
    wish.options = options;
    wish.keep = keep;
    const auto finals = o_.values.find("pages-from");
    const size_t documents = project_->wanted();
    if (finals != o_.values.end() && finals->second.size() != documents)
      return base::Error{
          "error.index-pages-count", "", {std::to_string(finals->second.size()), std::to_string(documents)}};
    if (auto error = check_first_page()) return *error;
    wish.beside = [&](const session::Loaded& d, size_t i) {
      return beside(d, finals != o_.values.end() ? &finals->second[i] : nullptr);
    };
    wish.labels = [&](std::span<const std::string> paths) { return issue_labels(paths); };
    return session::index_documents(*project_, request_, wish);
  }

  session::Session& session() { return project_->session(); }
  bool estimated() const { return estimated_; }

 private:
  /// What an input says that is no plain text; its page labels are kept until beside() asks.
  base::Result<std::optional<session::Held>> text_of(const std::string& path) {
    std::optional<session::Held> out;
    std::error_code failed;
    if (!ends_in(path, {".pdf", ".docx", ".odt", ".hwpx"}) || !std::filesystem::is_regular_file(path, failed))
      return out;
    auto pages = read_pages(path);
    if (!pages) return pages.error();
    out = session::Held{std::exchange(pages->text, {}), text::Encoding::utf8};
    const std::lock_guard lock(one_);
    beside_[path] = std::move(*pages);
    return out;
  }

  /// The labels of a document's pages, and its final pages where --pages-from names them.
  base::Result<session::Beside> beside(const session::Loaded& d, const std::string* final_pages) {
    session::Beside out;
    if (final_pages) {
      auto pages = read_pages(*final_pages);
      if (!pages) return pages.error();
      out.bytes = std::make_unique<std::string>(std::move(pages->text));
      auto document = text::Document::decode(*final_pages, *out.bytes, text::Encoding::utf8);
      if (!document) return document.error();
      out.pages = std::make_unique<text::Document>(std::move(*document));
      out.page_labels = std::move(pages->labels);
      if (pages->estimated) estimated_ = true;
    } else {
      const std::lock_guard lock(one_);
      if (auto own = beside_.extract(d.input.path())) {
        out.page_labels = std::move(own.mapped().labels);
        if (own.mapped().estimated) estimated_ = true;
      }
    }
    if (out.page_labels.empty()) count_from_first((out.pages ? out.pages : d.document)->text(), out.page_labels);
    return out;
  }

  /// --issue in the order of the documents; else, of several, the names of their files.
  std::vector<std::string> issue_labels(std::span<const std::string> paths) const {
    std::vector<std::string> out = o_.list("issue");
    if (!out.empty() || paths.size() < 2) {
      out.resize(paths.size());
      return out;
    }
    const auto stem = [](const std::string& path, bool whole) {
      const size_t slash = path.rfind('/');
      std::string s = whole || slash == path.npos ? path : path.substr(slash + 1);
      if (const size_t dot = s.rfind('.'); dot != s.npos && dot > 0) s.resize(dot);
      return s;
    };
    std::set<std::string> seen;
    bool twice = false;
    for (const std::string& path : paths) twice = !seen.insert(stem(path, false)).second || twice;
    for (const std::string& path : paths) out.push_back(stem(path, twice));
    return out;
  }

  /// --first-page N: what is printed on the first page, where the file does not say.
  base::Status check_first_page() const {
    const std::string first = o_.get("first-page");
    if (o_.has("first-page") &&
        (first.empty() || first.size() > 6 || first.find_first_not_of("0123456789") != first.npos))
      return base::Error{"error.option-value", "", {"--first-page", first, "1, 2, 3 …"}};
    return std::nullopt;
  }

  void count_from_first(std::string_view text, std::vector<std::string>& labels) const {
    if (!o_.has("first-page")) return;
    const long first = std::stol(o_.get("first-page"));
    const auto pages = std::count(text.begin(), text.end(), '\f') + 1;
    for (long i = 0; i < pages; ++i) labels.push_back(std::to_string(first + i));
  }

  const Options& o_;
  session::Request request_;
  std::mutex one_;
  std::map<std::string, Pages> beside_;  // of inputs that are no plain text, while they are read
  std::unique_ptr<session::Project> project_;
  std::atomic<bool> estimated_ = false;
};

/// An index that somebody made, whatever it is written in.
base::Result<std::vector<index::PrintedEntry>> read_printed(const std::string& path, const image::Lexicon& lexicon) {
  const index::IndexWords words(lexicon);
  if (ends_in(path, {".json"})) {
    auto file = intake::Input::open(path);
    if (!file) return file.error();
    auto ours = report::read_index_json(file->bytes(), path);
    if (!ours) return ours.error();
    return index::parse_printed_table(report::write_index_table(*ours, {}, '\t'), '\t', words);
  }
  auto pages = read_pages(path);
  if (!pages) return pages.error();
  if (ends_in(path, {".csv"})) return index::parse_printed_table(pages->text, ',', words);
  if (ends_in(path, {".tsv"})) return index::parse_printed_table(pages->text, '\t', words);
  std::replace(pages->text.begin(), pages->text.end(), '\f', '\n');
  return index::parse_printed(pages->text, words);
}

std::string written(const Index& result, const report::IndexStyle& style, const std::string& format) {
  if (format == "json") return report::write_index_json(result, style);
  if (format == "markdown") return report::write_index_markdown(result, style);
  if (format == "html") return report::write_index_html(result, style);
  if (format == "idx") return report::write_index_idx(result, style);
  if (format == "ind") return report::write_index_ind(result, style);
  if (format == "csv") return report::write_index_table(result, style, ',');
  if (format == "tsv") return report::write_index_table(result, style, '\t');
  if (format == "docx") return report::write_index_docx(result, style);
  if (format == "odt") return report::write_index_odt(result, style);
  return report::write_index_text(result, style);
}

/// What an editor must know, and what a person at a terminal may like to.
void notes(const Options& o, Io& io, const Index& result, bool estimated) {
  const auto say = [&](const char* key, std::initializer_list<std::string_view> args) {
    *io.err << "ireum: " << report::say(o.lang, key, args) << "\n";
  };
  for (const std::string& name : result.missing) say("note.index-missing", {name});
  for (const auto& part : result.parts)
    for (const auto& section : part.sections)
      for (const auto& e : section.entries)
        if (!e.ambiguous.empty()) say("note.index-ambiguous", {e.heading, report::index_join(e.ambiguous, ", ")});
  if (o.has("quiet")) return;
  if (estimated) say("note.index-estimated", {});
  if (!io.err_is_terminal) return;
  std::string left_out;
  for (const auto& [zone, n] : result.left_out)
    left_out +=
        (left_out.empty() ? "" : ", ") + std::string(report::say(o.lang, "zone." + zone)) + " " + std::to_string(n);
  if (!left_out.empty()) say("note.index-left-out", {left_out});
}

int check(const Options& o, Io& io, Run& run, const Index& truth, const IndexRequest& request) {
  const std::string path = o.get("check");
  const image::Lexicon& lexicon = run.session().lexicon();
  const auto printed = read_printed(path, lexicon);
  if (!printed) return complain(o, io, printed.error()), 2;
  const auto remarks = index::verify(lexicon, *printed, truth, request.options);
  const std::string out = request.format == "jsonl" ? report::write_index_remarks_jsonl(remarks, path)
                                                    : report::write_index_remarks(remarks, path, request.style);
  if (!deliver(o, io, out, false)) return 2;
  return remarks.empty() ? 0 : 1;
}

/// Options that exclude each other, and formats of the modes.
base::Status modes(const Options& o) {
  static constexpr const char* kModes[] = {"check", "mark", "unmark", "since-issue"};
  std::string one;
  for (const char* m : kModes) {
    if (!o.has(m)) continue;
    if (!one.empty()) return base::Error{"error.option-conflict", "", {"--" + one, "--" + std::string(m)}};
    one = m;
  }
  if (o.has("mark") && o.has("pages-from")) return base::Error{"error.option-conflict", "", {"--mark", "--pages-from"}};
  const auto format = [&](std::initializer_list<std::string_view> known) -> base::Status {
    if (!o.has("format") || std::find(known.begin(), known.end(), o.get("format")) != known.end()) return std::nullopt;
    std::string all;
    for (const auto k : known) all += (all.empty() ? "" : ", ") + std::string(k);
    return base::Error{"error.unknown-format", "", {o.get("format"), "", all}};
  };
  if (o.has("check")) return format({"text", "jsonl"});
  if (o.has("mark") || o.has("unmark")) return format({"markdown", "latex"});
  return std::nullopt;
}

}  // namespace

int cmd_index(const Options& given, Io& io) {
  if (auto error = modes(given)) return complain(given, io, *error), 2;
  if (const auto early = read_index_options(given); !early) return complain(given, io, early.error()), 2;
  if (given.has("unmark")) return unmark_draft(given, io);
  Run run(given);
  auto wanted = request_of(given, io);
  if (!wanted) return 2;
  if (auto error = run.open(std::move(*wanted))) return complain(given, io, *error), 2;
  const auto o = with_settings(given, run.config());
  if (!o) return complain(given, io, o.error()), 2;
  auto request = read_index_options(*o);
  if (!request) return complain(*o, io, request.error()), 2;
  if (o->has("check")) request->options.ranges = index::Ranges::none;
  auto indexed = run.read(request->options, o->has("mark"));
  if (!indexed) return complain(*o, io, indexed.error()), 2;
  Index& result = indexed->index;
  const bool trouble = print_errors(*o, io, run.session());
  if (!o->has("quiet"))
    for (const std::string& path : indexed->without_articles)
      *io.err << "ireum: " << report::say(o->lang, "note.index-no-articles", {path}) << "\n";
  if (o->has("check")) return trouble ? 2 : check(*o, io, run, result, *request);
  if (o->has("mark")) return trouble ? 2 : mark_draft(*o, io, run.session().lexicon(), *indexed, request->options);
  if (o->has("since-issue")) {
    const auto before = read_printed(o->get("since-issue"), run.session().lexicon());
    if (!before) return complain(*o, io, before.error()), 2;
    result = index::news(result, *before);
  }
  notes(*o, io, result, run.estimated());
  if (request->format == "json" && (!o->has("output") || o->get("output") == "-")) {
    report::stream_index_json(result, [&](const std::string& piece) { put(io, piece); });
    return trouble ? 2 : 0;
  }
  const bool binary = request->format == "docx" || request->format == "odt";
  return !deliver(*o, io, written(result, request->style, request->format), binary) || trouble ? 2 : 0;
}

}  // namespace ireum::cli
