// Generators: Korean text with Chinese names in all the shapes that make work, and doctest's word for a
// property that holds.
#pragma once

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace ireum::random {

/// `CHECK` that a property holds for all cases; RapidCheck prints the smallest counterexample.
template <class F>
void holds(const char* what, F&& property) {
  CHECK(rc::check(what, std::forward<F>(property)));
}

/// A piece of text: names right and wrong, glosses, particles, signs that are no ASCII, line ends.
inline rc::Gen<std::string> piece() {
  return rc::gen::element<std::string>(
      "텐진", "톈진", "텐진(天津)", "톈진시(天津市)", "텐진항", "은 ", "는 ", "이 ", "가 ", "과 ", "와 ", "으로 ",
      "로 ", "을 ", "를 ", "에서 ", "칭따오(青岛)", "칭다오", "베이징대학(北京大学)", "베이징대", "북경", "북경시",
      "산시(山西)", "산시(陝西)", "천링(陳海)", "왕웨이(王伟)", "왕웨이(王薇)", "리커창(李克强) 총리", "쿵쯔(孔子)",
      "다롄이공대학(大连理工大学)", "다롄이공대", "4월 31일", "2023년 3월 28일(화)", "(", ")", "[", "]", "‘", "’", " ",
      ", ", ". ", "\n", "\n\n", "\t", "항구", "회의", "A", "7", "\u3000", "·", "\U0001F6A2", "𠀀", "金", "天津", "?",
      "中國");
}

inline rc::Gen<std::string> text() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece()),
                      [](const std::vector<std::string>& pieces) {
                        std::string out;
                        for (const std::string& p : pieces) out += p;
                        return out;
                      });
}

}  // namespace ireum::random
