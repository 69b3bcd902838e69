#include <doctest/doctest.h>

#include "base/utf8.h"
#include "report/table_text.h"
#include "report/visible.h"
#include "sample.h"

using namespace ireum;
using namespace ireum::report;

namespace {

/// The second and third line of the human format: the source and what is under it.
std::string excerpt(std::string text, std::string_view word) {
  Sample s({std::move(text)});
  s.find(0, word);
  const std::string out = s.write(write_human);
  const size_t first = out.find('\n') + 1, second = out.find('\n', first) + 1;
  return out.substr(first, out.find('\n', second) - first);
}

/// Column where `mark` begins in a line, by display width.
int column_of(std::string_view line, std::string_view mark) {
  return base::display_width(line.substr(0, line.find(mark)));
}

}  // namespace

TEST_CASE("human: all parts") {
  Sample s = full_sample();
  CHECK(s.write(write_human) ==
        "a.txt:2:4: 오류[reading-mismatch]: '텐하이런'은 譚海仁의 표기가 아닙니다\n"
        " 2 | 회장 텐하이런(譚海仁)은 <갔다> & \"왔다\".\n"
        "   |      ^^^^^^^^\n"
        "   = 제안: 탄하이런 (안전한 수정, 근거: 명칭 사전)\n"
        "   = b.txt:1:1: 같은 이름: ‘탄하이런’\n"
        "   = 같은 곳이 3군데 더 있습니다\n\n");
  CHECK(s.write(write_human, Lang::en)
            .starts_with("a.txt:2:4: error[reading-mismatch]: '텐하이런' is not how 譚海仁 is written\n"));
}

TEST_CASE("human: the line under the place") {
  CHECK(excerpt("톈진 텐진\n", "텐진") == " 1 | 톈진 텐진\n   |      ^^^^");
  CHECK(excerpt("\t텐진\tx\n", "텐진") == " 1 |     텐진    x\n   |     ^^^^");
  CHECK(excerpt("ab\tX", "X") == " 1 | ab  X\n   |     ^");
  CHECK(excerpt("e\u0301\u00e9 X", "X") == " 1 | e\u0301\u00e9 X\n   |    ^");
  CHECK(excerpt("x𠀀\r\ny", "𠀀") == " 1 | x𠀀\n   |  ^^");
  CHECK(excerpt("가(나\n다)라", "(나\n다)") == " 1 | 가(나\n   |   ^^^");
  CHECK(excerpt("텐\u200b진", "텐\u200b진") == " 1 | 텐<U+200B>진\n   | ^^^^^^^^^^^^");
  CHECK(excerpt("\x1b[31m텐진", "텐진") == " 1 | <U+001B>[31m텐진\n   |             ^^^^");
}

TEST_CASE("human: a window of a long line") {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "가나";
  const std::string out = excerpt(text + " 텐진 " + text, "텐진");
  CHECK(out.size() < 600);
  const std::string line = out.substr(0, out.find('\n')), under = out.substr(out.find('\n') + 1);
  CHECK(line.find("…") != std::string::npos);
  CHECK(column_of(line, "텐진") == column_of(under, "^"));
  CHECK(line.ends_with("…"));
}

TEST_CASE("human: NFD and colour") {
  Sample s({"\u1110\u1166\u11ab\u110c\u1175\u11ab 텐진"});
  s.find(0, "텐진");
  CHECK(s.write(write_human).find("   | ^^^^\n") != std::string::npos);
  Report r = s.report();
  r.colour = true;
  std::string out;
  write_human(r, out);
  CHECK(out.find("\x1b[1;33m경고[reading-mismatch]\x1b[0m") != std::string::npos);
  CHECK(s.write(write_human).find('\x1b') == std::string::npos);
}

TEST_CASE("line: one line each") {
  Sample s({"첫 줄\n가(나\n다)라 텐진\n"});
  s.find(0, "(나\n다)");
  s.find(0, "텐진");
  CHECK(s.write(write_line, Lang::en) ==
        "a.txt:2:2: warning[reading-mismatch]: '(나 다)' is not how  is written\n"
        "a.txt:3:5: warning[reading-mismatch]: '텐진' is not how  is written\n");
}

TEST_CASE("a rule without words, a document that is not there") {
  Sample s({"텐진"});
  s.find(0, "텐진", 1);
  s.find(0, "텐진", 99);
  s.find(0, "텐진").document = 7;
  for (const Format& f : check_formats()) CHECK_NOTHROW(s.write(f.write));
  CHECK(s.write(write_line).starts_with("a.txt:1:1: warning[date-weekday]: ‘텐진’을 확인하십시오.\n"));
}

TEST_CASE("summary") {
  Sample s = full_sample();
  CHECK(s.write(write_summary) == "파일 2개: 오류 1건, 경고 0건, 정보 0건; ireum fix로 1건을 안전하게 고칠 수 있음\n");
  CHECK(Sample({"a"}).write(write_summary, Lang::en) == "files: 1, nothing found\n");
}

TEST_CASE("visible text and tables") {
  CHECK(one_line("가\r\n나\t다\x1b\u202e") == "가 나 다<U+001B><U+202E>");
  TableText table;
  table.row({"톈진", "天津", "x"});
  table.row({"a", "", "y"});
  table.row({"b", "", ""});
  std::string out;
  table.write(out);
  CHECK(out == "톈진  天津  x\na           y\nb\n");
}
