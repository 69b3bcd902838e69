#include "reading/jamo.h"

#include <string_view>

namespace ireum::reading {
namespace {

constexpr std::u32string_view kInitials = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u32string_view kVowels = U"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
constexpr std::u32string_view kFinals = U" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

int index(std::u32string_view set, char32_t c) {
  const size_t at = set.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

int initial_index(char32_t jamo) { return index(kInitials, jamo); }
int vowel_index(char32_t jamo) { return index(kVowels, jamo); }
int final_index(char32_t jamo) { return index(kFinals, jamo); }
char32_t initial_letter(int initial) { return kInitials[static_cast<size_t>(initial)]; }

}  // namespace ireum::reading
