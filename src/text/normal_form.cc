#include "text/normal_form.h"

#include <algorithm>
#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include "base/pages.h"

namespace ireum::text {
namespace {

constexpr size_t kPiece = size_t{1} << 24;  // bytes shown to ICU at once; it counts in 32 bits

/// A byte that begins a character which neither changes nor joins what stands before it: ASCII, a Han
/// character of U+4000-9FFF, a Hangul syllable of U+B000-CFFF.
bool cuts(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 || (byte >= 0xE4 && byte <= 0xE9) || byte == 0xEB || byte == 0xEC;
}

size_t cut_before(std::string_view s, size_t i, size_t least) {
  while (i > least && !cuts(s[i])) --i;
  return i;
}

size_t cut_after(std::string_view s, size_t i) {
  while (i < s.size() && !cuts(s[i])) ++i;
  return std::min(i, s.size());
}

/// Appends the differing pieces of one normalised stretch; copies the equal ones only up to the last
/// difference.
class Writer {
 public:
  explicit Writer(std::string_view source) : source_(source) {}

  void normalise(const icu::Normalizer2& nfc, size_t begin, size_t end) {
    const icu::StringPiece piece(source_.data() + begin, static_cast<int32_t>(end - begin));
    UErrorCode status = U_ZERO_ERROR;
    if (nfc.isNormalizedUTF8(piece, status)) return;
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal, static_cast<int32_t>(end - begin));
    icu::Edits edits;
    nfc.normalizeUTF8(0, piece, sink, &edits, status);
    if (U_FAILURE(status)) return;
    auto edit = edits.getFineChangesIterator();
    while (edit.next(status)) {
      const std::string_view now(normal.data() + edit.destinationIndex(), static_cast<size_t>(edit.newLength()));
      replace(begin + static_cast<size_t>(edit.sourceIndex()), static_cast<size_t>(edit.oldLength()), now);
    }
  }

  std::optional<NormalForm> finish() {
    if (form_.changes.empty()) return std::nullopt;
    form_.text += source_.substr(copied_);
    return std::move(form_);
  }

 private:
  void replace(size_t at, size_t length, std::string_view now) {
    if (source_.substr(at, length) == now) return;
    if (form_.changes.empty()) {
      form_.text.reserve(source_.size());
      base::wish_large_pages(form_.text.data(), form_.text.capacity());
    }
    form_.text += source_.substr(copied_, at - copied_);
    const size_t begin = form_.text.size();
    form_.text += now;
    copied_ = at + length;
    form_.changes.push_back({begin, form_.text.size(), at, copied_});
  }

  std::string_view source_;
  size_t copied_ = 0;  // of the source
  NormalForm form_;
};

}  // namespace

std::optional<NormalForm> normal_form(std::string_view source, const std::vector<size_t>& suspect_blocks) {
  if (suspect_blocks.empty()) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  Writer writer(source);
  size_t done = 0;
  for (const size_t block : suspect_blocks) {
    const size_t block_end = std::min(source.size(), block + kScreenBlock);
    // What a stretch without a place to cut has swallowed is done with; to look for its ends again would
    // walk the whole stretch once a block.
    if (block_end <= done) continue;
    size_t begin = std::max(done, cut_before(source, block, done));
    const size_t end = cut_after(source, block_end);
    while (begin < end) {
      const size_t to = end - begin <= kPiece ? end : cut_after(source, begin + kPiece);
      writer.normalise(*nfc, begin, to);
      begin = to;
    }
    done = std::max(done, end);
  }
  return writer.finish();
}

}  // namespace ireum::text
