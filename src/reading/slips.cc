#include "reading/slips.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_set>

#include "base/utf8.h"
#include "reading/jamo.h"

namespace ireum::reading {

SlipTable::SlipTable(std::vector<SlipRow> rows) : rows_(std::move(rows)) {
  rewrites_.reserve(rows_.size()), gates_.reserve(rows_.size());
  for (const SlipRow& row : rows_) {
    Rewrite r;
    bool ignored = false;
    r.wrong = parse(row.wrong, &r.at_start, &r.at_end);
    r.right = parse(row.right, &ignored, &ignored);
    reach_ = std::max(reach_, r.right.size());
    Gate gate;
    gate.right = mask_of(r.right), gate.wrong = mask_of(r.wrong);
    gate.right_size = static_cast<uint8_t>(r.right.size()), gate.wrong_size = static_cast<uint8_t>(r.wrong.size());
    if (!r.right.empty() && r.right[0].initial.kind == Part::literal) gate.initial = r.right[0].initial.value;
    gate.cost = row.cost, gate.row = static_cast<uint32_t>(rewrites_.size());
    least_growth_ = std::min(least_growth_, gate.growth()), most_growth_ = std::max(most_growth_, gate.growth());
    gates_.push_back(gate);
    rewrites_.push_back(std::move(r));
  }
  by_initial_ = gates_;
  std::sort(by_initial_.begin(), by_initial_.end(), [](const Gate& a, const Gate& b) {
    return std::tie(a.initial, a.cost, a.row) < std::tie(b.initial, b.cost, b.row);
  });
  for (size_t n = 0; n < initials_.size(); ++n)
    initials_[n] =
        static_cast<uint16_t>(std::partition_point(by_initial_.begin(), by_initial_.end(),
                                                   [&](const Gate& g) { return g.initial < static_cast<int>(n) - 1; }) -
                              by_initial_.begin());
  std::sort(gates_.begin(), gates_.end(), [](const Gate& a, const Gate& b) { return order_of(a) < order_of(b); });
  uint16_t at = 0;
  for (size_t n = 0; n + 1 < kStretches; ++n) {
    stretches_[n] = at;
    const int growth = static_cast<int>(n) / (kInitials + 1) - kMostGrowth,
              initial = static_cast<int>(n) % (kInitials + 1) - 1;
    while (at < gates_.size() && gates_[at].growth() == growth && gates_[at].initial == initial) ++at;
  }
  stretches_.back() = at;
}

SlipTable SlipTable::from_image(const image::Image& image) {
  std::vector<SlipRow> rows;
  rows.reserve(image.slips().size());
  for (const image::Slip& s : image.slips())
    rows.push_back({image.str(s.id), image.str(s.wrong), image.str(s.right), image.str(s.ko), image.str(s.en),
                    static_cast<int>(s.cost)});
  return SlipTable(std::move(rows));
}

std::span<const SlipTable::Gate> SlipTable::gates_of(int growth, int initial) const {
  const auto n = static_cast<size_t>((growth + kMostGrowth) * (kInitials + 1) + initial + 1);
  return std::span(gates_).subspan(stretches_[n], stretches_[n + 1] - stretches_[n]);
}

uint32_t SlipTable::packed(const Jamo& j) {
  return static_cast<uint32_t>(j.initial) << 16 | static_cast<uint32_t>(j.vowel) << 8 | static_cast<uint32_t>(j.final);
}

SlipTable::Mask SlipTable::mask_of(const std::vector<Syllable>& side) {
  constexpr uint32_t kJamo = 0xFF;
  Mask out;
  if (side.empty()) return out;
  const Part* parts[] = {&side[0].initial, &side[0].vowel, &side[0].final};
  for (const Part* p : parts) {
    const bool named = p->kind == Part::literal;
    out.bits = out.bits << 8 | (named ? kJamo : 0);
    out.value = out.value << 8 | (named ? static_cast<uint32_t>(p->value) & kJamo : 0);
  }
  return out;
}

std::vector<SlipTable::Syllable> SlipTable::parse(std::string_view pattern, bool* start, bool* end) {
  std::vector<Syllable> out;
  std::u32string p;
  for (size_t at = 0; at < pattern.size();) p += base::next_code_point(pattern, at);
  size_t i = 0;
  if (i < p.size() && p[i] == U'^') {
    *start = true;
    ++i;
  }
  while (i < p.size() && p[i] != U'$') {
    if (p[i] == U'.') {
      ++i;
      continue;
    }
    Syllable s;
    Part* parts[] = {&s.initial, &s.vowel, &s.final};
    for (int place = 0; place < 3 && i < p.size() && p[i] != U'.' && p[i] != U'$'; ++place) {
      Part& part = *parts[place];
      const auto index = [&](char32_t c) {
        return static_cast<int8_t>(place == 0 ? initial_index(c) : place == 1 ? vowel_index(c) : final_index(c));
      };
      if (p[i] == U'C' || p[i] == U'V' || p[i] == U'F') {
        part.kind = Part::any;
        ++i;
      } else if (p[i] == U'[') {
        part.kind = Part::set;
        for (++i; i < p.size() && p[i] != U']'; ++i)
          if (part.size < Part::kMostMembers) part.members[part.size++] = index(p[i]);
        ++i;
      } else {
        part.value = index(p[i++]);
      }
    }
    out.push_back(s);
  }
  if (i < p.size() && p[i] == U'$') *end = true;
  return out;
}

/// Whether the literal jamo of a pattern agree: spares most places a closer look.
bool SlipTable::may_fit(const Syllable& want, const Jamo& have) {
  const auto agrees = [](const Part& p, int value) { return p.kind != Part::literal || p.value == value; };
  return agrees(want.initial, have.initial) && agrees(want.vowel, have.vowel) && agrees(want.final, have.final);
}

bool SlipTable::rewrite(const Rewrite& r, std::u32string_view right, std::span<const Jamo> jamo, size_t at,
                        std::u32string& wrong) {
  if ((r.at_start && at != 0) || (r.at_end && at + r.right.size() != right.size())) return false;
  // Bind the placeholders from the right side.
  const std::span<const Jamo> bound = jamo.subspan(at, r.right.size());
  for (size_t k = 0; k < r.right.size(); ++k)
    if (!may_fit(r.right[k], bound[k])) return false;
  // Which of the set that the right side has at a place the jamo there is; -1 where it is none, or no set stands there.
  const auto member = [&](size_t k, size_t place) -> ptrdiff_t {
    const Part* want[] = {&r.right[k].initial, &r.right[k].vowel, &r.right[k].final};
    const int have[] = {bound[k].initial, bound[k].vowel, bound[k].final};
    if (want[place]->kind != Part::set) return -1;
    const std::span<const int8_t> members = want[place]->all();
    const auto it = std::find(members.begin(), members.end(), have[place]);
    return it == members.end() ? -1 : it - members.begin();
  };
  for (size_t k = 0; k < r.right.size(); ++k) {
    if (!base::is_hangul(right[at + k])) return false;
    const Part* want[] = {&r.right[k].initial, &r.right[k].vowel, &r.right[k].final};
    for (size_t place = 0; place < 3; ++place)
      if (want[place]->kind == Part::set && member(k, place) < 0) return false;
  }
  wrong.assign(right.substr(0, at));
  for (size_t k = 0; k < r.wrong.size(); ++k) {
    const Jamo& from = bound[std::min(k, bound.size() - 1)];
    const Jamo& last = bound.back();
    Jamo j;
    int* put[] = {&j.initial, &j.vowel, &j.final};
    const int copy[] = {from.initial, from.vowel, last.final};
    const Part* part[] = {&r.wrong[k].initial, &r.wrong[k].vowel, &r.wrong[k].final};
    for (size_t place = 0; place < 3; ++place) {
      if (part[place]->kind == Part::literal) *put[place] = part[place]->value;
      if (part[place]->kind == Part::any) *put[place] = copy[place];
      if (part[place]->kind == Part::set) {
        const ptrdiff_t m = k < r.right.size() ? member(k, place) : -1;
        const std::span<const int8_t> members = part[place]->all();
        *put[place] = m >= 0 && static_cast<size_t>(m) < members.size() ? members[static_cast<size_t>(m)] : copy[place];
      }
    }
    if (j.initial < 0 || j.vowel < 0 || j.final < 0) return false;
    wrong += join(j);
  }
  wrong += right.substr(at + r.right.size());
  return wrong != right;
}

namespace {

/// The jamo of every syllable; meaningless for what is none. Of names without heap work.
class JamoOf {
 public:
  explicit JamoOf(std::u32string_view word) {
    if (word.size() > std::size(few_)) many_.resize(word.size());
    Jamo* out = many_.empty() ? few_ : many_.data();
    for (const char32_t c : word) *out++ = base::is_hangul(c) ? split(c) : Jamo{};
    all_ = {many_.empty() ? few_ : many_.data(), word.size()};
  }
  JamoOf(const JamoOf&) = delete;
  JamoOf& operator=(const JamoOf&) = delete;
  std::span<const Jamo> all() const { return all_; }

 private:
  Jamo few_[16];
  std::vector<Jamo> many_;
  std::span<const Jamo> all_;
};

}  // namespace

std::vector<WrongForm> SlipTable::wrong_forms(std::u32string_view right) const {
  std::vector<WrongForm> out;
  std::vector<std::tuple<int, int, size_t, std::u32string>> made;
  for (WrongForms w(*this, right); w.next();) made.emplace_back(w.cost(), w.slip(), w.at(), w.hangul());
  std::sort(made.begin(), made.end());
  for (auto& [cost, row, at, wrong] : made) out.push_back({std::move(wrong), cost, row});
  std::unordered_set<std::u32string_view> seen;
  std::vector<bool> again;
  for (const WrongForm& w : out) again.push_back(!seen.insert(w.hangul).second);
  std::vector<WrongForm> unique;
  for (size_t i = 0; i < out.size(); ++i)
    if (!again[i]) unique.push_back(std::move(out[i]));
  return unique;
}

// A slip leaves what stands before it and behind it, so that few places of few rewrites are asked.
Slip SlipTable::slip_between(std::u32string_view right, std::u32string_view wrong) const {
  const size_t most = std::min(right.size(), wrong.size());
  size_t before = 0, behind = 0;
  while (before < most && right[before] == wrong[before]) ++before;
  while (behind < most && right[right.size() - 1 - behind] == wrong[wrong.size() - 1 - behind]) ++behind;
  if (right == wrong || before + behind + reach() < right.size()) return {};
  const auto growth = static_cast<int>(wrong.size()) - static_cast<int>(right.size());
  if (growth < least_growth_ || growth > most_growth_) return {};
  const size_t least = right.size() - behind;  // a rewrite reaches to here
  const auto jamo_of = [](char32_t c) { return base::is_hangul(c) ? split(c) : Jamo{}; };
  Slip best;
  std::optional<JamoOf> jamo;  // few gates let anything through
  std::u32string made;
  // Of rewrites of this growth those that fit the right syllable at `at` and the wrong one that stands there.
  const auto try_all = [&](std::span<const Gate> gates, size_t at, uint32_t was, uint32_t is) {
    for (const Gate& g : gates) {
      if (!g.right.fits(was) || !g.wrong.fits(is)) continue;
      if (at + g.right_size < least || at + g.right_size > right.size()) continue;
      const auto row = static_cast<int>(g.row);
      if (g.cost > best.cost || (g.cost == best.cost && row >= best.row)) continue;
      if (!jamo) jamo.emplace(right);
      if (rewrite(rewrites_[g.row], right, jamo->all(), at, made) && made == wrong) best = {g.cost, row};
    }
  };
  for (size_t at = least > reach_ ? least - reach_ : 0; at <= before && at < right.size(); ++at) {
    const Jamo first = jamo_of(right[at]);
    const uint32_t was = packed(first), is = at < wrong.size() ? packed(jamo_of(wrong[at])) : 0;
    try_all(gates_of(growth, first.initial), at, was, is);
    try_all(gates_of(growth, -1), at, was, is);
  }
  return best;
}

WrongForms::WrongForms(const SlipTable& table, std::u32string_view right, int most)
    : table_(table), right_(right), most_(most) {
  if (right.size() > kFew) many_.resize(right.size());
  Jamo* const jamo = many_.empty() ? few_ : many_.data();
  for (size_t i = 0; i < right.size(); ++i) jamo[i] = base::is_hangul(right[i]) ? split(right[i]) : Jamo{};
  jamo_ = {jamo, right.size()};
}

bool WrongForms::next_gates() {
  if (turn_ == 2) ++at_, turn_ = 0;
  if (at_ >= jamo_.size()) return false;
  packed_ = SlipTable::packed(jamo_[at_]);
  const size_t n = turn_++ ? 0 : static_cast<size_t>(jamo_[at_].initial) + 1;
  const SlipTable::Gate* const all = table_.by_initial_.data();
  gate_ = all + table_.initials_[n], end_ = all + table_.initials_[n + 1];
  return true;
}

bool WrongForms::next() {
  const SlipTable::Gate* gate = gate_ ? gate_ + 1 : nullptr;
  for (;;) {
    for (; gate != end_ && gate->cost <= most_; ++gate)
      if (gate->right.fits(packed_) && at_ + gate->right_size <= right_.size() &&
          SlipTable::rewrite(table_.rewrites_[gate->row], right_, jamo_, at_, wrong_)) {
        gate_ = gate;
        return true;
      }
    if (!next_gates()) {
      gate_ = end_ = nullptr;
      return false;
    }
    gate = gate_;
  }
}

}  // namespace ireum::reading
