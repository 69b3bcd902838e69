// The signs that are printed before the items of a list; among them letters that look like a circle or a dot.
#pragma once

#include <array>
#include <string_view>

namespace ireum::token {

using namespace std::string_view_literals;  // NOLINT(google-build-using-namespace)

/// Before a line's own words.
inline constexpr std::array kBullets = {"-"sv, "*"sv, "+"sv, "•"sv, "·"sv, "∙"sv, "●"sv,  "○"sv, "◦"sv, "■"sv,
                                        "□"sv, "▪"sv, "▫"sv, "◆"sv, "◇"sv, "▶"sv, "▷"sv,  "►"sv, "☑"sv, "✓"sv,
                                        "✔"sv, "☞"sv, "→"sv, "※"sv, "–"sv, "—"sv, "ㅇ"sv, "◎"sv, "☐"sv};
/// Before a date that is all of its item.
inline constexpr std::u32string_view kItemSigns = U"-–—*·•‧∙◦○●◯□■▪▫◇◆▷▶▸►☐☑✓※ㅇㆍ";

}  // namespace ireum::token
