#include "reading/slips.h"

#include <algorithm>
#include <span>
#include <unordered_set>

#include "base/utf8.h"
#include "reading/jamo.h"

namespace ireum::reading {

SlipTable::SlipTable(std::vector<SlipRow> rows) : rows_(std::move(rows)) {
  for (const SlipRow& row : rows_) {
    Rewrite r;
    bool ignored = false;
    r.wrong = parse(row.wrong, &r.at_start, &r.at_end);
    r.right = parse(row.right, &ignored, &ignored);
    reach_ = std::max(reach_, r.right.size());
    Gate gate;
    gate.right_size = static_cast<uint8_t>(r.right.size()), gate.wrong_size = static_cast<uint8_t>(r.wrong.size());
    gate.cost = row.cost, gate.row = static_cast<uint32_t>(rewrites_.size());
    const auto ask = [](const std::vector<Syllable>& side, int8_t* of) {
      if (side.empty()) return;
      const Part* parts[] = {&side[0].initial, &side[0].vowel, &side[0].final};
      for (size_t k = 0; k < 3; ++k)
        if (parts[k]->kind == Part::literal) of[k] = static_cast<int8_t>(parts[k]->value);
    };
    ask(r.right, gate.right), ask(r.wrong, gate.wrong);
    gates_.push_back(gate);
    rewrites_.push_back(std::move(r));
  }
  std::stable_sort(gates_.begin(), gates_.end(), [](const Gate& a, const Gate& b) { return a.growth() < b.growth(); });
}

SlipTable SlipTable::from_image(const image::Image& image) {
  std::vector<SlipRow> rows;
  for (const image::Slip& s : image.slips()) {
    SlipRow row{std::string(image.str(s.id)), std::string(image.str(s.wrong)), std::string(image.str(s.right)),
                std::string(image.str(s.ko)), std::string(image.str(s.en))};
    row.cost = static_cast<int>(s.cost);
    rows.push_back(std::move(row));
  }
  return SlipTable(std::move(rows));
}

std::vector<SlipTable::Syllable> SlipTable::parse(std::string_view pattern, bool* start, bool* end) {
  std::vector<Syllable> out;
  const std::u32string p = base::to_utf32(pattern);
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
        return place == 0 ? initial_index(c) : place == 1 ? vowel_index(c) : final_index(c);
      };
      if (p[i] == U'C' || p[i] == U'V' || p[i] == U'F') {
        part.kind = Part::any;
        ++i;
      } else if (p[i] == U'[') {
        part.kind = Part::set;
        for (++i; i < p.size() && p[i] != U']'; ++i) part.members.push_back(index(p[i]));
        ++i;
      } else {
        part.value = index(p[i++]);
      }
    }
    out.push_back(std::move(s));
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
    const auto it = std::find(want[place]->members.begin(), want[place]->members.end(), have[place]);
    return it == want[place]->members.end() ? -1 : it - want[place]->members.begin();
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
        const auto& members = part[place]->members;
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
  const JamoOf jamo(right);
  std::u32string wrong;
  for (size_t n = 0; n < rewrites_.size(); ++n)
    for (size_t at = 0; at + rewrites_[n].right.size() <= right.size(); ++at)
      if (rewrite(rewrites_[n], right, jamo.all(), at, wrong))
        out.push_back({wrong, rows_[n].cost, static_cast<int>(n)});
  std::stable_sort(out.begin(), out.end(), [](const WrongForm& a, const WrongForm& b) { return a.cost < b.cost; });
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
  Slip best;
  const JamoOf of_right(right), of_wrong(wrong);
  const std::span<const Jamo> jamo = of_right.all(), heard = of_wrong.all();
  const auto fits = [](const int8_t* want, const Jamo& have) {
    return (want[0] < 0 || want[0] == have.initial) && (want[1] < 0 || want[1] == have.vowel) &&
           (want[2] < 0 || want[2] == have.final);
  };
  const size_t least = right.size() - behind;  // a rewrite reaches to here
  std::u32string made;
  const auto growth = static_cast<int>(wrong.size()) - static_cast<int>(right.size());
  auto gate = std::partition_point(gates_.begin(), gates_.end(), [&](const Gate& g) { return g.growth() < growth; });
  for (; gate != gates_.end() && gate->growth() == growth; ++gate) {
    const Gate& g = *gate;
    if (g.right_size > right.size() || g.cost >= best.cost) continue;
    for (size_t at = least > g.right_size ? least - g.right_size : 0;
         at <= std::min<size_t>(before, right.size() - g.right_size); ++at) {
      if (at < jamo.size() && g.right_size && !fits(g.right, jamo[at])) continue;
      if (at < heard.size() && g.wrong_size && !fits(g.wrong, heard[at])) continue;
      if (rewrite(rewrites_[g.row], right, jamo, at, made) && made == wrong) best = {g.cost, static_cast<int>(g.row)};
    }
  }
  return best;
}

const std::vector<WrongForm>& SlipMemo::of(const std::u32string& right) {
  const auto [it, fresh] = known_.try_emplace(right);
  if (fresh) it->second = table_->wrong_forms(right);
  return it->second;
}

}  // namespace ireum::reading
