// terms: bilingual terms that are no names, with their renderings; candidates for a glossary.
#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/options.h"
#include "glossary/glossary.h"
#include "report/json_text.h"
#include "session/terms.h"

namespace ireum::cli {
namespace {

void write_text(const Options& o, const std::vector<session::TermUse>& terms, const session::Session& s,
                std::string& out) {
  for (const session::TermUse& t : terms) {
    out += t.forms.front().text + " (" + t.han + ")  " +
           report::say(o.lang, "names.mentions", {std::to_string(t.count)}) + "\n";
    if (t.forms.size() > 1) {
      std::string others;
      for (size_t i = 0; i < t.forms.size(); ++i)
        others += (i ? ", " : "") + t.forms[i].text + " " + std::to_string(t.forms[i].count);
      out += "  " + report::say(o.lang, "terms.renderings", {others, t.suggestion}) + "\n";
    }
    for (const session::TermContext& c : t.contexts) {
      const session::Loaded& d = *s.documents()[c.place.document];
      const auto at = d.map->at(c.place.begin);
      out += "  " + d.input.path() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + c.text +
             "\n";
    }
  }
  if (terms.empty()) out += std::string(report::say(o.lang, "terms.none")) + "\n";
}

void write_tsv(const Options& o, const std::vector<session::TermUse>& terms, std::string& out) {
  glossary::Glossary g;
  for (const session::TermUse& t : terms) {
    glossary::Entry e;
    e.han = {t.han};
    e.hangul = t.suggestion;
    e.type = "term";
    for (const session::TermForm& f : t.forms)
      if (f.text != t.suggestion) e.allowed.push_back(f.text);
    e.note = report::say(o.lang, "names.mentions", {std::to_string(t.count)});
    g.entries.push_back(std::move(e));
  }
  glossary::sort(g);
  out += glossary::to_tsv(g);
}

void write_json(const std::vector<session::TermUse>& terms, const session::Session& s, bool lines, std::string& out) {
  report::JsonText whole(out, 2);
  if (!lines) whole.begin_array();
  for (const session::TermUse& t : terms) {
    report::JsonText line(out);
    report::JsonText& j = lines ? line : whole;
    j.begin_object()
        .key("schema")
        .value("ireum/term/1")
        .key("han")
        .value(t.han)
        .key("hangul")
        .value(t.suggestion)
        .key("count")
        .value(t.count);
    j.key("forms").begin_array();
    for (const session::TermForm& f : t.forms)
      j.begin_object().key("text").value(f.text).key("count").value(f.count).end_object();
    j.end_array().key("contexts").begin_array();
    for (const session::TermContext& c : t.contexts) {
      const session::Loaded& d = *s.documents()[c.place.document];
      j.begin_object()
          .key("path")
          .value(d.input.path())
          .key("start")
          .position(d.map->at(c.place.begin, text::Edge::begin));
      j.key("end").position(d.map->at(c.place.end, text::Edge::end)).key("text").value(c.text).end_object();
    }
    j.end_array().end_object();
    if (lines) out += '\n';
  }
  if (!lines) {
    whole.end_array();
    out += '\n';
  }
}

}  // namespace

int cmd_terms(const Options& o, Io& io) {
  static constexpr std::string_view kFormats[] = {"text", "tsv", "jsonl", "json"};
  const std::string format = o.get("format", "text");
  if (std::find(std::begin(kFormats), std::end(kFormats), format) == std::end(kFormats))
    return complain(o, io,
                    {"error.unknown-format",
                     "",
                     {format, std::string(base::nearest(format, kFormats)), "text, tsv, jsonl, json"}}),
           2;
  const std::string min = o.get("min", "1");
  if (min.empty() || min.size() > 6 || min.find_first_not_of("0123456789") != std::string::npos)
    return complain(o, io, {"error.option-value", "", {"--min", min, "1, 2, 3 …"}}), 2;
  auto opened = open_session(o, io, mention::Purpose::names);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  std::vector<session::TermUse> terms = session::terms_of(s);
  std::erase_if(terms, [&](const session::TermUse& t) { return t.count < static_cast<uint64_t>(std::stoi(min)); });
  std::string out;
  if (format == "text") write_text(o, terms, s, out);
  else if (format == "tsv") write_tsv(o, terms, out);
  else write_json(terms, s, format == "jsonl", out);
  put(io, out);
  return print_errors(o, io, s) ? 2 : 0;
}

}  // namespace ireum::cli
