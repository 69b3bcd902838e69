// explain RULE, and explain PATH:LINE:COL: what was seen there, which readings were tried, which
// rule fired or why none did.
#include <algorithm>
#include <charconv>

#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/options.h"
#include "report/writers.h"

namespace ireum::cli {
namespace {

struct Spot {
  std::string path;
  int64_t line = 0, column = 0;
};

std::optional<Spot> spot_of(const std::string& word) {
  const size_t b = word.rfind(':');
  if (b == std::string::npos || b == 0) return std::nullopt;
  const size_t a = word.rfind(':', b - 1);
  if (a == std::string::npos || a == 0) return std::nullopt;
  Spot s{word.substr(0, a)};
  const auto number = [](std::string_view t, int64_t& v) {
    const auto r = std::from_chars(t.data(), t.data() + t.size(), v);
    return r.ec == std::errc() && r.ptr == t.data() + t.size();
  };
  if (!number(std::string_view(word).substr(a + 1, b - a - 1), s.line) || !number(std::string_view(word).substr(b + 1), s.column)) return std::nullopt;
  return s;
}

int explain_place(const Options& o, Io& io, const Spot& spot) {
  Options with = o;
  with.paths = {spot.path};
  auto opened = open_session(with, io);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  if (print_errors(o, io, s)) return 2;
  const session::Loaded& d = *s.documents().front();
  const auto at = d.map->text_byte(spot.line, spot.column);
  if (!at) return complain(o, io, {"error.no-such-place", spot.path, {std::to_string(spot.line), std::to_string(spot.column)}}), 2;
  const check::Findings findings = s.check({});
  const entity::Ledger& ledger = s.ledger();
  std::string out;
  const auto say = [&](const char* key, std::initializer_list<std::string_view> args) { out += report::say(o.lang, key, args) + "\n"; };
  bool seen = false;
  for (const mention::Mention& m : d.observation.mentions) {
    if (*at < m.begin || *at >= m.end) continue;
    seen = true;
    const std::string text(d.map->source_slice(m.begin, m.end));
    say("explain.mention", {text, mention::type_name(m.type), m.type == image::Type::date ? d.observation.dates[m.date].value
                                                                                          : m.ledger == mention::kNone ? std::string_view() : std::string_view(ledger.entries[m.ledger].key)});
  }
  for (const mention::Pair& p : d.observation.pairs) {
    if (*at < std::min(p.ko_begin, p.han_begin) || *at > std::max(p.ko_end, p.han_end)) continue;
    seen = true;
    const reading::Readings& r = s.observer().readings();
    const auto best = r.transcribe(p.folded);
    say("explain.pair", {base::to_utf8(p.ko), base::to_utf8(p.han)});
    say("explain.mandarin", {best.pinyin(), base::to_utf8(best.hangul()), reading::basis_name(best.basis())});
    say("explain.sino", {base::to_utf8(r.sino_word(p.folded))});
    static constexpr std::string_view kVerdicts[] = {"silent", "right", "right-sino", "customary", "sino-reading", "mandarin-historic", "reading-mismatch", "han-mismatch", "forbidden"};
    say(("explain.verdict." + std::string(kVerdicts[static_cast<size_t>(p.judgement.verdict)])).c_str(), {});
  }
  bool fired = false;
  for (const check::Finding& f : findings) {
    if (f.document != 0 || *at < f.begin || *at >= f.end) continue;
    fired = true;
    say("explain.fired", {s.rules()[f.rule].id, f.expected.empty() ? std::string_view() : std::string_view(f.expected[0])});
  }
  if (!fired) say(seen ? "explain.quiet" : "explain.nothing", {});
  put(io, out);
  return 0;
}

}  // namespace

int cmd_explain(const Options& o, Io& io) {
  if (o.paths.empty()) return complain(o, io, {"error.no-input", "", {"explain"}}), 2;
  auto session = session::Session::open(image_path(io));
  if (!session) return complain(o, io, session.error()), 2;
  std::string out;
  for (const std::string& word : o.paths) {
    if (const auto spot = spot_of(word)) return explain_place(o, io, *spot);
    const int i = (*session)->rules().find(word);
    if (i < 0) {
      std::vector<std::string_view> names;
      for (const check::Rule& r : (*session)->rules().rules()) names.push_back(r.id);
      return complain(o, io, {"error.unknown-rule", "", {word, std::string(base::nearest(word, names))}}), 2;
    }
    const check::Rule& r = (*session)->rules()[static_cast<size_t>(i)];
    report::write_explanation(report::RuleInfo::from(*r.image, *r.record), o.lang, out);
  }
  put(io, out);
  return 0;
}

}  // namespace ireum::cli
