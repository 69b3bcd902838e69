// explain RULE (or a family of rules), and explain PATH:LINE:COL: what was seen there, what was weighed, which readings
// were tried, which rule fired or why none did. PATH:LINE is all that the line has.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <tuple>

#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/explain_candidates.h"
#include "cli/options.h"
#include "reading/jamo.h"
#include "report/visible.h"
#include "report/writers.h"

namespace ireum::cli {
namespace {

constexpr int64_t kWholeLine = -1;

struct Spot {
  std::string path;
  int64_t line = 0, column = kWholeLine;
};

/// PATH:LINE:COL, or PATH:LINE.
std::optional<Spot> spot_of(const std::string& word) {
  const auto number = [](std::string_view t, int64_t& v) {
    const auto r = std::from_chars(t.data(), t.data() + t.size(), v);
    return r.ec == std::errc() && r.ptr == t.data() + t.size();
  };
  const size_t b = word.rfind(':');
  if (b == std::string::npos || b == 0) return std::nullopt;
  int64_t last = 0, one_before = 0;
  if (!number(std::string_view(word).substr(b + 1), last)) return std::nullopt;
  const size_t a = word.rfind(':', b - 1);
  if (a == std::string::npos || a == 0 || !number(std::string_view(word).substr(a + 1, b - a - 1), one_before))
    return Spot{word.substr(0, b), last, kWholeLine};
  return Spot{word.substr(0, a), one_before, last};
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
std::u32string word_at(const token::Words& words, std::string_view text, size_t at) {
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

bool same(const check::Finding& a, const check::Finding& b) {
  return a.document == b.document && a.begin == b.begin && a.end == b.end && a.rule == b.rule;
}

/// One document, ready to be asked about its places.
class Explainer {
 public:
  Explainer(const Options& o, session::Session& s, check::Findings found, const check::Findings& kept)
      : o_(o),
        s_(s),
        d_(*s.documents().front()),
        found_(std::move(found)),
        kept_(kept),
        candidates_(s.lexicon(), d_.document->text(), o.lang) {}

  /// Where something begins on a line that no other place of it covers, or a part of a joined name (선전시 푸톈구) does.
  std::vector<size_t> places_on(int64_t line) const {
    using Place = WeighedCandidates::Place;
    std::vector<Place> all = candidates_.likely();
    for (const mention::Mention& m : d_.observation.mentions) all.push_back({m.begin, m.end});
    for (const gloss::Pair& p : d_.observation.pairs)
      all.push_back({std::min(p.ko_begin, p.han_begin), std::max(p.ko_end, p.han_end)});
    for (const check::Finding& f : found_)
      if (f.document == 0) all.push_back({f.begin, f.end});
    std::sort(all.begin(), all.end(),
              [](const Place& a, const Place& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
    std::vector<size_t> out;
    size_t covered = 0;
    for (const Place& p : all) {
      const bool met = !out.empty() && out.back() == p.begin;
      if (!met && (p.begin >= covered || p.taken) && d_.map->at(p.begin).line == line) out.push_back(p.begin);
      covered = std::max(covered, p.end);
    }
    return out;
  }

  /// What is known about a place, as lines.
  std::string at(size_t at) {
    out_.clear();
    bool seen = names(at);
    out_ += candidates_.at(at);
    seen = pairs(at) || seen;
    const bool fired = findings(at);
    if (!seen) unseen(at);
    if (!fired) say(seen ? "explain.quiet" : "explain.nothing", {});
    return std::move(out_);
  }

 private:
  void say(const char* key, std::initializer_list<std::string_view> args) {
    out_ += report::say(o_.lang, key, args) + "\n";
  }

  bool names(size_t at) {
    bool seen = false;
    for (const mention::Mention& m : d_.observation.mentions) {
      if (at < m.begin || at >= m.end) continue;
      seen = true;
      const std::string text(d_.map->source_slice(m.begin, m.end));
      const std::string type(report::say(o_.lang, "type." + std::string(mention::type_name(m.type))));
      if (m.type == image::Type::date) {
        say("explain.mention", {text, type, d_.observation.dates[m.date].value});
        continue;
      }
      const entity::Entry* e = m.ledger == mention::kNone ? nullptr : &s_.ledger().entries[m.ledger];
      say("explain.mention", {text, type, e ? std::string_view(e->key) : std::string_view()});
      if (!e) continue;
      std::string forms;
      for (const entity::Form& f : e->forms)
        if (!f.places.empty())
          forms += (forms.empty() ? "" : ", ") + f.text + " " + std::to_string(f.count) + " (" +
                   std::string(report::say(o_.lang, "form." + std::string(entity::status_name(f.status)))) + ")";
      // One form that nothing speaks against says nothing.
      if (e->forms.size() > 1 || (!e->forms.empty() && e->forms[0].status != entity::FormStatus::preferred))
        say("explain.forms", {forms});
    }
    return seen;
  }

  bool pairs(size_t at) {
    bool seen = false;
    const reading::Readings& r = s_.observer().readings();
    for (const gloss::Pair& p : d_.observation.pairs) {
      if (at < std::min(p.ko_begin, p.han_begin) || at > std::max(p.ko_end, p.han_end)) continue;
      seen = true;
      const image::Type type = p.judgement.type;
      const auto best = r.transcribe(p.folded, type == image::Type::person  ? reading::NameKind::person
                                               : type == image::Type::place ? reading::NameKind::place
                                                                            : reading::NameKind::any);
      say("explain.pair", {base::to_utf8(p.ko), base::to_utf8(p.han)});
      if (best.complete)
        say("explain.mandarin", {best.pinyin(), base::to_utf8(best.hangul()),
                                 report::basis_word(o_.lang, reading::basis_name(best.basis()))});
      if (const auto sino = r.sino_word(p.folded); !sino.empty()) say("explain.sino", {base::to_utf8(sino)});
      static constexpr std::string_view kVerdicts[] = {"silent",           "right",        "right-sino",
                                                       "customary",        "sino-reading", "mandarin-historic",
                                                       "reading-mismatch", "han-mismatch", "forbidden"};
      say(("explain.verdict." + std::string(kVerdicts[static_cast<size_t>(p.judgement.verdict)])).c_str(), {});
      whose(p);
    }
    return seen;
  }

  /// Whose name the pair was taken for, and why.
  void whose(const gloss::Pair& p) {
    if (p.origin != reading::Origin::unknown) {
      std::string name(report::say(o_.lang, "origin." + std::string(reading::origin_name(p.origin))));
      if (p.era != reading::Era::unknown)
        name += ", " + std::string(report::say(o_.lang, "era." + std::string(reading::era_name(p.era))));
      say("explain.whose", {name});
    }
    std::string evidence, guesses;
    for (const reading::Piece& e : p.evidence) {
      std::string what;
      for (size_t i = 0; i < reading::kOrigins; ++i)
        if (e.bits[i])
          what += " " + std::string(reading::origin_name(static_cast<reading::Origin>(i))) + bits(e.bits[i]);
      if (e.old) what += " old" + bits(e.old);
      evidence += (evidence.empty() ? "" : "; ") + std::string(e.name) + what;
    }
    if (!evidence.empty()) say("explain.evidence", {evidence});
    if (p.guesses.size() > 1) {
      for (const gloss::Hypothesis& h : p.guesses)
        guesses += (guesses.empty() ? "" : "; ") + std::string(h.name) + " " + bits(h.cost);
      say("explain.hypotheses", {guesses});
    }
  }

  bool findings(size_t at) {
    bool fired = false;
    for (const check::Finding& f : found_) {
      if (f.document != 0 || at < f.begin || at >= f.end) continue;
      fired = true;
      const bool kept = std::any_of(kept_.begin(), kept_.end(), [&](const auto& k) { return same(f, k); });
      const std::string key =
          std::string(kept ? "explain.fired" : "explain.hushed") + (f.expected.empty() ? "-bare" : "");
      say(key.c_str(), {s_.rules()[f.rule].id, f.expected.empty() ? std::string() : f.expected[0]});
    }
    return fired;
  }

  /// What a word that is no name here is near to.
  void unseen(size_t at) {
    const token::Words& words = s_.observer().words();
    const std::u32string word = word_at(words, d_.document->text(), at);
    if (word.size() < 2) return;
    const bool everyday = words.is_stopword(word) || words.korean_weight(word);
    const bool listed = s_.lexicon().has(image::List::name_hangul, word);
    if (everyday && listed) say("explain.korean-word", {base::to_utf8(word)});
    const auto near = everyday && !listed ? std::vector<std::string>() : nearest_names(s_.lexicon(), word);
    std::string all;
    for (const std::string& n : near) all += (all.empty() ? "" : ", ") + n;
    if (!all.empty()) say("explain.near", {base::to_utf8(word), all});
  }

  const Options& o_;
  session::Session& s_;
  const session::Loaded& d_;
  check::Findings found_;
  const check::Findings& kept_;
  WeighedCandidates candidates_;
  std::string out_;
};

int explain_place(const Options& o, Io& io, const Spot& spot) {
  Options with = o;
  with.paths = {spot.path};
  auto opened = open_session(with, io);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  if (print_errors(o, io, s)) return 2;
  if (s.documents().empty()) return complain(o, io, {"error.no-input", "", {"explain"}}), 2;
  const session::Loaded& d = *s.documents().front();
  const bool whole_line = spot.column == kWholeLine;
  const auto at = spot.column == 0 ? std::nullopt : d.map->text_byte(spot.line, whole_line ? 1 : spot.column);
  if (!at && whole_line) return complain(o, io, {"error.no-such-line", spot.path, {std::to_string(spot.line)}}), 2;
  if (!at)
    return complain(o, io,
                    {"error.no-such-place", spot.path, {std::to_string(spot.line), std::to_string(spot.column)}}),
           2;
  check::Findings found = opened->project.found();
  const auto outcome = opened->project.check();
  if (!outcome) return complain(o, io, outcome.error()), 2;
  Explainer explainer(o, s, std::move(found), outcome->findings);
  if (!whole_line) return put(io, report::printable(explainer.at(*at))), 0;
  const auto places = explainer.places_on(spot.line);
  if (places.empty()) return put(io, std::string(report::say(o.lang, "explain.nothing-on-line")) + "\n"), 0;
  std::string out;
  for (const size_t place : places)
    out += (out.empty() ? "" : "\n") + spot.path + ":" + std::to_string(spot.line) + ":" +
           std::to_string(d.map->at(place).column) + "\n" + explainer.at(place);
  put(io, report::printable(out));
  return 0;
}

}  // namespace

int cmd_explain(const Options& o, Io& io) {
  if (o.paths.empty()) return complain(o, io, {"error.arguments", "", {"ireum explain reading-mismatch"}}), 2;
  auto session = session::Session::open(image_path(io));
  if (!session) return complain(o, io, session.error()), 2;
  std::string out;
  for (const std::string& word : o.paths) {
    if (const auto spot = spot_of(word)) return explain_place(o, io, *spot);
    const int i = (*session)->rules().find(word);
    if (i < 0) {
      std::vector<std::string_view> names;
      std::vector<report::RuleInfo> family;
      for (const check::Rule& r : (*session)->rules().rules()) {
        names.push_back(r.id);
        if (auto info = report::RuleInfo::from(*r.image, *r.record); info.family == word)
          family.push_back(std::move(info));
      }
      if (!family.empty()) {
        report::write_rules(family, report::RecordFormat::text, o.lang, out);
        continue;
      }
      // A document without a place is meant more often than a rule.
      if (std::error_code failed; std::filesystem::is_regular_file(word, failed))
        return complain(o, io, {"error.no-place", word, {}}), 2;
      return complain(o, io, {"error.unknown-rule", "", {word, std::string(base::nearest(word, names))}}), 2;
    }
    const check::Rule& r = (*session)->rules()[static_cast<size_t>(i)];
    report::write_explanation(report::RuleInfo::from(*r.image, *r.record), o.lang, out);
  }
  put(io, out);
  return 0;
}

}  // namespace ireum::cli
