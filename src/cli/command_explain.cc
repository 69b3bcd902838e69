// explain RULE, and explain PATH:LINE:COL: what was seen there, which readings were tried, which
// rule fired or why none did.
#include <algorithm>
#include <charconv>

#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/options.h"
#include "reading/jamo.h"
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

/// What a Hangul word is near to among the listed names: "톈진(天津市)", the nearest first.
std::vector<std::string> nearest_names(const image::Lexicon& lexicon, std::u32string_view word) {
  const auto cost = [](std::u32string_view a, std::u32string_view b) {  // edits in jamo
    std::vector<int> row(b.size() + 1);
    for (size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(3 * j);
    for (size_t i = 1; i <= a.size(); ++i) {
      int diagonal = row[0];
      row[0] = static_cast<int>(3 * i);
      for (size_t j = 1; j <= b.size(); ++j) {
        const bool both = base::is_hangul(a[i - 1]) && base::is_hangul(b[j - 1]);
        const int change = a[i - 1] == b[j - 1] ? 0 : both ? reading::distance(a[i - 1], b[j - 1]) : 3;
        const int here = std::min({row[j] + 3, row[j - 1] + 3, diagonal + change});
        diagonal = row[j];
        row[j] = here;
      }
    }
    return row.back();
  };
  std::vector<std::pair<int, std::string>> found;
  const int limit = word.size() <= 2 ? 1 : 2;
  for (const image::Image* i : lexicon.images())
    for (uint32_t n = 0; n < i->entities().size(); ++n) {
      const image::EntityRef e{i, n};
      for (const image::Form& f : e.forms()) {
        if (f.han) continue;
        const std::string_view text = i->str(f.text);
        if (text.size() > 3 * word.size() + 3 || text.size() + 3 < 3 * word.size()) continue;
        if (const int c = cost(word, base::to_utf32(text)); c <= limit)
          found.emplace_back(c, std::string(text) + (e.han().empty() ? "" : "(" + std::string(e.han()) + ")"));
      }
    }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<std::string> out;
  for (size_t i = 0; i < std::min<size_t>(3, found.size()); ++i) out.push_back(found[i].second);
  return out;
}

/// The Hangul word that stands at a byte, without its particle; empty where there is none.
std::u32string word_at(const mention::Words& words, std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  size_t begin = at;
  const auto before = [&](size_t i) {
    do --i;
    while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80);
    return i;
  };
  const auto hangul_at = [&](size_t i) { return i < text.size() && base::is_hangul(base::next_code_point(text, i)); };
  if (!hangul_at(at)) return {};
  while (begin > 0 && hangul_at(before(begin))) begin = before(begin);
  size_t end = at;
  while (hangul_at(end)) base::next_code_point(text, end);
  std::u32string word = base::to_utf32(text.substr(begin, end - begin));
  word.resize(word.size() - words.particle_length(word, 2));
  return word;
}

bool same(const check::Finding& a, const check::Finding& b) { return a.document == b.document && a.begin == b.begin && a.end == b.end && a.rule == b.rule; }

int explain_place(const Options& o, Io& io, const Spot& spot) {
  Options with = o;
  with.paths = {spot.path};
  auto opened = open_session(with, io);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  if (print_errors(o, io, s)) return 2;
  if (s.documents().empty()) return complain(o, io, {"error.no-input", "", {"explain"}}), 2;
  const session::Loaded& d = *s.documents().front();
  const auto at = d.map->text_byte(spot.line, spot.column);
  if (!at) return complain(o, io, {"error.no-such-place", spot.path, {std::to_string(spot.line), std::to_string(spot.column)}}), 2;
  const check::Findings found = opened->project.found();
  const auto outcome = opened->project.check();
  if (!outcome) return complain(o, io, outcome.error()), 2;
  const entity::Ledger& ledger = s.ledger();
  const reading::Readings& r = s.observer().readings();
  std::string out;
  const auto say = [&](const char* key, std::initializer_list<std::string_view> args) { out += report::say(o.lang, key, args) + "\n"; };
  bool seen = false;
  for (const mention::Mention& m : d.observation.mentions) {
    if (*at < m.begin || *at >= m.end) continue;
    seen = true;
    const std::string text(d.map->source_slice(m.begin, m.end));
    const std::string type(report::say(o.lang, "type." + std::string(mention::type_name(m.type))));
    if (m.type == image::Type::date) {
      say("explain.mention", {text, type, d.observation.dates[m.date].value});
      continue;
    }
    const entity::Entry* e = m.ledger == mention::kNone ? nullptr : &ledger.entries[m.ledger];
    say("explain.mention", {text, type, e ? std::string_view(e->key) : std::string_view()});
    if (!e) continue;
    std::string forms;
    for (const entity::Form& f : e->forms)
      if (!f.places.empty()) forms += (forms.empty() ? "" : ", ") + f.text + " " + std::to_string(f.count) + " (" + std::string(report::say(o.lang, "form." + std::string(entity::status_name(f.status)))) + ")";
    if (!forms.empty()) say("explain.forms", {forms});
  }
  for (const mention::Pair& p : d.observation.pairs) {
    if (*at < std::min(p.ko_begin, p.han_begin) || *at > std::max(p.ko_end, p.han_end)) continue;
    seen = true;
    const image::Type type = p.judgement.type;
    const auto best = r.transcribe(p.folded, type == image::Type::person ? reading::NameKind::person : type == image::Type::place ? reading::NameKind::place : reading::NameKind::any);
    say("explain.pair", {base::to_utf8(p.ko), base::to_utf8(p.han)});
    if (best.complete) say("explain.mandarin", {best.pinyin(), base::to_utf8(best.hangul()), report::basis_word(o.lang, reading::basis_name(best.basis()))});
    if (const auto sino = r.sino_word(p.folded); !sino.empty()) say("explain.sino", {base::to_utf8(sino)});
    static constexpr std::string_view kVerdicts[] = {"silent", "right", "right-sino", "customary", "sino-reading", "mandarin-historic", "reading-mismatch", "han-mismatch", "forbidden"};
    say(("explain.verdict." + std::string(kVerdicts[static_cast<size_t>(p.judgement.verdict)])).c_str(), {});
  }
  bool fired = false;
  for (const check::Finding& f : found) {
    if (f.document != 0 || *at < f.begin || *at >= f.end) continue;
    fired = true;
    const auto kept = std::find_if(outcome->findings.begin(), outcome->findings.end(), [&](const auto& k) { return same(f, k); });
    const std::string expected = f.expected.empty() ? std::string() : f.expected[0];
    say(kept != outcome->findings.end() ? "explain.fired" : "explain.hushed", {s.rules()[f.rule].id, expected});
  }
  if (!seen) {
    const std::u32string word = word_at(s.observer().words(), d.document->text(), *at);
    if (word.size() >= 2) {
      const mention::Words& words = s.observer().words();
      const bool everyday = words.is_stopword(word) || words.korean_weight(word);
      const bool listed = s.lexicon().has(image::List::name_hangul, word);
      if (everyday && listed) say("explain.korean-word", {base::to_utf8(word)});
      const auto near = everyday && !listed ? std::vector<std::string>() : nearest_names(s.lexicon(), word);
      std::string all;
      for (const std::string& n : near) all += (all.empty() ? "" : ", ") + n;
      if (!all.empty()) say("explain.near", {base::to_utf8(word), all});
    }
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
