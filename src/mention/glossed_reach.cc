// Glosses that stand inside a longer name: the words behind the bracket belong to it (광시(廣西)교포투자기업협회).
#include "mention/extend.h"
#include "mention/glossed.h"

namespace ireum::mention {

using image::List;
using image::Subtype;
using image::Type;
using token::is_blank;
using token::is_open_bracket;
using token::Suffix;

namespace {

constexpr size_t kBracketReach = 24;  // code points between the Han and its closing bracket

bool is_close_bracket(char32_t c) { return c == U')' || c == U']' || c == 0xFF09; }

}  // namespace

/// 광시(廣西)교포투자기업협회, 톈진항(天津港) 보세구관리위원회, 화룬(華潤)마이크로전자: the gloss stands inside the name.
void GlossReader::reach(const Line& line, const Pair& p, Candidate& c) const {
  const auto t = line.text;
  const size_t han_end = line.index_of(p.han_end);
  size_t close = han_end;
  while (close < t.size() && close < han_end + kBracketReach && !is_open_bracket(t[close]) &&
         !is_close_bracket(t[close]))
    ++close;
  if (close + 1 >= t.size()) return;
  const bool gap = is_blank(t[close + 1]);
  const size_t b = close + 1 + gap;
  if (b >= t.size() || !base::is_hangul(t[b])) return;
  if (c.type == Type::place) reach_office(t, b, gap, c);
  else if (!gap && !p.title_after && !(c.type == Type::person && c.listed)) reach_company(t, b, c);
}

/// The words of a trade and of a company are attached to the bracket.
void GlossReader::reach_company(std::u32string_view t, size_t b, Candidate& c) const {
  const size_t e = Words::word_end(t, b);
  for (const size_t josa : {words_->particle_length(t.substr(b, e - b), 2), size_t{0}}) {
    const auto body = t.substr(b, e - b - josa);
    const Suffix s = words_->suffix_of(body, 0);
    const bool company = s.type == Type::organization && s.subtype == Subtype::company && s.length >= 2;
    if (!company || !words_->is_descriptive(body)) continue;
    c.head = {c.end, Type::organization, c.type == Type::organization ? c.listed : Listed{}, 0};
    c.end = static_cast<uint32_t>(b + body.size());
    c.word_end = static_cast<uint32_t>(e);
    c.type = Type::organization;
    c.subtype = Subtype::company;
    c.listed = {};
    c.open_kind = false;
    c.evidence.add(Evidence::glossed_here);
    return;
  }
}

void GlossReader::reach_office(std::u32string_view t, size_t b, bool gap, Candidate& c) const {
  const size_t e = Words::word_end(t, b);
  for (const size_t josa : {words_->particle_length(t.substr(b, e - b), 2), size_t{0}}) {
    const auto body = t.substr(b, e - b - josa);
    const Suffix s = words_->suffix_of(body, 0);
    if (s.type != Type::organization || !s.length || body.size() < (gap ? 3u : 2u)) continue;
    const auto middle = body.substr(0, body.size() - s.length);
    const bool described = words_->is_descriptive(middle);
    const bool office = gap ? !middle.empty() && described && s.strong
                            : s.strong || (!middle.empty() && described) || (middle.empty() && s.length >= 2);
    if (!office || (gap && words_->is_stopword(body))) continue;
    if (gap && words_->lexicon().has(List::name_hangul, body)) continue;
    c.head = {c.end, c.type, c.listed, 0};
    c.end = static_cast<uint32_t>(b + body.size());
    c.word_end = static_cast<uint32_t>(e);
    c.type = Type::organization;
    c.subtype = s.subtype;
    c.listed = {};
    return;
  }
}

}  // namespace ireum::mention
