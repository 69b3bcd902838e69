// normalize: the text in normal form, and its Han in one script.
//
// A converter knows words and no names: it makes 餘秋雨 of 余秋雨 and 干安县 of 乾安縣. So the names that the document is
// found to have are held against its work: what tables say stays as it is in a name (kept-in-*.tsv) is put back. Only a
// document that has such a character is read for its names.
#include <opencc/opencc.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "cli/options.h"
#include "cli/run.h"

namespace ireum::cli {
namespace {

using image::WordList;

constexpr std::string_view kSurname = "surname";  // the note of what stays in the place of a surname alone
constexpr std::string_view kWord = "word";        // and of what stays anywhere
constexpr size_t kLongestKept = 4;

/// A name in the text (bytes), and whether a person has it.
struct Name {
  uint64_t begin = 0, end = 0;
  bool person = false;
};

bool is_name(image::Type t) { return t == image::Type::person || t == image::Type::place; }

std::vector<Name> names_of(const mention::Observation& seen) {
  std::vector<Name> out;
  for (const mention::Mention& m : seen.mentions)
    if (is_name(m.type) && m.evidence & mention::kIsHan) out.push_back({m.begin, m.end, m.type == image::Type::person});
  for (const gloss::Pair& p : seen.pairs)
    if (is_name(p.judgement.type)) out.push_back({p.han_begin, p.han_end, p.judgement.type == image::Type::person});
  return out;
}

/// Converts the runs of Han of one document.
class Normalizer {
 public:
  Normalizer(const mention::Observer& observer, const std::string& to)
      : readings_(observer.readings()),
        simplify_(to == "simplified"),
        kept_(simplify_ ? WordList::kept_in_simplified : WordList::kept_in_traditional),
        converter_(simplify_ ? "t2s.json" : "s2t.json") {}

  bool has_kept(std::string_view text) const {
    for (size_t i = 0; i < text.size();)
      if (const char32_t c = base::next_code_point(text, i); base::is_han(c) && kept(std::u32string(1, c))) return true;
    return false;
  }

  /// `at`: the byte where `run` begins in the text that `names` are of.
  std::string convert(std::string_view run, uint64_t at, const std::vector<Name>& names) const {
    const std::u32string from = base::to_utf32(run);
    std::u32string out = base::to_utf32(converter_.Convert(base::to_utf8(prepared(from))));
    if (out.size() != from.size()) return base::to_utf8(out);
    // A word stands in its table as it is to stand in the text.
    const std::u32string folded = readings_.fold(from);
    for (size_t i = 0; i < from.size(); ++i)
      for (size_t n = std::min(kLongestKept, from.size() - i); n > 1; --n)
        if (kept(folded.substr(i, n)).note == kWord) std::copy_n(folded.begin() + i, n, out.begin() + i);
    for (const Name& name : names) keep_name(from, at, name, out);
    if (alone(from)) keep_name(from, at, {at, at + run.size(), true}, out);
    return base::to_utf8(out);
  }

 private:
  struct Kept {
    bool listed = false;
    std::string_view note;
    explicit operator bool() const { return listed; }
  };
  Kept kept(std::u32string_view word) const {
    const image::Hit hit = readings_.lexicon().listed(kept_, word);
    return hit ? Kept{true, mention::Words::note_of(hit)} : Kept{};
  }

  /// Korean glyphs that OpenCC does not know are folded first, phrases by OpenCC.
  std::u32string prepared(std::u32string han) const {
    for (char32_t& c : han) {
      const image::Char* rec = readings_.lexicon().find_char(c);
      if (simplify_ && rec && rec->flags & image::kGlyphVariant) c = rec->simplified;
    }
    return han;
  }

  /// A run that is a person's name by its looks and no word: a list of names has no other company.
  bool alone(const std::u32string& run) const {
    const std::u32string z = readings_.fold(run);
    return readings_.person_like(z) == 2 && !readings_.is_hanja_word(z);
  }

  void keep_name(std::u32string_view from, uint64_t at, const Name& name, std::u32string& out) const {
    size_t first = 0;
    for (size_t i = 0; i < from.size(); ++i) {
      if (at < name.begin) first = i + 1;
      const bool inside = at >= name.begin && at < name.end;
      const Kept k = inside ? kept(from.substr(i, 1)) : Kept{};
      if (k && (k.note != kSurname || (name.person && i == first))) out[i] = from[i];
      at += base::utf8_length(from[i]);
    }
  }

  const reading::Readings& readings_;
  bool simplify_;
  WordList kept_;
  opencc::SimpleConverter converter_;
};

std::string normalized(const session::Loaded& d, const Normalizer& normalizer, mention::Observer& observer) {
  const std::string_view text = d.document->text();
  std::vector<Name> names;
  if (normalizer.has_kept(text)) names = names_of(observer.observe(text, mention::Purpose::names));
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    char32_t c = base::next_code_point(text, i);
    if (!base::is_han(c)) {
      out += text.substr(begin, i - begin);
      continue;
    }
    for (size_t next = i; i < text.size(); i = next)
      if (c = base::next_code_point(text, next); !base::is_han(c)) break;
    out += normalizer.convert(text.substr(begin, i - begin), begin, names);
  }
  return out;
}

}  // namespace

int cmd_normalize(const Options& o, Io& io) {
  const std::string to = o.get("to");
  if (!to.empty() && to != "traditional" && to != "simplified")
    return complain(o, io, {"error.option-value", "", {"--to", to, "traditional, simplified"}}), 2;
  auto session = session::Session::open(image_path(io));
  if (!session) return complain(o, io, session.error()), 2;
  const auto encoding = text::encoding_from_name(o.get("encoding", "auto"));
  if (!encoding)
    return complain(o, io,
                    {"error.option-value",
                     "",
                     {"--encoding", o.get("encoding"), "auto, utf-8, utf-16le, utf-16be, cp949, gb18030"}}),
           2;
  std::vector<std::string> paths = o.paths;
  if (paths.empty()) {
    if (io.in_is_terminal) return complain(o, io, {"error.no-input", "", {"normalize"}}), 2;
    paths.push_back("-");
  }
  const intake::Listing listing = intake::list_inputs(paths);
  for (const base::Error& e : listing.errors) (*session)->note_error(e);
  for (const std::string& path : listing.paths) {
    if (path != "-") {
      (*session)->load(path, *encoding);
      continue;
    }
    auto bytes = read_input(io);
    if (bytes) (*session)->load(intake::Input::held("-", std::move(*bytes)), *encoding);
    else (*session)->note_error(bytes.error());
  }
  std::unique_ptr<Normalizer> normalizer;
  try {
    if (!to.empty()) normalizer = std::make_unique<Normalizer>((*session)->observer(), to);
  } catch (const std::exception& e) { return complain(o, io, {"error.opencc", "", {e.what()}}), 2; }
  mention::Observer observer((*session)->lexicon());
  for (const auto& d : (*session)->documents())
    put(io, normalizer ? normalized(*d, *normalizer, observer) : std::string(d->document->text()));
  return print_errors(o, io, **session) ? 2 : 0;
}

}  // namespace ireum::cli
