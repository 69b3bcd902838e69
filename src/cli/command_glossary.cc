// glossary check, list, add, import, export, test.
#include <algorithm>
#include <filesystem>

#include "base/atomic_file.h"
#include "base/nearest.h"
#include "cli/options.h"
#include "glossary/columns.h"
#include "glossary/import.h"
#include "glossary/inspect.h"
#include "glossary/text.h"
#include "report/json_text.h"
#include "report/visible.h"
#include "session/glossary_tests.h"

namespace ireum::cli {
namespace {

namespace fs = std::filesystem;
using glossary::Entry;
using glossary::Glossary;

/// The files that a subcommand is about: those named, else --glossary, else the configuration's.
std::optional<std::vector<std::string>> files_of(const Options& o, Io& io, size_t first) {
  std::vector<std::string> out(o.paths.begin() + static_cast<long>(std::min(first, o.paths.size())), o.paths.end());
  if (out.empty()) out = o.list("glossary");
  if (!out.empty() || o.has("no-config")) return out;
  config::Configs configs(config::Configs::Search::upward);
  if (o.has("config")) {
    auto fixed = config::Configs::fixed(o.get("config"));
    if (!fixed) return complain(o, io, fixed.error()), std::nullopt;
    configs = std::move(*fixed);
  }
  auto config = configs.of("-");
  if (!config) return complain(o, io, config.error()), std::nullopt;
  return (*config)->glossaries;
}

/// What people write over the columns of a spreadsheet, by the program's own tables.
std::optional<glossary::ColumnNames> column_names(const Options& o, Io& io) {
  const auto image = image::Image::open(image_path(io));
  if (!image) return complain(o, io, image.error()), std::nullopt;
  image::Lexicon lexicon;
  lexicon.push(&*image);
  return glossary::ColumnNames(lexicon);
}

std::optional<std::vector<Glossary>> read_all(const Options& o, Io& io, size_t first) {
  const auto files = files_of(o, io, first);
  if (!files) return std::nullopt;
  if (files->empty()) return complain(o, io, {"error.no-glossary", "", {}}), std::nullopt;
  const auto names = column_names(o, io);
  if (!names) return std::nullopt;
  std::vector<Glossary> out;
  for (const std::string& path : *files) {
    auto g = glossary::read(path, *names);
    if (!g) return complain(o, io, g.error()), std::nullopt;
    out.push_back(std::move(*g));
  }
  return out;
}

/// Prints problems to standard output, one a line, or as records.
void print(const Options& o, Io& io, const std::vector<base::Error>& problems, const std::string& format) {
  std::string out;
  for (const base::Error& e : problems) {
    if (format == "jsonl") {
      report::JsonText j(out);
      const base::Error bare{e.key, "", e.args};
      j.begin_object()
          .key("schema")
          .value("ireum/glossary-problem/1")
          .key("where")
          .value(e.where)
          .key("problem")
          .value(std::string_view(e.key).substr(6));
      j.key("arguments").strings(e.args).key("message").value(report::say(o.lang, bare)).end_object();
      out += '\n';
    } else {
      out += report::say(o.lang, e) + "\n";
    }
  }
  put(io, out);
}

int check(const Options& o, Io& io) {
  const std::string format = o.get("format", "text");
  if (format != "text" && format != "jsonl")
    return complain(o, io,
                    {"error.unknown-format", "", {format, format.starts_with("j") ? "jsonl" : "", "text, jsonl"}}),
           2;
  const auto layers = read_all(o, io, 1);
  if (!layers) return 2;
  auto session = session::Session::open(image_path(io));
  if (!session) return complain(o, io, session.error()), 2;
  std::vector<base::Error> problems = glossary::inspect(*layers, (*session)->observer().aligner());
  for (const Glossary& g : *layers)
    if (auto error = (*session)->add_glossary(g)) return complain(o, io, *error), 2;
  print(o, io, problems, format);
  size_t entries = 0;
  for (const Glossary& g : *layers) entries += g.entries.size();
  if (format == "text")
    put(io, problems.empty()
                ? report::say(o.lang, "glossary.sound", {std::to_string(entries)}) + "\n"
                : report::say(o.lang, "glossary.problems", {std::to_string(entries), std::to_string(problems.size())}) +
                      "\n");
  return problems.empty() ? 0 : 1;
}

int test(const Options& o, Io& io) {
  const std::string format = o.get("format", "text");
  if (format != "text" && format != "jsonl")
    return complain(o, io,
                    {"error.unknown-format", "", {format, format.starts_with("j") ? "jsonl" : "", "text, jsonl"}}),
           2;
  const auto layers = read_all(o, io, 1);
  if (!layers) return 2;
  const auto failed = session::run_glossary_tests(image_path(io), *layers);
  if (!failed) return complain(o, io, failed.error()), 2;
  print(o, io, *failed, format);
  size_t tests = 0;
  for (const Glossary& g : *layers) tests += g.tests.size();
  if (format == "text")
    put(io, report::say(o.lang, "glossary.tested", {std::to_string(tests), std::to_string(failed->size())}) + "\n");
  return failed->empty() ? 0 : 1;
}

void append_json(report::JsonText& j, const Entry& e, const std::string& path) {
  j.begin_object().key("schema").value("ireum/glossary-entry/1");
  if (!path.empty()) j.key("where").value(path + ":" + std::to_string(e.line));
  j.key("han")
      .strings(e.han)
      .key("hangul")
      .text_or_null(e.hangul)
      .key("type")
      .text_or_null(e.type)
      .key("allowed")
      .strings(e.allowed);
  j.key("abbr").strings(e.abbr).key("forbidden").strings(e.forbidden).key("note").text_or_null(e.note).end_object();
}

/// One glossary in a format; false after a message.
bool write_as(const Options& o, Io& io, const Glossary& g, const std::string& format, std::string& out) {
  if (format == "tsv") out = glossary::to_tsv(g);
  else if (format == "csv") out = glossary::to_csv(g);
  else if (format == "toml") out = glossary::to_toml(g);
  else if (format == "json" || format == "jsonl") {
    report::JsonText whole(out, 2);
    if (format == "json") whole.begin_array();
    for (const Entry& e : g.entries) {
      if (format == "json") {
        append_json(whole, e, "");
        continue;
      }
      report::JsonText line(out);
      append_json(line, e, "");
      out += '\n';
    }
    if (format == "json") whole.end_array(), out += '\n';
  } else {
    complain(o, io,
             {"error.unknown-format",
              "",
              {format,
               std::string(base::nearest(format, std::vector<std::string_view>{"tsv", "csv", "json", "jsonl", "toml"})),
               "tsv, csv, json, jsonl, toml"}});
    return false;
  }
  return true;
}

/// To --output, which is never overwritten, or to standard output.
int deliver(const Options& o, Io& io, const std::string& text) {
  if (!o.has("output") || o.get("output") == "-") return put(io, text), 0;
  if (auto error = base::write_new_file(o.get("output"), text)) return complain(o, io, *error), 2;
  return 0;
}

int list(const Options& o, Io& io) {
  const std::string format = o.get("format", "text");
  const auto layers = read_all(o, io, 1);
  if (!layers) return 2;
  std::string out;
  if (format == "text") {
    for (const Glossary& g : *layers)
      for (const Entry& e : g.entries) {
        std::string line = e.hangul + (e.han.empty() ? "" : "(" + glossary::joined(e.han, "·") + ")");
        if (!e.type.empty()) line += "  " + e.type;
        if (!e.allowed.empty())
          line += "  " + std::string(report::say(o.lang, "form.allowed")) + ": " + glossary::joined(e.allowed, ", ");
        if (!e.forbidden.empty())
          line += "  " + std::string(report::say(o.lang, "glossary.forbidden")) + ": " +
                  glossary::joined(e.forbidden, ", ");
        if (!e.note.empty()) line += "  — " + e.note;
        out += report::one_line(line) + "\n";
      }
    put(io, out);
    return 0;
  }
  Glossary all;
  for (const Glossary& g : *layers) {
    all.entries.insert(all.entries.end(), g.entries.begin(), g.entries.end());
    all.tests.insert(all.tests.end(), g.tests.begin(), g.tests.end());
  }
  if (!write_as(o, io, all, format, out)) return 2;
  put(io, out);
  return 0;
}

int export_all(const Options& o, Io& io) {
  const auto layers = read_all(o, io, 1);
  if (!layers) return 2;
  Glossary all;
  for (const Glossary& g : *layers) {
    all.entries.insert(all.entries.end(), g.entries.begin(), g.entries.end());
    all.tests.insert(all.tests.end(), g.tests.begin(), g.tests.end());
  }
  glossary::sort(all);
  std::string out;
  if (!write_as(o, io, all, o.get("format", "tsv"), out)) return 2;
  return deliver(o, io, out);
}

int import_all(const Options& o, Io& io) {
  if (o.paths.size() < 2)
    return complain(o, io, {"error.arguments", "", {"ireum glossary import prh.yml > glossary.tsv"}}), 2;
  std::optional<glossary::Foreign> from;
  if (o.has("from")) {
    from = glossary::foreign_of(o.get("from"));
    if (!from)
      return complain(o, io,
                      {"error.option-value", "", {"--from", o.get("from"), std::string(glossary::kForeignNames)}}),
             2;
  }
  const auto names = column_names(o, io);
  if (!names) return 2;
  Glossary all;
  size_t left_out = 0;
  for (size_t i = 1; i < o.paths.size(); ++i) {
    auto one = glossary::import_file(o.paths[i], from, *names);
    if (!one) return complain(o, io, one.error()), 2;
    left_out += one->left_out;
    for (Entry& e : one->glossary.entries) all.entries.push_back(std::move(e));
    for (glossary::Test& t : one->glossary.tests) all.tests.push_back(std::move(t));
  }
  glossary::sort(all);
  std::string out;
  if (!write_as(o, io, all, o.get("format", "tsv"), out)) return 2;
  if (const int code = deliver(o, io, out)) return code;
  const char* words = left_out ? "glossary.imported-part" : "glossary.imported";
  *io.err << "ireum: " << report::say(o.lang, words, {std::to_string(all.entries.size()), std::to_string(left_out)})
          << "\n";
  if (const std::string format = o.get("format", "tsv"); format != "toml" && !all.tests.empty())
    *io.err << "ireum: " << report::say(o.lang, "glossary.imported-tests", {std::to_string(all.tests.size())}) << "\n";
  return 0;
}

/// The entry that the arguments of add say: HAN HANGUL in either order, or HANGUL alone.
Entry entry_of(const Options& o, const glossary::ColumnNames& names) {
  using glossary::Column;
  Entry e;
  const bool pair = o.paths.size() == 3;
  const bool turned = pair && glossary::has_hangul(o.paths[1]) && !glossary::has_hangul(o.paths[2]);
  const auto put_in = [&](Column column, std::string_view cell) { glossary::put_cell(e, column, cell, "|", names); };
  if (pair) put_in(Column::han, config::nfc(o.paths[turned ? 2 : 1]));
  e.hangul = config::nfc(o.paths[pair && !turned ? 2 : 1]);
  put_in(Column::type, o.get("type"));
  for (const auto& [name, column] :
       {std::pair("allowed", Column::allowed), std::pair("forbidden", Column::forbidden)}) {
    std::string all;
    for (const std::string& word : o.list(name)) all += (all.empty() ? "" : "|") + config::nfc(word);
    put_in(column, all);
  }
  e.note = config::nfc(o.get("note"));
  return e;
}

/// What is no Han, or no Hangul, where it should be.
base::Status fault_in(const Entry& e) {
  for (const std::string& h : e.han)
    if (!glossary::has_han(h) || glossary::has_hangul(h)) return base::Error{"error.glossary-han", "", {h}};
  if (!glossary::has_hangul(e.hangul)) return base::Error{"error.glossary-hangul", "", {e.hangul}};
  return std::nullopt;
}

/// Writes the entry into the glossary, in the encoding that it has; makes the file where there is none.
base::Status put_into(const std::string& path, const Entry& e, const glossary::ColumnNames& names) {
  std::error_code failed;
  if (!fs::exists(path, failed)) {
    auto after = glossary::with_entry("", path, e, names);
    return after ? base::write_new_file(path, *after) : after.error();
  }
  auto input = intake::Input::open(path);
  if (!input) return input.error();
  auto document = text::Document::decode(path, input->bytes());
  if (!document) return document.error();
  auto after = glossary::with_entry(document->source(), path, e, names);
  if (!after) return after.error();
  auto bytes = text::encode(*document, *after);
  if (!bytes) return bytes.error();
  return base::replace_file(path, *bytes, input->bytes());
}

int add(const Options& o, Io& io) {
  if (o.paths.size() < 2)
    return complain(o, io, {"error.arguments", "", {std::string(report::say(o.lang, "example.glossary-add"))}}), 2;
  if (o.paths.size() > 3) return complain(o, io, {"error.too-many", "", {o.paths[3], "glossary"}}), 2;
  const auto names = column_names(o, io);
  if (!names) return 2;
  const Entry e = entry_of(o, *names);
  if (auto error = fault_in(e)) return complain(o, io, *error), 2;
  Options none = o;
  none.paths.clear();
  auto files = files_of(none, io, 0);
  if (!files) return 2;
  const std::string path = files->empty() ? "glossary.tsv" : files->back();
  if (auto error = put_into(path, e, *names)) return complain(o, io, *error), 2;
  put(io, report::say(o.lang, "glossary.added", {path, e.hangul + (e.han.empty() ? "" : "(" + e.han[0] + ")")}) + "\n");
  return 0;
}

}  // namespace

int cmd_glossary(const Options& o, Io& io) {
  static constexpr std::string_view kNames[] = {"check", "list", "add", "import", "export", "test"};
  const std::string what = o.paths.empty() ? "" : o.paths[0];
  if (what == "check") return check(o, io);
  if (what == "list") return list(o, io);
  if (what == "add") return add(o, io);
  if (what == "import") return import_all(o, io);
  if (what == "export") return export_all(o, io);
  if (what == "test") return test(o, io);
  if (what.empty()) return complain(o, io, {"error.arguments", "", {"ireum glossary check glossary.tsv"}}), 2;
  return complain(o, io,
                  {"error.unknown-command",
                   "",
                   {what, std::string(base::nearest(what, kNames)), "check, list, add, import, export, test"}}),
         2;
}

}  // namespace ireum::cli
