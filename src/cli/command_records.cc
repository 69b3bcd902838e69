// extract, names and read: records of what was found.
#include <algorithm>

#include "base/utf8.h"
#include "cli/options.h"
#include "report/writers.h"

namespace ireum::cli {
namespace {

using image::Type;

base::Result<report::RecordFormat> format_of(const Options& o) {
  return report::record_format(o.get("format", "text"));
}

report::NameRecord::Spot spot(const session::Session& s, const entity::Place& p) {
  const session::Loaded& d = *s.documents()[p.document];
  return {d.input.path(), d.map->at(p.begin, text::Edge::begin), d.map->at(p.end, text::Edge::end)};
}

report::MentionRecord record_of(const session::Loaded& d, const mention::Mention& m, const entity::Ledger& ledger) {
  const mention::Observation& obs = d.observation;
  report::MentionRecord r;
  r.path = d.input.path();
  r.type = mention::type_name(m.type);
  r.subtype = m.subtype == image::Subtype::none ? std::string_view() : mention::subtype_name(m.subtype);
  r.start = d.map->at(m.begin, text::Edge::begin);
  r.end = d.map->at(m.end, text::Edge::end);
  r.text = d.map->source_slice(m.begin, m.end);
  r.zone = layout::zone_name(m.zone);
  if (m.parent != mention::kNone) r.parent = d.map->at(obs.mentions[m.parent].begin, text::Edge::begin).offset;
  if (m.type == Type::date) {
    r.value = obs.dates[m.date].value;
  } else if (m.ledger != mention::kNone) {
    const entity::Entry& e = ledger.entries[m.ledger];
    r.entity = e.key;
    r.canonical = e.canonical;
    if (m.pair != mention::kNone) r.han = d.map->source_slice(obs.pairs[m.pair].han_begin, obs.pairs[m.pair].han_end);
    else if (m.evidence & mention::kIsHan) r.han = r.text;
    else if (!e.han.empty()) r.han = e.han.front().text;
    r.reading = {e.system, e.pinyin, e.standard};
    r.origin = reading::origin_name(e.origin);
    r.era = reading::era_name(e.era);
  }
  return r;
}

/// The record of the last place of a chain, which is nested in the chain's and means the same place.
report::MentionRecord tail_of(const session::Loaded& d, const mention::Mention& chain, report::MentionRecord r) {
  r.parent = r.start.offset;
  r.start = d.map->at(chain.end - chain.tail, text::Edge::begin);
  r.text = d.map->source_slice(chain.end - chain.tail, chain.end);
  return r;
}

}  // namespace

int cmd_extract(const Options& o, Io& io) {
  const auto format = format_of(o);
  if (!format) return complain(o, io, format.error()), 2;
  auto opened = open_session(o, io, mention::Purpose::names);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  const entity::Ledger& ledger = s.ledger();
  std::string out;
  std::vector<report::MentionRecord> records;
  for (const auto& d : s.documents()) {
    if (d->evidence_only) continue;
    const auto put_record = [&](const report::MentionRecord& r) {
      if (*format != report::RecordFormat::jsonl) return records.push_back(r);
      report::append_jsonl(r, out);
      if (out.size() > (1u << 20)) put(io, out), out.clear();
    };
    // The last place of a chain stands in its turn: behind what begins before it.
    std::vector<std::pair<uint64_t, report::MentionRecord>> tails;
    const auto put_tails = [&](uint64_t before) {
      for (; !tails.empty() && tails.back().first < before; tails.pop_back()) put_record(tails.back().second);
    };
    for (const mention::Mention& m : d->observation.mentions) {
      put_tails(m.begin);
      const report::MentionRecord r = record_of(*d, m, ledger);
      put_record(r);
      if (m.tail) tails.emplace_back(m.end - m.tail, tail_of(*d, m, r));
    }
    put_tails(UINT64_MAX);
  }
  if (*format != report::RecordFormat::jsonl) report::write_mentions(records, *format, o.lang, out);
  put(io, out);
  return print_errors(o, io, s) ? 2 : 0;
}

int cmd_names(const Options& o, Io& io) {
  const auto format = format_of(o);
  if (!format) return complain(o, io, format.error()), 2;
  auto opened = open_session(o, io, mention::Purpose::names);
  if (!opened) return 2;
  session::Session& s = *opened->session;
  std::vector<report::NameRecord> records;
  const auto reported = [&](const entity::Place& p) { return !s.documents()[p.document]->evidence_only; };
  for (const entity::Entry& e : s.ledger().entries) {
    // What only the evidence has is nobody's question.
    const bool here =
        std::any_of(e.han.begin(), e.han.end(), [&](const entity::HanForm& h) { return reported(h.first); }) ||
        std::any_of(e.forms.begin(), e.forms.end(),
                    [&](const entity::Form& f) { return std::any_of(f.places.begin(), f.places.end(), reported); });
    if (!here && e.mentions > 0 && !(e.han.empty() && e.forms.empty())) continue;
    report::NameRecord r;
    r.entity = e.key;
    r.type = mention::type_name(e.type);
    r.canonical = e.canonical;
    for (const entity::HanForm& h : e.han) r.han.push_back({h.text, h.script, h.count});
    for (const entity::Form& f : e.forms)
      if (!f.places.empty())
        r.forms.push_back({f.text, std::string(entity::status_name(f.status)), f.count, spot(s, f.places.front())});
    r.mentions = e.mentions;
    r.origin = reading::origin_name(e.origin);
    r.era = reading::era_name(e.era);
    records.push_back(std::move(r));
  }
  std::string out;
  report::write_names(records, *format, o.lang, out);
  put(io, out);
  return print_errors(o, io, s) ? 2 : 0;
}

namespace {

/// A Han word: its readings, and the names that are written so.
report::ReadingRecord read_han(const reading::Readings& readings, const std::u32string& word) {
  report::ReadingRecord r;
  const image::Lexicon& lexicon = readings.lexicon();
  const std::u32string z = readings.fold(word);
  r.text = base::to_utf8(word);
  r.simplified = base::to_utf8(z);
  r.traditional = base::to_utf8(readings.to_korean(z));
  image::Role role = image::Role::canonical;
  const auto listed = gloss::listed_by_han(lexicon, z, &role);
  const bool stem = image::is_stem(static_cast<uint8_t>(role));
  if (const image::Hit hit = lexicon.find(image::List::name_han, z)) {
    for (const image::Sense& sense : hit.senses) {
      const image::EntityRef e{hit.image, sense.target};
      r.glossary.push_back({std::string(e.id()), std::string(mention::type_name(e.type())), std::string(e.ko()),
                            std::string(e.han()), std::string(e.image->str(e->note))});
      for (const image::Form& f : e.forms())
        // 타이완성 is said of 台湾省, not of 台湾; a strait named after the place has forms of its own.
        if (!f.han && f.role == static_cast<uint8_t>(image::Role::allowed) && !image::is_stem(sense.role) &&
            !(e.type() == Type::place && e.image->str(f.text).starts_with(e.ko())))
          r.customary.emplace_back(e.image->str(f.text));
    }
  }
  const image::Hit custom = lexicon.find(image::List::customary, z);
  if (custom)
    for (size_t i = 1; i < custom.senses.size(); ++i)
      r.customary.emplace_back(custom.image->word(custom.senses[i].target));
  std::sort(r.customary.begin(), r.customary.end());
  r.customary.erase(std::unique(r.customary.begin(), r.customary.end()), r.customary.end());
  const reading::NameKind kind = listed && listed->type() == Type::person  ? reading::NameKind::person
                                 : listed && listed->type() == Type::place ? reading::NameKind::place
                                                                           : reading::NameKind::any;
  const reading::Transcription best = readings.transcribe(z, kind);
  if (best.complete && !best.units.empty()) {
    r.mandarin.push_back({best.pinyin(), base::to_utf8(best.hangul()), std::string(reading::basis_name(best.basis()))});
    r.preferred = r.mandarin[0].hangul;
  }
  if (const std::u32string sino = readings.sino_word(z); !sino.empty()) r.sino_korean.push_back(base::to_utf8(sino));
  // Who lived before 1912 is read the Korean way (李白 이백), but for a name that many bear today (王平 왕핑).
  const bool of_today = listed && listed->has(image::kHistoric) && readings.is_commonest_name(z);
  if (listed && !of_today) {
    // The listed form of the same extent: the stem for a stem, a short form for a short form.
    r.preferred = listed->ko();
    if (stem || role == image::Role::abbreviation)
      for (const image::Form& f : listed->forms())
        if (!f.han && f.role == static_cast<uint8_t>(role)) {
          r.preferred = listed->image->str(f.text);
          break;
        }
  }
  if (custom && (!listed || role != image::Role::canonical)) r.preferred = custom.image->word(custom.senses[0].target);
  return r;
}

report::ReadingRecord read_hangul(const image::Lexicon& lexicon, const std::u32string& word) {
  report::ReadingRecord r;
  r.text = base::to_utf8(word);
  if (const image::Hit hit = lexicon.find(image::List::name_hangul, word))
    for (const image::Sense& sense : hit.senses) {
      const image::EntityRef e{hit.image, sense.target};
      r.glossary.push_back({std::string(e.id()), std::string(mention::type_name(e.type())), std::string(e.ko()),
                            std::string(e.han()), std::string(e.image->str(e->note))});
      if (r.preferred.empty()) r.preferred = e.ko();
    }
  return r;
}

report::ReadingRecord read_pinyin(const reading::Readings& readings, const std::string& word) {
  report::ReadingRecord r;
  r.text = word;
  std::u32string hangul;
  for (size_t at = 0; at <= word.size();) {
    const size_t end = std::min(word.find(' ', at), word.size());
    if (end > at) {
      const std::u32string one = readings.pinyin_hangul(std::string_view(word).substr(at, end - at));
      if (one.empty()) return r;
      hangul += one;
    }
    at = end + 1;
  }
  r.preferred = base::to_utf8(hangul);
  if (!r.preferred.empty()) r.mandarin.push_back({word, r.preferred, "table"});
  return r;
}

}  // namespace

int cmd_read(const Options& o, Io& io) {
  const auto format = format_of(o);
  if (!format) return complain(o, io, format.error()), 2;
  if (o.paths.empty())
    return complain(o, io, {"error.arguments", "", {std::string(report::say(o.lang, "example.read"))}}), 2;
  Options nothing = o;  // the configuration's glossaries, and no document
  nothing.paths.clear();
  nothing.values["files-from"] = {"/dev/null"};
  auto opened = open_session(nothing, io);
  if (!opened) return 2;
  const reading::Readings& readings = opened->session->observer().readings();
  std::vector<report::ReadingRecord> records;
  for (const std::string& word : o.paths) {
    // As a document is read: composed, and compatibility ideographs as their common selves.
    const std::u32string w = base::to_utf32(config::nfc(word));
    const bool han = std::any_of(w.begin(), w.end(), base::is_han);
    records.push_back(o.has("pinyin") ? read_pinyin(readings, word)
                      : han           ? read_han(readings, w)
                                      : read_hangul(opened->session->lexicon(), w));
    records.back().text = word;
  }
  std::string out;
  report::write_readings(records, *format, o.lang, out);
  put(io, out);
  return 0;
}

}  // namespace ireum::cli
