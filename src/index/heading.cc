#include "index/heading.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "entity/homonyms.h"
#include "index/heading_text.h"
#include "index/sort_key.h"
#include "reading/readings.h"

namespace ireum::index {
namespace {

using image::Type;

bool is_lost(char32_t c) { return c == U'?' || c == 0xFFFD || c == 0x25A1 || c == 0xFF1F; }

bool fits(std::u32string_view pattern, std::u32string_view han) {
  if (pattern.size() != han.size()) return false;
  for (size_t i = 0; i < han.size(); ++i)
    if (!is_lost(pattern[i]) && pattern[i] != han[i]) return false;
  return true;
}

size_t differences(std::u32string_view a, std::u32string_view b) {
  size_t n = 0;
  for (size_t i = 0; i < a.size() && i < b.size(); ++i) n += a[i] != b[i];
  return n;
}

}  // namespace

HeadingMaker::HeadingMaker(const image::Lexicon& lexicon, const entity::Ledger& ledger, const IndexOptions& options)
    : lexicon_(&lexicon), options_(&options) {
  uint64_t simplified = 0, traditional = 0;
  for (const auto& e : ledger.entries)
    for (const auto& h : e.han)
      (h.script == "simplified" ? simplified : traditional) += h.script == "simplified" || h.script == "traditional";
  traditional_ = traditional > simplified;
  if (!traditional_ || lexicon.images().empty()) return;
  std::map<char32_t, std::map<char32_t, uint32_t>> written;  // simplified -> as it stands in the texts
  for (const auto& e : ledger.entries)
    for (const auto& h : e.han)
      for (const char32_t c : base::to_utf32(h.text))
        if (const image::Char* rec = lexicon.find_char(c); rec && !(rec->flags & image::kSimplifiedOnly))
          written[rec->simplified][c] += h.count;
  for (const auto& [c, forms] : written)
    glyphs_[c] = std::max_element(forms.begin(), forms.end(), [](const auto& x, const auto& y) {
                   return x.second < y.second;
                 })->first;
}

/// The listed entity, also where a slip in the Han hid it: the one of that name and type.
image::EntityRef HeadingMaker::known(const entity::Entry& entry) const {
  // Many people share a name: of those only the list's own one may be set right by the list.
  if (entry.listed || entry.type == Type::person || lexicon_->images().empty()) return entry.listed;
  image::EntityRef found;
  const image::Hit hit = lexicon_->find(image::List::name_hangul, entry.canonical);
  for (const image::Sense& s : hit.senses) {
    const image::EntityRef e{hit.image, s.target};
    const auto role = static_cast<image::Role>(s.role);
    if (e.type() != entry.type || (role != image::Role::canonical && role != image::Role::stem)) continue;
    if (found) return {};  // two of that name: no telling
    found = e;
  }
  return found;
}

/// The listed Han that `han` is a slip of: as long, and most of it the same. Empty where `han` is right.
std::string HeadingMaker::listed_correction(image::EntityRef listed, const std::string& han) const {
  if (!listed) return {};
  const std::u32string written = reading::Readings(*lexicon_).fold(base::to_utf32(han));
  std::u32string best;
  size_t least = written.size();
  for (const auto& f : listed.forms()) {
    if (!f.han) continue;
    const std::u32string known = base::to_utf32(listed.image->str(f.text));
    if (known == written) return {};
    if (known.size() != written.size()) continue;
    if (const size_t n = differences(known, written); n < least) least = n, best = known;
  }
  return least * 2 <= written.size() ? base::to_utf8(best) : std::string();
}

std::string HeadingMaker::in_script(std::string_view simplified, std::string_view like) const {
  if (lexicon_->images().empty()) return std::string(simplified);
  const reading::Readings readings(*lexicon_);
  bool s = false, t = false;
  for (const char32_t c : base::to_utf32(like)) {
    const image::Char* rec = readings.lexicon().find_char(c);
    s = s || (rec && rec->flags & image::kSimplifiedOnly);
    t = t || (rec && rec->flags & image::kTraditionalOnly);
  }
  const bool traditional = s == t ? traditional_ : t;
  const std::u32string han = base::to_utf32(simplified);
  if (!traditional) return base::to_utf8(readings.fold(han));
  // In the glyphs that the texts use: 硏 or 研.
  std::u32string out = readings.to_korean(han);
  for (size_t i = 0; i < out.size() && out.size() == han.size(); ++i)
    if (const auto glyph = glyphs_.find(han[i]); glyph != glyphs_.end()) out[i] = glyph->second;
  return base::to_utf8(out);
}

std::string HeadingMaker::right_han(const entity::Entry& entry, const Shown& shown) const {
  const image::EntityRef listed = known(entry);
  const auto correction = [&](const std::string& h) -> std::string {
    if (const auto m = shown.mended.find(h); m != shown.mended.end() && !m->second.empty()) return m->second;
    return listed_correction(listed, h);
  };
  for (const auto& h : shown.han)
    if (!has_lost_character(h) && correction(h).empty()) return h;
  for (const auto& h : shown.han)
    if (const std::string right = correction(h); !right.empty()) return in_script(right, h);
  for (const auto& h : shown.han) {
    const auto hangul = shown.beside.find(h);
    if (const std::string right = restored(hangul == shown.beside.end() ? entry.canonical : hangul->second, h);
        !right.empty())
      return in_script(right, h);
  }
  return {};
}

/// Both a character that only simplified and one that only traditional text has.
bool HeadingMaker::is_mixed(std::string_view han) const {
  bool s = false, t = false;
  for (const char32_t c : base::to_utf32(han)) {
    const image::Char* rec = lexicon_->find_char(c);
    s = s || (rec && rec->flags & image::kSimplifiedOnly);
    t = t || (rec && rec->flags & image::kTraditionalOnly);
  }
  return s && t;
}

/// The Han of a name with lost characters, by what the Hangul says: a listed name, else its words.
std::string HeadingMaker::restored(std::string_view hangul, std::string_view written) const {
  if (lexicon_->images().empty() || !has_lost_character(written)) return {};
  std::u32string han = reading::Readings(*lexicon_).fold(base::to_utf32(written));
  const std::u32string ko = base::to_utf32(hangul);
  const auto forms_of = [&](const image::Sense& s, const image::Hit& hit, image::List list) {
    std::vector<std::u32string> out;
    if (list == image::List::lexicon_hangul) out.push_back(base::to_utf32(hit.image->word(s.target)));
    else
      for (const image::Form& f : image::EntityRef{hit.image, s.target}.forms())
        if (f.han) out.push_back(base::to_utf32(hit.image->str(f.text)));
    return out;
  };
  const auto put_in = [&](std::u32string_view word) {
    for (size_t at = 0; word.size() > 1 && at + word.size() <= han.size(); ++at) {
      const std::u32string_view here = std::u32string_view(han).substr(at, word.size());
      const auto lost = static_cast<size_t>(std::count_if(here.begin(), here.end(), is_lost));
      if (lost && lost < word.size() && fits(here, word)) {
        han.replace(at, word.size(), word);
        return;
      }
    }
  };
  // Longer stretches of the Hangul first: the whole name, then its words.
  for (size_t n = ko.size(); n >= 1; --n)
    for (size_t b = 0; b + n <= ko.size(); ++b)
      for (const auto list : {image::List::name_hangul, image::List::lexicon_hangul})
        if (const image::Hit hit = lexicon_->find(list, std::u32string_view(ko).substr(b, n)))
          for (const image::Sense& s : hit.senses)
            for (const auto& word : forms_of(s, hit, list)) put_in(word);
  return std::any_of(han.begin(), han.end(), is_lost) ? std::string() : base::to_utf8(han);
}

/// 昆明 -> 昆明市 where the text says 쿤밍시(昆明) and never 쿤밍 alone; one script for a mixture of two.
std::string HeadingMaker::whole_han(const std::string& han, const Shown& shown) const {
  if (han.empty() || lexicon_->images().empty()) return han;
  std::string out =
      is_mixed(han) ? in_script(base::to_utf8(reading::Readings(*lexicon_).fold(base::to_utf32(han))), "") : han;
  const auto lack = shown.lacking.find(han);
  if (lack == shown.lacking.end()) return out;
  for (const std::string& form : shown.forms)
    if (!std::string_view(form).ends_with(lack->second)) return out;
  const image::Hit generic = lexicon_->find(image::List::generic_hangul, lack->second);
  return generic ? out + in_script(generic.image->word(generic.senses[0].target), han) : out;
}

std::pair<std::string, std::string> HeadingMaker::pinyin_of(const entity::Entry& entry, const std::string& han) const {
  if (entry.system == "japanese" || entry.pinyin.empty() || (entry.type != Type::person && entry.type != Type::place))
    return {};
  std::pair<std::string, std::string> whole = {capitalized(entry.pinyin), ""};
  if (han.empty() || lexicon_->images().empty()) return whole;
  const reading::Readings readings(*lexicon_);
  const std::u32string folded = readings.fold(base::to_utf32(han));
  size_t first = entry.type == Type::person ? std::max<size_t>(1, lexicon_->longest(image::List::surname, folded)) : 0;
  if (entry.type == Type::place)
    for (size_t n = std::min<size_t>(3, folded.size() > 2 ? folded.size() - 2 : 0); n && !first; --n)
      if (lexicon_->find(image::List::generic, std::u32string_view(folded).substr(folded.size() - n)))
        first = folded.size() - n;
  if (first == 0 || first >= folded.size()) return whole;
  const auto rest = readings.transcribe(folded.substr(first), reading::NameKind::any);
  std::string tail = rest.complete ? rest.pinyin() : std::string();
  // By itself it is written like a name, large; within one it is not, but for a person's given name.
  if (!entry.pinyin.ends_with(tail)) tail = uncapitalized(tail);
  if (tail.empty() || tail.size() >= entry.pinyin.size() || !entry.pinyin.ends_with(tail)) return whole;
  std::string_view head = std::string_view(entry.pinyin).substr(0, entry.pinyin.size() - tail.size());
  if (head.ends_with(' ')) head.remove_suffix(1);
  return {capitalized(head), capitalized(tail)};
}

std::string HeadingMaker::english(const entity::Entry& entry, const std::string& han) const {
  if (entry.listed)
    for (const auto& f : entry.listed.forms()) {
      std::string text(entry.listed.image->str(f.text));
      if (!f.han && !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; }))
        return text;
    }
  const auto [first, second] = pinyin_of(entry, han);
  const std::string plain = capitalized(without_tones(first));
  return entry.type == Type::place || second.empty() ? plain : plain + " " + capitalized(without_tones(second));
}

bool HeadingMaker::is_generic(std::string_view hangul) const {
  return !hangul.empty() && !lexicon_->images().empty() &&
         static_cast<bool>(lexicon_->find(image::List::generic_hangul, hangul));
}

std::string HeadingMaker::own_name(const entity::Entry& entry) const {
  const size_t blank = entry.canonical.rfind(' ');
  if (entry.type != Type::place || !entry.listed || blank == entry.canonical.npos) return entry.canonical;
  std::string last = entry.canonical.substr(blank + 1);
  for (const image::Form& f : entry.listed.forms())
    if (!f.han && entry.listed.image->str(f.text) == last) return last;
  return entry.canonical;
}

std::string HeadingMaker::fitted_name(const entity::Entry& entry, const Shown& shown, const std::string& han) const {
  std::string name = own_name(entry);
  if (entry.type != Type::place) return name;
  const auto differ_by_generic = [&](std::string_view a, std::string_view b) {
    return a.size() < b.size() && b.starts_with(a) && is_generic(b.substr(a.size()));
  };
  if (!han.empty()) {
    if (lexicon_->images().empty() || entry.system == "japanese") return name;
    const reading::Readings readings(*lexicon_);
    const auto t = readings.transcribe(readings.fold(base::to_utf32(han)), reading::NameKind::place);
    const std::string read = t.complete ? base::to_utf8(t.hangul()) : std::string();
    const bool stands_there = std::any_of(entry.forms.begin(), entry.forms.end(), [&](const entity::Form& f) {
      return f.text == read && f.status <= entity::FormStatus::allowed;
    });
    return stands_there || differ_by_generic(read, name) || differ_by_generic(name, read) ? read : name;
  }
  const auto stands = [&](const std::string& f) {
    return std::find(shown.forms.begin(), shown.forms.end(), f) != shown.forms.end();
  };
  if (shown.forms.empty() || stands(name)) return name;
  for (const auto& f : entry.forms)
    if (f.status <= entity::FormStatus::allowed && stands(f.text) &&
        (differ_by_generic(f.text, name) || differ_by_generic(name, f.text)))
      return f.text;
  return name;
}

std::string HeadingMaker::unabbreviated(const entity::Entry& entry, const Shown& shown, const Heading& heading) const {
  if (heading.han.empty() || !entry.listed || entry.type == Type::place || lexicon_->images().empty())
    return heading.han;
  // As somebody wrote it: both halves are of one length.
  if (const auto beside = shown.beside.find(heading.han);
      beside != shown.beside.end() && beside->second == heading.name)
    return heading.han;
  const std::string written = base::to_utf8(reading::Readings(*lexicon_).fold(base::to_utf32(heading.han)));
  const std::string_view whole = entry.listed.han();
  if (written.size() >= whole.size()) return heading.han;
  const auto is = [&](const image::Form& f, std::string_view text, bool han) {
    return (f.han != 0) == han && entry.listed.image->str(f.text) == text;
  };
  const auto forms = entry.listed.forms();
  const bool short_form =
      std::any_of(forms.begin(), forms.end(), [&](const image::Form& f) { return is(f, written, true); });
  const bool whole_name = std::any_of(forms.begin(), forms.end(), [&](const image::Form& f) {
    return is(f, heading.name, false) && (f.role == static_cast<uint8_t>(image::Role::canonical) ||
                                          f.role == static_cast<uint8_t>(image::Role::allowed));
  });
  return short_form && whole_name ? in_script(whole, heading.han) : heading.han;
}

void HeadingMaker::tell_apart(const entity::Entry& entry, Heading& heading) const {
  if (entry.type != Type::place || !heading.han.empty()) return;
  const auto all = entity::homonyms(*lexicon_, heading.name);
  if (all.empty()) return;
  // Of its forms, the one that covers the words of the name: 쑤저우(苏州), 쑤저우시(苏州市).
  const auto han_of = [&](const image::EntityRef& e) {
    image::Role role = image::Role::canonical;
    for (const image::Form& f : e.forms())
      if (!f.han && e.image->str(f.text) == heading.name) role = static_cast<image::Role>(f.role);
    for (const image::Form& f : e.forms())
      if (f.han && static_cast<image::Role>(f.role) == role) return in_script(e.image->str(f.text), "");
    return in_script(e.han(), "");
  };
  if (entry.listed) {
    const std::string own = han_of(entry.listed);
    const bool tells = std::any_of(all.begin(), all.end(), [&](const image::EntityRef& e) { return han_of(e) != own; });
    if (tells) heading.han = own;
    return;
  }
  for (const image::EntityRef& e : all) {
    const std::string above =
        e->parent == image::kNone ? "" : std::string(image::EntityRef{e.image, e->parent}.ko()) + " ";
    heading.ambiguous.push_back(above + han_of(e));
  }
}

namespace {

/// The right spelling of a name that the text has misspelled alone, or of the last place of a chain (다주구 of 충칭시
/// 다주구); empty where the name is sound.
std::string respelt(const Shown& shown, const std::string& name) {
  if (const auto it = shown.respelt.find(name); it != shown.respelt.end()) return it->second;
  for (const auto& [form, right] : shown.respelt)
    if (form.ends_with(" " + name)) return right.substr(right.rfind(' ') + 1);
  return {};
}

}  // namespace

Heading HeadingMaker::make(const entity::Entry& entry, const Shown& shown) const {
  Heading out;
  out.han = whole_han(right_han(entry, shown), shown);
  out.name = with_latin_letters(fitted_name(entry, shown, out.han));
  if (std::string right = respelt(shown, out.name); !right.empty()) out.name = std::move(right), out.respelt = true;
  tell_apart(entry, out);
  out.han = unabbreviated(entry, shown, out);
  const bool mandarin = entry.system == "mandarin" || entry.system.empty();
  std::string name = out.name;
  if (entry.type == Type::work) {
    auto [open, close] = quotes_of(name);
    if (open.empty()) std::tie(open, close) = quotes_of(shown.first);
    name = open.empty() ? balanced(name) : open + balanced(unquoted(name)) + close;
  }
  const auto coded = [&](const std::string& han) -> const std::string& {
    const auto it = shown.coded.find(han);
    return it == shown.coded.end() ? han : it->second;
  };
  out.key = reading_key(*lexicon_, without_inner_gloss(coded(name)), mandarin);
  // An acronym that the text explains: 한국과학기술원(KAIST), also where the list prefers KAIST.
  if (!shown.acronym.empty() && letters_of(name) == letters_of(shown.acronym) &&
      letters_of(shown.first) != letters_of(name)) {
    out.name = name = shown.first;
    out.key = reading_key(*lexicon_, name, mandarin);
  }
  std::string note;
  if (options_->pinyin) {
    const auto [first, second] = pinyin_of(entry, out.han);
    note = first + (second.empty() ? "" : " " + second);
  }
  if (options_->english)
    if (const std::string e = english(entry, out.han); !e.empty() && e != name && e != shown.acronym)
      note += (note.empty() ? "" : ", ") + e;
  const auto bracket = [&](const std::string& a, const std::string& b) {
    return a.empty() && b.empty() ? std::string() : "(" + a + (a.empty() || b.empty() ? "" : ", ") + b + ")";
  };
  const bool is_han = !name.empty() && name == out.han;
  const bool inside = !out.han.empty() && name.find("(" + out.han + ")") != name.npos;
  switch (options_->style) {
    case Style::hangul: out.text = name + bracket("", note); break;
    case Style::han: out.text = (out.han.empty() ? name : out.han) + bracket("", note); break;
    case Style::sino_han:
      if (!out.han.empty() && !lexicon_->images().empty()) {
        const std::string sino = reading_key(*lexicon_, coded(out.han), false);
        out.key = sino;
        out.text = sino + bracket(out.han, note);
        break;
      }
      [[fallthrough]];
    case Style::hangul_han:
      out.text =
          name + (is_han || inside ? bracket("", note) : bracket(out.han.empty() ? shown.acronym : out.han, note));
      break;
  }
  return out;
}

std::string HeadingMaker::pinyin_key(const entity::Entry& entry, const std::string& han) const {
  std::string marked = entry.pinyin;
  if (!han.empty() && !lexicon_->images().empty()) {
    const reading::Readings readings(*lexicon_);
    const std::u32string folded = readings.fold(base::to_utf32(han));
    // A word whose reading is known as a whole (重庆) before one read character by character.
    image::Hit hit;
    const size_t n = lexicon_->longest(image::List::polyphone, folded, &hit);
    const auto t = readings.transcribe(folded.substr(n),
                                       entry.type == Type::person ? reading::NameKind::person : reading::NameKind::any);
    if (n && t.complete) marked = std::string(hit.image->word(hit.senses[0].target)) + t.pinyin();
    else if (marked.empty() && t.complete) marked = t.pinyin();
  }
  return without_tones(marked);
}

}  // namespace ireum::index
