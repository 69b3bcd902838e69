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

size_t cut_before(std::string_view s, size_t i) {
  while (i > 0 && !cuts(s[i])) --i;
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
  Writer(std::string_view source, std::span<char> scratch) : source_(source), scratch_(scratch) {}

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
    append(source_.substr(copied_));
    if (!scratch_.empty()) form_.in_scratch = {scratch_.data(), size_};
    return std::move(form_);
  }

 private:
  void replace(size_t at, size_t length, std::string_view now) {
    if (source_.substr(at, length) == now) return;
    if (form_.changes.empty() && scratch_.empty()) reserve();
    append(source_.substr(copied_, at - copied_));
    const size_t begin = size_;
    append(now);
    copied_ = at + length;
    form_.changes.push_back({begin, size_, at, copied_});
  }

  void append(std::string_view s) {
    if (!scratch_.empty() && size_ + s.size() > scratch_.size()) leave_scratch();
    if (scratch_.empty()) {
      form_.text += s;
    } else if (s.data() != source_.data() + size_) {  // else it stands there already
      std::copy(s.begin(), s.end(), scratch_.begin() + static_cast<ptrdiff_t>(size_));
    }
    size_ += s.size();
  }

  void reserve() {
    form_.text.reserve(source_.size());
    base::wish_large_pages(form_.text.data(), form_.text.capacity());
  }

  /// The normal form is longer than the source: what is made so far begins the text.
  void leave_scratch() {
    reserve();
    form_.text.assign(scratch_.data(), size_);
    scratch_ = {};
  }

  std::string_view source_;
  std::span<char> scratch_;
  size_t copied_ = 0;  // of the source
  size_t size_ = 0;    // of the text
  NormalForm form_;
};

}  // namespace

std::optional<NormalForm> normal_form(std::string_view source, const std::vector<size_t>& suspect_blocks,
                                      std::span<char> scratch) {
  if (suspect_blocks.empty()) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  Writer writer(source, scratch);
  size_t done = 0;
  for (const size_t block : suspect_blocks) {
    size_t begin = std::max(done, cut_before(source, block));
    const size_t end = cut_after(source, std::min(source.size(), block + kScreenBlock));
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
