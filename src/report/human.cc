// For people: what, where, the line with the place underlined, what is expected, where else.
//
//   a.txt:2:4: 오류[reading-mismatch]: …
//    2 | 회장 텐하이런(譚海仁)은
//      |      ^^^^^^^^
//      = 제안: 탄하이런 (안전한 수정, 근거: 명칭 사전)
//      = a.txt:9:1: 같은 이름: '탄하이런'
// Underlines count terminal columns (Hangul and Han take two); of a long line a window is shown.
#include <algorithm>

#include "base/utf8.h"
#include "report/json_text.h"
#include "report/visible.h"
#include "report/writers.h"

namespace ireum::report {
namespace {

constexpr int kTab = 4;
constexpr size_t kWindowBytes = 120;  // shown at most before and behind the place; about 40 Hangul
constexpr size_t kSpanBytes = 600;    // shown at most of the place itself
constexpr size_t kReach = 4096;       // looked for the line's ends; longer lines count as cut

/// The colours, empty strings where none are wanted.
struct Paint {
  explicit Paint(bool on) : on_(on) {}
  std::string_view strong() const { return on_ ? "\x1b[1m" : ""; }
  std::string_view dim() const { return on_ ? "\x1b[2m" : ""; }
  std::string_view good() const { return on_ ? "\x1b[32m" : ""; }
  std::string_view none() const { return on_ ? "\x1b[0m" : ""; }
  std::string_view of(check::Severity s) const {
    if (!on_) return "";
    return s == check::Severity::error ? "\x1b[1;31m" : s == check::Severity::warning ? "\x1b[1;33m" : "\x1b[1;36m";
  }

 private:
  bool on_;
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The part of a line that is shown, in bytes of the source.
struct Window {
  size_t begin = 0, place = 0, place_end = 0, end = 0;
  bool cut_before = false, cut_behind = false;
};

Window window_of(std::string_view source, size_t begin, size_t end) {
  Window w;
  const size_t reach = begin > kReach ? begin - kReach : 0;
  const size_t before = source.substr(reach, begin - reach).rfind('\n');
  const size_t line = before == std::string_view::npos ? reach : reach + before + 1;
  const std::string_view behind = source.substr(begin, std::max(end, begin) - begin + kReach);
  size_t line_end = begin + std::min(behind.find('\n'), behind.size());
  if (line_end > line && line_end < source.size() && source[line_end - 1] == '\r') --line_end;
  w.place = std::min(begin, line_end);
  w.place_end = std::clamp(end, w.place, std::min(line_end, w.place + kSpanBytes));
  w.begin = w.place - line > kWindowBytes ? w.place - kWindowBytes : line;
  w.end = line_end - w.place_end > kWindowBytes ? w.place_end + kWindowBytes : line_end;
  while (w.begin > 0 && w.begin < w.place && is_continuation(source[w.begin])) --w.begin;
  while (w.place_end > w.place && w.place_end < line_end && is_continuation(source[w.place_end])) --w.place_end;
  while (w.end > w.place_end && w.end < line_end && is_continuation(source[w.end])) --w.end;
  w.cut_before = w.begin > line || (line == reach && reach > 0);
  w.cut_behind = w.end < line_end || line_end == begin + kReach;
  return w;
}

/// Appends a piece of source as a terminal shows it, and counts the columns.
void show(std::string& out, std::string_view piece, int& column) {
  for (size_t i = 0; i < piece.size();) {
    const char32_t c = base::next_code_point(piece, i);
    if (c == '\t') {
      const int gap = kTab - column % kTab;
      out.append(static_cast<size_t>(gap), ' ');
      column += gap;
      continue;
    }
    const size_t from = out.size();
    append_visible(out, c);
    column += base::display_width(std::string_view(out).substr(from));
  }
}

void excerpt(const View& view, const check::Finding& f, const Paint& paint, std::string_view gutter,
             std::string_view number, std::string& out) {
  const std::string_view source = view.document->source();
  const Window w = window_of(source, view.map->source_byte(f.begin, text::Edge::begin),
                             view.map->source_byte(f.end, text::Edge::end));
  int column = 0;
  out.append(paint.dim()).append(" ").append(number).append(" | ").append(paint.none());
  if (w.cut_before) show(out, "…", column);
  show(out, source.substr(w.begin, w.place - w.begin), column);
  const int from = column;
  show(out, source.substr(w.place, w.place_end - w.place), column);
  const int to = std::max(column, from + 1);
  show(out, source.substr(w.place_end, w.end - w.place_end), column);
  if (w.cut_behind) out += "…";
  out.append("\n").append(paint.dim()).append(gutter).append(" | ").append(paint.none());
  out.append(static_cast<size_t>(from), ' ').append(paint.of(f.severity));
  out.append(static_cast<size_t>(to - from), '^').append(paint.none()).append("\n");
}

void place(const Report& report, uint32_t document, const text::Position& at, std::string& out) {
  out += one_line(path_of(report, document));
  out += ':';
  append_number(out, at.line);
  out += ':';
  append_number(out, at.column);
}

void expected(const Report& report, const check::Finding& f, const Paint& paint, std::string_view gutter,
              std::string& out) {
  if (f.expected.empty()) return;
  out.append(gutter).append(" = ").append(say(report.lang, "label.expected")).append(": ").append(paint.good());
  for (size_t i = 0; i < f.expected.size(); ++i) {
    if (i) out += ", ";
    out += one_line(f.expected[i]);
  }
  out += paint.none();
  std::string_view level = "fix.level.none";
  if (!f.fixes.empty()) level = f.fixes.front().safety == check::Safety::safe ? "fix.level.safe" : "fix.level.unsafe";
  const bool fixable = !f.fixes.empty();
  if (fixable || !f.basis.empty()) out += " (";
  if (fixable) out += say(report.lang, level);
  if (fixable && !f.basis.empty()) out += ", ";
  if (!f.basis.empty())
    out.append(say(report.lang, "label.basis")).append(": ").append(basis_word(report.lang, f.basis));
  if (fixable || !f.basis.empty()) out += ")";
  out += '\n';
}

void related(const Report& report, const check::Finding& f, std::string_view gutter, std::string& out) {
  for (const check::Related& r : f.related) {
    if (r.place.document >= report.views.size() || !report.views[r.place.document].map) continue;
    out.append(gutter).append(" = ");
    place(report, r.place.document, report.views[r.place.document].map->at(r.place.begin), out);
    out += ": ";
    const std::string note = note_of(report, r);
    out += note.empty() ? std::string(say(report.lang, "label.note")) : note;
    out += '\n';
  }
  if (f.related_total > f.related.size()) {
    const std::string more = std::to_string(f.related_total - f.related.size());
    out.append(gutter).append(" = ").append(say(report.lang, "label.more", {more})).append("\n");
  }
}

}  // namespace

void write_human(const Report& report, std::string& out) {
  const Paint paint(report.colour);
  for (const check::Finding& f : report.findings) {
    if (f.document >= report.views.size() || !report.views[f.document].map) continue;
    const View& view = report.views[f.document];
    const text::Position at = view.map->at(f.begin);
    const std::string number = std::to_string(at.line), gutter(number.size() + 1, ' ');
    out += paint.strong();
    place(report, f.document, at, out);
    out.append(paint.none()).append(": ").append(paint.of(f.severity));
    out.append(say(report.lang, std::string("severity.").append(severity_id(f.severity))));
    out.append("[").append(rule_of(report, f).id).append("]").append(paint.none()).append(": ");
    out.append(message_of(report, f)).append("\n");
    excerpt(view, f, paint, gutter, number, out);
    expected(report, f, paint, gutter, out);
    related(report, f, gutter, out);
    out += '\n';
  }
}

void write_summary(const Report& report, std::string& out) {
  const Summary& s = report.summary;
  const auto add = [&](std::string_view key, uint64_t n) {
    if (n) out.append("; ").append(say(report.lang, key, {std::to_string(n)}));
  };
  const std::string files = std::to_string(s.files), errors = std::to_string(s.errors);
  const std::string warnings = std::to_string(s.warnings), infos = std::to_string(s.infos);
  if (s.errors + s.warnings + s.infos == 0) out += say(report.lang, "summary.clean", {files});
  else out += say(report.lang, "summary.counts", {files, errors, warnings, infos});
  add("summary.fixable", s.fixable_safe);
  add("summary.fixable-unsafe", s.fixable_unsafe);
  add("summary.unreadable", s.unreadable);
  add("summary.skipped", s.skipped);
  add("summary.suppressed", s.suppressed);
  add("summary.baselined", s.baselined);
  out += '\n';
}

}  // namespace ireum::report
