#include "mention/line.h"

namespace ireum::mention {

void Line::fill(std::string_view bytes, uint64_t at, uint32_t index) {
  text.clear();
  offset.clear();
  base = at;
  number = index;
  has_hangul = has_han = has_digit = has_bracket = has_tab = false;
  for (size_t i = 0; i < bytes.size();) {
    offset.push_back(static_cast<uint32_t>(i));
    const char32_t c = base::next_code_point(bytes, i);
    text += c;
    if (base::is_hangul(c)) has_hangul = true;
    else if (base::is_digit(c)) has_digit = true;
    else if (c == U'(' || c == U'[' || c == 0xFF08) has_bracket = true;
    else if (c == U'\t') has_tab = true;
    else if (base::is_han(c)) has_han = true;
  }
  offset.push_back(static_cast<uint32_t>(bytes.size()));
}

}  // namespace ireum::mention
