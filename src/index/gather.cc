#include "index/gather.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "index/heading_text.h"
#include "index/pages.h"
#include "text/source_map.h"

namespace ireum::index {
namespace {

using entity::Order;
using layout::Zone;
using mention::Mention;

SeenHan& seen(std::vector<SeenHan>& in, const std::string& han, Order at) {
  for (SeenHan& s : in)
    if (s.text == han) {
      s.first = std::min(s.first, at);
      return s;
    }
  SeenHan& out = in.emplace_back();
  out.text = han;
  out.first = at;
  return out;
}

void keep_first(std::string& to, Order& to_at, std::string&& from, Order from_at) {
  if (from.empty() || (!to.empty() && to_at <= from_at)) return;
  to = std::move(from);
  to_at = from_at;
}

void keep_last(std::string& to, Order& to_at, std::string&& from, Order from_at) {
  if (from.empty() || (!to.empty() && from_at < to_at)) return;
  to = std::move(from);
  to_at = from_at;
}

void take_han(std::vector<SeenHan>& to, std::vector<SeenHan>&& from) {
  for (SeenHan& f : from) {
    SeenHan& t = seen(to, f.text, f.first);
    keep_first(t.beside, t.beside_at, std::move(f.beside), f.beside_at);
    keep_last(t.lacking, t.lacking_at, std::move(f.lacking), f.lacking_at);
    keep_last(t.mended, t.mended_at, std::move(f.mended), f.mended_at);
    keep_first(t.coded, t.coded_at, std::move(f.coded), f.coded_at);
  }
}

std::vector<std::string> in_order(std::vector<const SeenHan*> han) {
  std::sort(han.begin(), han.end(), [](const SeenHan* a, const SeenHan* b) { return a->first < b->first; });
  std::vector<std::string> out;
  out.reserve(han.size());
  for (const SeenHan* h : han) out.push_back(h->text);
  return out;
}

std::vector<std::string> in_order(const std::vector<SeenHan>& han) {
  std::vector<const SeenHan*> all;
  all.reserve(han.size());
  for (const SeenHan& h : han) all.push_back(&h);
  return in_order(std::move(all));
}

/// 华为·HUAWEI -> 华为; what holds Han or digits on both sides of the dot stays.
std::string without_latin(const std::string& gloss) {
  const size_t dot = gloss.find("·");
  if (dot == gloss.npos) return gloss;
  const auto is_latin = [](std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(),
                                     [](char c) { return base::is_latin(static_cast<unsigned char>(c)) || c == ' '; });
  };
  const std::string left = gloss.substr(0, dot), right = gloss.substr(dot + std::string_view("·").size());
  return is_latin(right) ? left : is_latin(left) ? right : gloss;
}

/// "(中国制造2025)" right behind a title, "(本源?子)" with a lost character: Han that is no pair.
std::string han_behind(std::string_view text, uint64_t at) {
  std::string_view rest = text.substr(at, 160);
  for (const std::string_view mark : {"」", "』", "》", "〉", "'", "\u2019", "\u201D", "\""})
    if (rest.starts_with(mark)) {
      rest.remove_prefix(mark.size());
      break;
    }
  if (!rest.starts_with('(')) return {};
  const size_t end = rest.find(')');
  if (end == rest.npos) return {};
  const std::string inside(rest.substr(1, end - 1));
  int han = 0, lost = 0;
  for (const char32_t c : base::to_utf32(inside)) {
    const bool is_lost = base::is_any(c, U'?', 0xFFFD);
    han += base::is_han(c);
    lost += is_lost;
    const bool sign = base::is_digit(c) || base::is_latin(c) || c == U'·';
    if (!base::is_han(c) && !is_lost && !sign) return {};
  }
  return han && han + lost > 1 ? without_latin(inside) : std::string();
}

/// "(IAEA)" right behind a name.
std::string acronym_behind(std::string_view text, uint64_t at) {
  std::string_view rest = text.substr(at, 24);
  if (!rest.starts_with('(')) return {};
  rest.remove_prefix(1);
  const size_t end = rest.find(')');
  if (end == rest.npos || end < 2 || end > 12) return {};
  rest = rest.substr(0, end);
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  for (const char c : rest) {
    const auto u = static_cast<unsigned char>(c);
    if (!base::is_latin(u) && !base::is_digit(u) && !base::is_any(u, '&', '-', '.')) return {};
  }
  return is_upper(rest[0]) && is_upper(rest[1]) ? std::string(rest) : std::string();
}

class Reader {
 public:
  Reader(const image::Lexicon& lexicon, uint32_t document, const IndexInput& in, const IndexOptions& options)
      : in_(in), options_(options), heads_(lexicon), map_(*in.document), out_{document,
                                                                              Places(in, heads_, options.locators),
                                                                              {},
                                                                              {},
                                                                              {},
                                                                              {}} {}

  Sheet read() {
    gather();
    if (in_.pages) from_pages();
    for (const ListRow& row : options_.lists)
      if (row.action == ListRow::Action::force) seek(row.name, out_.forced.emplace_back());
    out_.places.settle();
    return std::move(out_);
  }

 private:
  bool counts(Zone z) const { return options_.zones[static_cast<size_t>(z)]; }

  /// Sources and the imprint: their Han is no gloss.
  static bool is_apart(Zone z) { return z == Zone::reference || z == Zone::imprint; }

  Hit& hit(Gathered& g, uint32_t unit) const {
    if (g.hits.empty() || g.hits.back().unit != unit) g.hits.push_back({out_.document, unit});
    Hit& h = g.hits.back();
    ++h.count;
    return h;
  }

  /// Whether the line is a note: "주: …", "※ …", "[주 1] …", "각주 2) …".
  bool in_note(std::string_view text, uint64_t at) const {
    const size_t end = text.find_last_of("\n\f", at);
    std::string_view line = text.substr(end == text.npos ? 0 : end + 1);
    line = line.substr(0, line.find('\n'));
    while (line.starts_with(' ') || line.starts_with('\t') || line.starts_with('[') || line.starts_with('(') ||
           line.starts_with('*'))
      line.remove_prefix(1);
    if (line.starts_with("※")) return true;
    for (const std::string_view word : heads_.note) {
      if (!line.starts_with(word)) continue;
      std::string_view rest = line.substr(word.size());
      while (!rest.empty() && (rest[0] == ' ' || base::is_digit(static_cast<unsigned char>(rest[0]))))
        rest.remove_prefix(1);
      if (rest.starts_with(':') || rest.starts_with(')') || rest.starts_with(']') || rest.starts_with("："))
        return true;
    }
    return false;
  }

  void gather() {
    const auto& o = *in_.observation;
    const std::string_view text = in_.document->text();
    for (uint32_t i = 0; i < o.mentions.size(); ++i) {
      const Mention& m = o.mentions[i];
      if (m.ledger == mention::kNone || !makes_entry(m, o.mentions, options_.nested)) continue;
      if (!counts(m.zone)) {
        ++out_.left_out[std::string(layout::zone_name(m.zone))];
        if (!is_apart(m.zone)) spare(i);
        continue;
      }
      if (in_.pages) {
        show(out_.names[m.ledger], i, text);
        continue;
      }
      const auto unit = out_.places.unit(m.begin);
      if (!unit) {
        ++out_.left_out["front"];
        spare(i);
        continue;
      }
      Gathered& g = out_.names[m.ledger];
      Hit& h = hit(g, *unit);
      h.principal = h.principal || out_.places.in_title(m.begin);
      if (m.zone == Zone::body && options_.marks && in_note(text, m.begin)) h.mark = h.mark ? h.mark : 'n';
      else if (m.zone == Zone::body) h.plain = true;
      else if (!h.mark) h.mark = m.zone == Zone::table ? 't' : 'f';
      show(g, i, text);
    }
  }

  /// Locators from the final pages: every form that the draft shows is looked for there.
  void from_pages() {
    std::vector<std::string> forms;
    std::vector<uint32_t> owners;
    std::set<uint32_t> lacking;
    for (const auto& [name, g] : out_.names) {
      if (!g.mentions) continue;
      lacking.insert(name);
      for (const auto& f : g.forms) forms.push_back(f), owners.push_back(name);
      for (const auto& h : in_order(g.han)) forms.push_back(h), owners.push_back(name);
    }
    for (const FoundForm& f : find_forms(in_.pages->text(), forms)) {
      const auto unit = out_.places.unit(f.begin);
      if (!unit || !counts(out_.places.zone(f.begin))) continue;
      // The Han of a gloss follows its Hangul on the same page.
      hit(out_.names[owners[f.form]], *unit).plain = true;
      lacking.erase(owners[f.form]);
    }
    out_.missing.assign(lacking.begin(), lacking.end());
  }

  void spare(uint32_t i) {
    const auto& o = *in_.observation;
    const Mention& m = o.mentions[i];
    if (m.pair < o.pairs.size())
      seen(out_.names[m.ledger].spare, base::to_utf8(o.pairs[m.pair].han), {out_.document, 2 * i});
  }

  void show(Gathered& g, uint32_t i, std::string_view text) const {
    const auto& o = *in_.observation;
    const Mention& m = o.mentions[i];
    const Order at{out_.document, 2 * i}, behind{out_.document, 2 * i + 1};  // a mention may show two
    ++g.mentions;
    const std::string form(text.substr(m.begin, m.end - m.begin));
    const gloss::Pair* pair = m.pair < o.pairs.size() ? &o.pairs[m.pair] : nullptr;
    if (g.first.empty()) {
      g.first = form;
      g.first_at = at;
      g.acronym = acronym_behind(text, m.end);
    }
    if (!pair && !(m.evidence & mention::kIsHan))
      if (const std::string han = han_behind(text, m.end); !han.empty()) seen(g.han, han, at);
    if (pair) {
      const auto& j = pair->judgement;
      const std::string han = base::to_utf8(pair->han);
      SeenHan& s = seen(g.han, han, at);
      keep_first(s.beside, s.beside_at, base::to_utf8(pair->ko), at);
      if (j.extent && j.extent_han_lacks) keep_last(s.lacking, s.lacking_at, base::to_utf8(j.extent_word), at);
      if ((j.verdict == gloss::Verdict::han_mismatch && j.other_hangul.empty()) || has_lost_character(han))
        keep_last(s.mended, s.mended_at, base::to_utf8(j.expected_han), at);
      remember_code(s, pair->han_begin, pair->han_end, at);
    }
    if (m.evidence & mention::kSurnameOnly) return;
    if (pair && pair->han_first) {
      g.forms.insert(base::to_utf8(pair->ko));
    } else if (m.evidence & mention::kIsHan) {
      SeenHan& s = seen(g.han, form, behind);
      if (!pair) remember_code(s, m.begin, m.end, at);
    } else {
      g.forms.insert(form);
      std::string right = pair ? form : respelt(m, form);
      if (right == form) g.sound.insert(form);
      else g.respelt.try_emplace(form, std::move(right));
    }
  }

  /// The form as check proposes it: with every misspelled word inside it put right.
  std::string respelt(const Mention& m, const std::string& form) const {
    const auto& all = in_.respelt;
    const auto first =
        std::partition_point(all.begin(), all.end(), [&](const Respelt& r) { return r.begin < m.begin; });
    std::string out;
    uint64_t at = m.begin;
    for (auto r = first; r != all.end() && r->end <= m.end; ++r) {
      if (r->begin < at) continue;
      out += form.substr(at - m.begin, r->begin - at) + r->right;
      at = r->end;
    }
    return out + form.substr(at - m.begin);
  }

  /// Han that the file writes with compatibility ideographs: their code points say how it is read.
  void remember_code(SeenHan& s, uint64_t begin, uint64_t end, Order at) const {
    if (!in_.document->changed() || !s.coded.empty() || in_.document->text().substr(begin, end - begin) != s.text)
      return;
    std::string raw(map_.source_slice(begin, end));
    if (raw != s.text) keep_first(s.coded, s.coded_at, std::move(raw), at);
  }

  /// A forced word, as it stands, at the beginning of a word. Whether it is a name is known later.
  void seek(const std::string& word, Gathered& g) const {
    const std::string_view text = (in_.pages ? in_.pages : in_.document)->text();
    for (size_t at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
      size_t before = at;
      while (before && (static_cast<unsigned char>(text[before - 1]) & 0xC0) == 0x80) --before;
      if (before) --before;
      size_t i = before;
      const char32_t left = at ? base::next_code_point(text, i) : U' ';
      const bool inside = base::is_hangul(left) || base::is_latin(left) || base::is_digit(left);
      const auto unit = out_.places.unit(at);
      if (inside || !unit || !counts(out_.places.zone(at))) continue;
      hit(g, *unit).plain = true;
      ++g.mentions;
    }
  }

  const IndexInput& in_;
  const IndexOptions& options_;
  layout::LineHeads heads_;
  text::SourceMap map_;
  Sheet out_;
};

}  // namespace

void Gathered::take(Gathered&& from) {
  if (hits.empty()) hits = std::move(from.hits);
  else hits.insert(hits.end(), from.hits.begin(), from.hits.end());
  forms.merge(from.forms);
  sound.merge(from.sound);
  respelt.merge(from.respelt);
  mentions += from.mentions;
  if (!from.first.empty() && (first.empty() || from.first_at < first_at)) {
    first = std::move(from.first);
    first_at = from.first_at;
    acronym = std::move(from.acronym);
  }
  take_han(han, std::move(from.han));
  take_han(spare, std::move(from.spare));
}

Shown Gathered::shown() const {
  Shown out;
  out.first = first;
  out.acronym = acronym;
  out.forms.assign(forms.begin(), forms.end());
  out.han = in_order(han.empty() ? spare : han);
  for (const auto& [form, right] : respelt)
    if (!sound.contains(form)) out.respelt.emplace(form, right);
  for (const SeenHan& h : han) {
    if (!h.beside.empty()) out.beside[h.text] = h.beside;
    if (!h.lacking.empty()) out.lacking[h.text] = h.lacking;
    if (!h.mended.empty()) out.mended[h.text] = h.mended;
    if (!h.coded.empty()) out.coded[h.text] = h.coded;
  }
  return out;
}

Sheet read_sheet(const image::Lexicon& lexicon, uint32_t document, const IndexInput& input,
                 const IndexOptions& options) {
  return Reader(lexicon, document, input, options).read();
}

void Gathering::add(Sheet sheet, std::span<const uint32_t> numbers) {
  if (places.size() <= sheet.document) places.resize(sheet.document + 1);
  places[sheet.document] = std::move(sheet.places);
  for (auto& [name, g] : sheet.names) {
    if (name >= numbers.size()) continue;
    if (names.size() <= numbers[name]) names.resize(numbers[name] + 1);
    names[numbers[name]].take(std::move(g));
  }
  forced.resize(sheet.forced.size());
  for (size_t i = 0; i < forced.size(); ++i) forced[i].take(std::move(sheet.forced[i]));
  for (const auto& [zone, n] : sheet.left_out) left_out[zone] += n;
  for (const uint32_t name : sheet.missing)
    if (name < numbers.size()) missing.emplace_back(sheet.document, numbers[name]);
  ++sheets;
}

}  // namespace ireum::index
