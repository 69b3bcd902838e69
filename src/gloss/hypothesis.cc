#include "gloss/hypothesis.h"

#include <algorithm>

#include "base/utf8.h"
#include "gloss/by_list.h"
#include "gloss/by_reading.h"
#include "gloss/halves.h"
#include "gloss/han_class.h"

namespace ireum::gloss {

using image::Hit;
using image::List;
using image::Role;
using image::Type;

namespace {

constexpr int kPerStep = 8;  // 1/16 bits a point of an alignment's cost

bool lost_mark(char32_t c) { return c == U'?' || c == 0xFFFD || c == 0x25A1; }

/// Makes the list for one pair, question by question; a question that leaves no doubt ends it.
class Guesser {
 public:
  Guesser(const Aligner& aligner, std::u32string_view hangul, std::u32string_view han, const PairContext& context)
      : aligner_(aligner),
        readings_(aligner.readings()),
        lexicon_(readings_.lexicon()),
        hangul_(hangul),
        han_(han),
        z_(key_of(readings_, han)),
        context_(context) {
    start_.begin = static_cast<uint32_t>(hangul.size());
  }

  Hypotheses guess() {
    if (!z_.empty() && !listed() && !lost()) {
      name();
      if (!by_reading() && !irregular() && !other_name() && !changed_places()) slips();
    }
    if (out_.empty()) push("unread", Claim::none, start_);
    of_old();
    converted();
    std::stable_sort(out_.begin(), out_.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
    return std::move(out_);
  }

 private:
  void push(std::string_view name, Claim claim, Judgement says, int steps = 0) {
    out_.push_back({name, claim, cost_of(lexicon_, name) + steps * kPerStep, std::move(says)});
  }

  void settle(Judgement& j, Verdict v, Alignment a) const {
    j.verdict = v;
    j.begin = a.begin;
    j.begins_inside_word = a.inside_word;
    j.alignment = std::move(a);
    note_extent(lexicon_, j, hangul_, z_);
  }

  /// The Han is a listed name's, and so is the Hangul. A Sino-Korean form of one of today is right where another
  /// bears it.
  bool listed() {
    Judgement j = start_;
    if (!by_list(aligner_, hangul_, z_, j)) return false;
    if (j.verdict != Verdict::sino_reading) {
      push("listed", Claim::none, std::move(j));
      return true;
    }
    Judgement right = j;
    right.verdict = Verdict::right_sino;
    right.expected.clear();
    push("listed-sino", Claim::elsewhere, std::move(right));
    push("listed-sino", Claim::chinese_today, std::move(j));
    return true;
  }

  /// A character was lost: no verdict, but the rest still tells where the name begins.
  bool lost() {
    if (std::none_of(z_.begin(), z_.end(), lost_mark)) return false;
    Judgement j = start_;
    j.alignment = aligner_.align(hangul_, z_, readings_.transcribe(z_), kWithSlips | kListed, 90);
    if (j.alignment.found() && !j.alignment.inside_word) j.begin = j.alignment.begin;
    j.type = classify(readings_, z_).type;
    push("unread", Claim::none, std::move(j));
    return true;
  }

  /// What kind of name it is, and how its Han are read as one.
  void name() {
    k_ = classify(readings_, z_);
    start_.type = k_.type;
    start_.subtype = k_.subtype;
    start_.entity = k_.entity;
    if (k_.type == Type::person && !k_.entity && !context_.title_after && ends_in_a_word(lexicon_, hangul_, z_))
      start_.type = k_.type = Type::place;
    // 단웨이(單位) 체제: what is said of persons' times as well stands behind a plain word.
    person_ = k_.type == Type::person || (context_.title_after && k_.person > 0 && !lexicon_.has(List::lexicon, z_));
    heard_.titled = (context_.title_after || context_.title_before) && k_.person > 0;
    best_ = readings_.transcribe(z_, person_                  ? NameKind::person
                                     : k_.type == Type::place ? NameKind::place
                                                              : NameKind::any);
    // A person's name holds no words and no other names; a listed stem no generic word.
    if (person_) without_ = kListed | kGeneric | kTranslated | kSinoWord | kExtent;
    else if (k_.entity && listed_by_han(lexicon_, z_, &role_) && image::is_stem(static_cast<uint8_t>(role_)))
      without_ = kGeneric | kTranslated | kSinoWord;
  }

  /// 판빙빙(範冰冰): the name is read well, and one of its characters is what a converter makes of another.
  void converted() {
    bool slip = false;
    for (size_t i = 0; i < han_.size() && !slip; ++i) {
      const Hit hit = lexicon_.find(List::word_list, std::u32string(U"gloss-converted\t") + han_[i]);
      const std::string_view row = hit ? hit.image->word(hit.senses[0].target) : std::string_view();
      slip = !row.empty() && (i == 0 || row.find("\tany\t") != row.npos);
    }
    if (!slip) return;
    for (size_t i = 0; i < out_.size(); ++i) {
      Judgement j = out_[i].says;
      if (j.type != Type::person || (j.verdict != Verdict::right && j.verdict != Verdict::customary)) continue;
      j.verdict = Verdict::han_mismatch;
      j.expected_han = z_;
      push("converted", Claim::none, std::move(j), -100);
      return;
    }
  }

  bool stem() const { return image::is_stem(static_cast<uint8_t>(role_)); }

  /// All Mandarin, or all Sino-Korean, with generics and translated words.
  bool by_reading() {
    Alignment mandarin = aligner_.align(hangul_, z_, best_, kAllMandarin & ~without_, 24);
    // 꾸이저우마오타이(貴州茅台): the listed short form is only the end of the word that stands here.
    if (mandarin.inside_word && mandarin.steps.size() == 1 && mandarin.steps[0].kind == Kind::listed) {
      without_ |= kListed;
      mandarin = aligner_.align(hangul_, z_, best_, kAllMandarin & ~without_, 24);
    }
    // 어이웨이웨이(艾未未): a rarer reading that leaves the word's first syllable over explains nothing.
    if (mandarin.inside_word && mandarin.count(Kind::rare) > 0) mandarin = {};
    Alignment sino = aligner_.align(hangul_, z_, best_, kAllSino & ~without_, 24);
    const bool sino_wins = sino.found() && (!mandarin.found() || sino.cost + 4 < mandarin.cost ||
                                            (mandarin.count(Kind::rare) > 0 && sino.cost <= mandarin.cost));
    if (mandarin.found() && !sino_wins) return in_mandarin(std::move(mandarin), sino);
    return sino.found() && !sino.inside_word && in_sino_korean(std::move(sino));
  }

  /// Whether a rarer reading stands where a list has another.
  bool rarer_than_listed(const Alignment& a) const {
    return std::any_of(a.steps.begin(), a.steps.end(), [&](const Step& s) {
      return s.kind == Kind::rare && std::any_of(best_.units.begin(), best_.units.end(), [&](const Unit& u) {
               return u.begin == s.han_begin && (u.basis == Basis::list || u.basis == Basis::surname || k_.entity);
             });
    });
  }

  bool in_mandarin(Alignment mandarin, const Alignment& sino) {
    const Tally t = tally(aligner_, z_, hangul_, mandarin);
    const bool sino_too = sino.found() && sino.cost == 0;
    Judgement j = start_;
    heard_.reads_well = true;
    if ((!sino_too || (z_.size() >= 3 && k_.type == Type::place)) && other_han(aligner_, hangul_, z_, heard_, j)) {
      push("other-name-well", Claim::none, std::move(j));
      return true;
    }
    const bool listed_reading = best_.basis() == Basis::list || best_.basis() == Basis::surname ||
                                best_.basis() == Basis::customary || k_.entity;
    // A two-character name of everyday characters is borne by many today.
    const bool listed_historic =
        k_.entity && k_.entity.has(image::kHistoric) && k_.type == Type::person && !readings_.is_everyday_name(z_);
    const bool died_early = context_.death_year > 0 && context_.death_year < 1912 && z_.size() >= 2;
    const bool historic = (listed_historic || died_early) && t.specific + t.rare > 0;
    j.basis = best_.basis();
    // Beside the listed Sino-Korean form (공자) every Mandarin reading is a rarer one.
    if (t.rare && listed_reading && !historic && rarer_than_listed(mandarin)) {
      if (k_.entity) read_as_listed(aligner_, k_.entity, stem(), z_, best_, hangul_, mandarin);
      const int cost = mandarin.cost;
      settle(j, Verdict::reading_mismatch, std::move(mandarin));
      j.expected = repaired(hangul_, j.alignment);
      if (j.expected == hangul_.substr(j.begin)) j.verdict = Verdict::right, j.expected.clear();
      push("rarer", Claim::none, std::move(j), cost);
      return true;
    }
    const int cost = mandarin.cost;
    const bool spelt_out = k_.type == Type::place && k_.entity && put_generic_right(lexicon_, hangul_, z_, mandarin);
    settle(j, spelt_out ? Verdict::reading_mismatch : Verdict::right, std::move(mandarin));
    if (spelt_out) j.expected = repaired(hangul_, j.alignment);
    if (historic) {
      Judgement old = j;
      old.verdict = Verdict::mandarin_historic;
      old.expected = k_.entity ? base::to_utf32(k_.entity.ko()) : readings_.sino_word(z_);
      push("mandarin-of-old", Claim::chinese_of_old, std::move(old), cost);
    }
    push("mandarin", Claim::none, std::move(j), cost);
    return true;
  }

  bool in_sino_korean(Alignment sino) {
    bool right = sino.han_count(Kind::sino) == 0 || only_generic(lexicon_, hangul_, z_, sino) ||
                 sino_is_right(readings_, z_, k_, context_) || in_korea(lexicon_, hangul_.substr(sino.begin), k_);
    Judgement j = start_;
    if (z_.size() >= 4) {
      heard_.reads_well = true;
      heard_.right_too = right;
      if (other_han(aligner_, hangul_, z_, heard_, j)) {
        push("other-name-well", Claim::none, std::move(j));
        return true;
      }
    }
    right = right || opens_in_mandarin(readings_, hangul_, z_, sino);
    const int cost = sino.cost;
    settle(j, Verdict::right_sino, std::move(sino));
    if (!right) {
      Judgement chinese = j;
      chinese.verdict = Verdict::sino_reading;
      chinese.expected = standard_of(chinese.alignment, chinese.begin);
      chinese.basis = best_.basis();
      j.basis = best_.basis();
      if (chinese.expected != hangul_.substr(j.begin))
        push("sino-of-chinese", Claim::chinese_today, std::move(chinese), cost);
    }
    push("sino-korean", Claim::elsewhere, std::move(j), cost);
    return true;
  }

  /// The standard's form of what is read the Sino-Korean way; generic and translated parts as written.
  std::u32string standard_of(Alignment sino, uint32_t begin) const {
    if (k_.entity && (k_.type == Type::organization || k_.subtype == image::Subtype::area) &&
        !k_.entity.has(image::kFree))
      return form_for(aligner_, k_.entity, z_, best_);
    const Alignment as_slips = aligner_.align(hangul_, z_, best_, (kAllMandarin & ~without_) | kSinoSlip, 60);
    if (as_slips.found() && as_slips.begin == begin) return repaired(hangul_, as_slips);
    for (Step& s : sino.steps)
      if (s.kind == Kind::sino) {
        s.expected.clear();
        for (const Unit& u : best_.units)
          if (u.begin >= s.han_begin && u.end <= s.han_end) s.expected += u.hangul;
      }
    return repaired(hangul_, sino);
  }

  /// 쳥산(靑山), 광한뎐(廣寒殿): the Sino-Korean reading as Korean was spelled before 1933, in a text of such spelling.
  void of_old() {
    if (out_.back().says.verdict != Verdict::reading_mismatch || spelled_today(hangul_) == hangul_) return;
    Alignment sino = aligner_.align(spelled_today(hangul_), z_, best_, kSino, 0);
    if (!sino.found() || sino.inside_word) return;
    Judgement j = start_;
    settle(j, Verdict::right_sino, std::move(sino));
    push("spelled-of-old", Claim::spelled_of_old, std::move(j));
  }

  bool irregular() {
    if (Judgement j = start_; is_irregular_word(readings_, hangul_, z_, j)) push("sino-korean", Claim::none, j);
    return !out_.empty();
  }

  bool other_name() {
    Judgement j = start_;
    heard_.reads_well = false;
    if (!other_han(aligner_, hangul_, z_, heard_, j)) return false;
    push("other-name", Claim::none, std::move(j));
    return true;
  }

  bool changed_places() {
    Judgement j = start_;
    if (!change_places(aligner_, hangul_, z_, k_, person_, best_, j)) return false;
    push("changed-places", Claim::none, std::move(j));
    return true;
  }

  /// Mandarin with slips; a look-alike character; a reading of another country; nothing.
  void slips() {
    if (Judgement old = start_; misread_of_old(aligner_, hangul_, z_, k_, old)) {
      const int cost = old.alignment.cost;
      return push("mandarin-of-old", Claim::none, std::move(old), cost);
    }
    Alignment slips = aligner_.align(hangul_, z_, best_, kWithSlips & ~without_, 60);
    if (!slips.found()) return;
    if (k_.entity) read_as_listed(aligner_, k_.entity, stem(), z_, best_, hangul_, slips);
    const Tally t = tally(aligner_, z_, hangul_, slips);
    Judgement j = start_;
    // What is wrong in Mandarin by more than one usual slip, and right in Japanese or Vietnamese, is that.
    if (t.bad() > 0) j.abroad = read_abroad(lexicon_, hangul_, z_);
    const bool one_off = t.good > 0 && t.lost + t.near <= 1 && !slips.inside_word;
    const bool open = j.abroad == Abroad::none && !k_.entity;
    if (open && one_off && look_alike_fits(aligner_, hangul_, z_, slips, j)) {
      j.begin = slips.begin;
      j.alignment = std::move(slips);
      push("look-alike", Claim::none, std::move(j));
      return;
    }
    if (k_.entity && t.bad() >= 2 && near_listed(aligner_, hangul_, z_, j)) {
      push("near-listed-much", Claim::none, std::move(j));
      return;
    }
    if (misread(slips, t, j)) return;
    if (k_.entity && near_listed(aligner_, hangul_, z_, j)) {
      push("near-listed", Claim::none, std::move(j));
      return;
    }
    if (person_ && !k_.entity && j.abroad == Abroad::none && lacks_a_syllable(aligner_, hangul_, z_, best_, j)) {
      push("lost-syllable", Claim::none, std::move(j));
      return;
    }
    // Silent; the extent is still the best that is known of where the name begins.
    push("unread", Claim::none, silent(std::move(j), std::move(slips)));
  }

  static Judgement silent(Judgement j, Alignment a) {
    j.verdict = Verdict::silent;
    j.expected.clear();
    j.also_expected.clear();
    if (!a.inside_word) j.begin = a.begin;
    j.alignment = std::move(a);
    return j;
  }

  /// A Chinese name with slips, if they convince, against a name of elsewhere.
  bool misread(const Alignment& slips, const Tally& t, const Judgement& base) {
    const bool far_off = t.bad() >= 2 || t.near + t.lost > 0;
    const bool no_usual_slip = !k_.entity && (t.worst_slip > 3 || t.slips == 0);
    if (base.abroad != Abroad::none && (far_off || no_usual_slip)) return false;
    // A brand is no reading; but three syllables of four that are one (룽지뤼닝 隆基绿能) make it one.
    const bool two_of_three = t.good == 2 && z_.size() == 3 && t.near == 1 && t.worst_distance == 1;
    const bool one_off = t.lost == 0 && t.near + t.sino == 1 && t.specific > 0;
    const bool reads = one_off && (t.good + t.listed >= 3 || two_of_three);
    const bool is_brand = k_.entity && k_.entity.has(image::kFree) && k_.type != Type::person;
    if (is_brand && !reads && t.lost + t.near + t.sino > 0) return false;
    const bool mixed = t.sino > 0 && mixed_place(aligner_, hangul_, z_, slips);
    if (!half_of_a_city(t, k_, hangul_, slips) && !slips_convince(t, context_, k_, slips, mixed)) return false;
    Judgement j = base;
    settle(j, Verdict::reading_mismatch, slips);
    j.expected = put_right(slips, t);
    if (std::any_of(j.expected.begin(), j.expected.end(), base::is_han)) {  // a character that no table reads
      push("unread", Claim::none, silent(std::move(j), slips));
      return true;
    }
    if (best_.complete && is_bare_company(readings_, hangul_, z_, k_, slips)) {
      j.also_expected.push_back(std::move(j.expected));
      j.expected = best_.hangul();
    }
    j.basis = k_.entity && !k_.entity.has(image::kForeign) ? Basis::entity : best_.basis();
    const bool foreign = k_.entity && k_.entity.has(image::kForeign);
    const bool only_historic = k_.entity && k_.entity.has(image::kHistoric) && !readings_.is_everyday_name(z_);
    if (only_historic && k_.type == Type::person && t.specific > 0 && t.lost == 0 && !foreign) {
      j.verdict = Verdict::mandarin_historic;
      j.expected = base::to_utf32(k_.entity.ko());
      push("mandarin-of-old", Claim::none, std::move(j), slips.cost);
      return true;
    }
    push("unread", Claim::elsewhere, silent(j, slips), slips.cost);
    if (!foreign && !only_historic)
      push("slips", k_.entity ? Claim::chinese : Claim::chinese_today, std::move(j), slips.cost);
    return true;
  }

  /// 난진분행(南京分行): what is Sino-Korean beside the slips is right where the whole is sound with it.
  std::u32string put_right(const Alignment& slips, const Tally& t) const {
    if (t.sino > 0 && t.slips + t.near > 0 && t.lost == 0) {
      const std::u32string less =
          std::u32string(hangul_.substr(0, slips.begin)) + repaired(hangul_, slips, Repair::but_sino);
      const Hypotheses again = hypotheses(aligner_, less, z_, context_);
      const Judgement& j = again.front().says;
      if (j.begin == slips.begin && (j.verdict == Verdict::right || j.verdict == Verdict::right_sino))
        return less.substr(slips.begin);
    }
    return k_.entity && k_.type == Type::organization
               ? nearer(hangul_.substr(slips.begin), k_.entity.ko(), repaired(hangul_, slips))
               : repaired(hangul_, slips);
  }

  const Aligner& aligner_;
  const Readings& readings_;
  const image::Lexicon& lexicon_;
  std::u32string_view hangul_;
  std::u32string_view han_;
  std::u32string z_;
  const PairContext& context_;
  HanClass k_;
  bool person_ = false;  // read as a person's name
  Heard heard_;
  Transcription best_;
  Role role_ = Role::canonical;
  uint32_t without_ = 0;  // kinds of steps that such a name has not
  Judgement start_;
  Hypotheses out_;
};

}  // namespace

Hypotheses hypotheses(const Aligner& aligner, std::u32string_view hangul, std::u32string_view han,
                      const PairContext& context) {
  return Guesser(aligner, hangul, han, context).guess();
}

}  // namespace ireum::gloss
