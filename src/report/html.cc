// One self-contained page: each document's text with its findings beside it. Lines without findings
// are kept, so that the page reads as the text. Filtering by rule is a few lines of script; without
// it, and on paper, everything is shown.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "report/by_document.h"
#include "report/escape.h"
#include "report/json_text.h"
#include "report/visible.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--bg:#fcfcfa;--fg:#1d1d1b;--dim:#6b6b66;--rule:#dedcd4;--card:#fff;
--error:#b3261e;--warning:#8a5a00;--info:#1f5f8b;--error-bg:#fbdcd9;--warning-bg:#fdebc3;--info-bg:#d9ebf7}
@media (prefers-color-scheme:dark){:root{--bg:#191a1c;--fg:#e6e4de;--dim:#9c9a93;--rule:#37383b;--card:#222326;
--error:#ff9b92;--warning:#f0c46a;--info:#8cc4ee;--error-bg:#5a2320;--warning-bg:#4f3c12;--info-bg:#1d3f57}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.7 "Noto Serif KR","Noto Serif CJK KR","Apple SD Gothic Neo","Malgun Gothic",serif}
header,main{max-width:76rem;margin:0 auto;padding:1rem 1.25rem}
h1{font-size:1.35rem;margin:.5rem 0}h2{font-size:1.05rem;margin:2.2rem 0 .6rem;padding-bottom:.3rem;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
.sum,.no{color:var(--dim)}
fieldset{border:1px solid var(--rule);border-radius:.4rem;margin:0;padding:.4rem .8rem;font-size:.9rem}
label{display:inline-block;margin-right:1.1rem;white-space:nowrap}
.row{display:grid;grid-template-columns:3.2rem minmax(0,1fr) 22rem;column-gap:1rem}
.no{text-align:right;font:.75rem/2.25 ui-monospace,monospace;user-select:none}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
mark{color:inherit;border-radius:.15rem;padding:0 .05em;border-bottom:2px solid}
.error{border-color:var(--error);background:var(--error-bg)}.warning{border-color:var(--warning);background:var(--warning-bg)}
.info{border-color:var(--info);background:var(--info-bg)}
mark.off{background:none;border-bottom-color:transparent}
aside{background:var(--card);border-left:3px solid;padding:.35rem .7rem;margin:.15rem 0 .4rem;font-size:.86rem;line-height:1.5;overflow-wrap:anywhere}
aside.error{background:var(--card)}aside.warning{background:var(--card)}aside.info{background:var(--card)}
aside b{font-weight:600}aside code{color:var(--dim);font-size:.78rem}aside .ex{display:block}aside .re{display:block;color:var(--dim)}
[hidden]{display:none}
a{color:inherit}
@media (max-width:60rem){.row{grid-template-columns:2.4rem minmax(0,1fr)}.notes{grid-column:2}}
@media print{:root{--bg:#fff;--fg:#000;--card:#fff}body{font-size:10pt}fieldset{display:none}.row{grid-template-columns:2.4rem minmax(0,1fr) 15rem}
.notes{grid-column:auto}aside{break-inside:avoid}mark,aside{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

constexpr std::string_view kScript = R"js(
document.querySelector('fieldset')?.addEventListener('change',()=>{
const off=new Set([...document.querySelectorAll('fieldset input:not(:checked)')].map(i=>i.value));
document.querySelectorAll('aside').forEach(a=>{a.hidden=off.has(a.dataset.rule)});
document.querySelectorAll('mark').forEach(m=>{m.classList.toggle('off',off.has(m.dataset.rule))})});
)js";

std::string xml(std::string_view s) {
  std::string out;
  append_xml(out, s);
  return out;
}

/// Source text on the page: line ends stay line ends, hidden signs are shown.
void append_text(std::string_view s, std::string& out) {
  std::string shown;
  for (size_t i = 0; i < s.size();) {
    const char c = s[i];
    size_t next = i;
    const char32_t code = base::next_code_point(s, next);
    if (c == '\n' || c == '\t') shown += c;
    else if (c != '\r') append_visible(shown, code);
    i = next;
  }
  for (const char c : shown) {
    if (c == '\n' || c == '\t') out += c;
    else if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else out += c;
  }
}

/// A finding with its place in the source.
struct Note {
  const check::Finding* finding = nullptr;
  size_t begin = 0, end = 0;
};

class Page {
 public:
  Page(const Report& report, std::string& out) : report_(&report), out_(&out) {}

  void write() {
    const Lang lang = report_->lang;
    const std::string title = xml(say(lang, "html.title"));
    *out_ += "<!doctype html>\n<html lang=\"";
    *out_ += lang == Lang::ko ? "ko" : "en";
    *out_ +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'\">\n<title>";
    out_->append(title).append("</title>\n<style>").append(kStyle).append("</style>\n</head>\n<body>\n<header>\n<h1>");
    out_->append(title).append("</h1>\n<p class=\"sum\">");
    std::string summary;
    write_summary(*report_, summary);
    append_text(std::string_view(summary).substr(0, summary.size() - 1), *out_);
    *out_ += "</p>\n";
    filter();
    *out_ += "</header>\n<main>\n";
    const auto groups = by_document(*report_);
    for (uint32_t d = 0; d < groups.size(); ++d)
      if (report_->views[d].map) document(d, groups[d]);
    for (const base::Error& e : report_->errors) {
      *out_ += "<aside class=\"error\">";
      append_text(say(lang, e), *out_);
      *out_ += "</aside>\n";
    }
    out_->append("</main>\n<script>").append(kScript).append("</script>\n</body>\n</html>\n");
  }

 private:
  void filter() {
    std::map<std::string_view, size_t> counts;
    for (const check::Finding& f : report_->findings) ++counts[rule_of(*report_, f).id];
    if (counts.empty()) return;
    out_->append("<fieldset><legend>").append(xml(say(report_->lang, "html.filter"))).append("</legend>\n");
    for (const auto& [id, n] : counts)
      out_->append("<label><input type=\"checkbox\" checked value=\"")
          .append(xml(id))
          .append("\"> ")
          .append(xml(id))
          .append(" (")
          .append(std::to_string(n))
          .append(")</label>\n");
    *out_ += "</fieldset>\n";
  }

  void document(uint32_t number, const std::vector<const check::Finding*>& findings) {
    const View& view = report_->views[number];
    out_->append("<section>\n<h2>").append(xml(view.document->path())).append("</h2>\n");
    std::vector<Note> notes;
    for (const check::Finding* f : findings)
      notes.push_back(
          {f, view.map->source_byte(f->begin, text::Edge::begin), view.map->source_byte(f->end, text::Edge::end)});
    std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) { return a.begin < b.begin; });
    rows(view.document->source(), notes);
    *out_ += "</section>\n";
  }

  /// Lines in runs: lines without findings together, each group of lines that findings tie together
  /// as a row of its own.
  void rows(std::string_view source, std::span<const Note> notes) {
    size_t line = 1, at = 0, n = 0;
    while (at < source.size()) {
      size_t end = at;
      size_t last = n;
      if (n < notes.size() && notes[n].begin < line_end(source, at)) {
        end = line_end(source, at);
        for (; last < notes.size() && notes[last].begin < end; ++last)
          while (end < notes[last].end) end = line_end(source, end);
      } else {
        const size_t stop = n < notes.size() ? notes[n].begin : source.size();
        do end = line_end(source, end);
        while (end < stop && (n == notes.size() || notes[n].begin >= line_end(source, end)));
      }
      row(source, at, end, line, notes.subspan(n, last - n));
      line += static_cast<size_t>(
          std::count(source.begin() + static_cast<ptrdiff_t>(at), source.begin() + static_cast<ptrdiff_t>(end), '\n'));
      at = end;
      n = last;
    }
    for (; n < notes.size(); ++n) note(*notes[n].finding);  // at the very end of the text
  }

  static size_t line_end(std::string_view source, size_t from) {
    const size_t end = source.find('\n', from);
    return end == std::string_view::npos ? source.size() : end + 1;
  }

  void row(std::string_view source, size_t begin, size_t end, size_t line, std::span<const Note> notes) {
    *out_ += "<div class=\"row\"><div class=\"no\">";
    append_number(*out_, static_cast<int64_t>(line));
    *out_ += "</div><div class=\"text\">";
    size_t at = begin;
    for (const Note& n : notes) {
      const size_t from = std::max(n.begin, at);
      if (n.end <= from) continue;
      append_text(source.substr(at, from - at), *out_);
      out_->append("<mark class=\"").append(severity_id(n.finding->severity)).append("\" data-rule=\"");
      out_->append(xml(rule_of(*report_, *n.finding).id)).append("\" title=\"");
      out_->append(xml(message_of(*report_, *n.finding))).append("\">");
      append_text(source.substr(from, n.end - from), *out_);
      *out_ += "</mark>";
      at = n.end;
    }
    append_text(source.substr(at, end - at), *out_);
    *out_ += "</div><div class=\"notes\">";
    for (const Note& n : notes) note(*n.finding);
    *out_ += "</div></div>\n";
  }

  void note(const check::Finding& f) {
    const Lang lang = report_->lang;
    const std::string_view severity = severity_id(f.severity);
    out_->append("<aside class=\"")
        .append(severity)
        .append("\" data-rule=\"")
        .append(xml(rule_of(*report_, f).id))
        .append("\"><b>");
    append_text(say(lang, std::string("severity.").append(severity)), *out_);
    *out_ += "</b> ";
    append_text(message_of(*report_, f), *out_);
    out_->append(" <code>").append(xml(rule_of(*report_, f).id)).append("</code>");
    if (!f.expected.empty()) {
      std::string expected;
      for (const std::string& e : f.expected) expected.append(expected.empty() ? "" : ", ").append(one_line(e));
      *out_ += "<span class=\"ex\">";
      append_text(std::string(say(lang, "label.expected")).append(": ").append(expected), *out_);
      *out_ += "</span>";
    }
    for (const check::Related& r : f.related) {
      if (r.place.document >= report_->views.size() || !report_->views[r.place.document].map) continue;
      const text::Position at = report_->views[r.place.document].map->at(r.place.begin);
      *out_ += "<span class=\"re\">";
      append_text(one_line(path_of(*report_, r.place.document)) + ":" + std::to_string(at.line) + ":" +
                      std::to_string(at.column) + " " + note_of(*report_, r),
                  *out_);
      *out_ += "</span>";
    }
    *out_ += "</aside>";
  }

  const Report* report_;
  std::string* out_;
};

}  // namespace

void write_html(const Report& report, std::string& out) { Page(report, out).write(); }

}  // namespace ireum::report
