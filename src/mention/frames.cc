// Persons and kinds that only the frame around a word tells: a name before its bearer's institution
// and title (경희권 산업연구원 연구위원), a row of names, the cell of a table under its heading. Asked
// after the line's words have been read, so that what they found can be leaned on.
#include "mention/frames.h"

#include <algorithm>

namespace ireum::mention {

using image::Subtype;
using image::Type;

namespace {

constexpr bool is_separator(char32_t c) {
  return is_middle_dot(c) || c == U',' || c == U'/' || c == U'、' || c == U';';
}
constexpr bool is_stroke(char32_t c) { return c == U'|' || c == 0x2502 || c == 0xFF5C; }

/// Where what a bracket behind `at` holds ends; `at` where none opens there.
size_t after_bracket(std::u32string_view t, size_t at) {
  if (at >= t.size() || !is_open_bracket(t[at])) return at;
  const size_t close = t.find(closing_of(t[at]), at);
  return close == t.npos || close > at + 40 ? at : close + 1;
}

Candidate person_at(size_t begin, size_t end) {
  Candidate c;
  c.begin = begin, c.end = end, c.type = Type::person;
  c.evidence = static_cast<uint16_t>(kFromShape | kFromContext);
  return c;
}

}  // namespace

Likeness likeness_of(const Words& words, std::u32string_view name) {
  if (name.size() < 2 || name.size() > 5 || !std::all_of(name.begin(), name.end(), base::is_hangul))
    return Likeness::none;
  if (words.is_stopword(name) || words.lexicon().has(image::List::title, name) || words.korean_weight(name))
    return Likeness::none;
  const bool particle = words.last_syllable(name.back()) & kNoNameEnd;
  if (name.size() == 3 && words.is_korean_surname(name[0])) {
    if (words.is_korean_given(name.substr(1)) && (!particle || name.back() == U'은') &&
        !(name[2] == U'은' && words.korean_weight(name.substr(0, 2))))
      return Likeness::likely;
  }
  int rank = 9;
  const size_t s = words.surname_length(name, &rank);
  if (s && s < name.size() && !particle && words.is_mandarin_spelling(name)) {
    const auto given = name.substr(s);
    const int score = words.name_score(given) / static_cast<int>(given.size());
    if (given.size() <= 3 && score > -8 && !words.is_descriptive(name)) {
      if (score > 8 && rank <= 3 && name.size() >= 3) return Likeness::likely;
      return Likeness::possible;
    }
  }
  if (name.size() == 3 && words.is_korean_surname(name[0]) && !particle && !words.is_descriptive(name))
    return Likeness::possible;
  return Likeness::none;
}

Columns cut_row(std::u32string_view t, std::vector<base::Span>& cells) {
  cells.clear();
  size_t lead = 0, strokes = 0, tabs = 0;
  while (lead < t.size() && is_blank(t[lead])) ++lead;
  for (size_t i = 0; i < t.size(); ++i) {
    tabs += t[i] == U'\t';
    // A stroke parts cells where it begins the row or stands free.
    strokes += is_stroke(t[i]) && ((lead < t.size() && is_stroke(t[lead])) ||
                                   (i > 0 && is_blank(t[i - 1]) && i + 1 < t.size() && is_blank(t[i + 1])));
  }
  const bool by_tab = tabs > 0;
  if (!by_tab && strokes < 2) return Columns::none;
  const bool edged = !by_tab && is_stroke(t[lead]);
  for (size_t b = edged ? lead + 1 : 0; b <= t.size();) {
    size_t e = b;
    while (e < t.size() && !(by_tab ? t[e] == U'\t' : is_stroke(t[e]))) ++e;
    if (edged && e == t.size() && std::all_of(t.begin() + static_cast<long>(b), t.end(), is_blank)) break;
    size_t x = b, y = e;
    while (x < y && is_blank(t[x])) ++x;
    while (y > x && is_blank(t[y - 1])) --y;
    cells.push_back({static_cast<uint32_t>(x), static_cast<uint32_t>(y)});
    b = e + 1;
  }
  return cells.size() < 2 ? Columns::none : Columns::cells;
}

void TableHeads::read(const Line& line, const Words& words) {
  if (cut_row(line.text, cells_) == Columns::none) {
    kinds_.clear();
    return;
  }
  const std::u32string_view t = line.text;
  bool any = false, all = true;
  asked_.assign(cells_.size(), Type::none);
  for (size_t i = 0; i < cells_.size(); ++i) {
    std::u32string_view cell = t.substr(cells_[i].begin, cells_[i].end - cells_[i].begin);
    cell = cell.substr(0, cell.find_first_of(U"(（["));
    if (cell.empty() || cell.size() > 12) continue;
    std::u32string plain;
    for (const char32_t c : cell)
      if (!is_blank(c) && c != U'*') plain += c;
    const image::Hit hit = words.listed(U"column-heads", plain);
    if (!hit) {
      all = all && std::none_of(cell.begin(), cell.end(), base::is_digit);
      continue;
    }
    const std::string_view note = Words::note_of(hit);
    asked_[i] = note == "person"         ? Type::person
                : note == "place"        ? Type::place
                : note == "organization" ? Type::organization
                : note == "date"         ? Type::date
                                         : Type::none;
    any = any || asked_[i] != Type::none;
  }
  heading_ = any && all;
  if (heading_) kinds_ = asked_;
}

void Frames::persons_before_offices(const Line& line, std::vector<Candidate>& found) const {
  const std::u32string_view t = line.text;
  const size_t count = found.size();
  std::vector<Candidate> more;
  for (size_t i = 0; i < count; ++i) {
    const Candidate c = found[i];
    if ((c.type != Type::organization && c.type != Type::place) || c.begin < 3) continue;
    const bool inside = t[c.begin - 1] == U'(';  // 서은하(동북아경제신문 차장)
    if (!inside && !is_blank(t[c.begin - 1])) continue;
    const bool comma = !inside && t[c.begin - 2] == U',';
    size_t end = c.begin - 1 - comma;
    for (const std::u32string_view was : {U" 전", U" 현", U" 신임", U" 당시"})  // 문상원 전 부산대학교 교수
      if (!inside && !comma && end > was.size() + 1 && t.substr(end - was.size(), was.size()) == was) {
        end -= was.size();
        break;
      }
    if (!base::is_hangul(t[end - 1])) continue;
    size_t begin = end;
    while (begin > 0 && base::is_hangul(t[begin - 1])) --begin;
    if (end - begin < 2 || end - begin > 5 || (begin > 0 && is_word_char(t[begin - 1]))) continue;
    // A title stands behind the institution, whatever it was before.
    size_t x = after_bracket(t, c.end);
    const auto text = t.substr(c.begin, c.end - c.begin);
    const bool mayor = c.type == Type::place && text.size() > 3 &&
                       (text.ends_with(U"시장") || text.ends_with(U"지사"));  // 유정복 인천시장
    if (!mayor) {
      if (x >= t.size()) continue;
      if (is_blank(t[x])) ++x;
      else if (c.type != Type::place || x != c.end) continue;  // 경기지사: the title is grown on
      if (!words_->title_at(t, x).length) continue;
    }
    const Likeness like = likeness_of(*words_, t.substr(begin, end - begin));
    if (like == Likeness::none || (comma && like != Likeness::likely)) continue;
    Candidate* before = i > 0 && found[i - 1].end > begin ? &found[i - 1] : nullptr;
    if (!before) {
      more.push_back(person_at(begin, end));
    } else if (before->begin == begin && before->end == end && before->type == Type::place && before->entity == kNone &&
               before->pair == kNone && like == Likeness::likely) {
      *before = person_at(begin, end);
    }
  }
  if (more.empty()) return;
  found.insert(found.end(), more.begin(), more.end());
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
}

void Frames::companies(const Line& line, std::vector<Candidate>& found) const {
  const std::u32string_view t = line.text;
  std::string_view kind;
  std::vector<Candidate> more;
  const auto company = [&](size_t begin, size_t end) {
    Candidate c = person_at(begin, end);
    c.type = Type::organization, c.subtype = Subtype::company;
    return c;
  };
  // The unknown word of Hangul that ends at `end`, with 의 or without.
  const auto unknown_before = [&](size_t end, size_t left) {
    if (end > 0 && t[end - 1] == U'의') --end;
    size_t b = end;
    while (b > left && base::is_hangul(t[b - 1])) --b;
    if (end - b < 3 || (b > 0 && is_word_char(t[b - 1])) || words_->last_syllable(t[end - 1]) & kPeopleEnd) return;
    if (words_->is_strange_name(t.substr(b, end - b))) more.push_back(company(b, end));
  };
  for (size_t i = 0; i < found.size(); ++i) {
    const Candidate& c = found[i];
    if (c.type != Type::person || c.begin < 4 || !is_blank(t[c.begin - 1])) continue;
    const size_t left = i > 0 ? found[i - 1].end : 0;
    // 가오얼구펀 부총재 펑후이: a title between them, and the first was taken for its bearer.
    if (i > 0 && found[i - 1].end + 2 < c.begin && is_blank(t[found[i - 1].end])) {
      Candidate& a = found[i - 1];
      const size_t title = words_->great_title_at(t, a.end + 1, kind);
      if (title && kind == "company" && a.end + 1 + title + 1 == c.begin) {
        if (a.type == Type::person && a.entity == kNone && a.pair == kNone && a.end - a.begin >= 4 &&
            !(a.evidence & kFromDocument))
          a = company(a.begin, a.end);
        continue;
      }
    }
    // 노스볼트 전 대표 페테르 칼손
    size_t b = c.begin - 1;
    for (int n = 0; n < 2 && b > left; ++n) {
      while (b > left && is_word_char(t[b - 1])) --b;
      if (b <= left + 3 || !is_blank(t[b - 1])) break;
      const size_t title = words_->great_title_at(t, b, kind);
      if (title && kind == "company" && b + title + 1 == c.begin) {
        size_t end = b - 1;
        for (size_t w = end; w > left && n == 0;) {  // a word before the title: 전
          while (w > left && is_word_char(t[w - 1])) --w;
          if (w > left && w < end && is_blank(t[w - 1]) && words_->is_title_modifier(t.substr(w, end - w))) end = w - 1;
          break;
        }
        unknown_before(end, left);
        break;
      }
      --b;
    }
    // 하이무싱 자오성위 이사장, 웨이즈정밀의 홍길동 대표
    const size_t x = after_bracket(t, c.end);
    if (x + 2 < t.size() && is_blank(t[x]) && words_->great_title_at(t, x + 1, kind) && kind == "company" &&
        left < c.begin - 1)
      unknown_before(c.begin - 1, left);
  }
  if (more.empty()) return;
  found.insert(found.end(), more.begin(), more.end());
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
}

void Frames::titles_are_no_names(const Line& line, std::vector<Candidate>& found) const {
  const std::u32string_view t = line.text;
  for (size_t i = found.size(); i-- > 0;) {
    const Candidate& c = found[i];
    if (c.type != Type::organization || c.pair != kNone || c.begin < 2 || !is_blank(t[c.begin - 1]) ||
        !words_->is_title(t.substr(c.begin, c.end - c.begin)))
      continue;
    size_t b = c.begin - 1;
    while (b > 0 && is_word_char(t[b - 1])) --b;
    // Behind a person, or behind a word that says which of them.
    const bool person = i > 0 && found[i - 1].type == Type::person && found[i - 1].end + 1 == c.begin;
    if (person || (b < c.begin - 1 && words_->is_title_modifier(t.substr(b, c.begin - 1 - b))))
      found.erase(found.begin() + static_cast<long>(i));
  }
}

void Frames::persons_in_rows(const Line& line, std::vector<Candidate>& found) const {
  const std::u32string_view t = line.text;
  for (size_t i = 0; i < found.size(); ++i) {  // what is added is asked in its turn
    const Candidate& c = found[i];
    if (c.type != Type::person) continue;
    size_t x = after_bracket(t, c.end);
    if (x + 1 >= t.size() || !is_blank(t[x])) continue;
    const Title title = words_->title_at(t, x + 1);
    if (!title.length) continue;
    bool titled = false;  // and nothing but the title
    for (int n = 0; n < 3 && x + 1 < t.size() && is_blank(t[x]); ++n) {
      const size_t e = Words::word_end(t, x + 1);
      titled = words_->is_title(t.substr(x + 1, e - x - 1));
      x = e;
    }
    if (!titled || x + 2 >= t.size() || t[x] != U',' || !is_blank(t[x + 1])) continue;
    const size_t begin = x + 2;
    size_t end = begin;
    while (end < t.size() && base::is_hangul(t[end])) ++end;
    if (end == begin || end >= t.size() || !is_blank(t[end]) || (i + 1 < found.size() && found[i + 1].begin < end))
      continue;
    if (i + 1 < found.size() && found[i + 1].type == Type::person && found[i + 1].begin == end + 1)
      continue;  // a company and its head
    if (likeness_of(*words_, t.substr(begin, end - begin)) != Likeness::likely) continue;
    found.insert(found.begin() + static_cast<long>(i) + 1, person_at(begin, end));
  }
}

/// One name of a cell: what stands there alone, or before a bracket or a title.
void Frames::cell_name(const Line& line, size_t b, size_t e, Type kind, std::vector<Candidate>& found,
                       std::vector<Candidate>& more) const {
  const std::u32string_view t = line.text;
  while (b < e && is_blank(t[b])) ++b;
  while (e > b && is_blank(t[e - 1])) --e;
  size_t end = b;
  while (end < e &&
         (base::is_hangul(t[end]) || (kind == Type::organization && (is_word_char(t[end]) || t[end] == U'&'))))
    ++end;
  if (end < b + 2 || !base::is_hangul(t[b])) return;
  // 에릭 한나: two words that no list knows.
  if (kind == Type::person && end < e && is_blank(t[end])) {
    size_t x = end + 1;
    while (x < e && base::is_hangul(t[x])) ++x;
    const auto first = t.substr(b, end - b), second = t.substr(end + 1, x - end - 1);
    const bool japanese = words_->listed(U"japanese-surnames", first) && Words::is_kana_spelling(second);
    const bool taken =
        std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return c.begin < x && b < c.end; });
    if ((x == e || is_open_bracket(t[x])) && !taken && second.size() >= 2 && !words_->is_title(second) &&
        (japanese || (!words_->is_known(first) && !words_->is_known(second) && !words_->is_descriptive(second)))) {
      more.push_back(person_at(b, x));
      return;
    }
  }
  const bool alone = end == e || is_open_bracket(t[end]);
  const bool titled = end < e && is_blank(t[end]) && words_->title_at(t, end + 1).length;
  if (!alone && !(kind == Type::person && titled)) return;
  const auto name = t.substr(b, end - b);
  Candidate* own = nullptr;
  for (Candidate& c : found)
    if (c.begin < end && b < c.end) {
      if (own || c.begin != b || c.end > end) return;
      own = &c;
    }
  const auto is_name = [&] {
    switch (kind) {
      case Type::person: return likeness_of(*words_, name) != Likeness::none;
      case Type::place:
        return name.size() <= 5 && words_->is_mandarin_spelling(name) && !words_->korean_weight(name) &&
               !words_->is_stopword(name) && !words_->is_descriptive(name);
      default:
        return !words_->is_stopword(name) && !words_->korean_weight(name) &&
               !words_->lexicon().has(image::List::title, name) && !words_->is_descriptive(name);
    }
  };
  if (own && own->end == end) {
    own->weak = false;
    own->unit = own->unit && kind != Type::organization;
    // A gloss or a guess of another kind gives way to the heading.
    int rank = 9;
    const bool generic = own->type == Type::place && words_->suffix_of(name, 1).type == Type::place;  // 탕산항
    if (kind == Type::person && own->type != kind && own->evidence != kFromDocument && !generic &&
        words_->surname_length(name, &rank) && name.size() <= 4) {
      const uint32_t pair = own->pair;
      *own = person_at(b, end);
      own->pair = pair;
    }
    const bool open = own->entity == kNone && own->nested_end == 0 && own->type != kind;
    if (open && kind == Type::organization && own->type == Type::person)
      own->type = Type::organization, own->subtype = Subtype::company;
    if (open && kind == Type::place && own->type == Type::person) own->type = Type::place, own->subtype = Subtype::none;
    return;
  }
  if (own && !(kind == Type::organization && own->type == Type::place && own->pair == kNone)) return;
  if (!is_name()) return;
  Candidate c = person_at(b, end);
  c.type = kind;
  if (own) {
    c.nested_end = own->end, c.nested_type = own->type, c.nested_entity = own->entity, c.nested_image = own->image;
    *own = c;
  } else {
    more.push_back(c);
  }
}

void Frames::cells(const Line& line, const TableHeads& heads, std::vector<Candidate>& found) const {
  const std::u32string_view t = line.text;
  std::vector<Candidate> more;
  for (size_t i = 0; i < heads.cells().size(); ++i) {
    const Type kind = heads.kind(i);
    if (kind == Type::none || kind == Type::date) continue;
    const base::Span cell = heads.cells()[i];
    size_t b = cell.begin;
    int depth = 0;
    for (size_t x = cell.begin; x <= cell.end; ++x) {
      if (x < cell.end && is_open_bracket(t[x])) ++depth;
      if (x < cell.end && (t[x] == U')' || t[x] == U']' || t[x] == 0xFF09)) --depth;
      if (x < cell.end && (depth > 0 || !is_separator(t[x]))) continue;
      cell_name(line, b, x, kind, found, more);
      b = x + 1;
    }
  }
  if (more.empty()) return;
  found.insert(found.end(), more.begin(), more.end());
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
}

}  // namespace ireum::mention
