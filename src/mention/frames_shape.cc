#include "mention/frames_shape.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "mention/weights.h"

namespace ireum::mention {

using Kind = FrameToken::Kind;
using View = std::u32string_view;

namespace {

enum Side : uint8_t { kLeft = 1, kRight = 2 };

struct Name {
  View text;
  FrameToken token;
  unsigned sides;
};

constexpr int number(image::Type t) { return static_cast<int>(t); }

/// What stands between braces, and on which sides of the name it may be asked for.
constexpr std::array kNames = {
    Name{U"NAME", {Kind::name}, kLeft | kRight},
    Name{U"TITLE", {Kind::title}, kLeft | kRight},
    Name{U"RANK", {Kind::rank}, kRight},
    Name{U"ROLE", {Kind::role}, kRight},
    Name{U"AGE", {Kind::age}, kRight},
    Name{U"BRACKET", {Kind::bracket}, kRight},
    Name{U"MORE", {Kind::more}, kRight},
    Name{U"LIST", {Kind::list}, kLeft},
    Name{U"WORD", {Kind::word}, kLeft | kRight},
    Name{U"MODIFIER", {Kind::modifier}, kLeft | kRight},
    Name{U"PERSON", {Kind::named, number(image::Type::person)}, kLeft | kRight},
    Name{U"PLACE", {Kind::named, number(image::Type::place)}, kLeft | kRight},
    Name{U"ORGANIZATION", {Kind::named, number(image::Type::organization)}, kLeft | kRight},
    Name{U"^", {Kind::line_edge}, kLeft},
    Name{U"$", {Kind::line_edge}, kRight},
    Name{U"|", {Kind::edge}, kLeft | kRight},
    Name{U",", {Kind::separator}, kLeft | kRight},
    Name{U"\u201C", {Kind::quote}, kLeft | kRight},
    Name{U"(", {Kind::open}, kLeft | kRight},
    Name{U")", {Kind::close}, kLeft | kRight},
};

}  // namespace

/// Reads a pattern and writes its alternatives out. `at` stays where what is wrong begins.
struct FrameShapes::Compiler {
  std::vector<FrameList>& lists;
  std::u32string pattern;
  size_t at = 0;
  bool good = true, named = false;
  int depth = 0;

  std::vector<Tokens> sequence() {
    std::vector<Tokens> rows{{}};
    while (good && at < pattern.size() && pattern[at] != U'|' && pattern[at] != U']') {
      if (pattern[at] == U'[') {
        rows = product(rows, group());
        continue;
      }
      const FrameToken token = one();
      if (!good) break;
      for (Tokens& r : rows) r.push_back(token);
    }
    return rows;
  }

  std::vector<Tokens> group() {
    std::vector<Tokens> rows;
    const size_t open = at;
    ++depth;
    do {
      ++at;
      for (Tokens& r : sequence()) rows.push_back(std::move(r));
    } while (good && at < pattern.size() && pattern[at] == U'|');
    --depth;
    if (good && at >= pattern.size()) good = false, at = open;
    if (good) ++at;
    return rows;
  }

  std::vector<Tokens> product(const std::vector<Tokens>& left, const std::vector<Tokens>& right) {
    std::vector<Tokens> rows;
    for (const Tokens& l : left)
      for (const Tokens& r : right) {
        rows.push_back(l);
        rows.back().insert(rows.back().end(), r.begin(), r.end());
      }
    if (rows.size() > kMostSides) good = false;
    return rows;
  }

  FrameToken one() {
    const char32_t c = pattern[at];
    if (c == U'{') return braced();
    ++at;
    return c == U' ' ? FrameToken{Kind::blank} : FrameToken{Kind::letter, static_cast<int>(c)};
  }

  FrameToken braced() {
    const size_t end = pattern.find(U'}', at);
    if (end == pattern.npos) return good = false, FrameToken{};
    const View name = View(pattern).substr(at + 1, end - at - 1);
    const Name* known = std::find_if(kNames.begin(), kNames.end(), [&](const Name& n) { return n.text == name; });
    if (known != kNames.end()) {
      if (known->token.kind == Kind::name) good = !named && depth == 0, named = true;
      else good = known->sides & (named ? kRight : kLeft);
    }
    const FrameToken token = known != kNames.end() ? known->token : of_list(name);
    if (good) at = end + 1;
    return token;
  }

  /// {@LIST}, {@LIST:note}, {@LIST~}; {LEADER} and {LEADER:kind}.
  FrameToken of_list(View name) {
    FrameList list;
    if (name.ends_with(U'~')) list.particle = true, name.remove_suffix(1);
    if (const size_t colon = name.find(U':'); colon != View::npos) {
      list.note = base::to_utf8(name.substr(colon + 1));
      name = name.substr(0, colon);
    }
    const bool leader = name == U"LEADER";
    if (!leader) list.name = name.substr(std::min<size_t>(1, name.size()));
    good = leader ? named && !list.particle : name.size() > 1 && name[0] == U'@';
    const auto known = std::find(lists.begin(), lists.end(), list);
    const auto index = static_cast<int>(known - lists.begin());
    if (good && known == lists.end()) lists.push_back(std::move(list));
    return {leader ? Kind::leader : Kind::listed, index};
  }
};

FrameShapes::FrameShapes(const image::Image& image) {
  for (const image::Frame& f : image.frames()) {
    EvidenceSet adds;
    const std::string_view names = image.str(f.adds);
    for (size_t b = 0; b < names.size();) {
      const size_t e = std::min(names.find(',', b), names.size());
      if (const auto one = evidence_called(names.substr(b, e - b))) adds.add(*one);
      b = e + 1;
    }
    static_cast<void>(add(image.str(f.pattern), adds, types_called(image.str(f.types))));
  }
}

base::Status FrameShapes::add(std::string_view pattern, const EvidenceSet& adds, TypeSet types) {
  Compiler compiler{lists_, base::to_utf32(pattern)};
  const std::vector<Tokens> rows = compiler.sequence();
  const auto error = [&](size_t at) {
    return base::Error{"error.frame-shape", std::string(pattern), {std::string(pattern), std::to_string(at + 1)}};
  };
  if (!compiler.good || compiler.at < compiler.pattern.size() || !compiler.named) return error(compiler.at);
  for (const Tokens& row : rows) {
    const auto name = std::find(row.begin(), row.end(), FrameToken{Kind::name});
    const Tokens left(std::make_reverse_iterator(name), row.rend()), right(name + 1, row.end());
    if (left.empty() && right.empty()) return error(0);  // it would hold for every name
    const Row made{left_.insert(left, types), right_.insert(right, types), types, adds};
    if (std::max(made.left, made.right) >= static_cast<int>(kMostSides)) return error(0);
    rows_.push_back(made);
  }
  return std::nullopt;
}

/// Returns the number of the side; that of an equal row where there is one.
int FrameShapes::Trie::insert(const Tokens& row, TypeSet types) {
  int parent = -1;
  for (const FrameToken& t : row) {
    int last = -1, n = parent < 0 ? first : nodes[static_cast<size_t>(parent)].child;
    while (n >= 0 && nodes[static_cast<size_t>(n)].token != t) last = n, n = nodes[static_cast<size_t>(n)].next;
    if (n < 0) {
      n = static_cast<int>(nodes.size());
      nodes.push_back({t});
      if (last >= 0) nodes[static_cast<size_t>(last)].next = n;
      else (parent < 0 ? first : nodes[static_cast<size_t>(parent)].child) = n;
    }
    nodes[static_cast<size_t>(n)].types |= types;
    parent = n;
  }
  if (parent < 0) return 0;
  int& side = nodes[static_cast<size_t>(parent)].side;
  if (side < 0) side = sides++;
  return side;
}

EvidenceSet FrameShapes::match(const Words& words, const FrameSite& site) const {
  EvidenceSet out;
  Sides left, right;
  left.set(0), right.set(0);
  FrameReader reader(words, site, lists_);
  const TypeSet type = bit_of(site.type);
  walk(Way::left, left_.first, site.begin, type, reader, left);
  walk(Way::right, right_.first, site.end, type, reader, right);
  if (left.count() == 1 && right.count() == 1) return out;
  for (const Row& r : rows_)
    if (r.types & type && left[static_cast<size_t>(r.left)] && right[static_cast<size_t>(r.right)])
      r.adds.for_each([&](Evidence e) { out.add(e); });
  return out;
}

/// Notes the sides of rows that stand there, of a node and those after it.
void FrameShapes::walk(Way way, int node, size_t at, TypeSet type, FrameReader& reader, Sides& found) const {
  const std::vector<Node>& nodes = (way == Way::left ? left_ : right_).nodes;
  for (; node >= 0; node = nodes[static_cast<size_t>(node)].next) {
    const Node& n = nodes[static_cast<size_t>(node)];
    if (!(n.types & type)) continue;
    const size_t x = way == Way::left ? reader.behind(n.token, at) : reader.ahead(n.token, at);
    if (x == FrameReader::kNo) continue;
    if (n.side >= 0) found.set(static_cast<size_t>(n.side));
    walk(way, n.child, x, type, reader, found);
  }
}

TypeSet types_called(std::string_view names) {
  static constexpr std::pair<std::string_view, image::Type> kTypes[] = {{"person", image::Type::person},
                                                                        {"place", image::Type::place},
                                                                        {"organization", image::Type::organization},
                                                                        {"work", image::Type::work}};
  if (names.empty()) return kAllTypes;
  TypeSet set = 0;
  for (size_t b = 0; b <= names.size();) {
    const size_t e = std::min(names.find(',', b), names.size());
    const auto* known = std::find_if(std::begin(kTypes), std::end(kTypes),
                                     [&](const auto& t) { return t.first == names.substr(b, e - b); });
    if (known == std::end(kTypes)) return 0;
    set |= bit_of(known->second);
    b = e + 1;
  }
  return set;
}

}  // namespace ireum::mention
