#include "layout/zones.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "token/line_shape.h"

namespace ireum::layout {

std::string_view zone_name(Zone z) {
  static constexpr std::string_view kNames[] = {"body", "contents", "table", "caption", "reference", "imprint"};
  return kNames[static_cast<size_t>(z)];
}

namespace {

using namespace std::string_view_literals;

// Heads and keys are short: what stands beyond is not looked at.
constexpr size_t kHead = 64;

/// The line's beginning without any blank.
std::string squeezed(std::string_view s) {
  std::string out;
  for (const char c : s.substr(0, kHead))
    if (c != ' ' && c != '\t') out += c;
  return out;
}

/// Whether a key with its colon could stand at the beginning; spares most lines a closer look.
bool may_be_keyed(std::string_view s) {
  for (const char c : s.substr(0, kHead))
    if (c == ':' || c == '|' || c == ']' || c == '>' || c == '\xEF') return true;  // EF begins ：and ｜
  return false;
}

std::string_view inside_brackets(std::string_view s) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kPairs = {
      {{"[", "]"}, {"【", "】"}, {"〈", "〉"}, {"<", ">"}, {"《", "》"}, {"〔", "〕"}}};
  for (const auto& [open, close] : kPairs)
    if (s.size() > open.size() + close.size() && s.starts_with(open) && s.ends_with(close))
      return trim(s.substr(open.size(), s.size() - open.size() - close.size()));
  return s;
}

bool is_one_of(std::string_view s, const LineHeads::Words& words) {
  return std::find(words.begin(), words.end(), s) != words.end();
}

bool is_contents_head(std::string_view bare_line, const LineHeads& heads) {
  if (bare_line.empty() || bare_line.size() > kHead) return false;
  return is_one_of(squeezed(inside_brackets(bare_line)), heads.contents);
}

bool is_reference_head(std::string_view bare_line, const LineHeads& heads) {
  if (bare_line.empty() || bare_line.size() > kHead) return false;
  std::string s = squeezed(without_bullet(inside_brackets(bare_line)));
  for (const auto tail : {":"sv, "："sv, ">"sv, "]"sv})
    if (s.ends_with(tail)) s.resize(s.size() - tail.size());
  return is_one_of(s, heads.references);
}

/// A word of `words` in front, then a colon or a stroke.
bool keyed(std::string_view squeezed_line, const LineHeads::Words& words) {
  for (const std::string_view w : words)
    if (squeezed_line.starts_with(w)) {
      const std::string_view rest = squeezed_line.substr(w.size());
      if (rest.starts_with(":") || rest.starts_with("：") || rest.starts_with("|") || rest.starts_with("｜"))
        return true;
    }
  return false;
}

bool is_reference_line(std::string_view bare_line, bool may_key, const LineHeads& heads) {
  if (is_address(bare_line)) return true;
  if (bare_line.substr(0, 12).find("☑") != bare_line.npos) return true;
  if (!may_key) return false;
  std::string s = squeezed(without_bullet(bare_line));
  if (s.starts_with("(") || s.starts_with("[")) s.erase(0, 1);
  if (keyed(s, heads.source)) return true;
  // [출처] and the like, whose opening bracket is gone by now.
  const std::string_view rest = s;
  for (const std::string_view close : {"]"sv, ">"sv})
    if (const size_t at = rest.find(close); at != rest.npos && is_one_of(rest.substr(0, at), heads.source_box))
      return true;
  return false;
}

bool is_imprint_line(std::string_view bare_line, bool may_key, const LineHeads& heads, bool& block) {
  const std::string_view begin = bare_line.substr(0, 12);
  if (!may_key && begin.find_first_of("0123456789CI") == begin.npos && !begin.starts_with("©") &&
      !begin.starts_with("ⓒ") &&
      std::none_of(heads.imprint_number.begin(), heads.imprint_number.end(),
                   [&](std::string_view w) { return begin.starts_with(w.substr(0, 3)); }))
    return false;
  std::string s = squeezed(without_bullet(bare_line));
  while (s.starts_with("|") || s.starts_with("[")) s.erase(0, 1);
  block = keyed(s, heads.imprint_block);
  if (block || keyed(s, heads.imprint)) return true;
  for (const std::string_view w : heads.imprint_number)
    if (s.starts_with(w) && s.size() > w.size() && base::is_digit(static_cast<unsigned char>(s[w.size()]))) return true;
  return s.starts_with("©") || s.starts_with("Copyright") || s.starts_with("ⓒ");
}

bool is_table_row(std::string_view line) {
  const std::string_view s = trim(line);
  if (s.find('\t') != s.npos) return true;
  if (s.size() < 3 || s.front() != '|' || s.back() != '|') return false;
  return std::count(s.begin(), s.end(), '|') >= 3;
}

bool is_caption(std::string_view s, const LineHeads& heads) {
  s = without_bullet(s);
  for (const auto& [open, close] :
       {std::pair{"〈"sv, "〉"sv}, std::pair{"<"sv, ">"sv}, std::pair{"《"sv, "》"sv}, std::pair{"["sv, "]"sv}}) {
    if (!s.starts_with(open)) continue;
    const std::string_view in = trim(s.substr(open.size()));
    for (const std::string_view w : heads.caption)
      if (in.starts_with(w)) {
        const std::string_view after = trim(in.substr(w.size()));
        if (after.starts_with(close) ||
            (!after.empty() && (base::is_digit(static_cast<unsigned char>(after[0])) || after[0] == '.')))
          return true;
      }
    // The whole line in angle brackets: a title over a picture or a box.
    if ((open == "〈" || open == "<") && s.ends_with(close) && any_hangul(in) &&
        s.find(close) + close.size() == s.size())
      return true;
    if (open == "〈" && s.ends_with(close) && any_hangul(in)) return true;
  }
  for (const std::string_view w : heads.caption_bare)
    if (s.size() > w.size() && s[w.size()] == ' ' && s.starts_with(w)) {
      std::string_view after = s.substr(w.size() + 1);
      size_t n = 0;
      while (n < after.size() && (base::is_digit(static_cast<unsigned char>(after[n])) || after[n] == '-')) ++n;
      if (n && n < after.size() && ".:]"sv.find(after[n]) != std::string_view::npos && n < 6) return true;
    }
  return false;
}

bool is_heading(std::string_view line, std::string_view bare_line) {
  if (trim(line).starts_with('#')) return true;
  if (article_line(bare_line)) return true;
  const auto section = section_line(bare_line);
  return section && section->kind != NumberedLine::Kind::decimal;
}

bool is_sentence(std::string_view s, const LineHeads& heads) {
  constexpr size_t kLong = 70;
  const auto ends = [&](std::string_view w) { return s.ends_with(w); };
  return ends("。") || std::any_of(heads.sentence_ends.begin(), heads.sentence_ends.end(), ends) ||
         code_points(s) > kLong;
}

class Zoner {
 public:
  /// Looks at each line by itself.
  Zoner(std::span<const std::string_view> lines, const LineHeads& heads) : heads_(heads), lines_(lines) {
    size_t hangul = 0, other = 0;
    bares_.reserve(lines.size());
    alone_.reserve(lines.size());
    for (const std::string_view line : lines) {
      const bool korean = any_hangul(line), chinese = !korean && any_han(line);
      hangul += korean;
      other += chinese;
      bares_.push_back(bare(line));
      alone_.push_back(by_itself(line, bares_.back(), chinese));
    }
    zones_.assign(lines_.size(), Zone::body);
    korean_ = hangul * 4 >= other && hangul > 0;
  }

  std::vector<Zone> run() {
    front_matter();
    single_lines();
    for (size_t i = 0; i < lines_.size(); ++i)
      if (is_contents_head(bares_[i], heads_)) contents(i);
    for (size_t i = 0; i < lines_.size(); ++i)
      if (zones_[i] != Zone::contents && is_reference_head(bares_[i], heads_)) references(i);
    return std::move(zones_);
  }

 private:
  void front_matter() {  // YAML in front of Markdown
    if (lines_.empty() || trim(lines_[0]) != "---") return;
    for (size_t i = 1; i < lines_.size() && i < 80; ++i)
      if (trim(lines_[i]) == "---") {
        std::fill(zones_.begin(), zones_.begin() + static_cast<std::ptrdiff_t>(i) + 1, Zone::imprint);
        return;
      }
  }

  /// What a line is for itself, whatever stands around it.
  enum class Alone : uint8_t { empty, text, imprint, imprint_block, reference, table, caption, chinese };

  Alone by_itself(std::string_view line, std::string_view s, bool chinese) const {
    if (s.empty()) return Alone::empty;
    bool block = false;
    const bool may_key = may_be_keyed(s);
    if (is_imprint_line(s, may_key, heads_, block)) return block ? Alone::imprint_block : Alone::imprint;
    if (is_reference_line(s, may_key, heads_)) return Alone::reference;
    if (is_table_row(line)) return Alone::table;
    if (is_caption(s, heads_)) return Alone::caption;
    return chinese ? Alone::chinese : Alone::text;
  }

  void single_lines() {
    bool imprint_goes_on = false;
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (zones_[i] != Zone::body) continue;
      const std::string_view s = bares_[i];
      if (alone_[i] == Alone::empty) {
        imprint_goes_on = false;
      } else if (alone_[i] == Alone::imprint || alone_[i] == Alone::imprint_block) {
        zones_[i] = Zone::imprint;
        imprint_goes_on = alone_[i] == Alone::imprint_block;
      } else if (imprint_goes_on && !is_heading(lines_[i], s) && !begins_with_bullet(s) &&
                 !is_contents_head(s, heads_)) {
        zones_[i] = Zone::imprint;
      } else {
        imprint_goes_on = false;
        if (alone_[i] == Alone::reference || (korean_ && alone_[i] == Alone::chinese)) zones_[i] = Zone::reference;
        else if (alone_[i] == Alone::table) zones_[i] = Zone::table;
        else if (alone_[i] == Alone::caption) zones_[i] = Zone::caption;
      }
    }
  }

  /// From the head to where a title of the list is printed again, or a sentence begins.
  void contents(size_t head) {
    std::vector<std::string> keys;
    size_t end = head + 1;
    for (; end < lines_.size(); ++end) {
      const std::string_view s = bares_[end];
      if (s.empty()) continue;
      if (s.starts_with("■") || is_sentence(s, heads_) || (end > head + 1 && is_contents_head(s, heads_))) break;
      const std::string key = title_key(s);
      if (code_points(key) < 2) continue;
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) break;
      keys.push_back(key);
    }
    // A number above the repeated title belongs to the text already.
    while (end > head + 1 && end < lines_.size()) {
      const std::string_view above = bares_[end - 1];
      if (!above.empty() && code_points(title_key(above)) >= 2) break;
      --end;
    }
    if (end == lines_.size() && keys.size() > 200) return;  // no list ends like this
    for (size_t i = head; i < end; ++i) zones_[i] = Zone::contents;
  }

  /// From the head on, while the lines are addresses, foreign titles or items of a list.
  void references(size_t head) {
    zones_[head] = Zone::reference;
    int numbered = 0;
    for (size_t i = head + 1; i < lines_.size(); ++i) {
      const std::string_view s = bares_[i];
      if (s.empty()) continue;
      if (zones_[i] == Zone::reference) continue;
      if (zones_[i] != Zone::body || is_heading(lines_[i], s) || s.starts_with("■") || s.starts_with("●")) return;
      const auto item = section_line(s);
      const bool counted = item && item->kind == NumberedLine::Kind::decimal && item->value == numbered + 1;
      const bool cited = s.starts_with('[') && s.size() > 2 && base::is_digit(static_cast<unsigned char>(s[1]));
      if (counted) ++numbered;
      if (any_hangul(s) && !begins_with_bullet(s) && !counted && !cited) return;
      zones_[i] = Zone::reference;
    }
  }

  const LineHeads& heads_;
  std::span<const std::string_view> lines_;
  std::vector<std::string_view> bares_;
  std::vector<Alone> alone_;
  std::vector<Zone> zones_;
  bool korean_ = false;
};

}  // namespace

LineHeads::LineHeads(const image::Lexicon& lexicon) {
  using image::LineHead;
  const auto of = [&](LineHead kind) { return lexicon.of_kind(kind); };
  contents = of(LineHead::contents);
  references = of(LineHead::references);
  source = of(LineHead::source);
  source_box = of(LineHead::source_box);
  imprint = of(LineHead::imprint);
  imprint_block = of(LineHead::imprint_block);
  imprint_number = of(LineHead::imprint_number);
  caption = of(LineHead::caption);
  caption_bare = of(LineHead::caption_bare);
  note = of(LineHead::note);
  sentence_ends = of(LineHead::sentence_end);
}

std::vector<Zone> zones_of(std::span<const std::string_view> lines, const LineHeads& heads) {
  return Zoner(lines, heads).run();
}
std::vector<Zone> zones_of(std::string_view text, const LineHeads& heads) { return zones_of(lines_of(text), heads); }

}  // namespace ireum::layout
