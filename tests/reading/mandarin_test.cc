// Table 5, composed anew from its initials and finals, and words read character by character.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "reading/jamo.h"
#include "support/program.h"
#include "support/should_fail.h"

using namespace ireum;
using namespace ireum::reading;

namespace {

struct Pair {
  std::u32string_view pinyin, hangul;
};

// The longest first, so that zh is found before z. Alone (zhi chi shi ri zi ci si) the vowel is ㅡ.
constexpr Pair kInitials[] = {
    {U"zh", U"ㅈ"}, {U"ch", U"ㅊ"}, {U"sh", U"ㅅ"}, {U"b", U"ㅂ"}, {U"p", U"ㅍ"}, {U"m", U"ㅁ"}, {U"f", U"ㅍ"},
    {U"d", U"ㄷ"},  {U"t", U"ㅌ"},  {U"n", U"ㄴ"},  {U"l", U"ㄹ"}, {U"g", U"ㄱ"}, {U"k", U"ㅋ"}, {U"h", U"ㅎ"},
    {U"j", U"ㅈ"},  {U"q", U"ㅊ"},  {U"x", U"ㅅ"},  {U"r", U"ㄹ"}, {U"z", U"ㅉ"}, {U"c", U"ㅊ"}, {U"s", U"ㅆ"}};
constexpr Pair kFinals[] = {
    {U"a", U"아"},    {U"o", U"오"},    {U"e", U"어"},     {U"ê", U"에"},    {U"ai", U"아이"},  {U"ei", U"에이"},
    {U"ao", U"아오"}, {U"ou", U"어우"}, {U"an", U"안"},    {U"en", U"언"},   {U"ang", U"앙"},   {U"eng", U"엉"},
    {U"er", U"얼"},   {U"i", U"이"},    {U"ia", U"야"},    {U"ie", U"예"},   {U"iao", U"야오"}, {U"iu", U"유"},
    {U"ian", U"옌"},  {U"in", U"인"},   {U"iang", U"양"},  {U"ing", U"잉"},  {U"iong", U"융"},  {U"u", U"우"},
    {U"ua", U"와"},   {U"uo", U"워"},   {U"uai", U"와이"}, {U"ui", U"우이"}, {U"uan", U"완"},   {U"un", U"운"},
    {U"uang", U"왕"}, {U"ong", U"웅"},  {U"ü", U"위"},     {U"üe", U"웨"},   {U"üan", U"위안"}, {U"ün", U"윈"}};
constexpr Pair kWhole[] = {{U"yi", U"이"},    {U"ya", U"야"},    {U"yo", U"요"},  {U"ye", U"예"},     {U"yai", U"야이"},
                           {U"yao", U"야오"}, {U"you", U"유"},   {U"yan", U"옌"}, {U"yin", U"인"},    {U"yang", U"양"},
                           {U"ying", U"잉"},  {U"yong", U"융"},  {U"wu", U"우"},  {U"wa", U"와"},     {U"wo", U"워"},
                           {U"wai", U"와이"}, {U"wei", U"웨이"}, {U"wan", U"완"}, {U"wen", U"원"},    {U"wang", U"왕"},
                           {U"weng", U"웡"},  {U"yu", U"위"},    {U"yue", U"웨"}, {U"yuan", U"위안"}, {U"yun", U"윈"},
                           {U"hm", U"흠"},    {U"m", U"므"},     {U"n", U"은"}};

template <size_t N>
std::u32string_view look_up(const Pair (&table)[N], std::u32string_view key) {
  for (const Pair& p : table)
    if (p.pinyin == key) return p.hangul;
  return {};
}

/// Table 5 by its text: an initial put before the final's first syllable.
std::u32string by_table(std::u32string_view pinyin) {
  if (const auto whole = look_up(kWhole, pinyin); !whole.empty()) return std::u32string(whole);
  std::u32string_view initial, letter;
  for (const Pair& p : kInitials)
    if (pinyin.starts_with(p.pinyin)) {
      initial = p.pinyin;
      letter = p.hangul;
      break;
    }
  std::u32string final(pinyin.substr(initial.size()));
  const bool palatal = initial == U"j" || initial == U"q" || initial == U"x";
  const bool hissing = initial == U"zh" || initial == U"ch" || initial == U"sh" || initial == U"r" || initial == U"z" ||
                       initial == U"c" || initial == U"s";
  if (palatal && final[0] == U'u' && final != U"uo") final = final == U"u" ? U"ü" : U"ü" + final.substr(1);
  std::u32string out(hissing && final == U"i" ? U"으" : look_up(kFinals, final));
  if (out.empty() || letter.empty()) return out;
  Jamo first = split(out[0]);
  first.initial = initial_index(letter[0]);
  if (letter == U"ㅈ" || letter == U"ㅉ" || letter == U"ㅊ") {
    // ㅑ ㅖ ㅛ ㅠ become ㅏ ㅔ ㅗ ㅜ.
    constexpr int kFrom[] = {2, 7, 12, 17}, kTo[] = {0, 5, 8, 13};
    for (int k = 0; k < 4; ++k)
      if (first.vowel == kFrom[k]) {
        first.vowel = kTo[k];
        break;
      }
  }
  out[0] = join(first);
  return out;
}

}  // namespace

TEST_CASE("every syllable of table 5") {
  const forge::Table& t = testing::dictionary("pinyin-hangul.tsv");
  CHECK(t.rows().size() > 400);
  for (const forge::Row& row : t.rows()) {
    const std::string pinyin(t.cell(row, "pinyin")), hangul(t.cell(row, "hangul"));
    CHECK_MESSAGE(base::to_utf8(by_table(base::to_utf32(pinyin))) == hangul, pinyin);
    CHECK_MESSAGE(base::to_utf8(testing::program().readings.pinyin_hangul(pinyin)) == hangul, pinyin);
  }
}

TEST_CASE("pinyin as people write it") {
  struct Row {
    std::string_view pinyin, hangul;
  };
  const Row rows[] = {{"tiān", "톈"}, {"Jīn", "진"},    {"lǜ", "뤼"}, {"lv4", "뤼"}, {"lu:", ""},      {"nü3", "뉘"},
                      {"lüè", "뤠"},  {"XIONG2", "슝"}, {"ér", "얼"}, {"ê̄", "에"},   {"zhong1", "중"}, {"ń", "은"},
                      {"nv", "뉘"},   {"ü", ""},        {"", ""},     {"foo", ""}};
  for (const Row& row : rows)
    CHECK_MESSAGE(base::to_utf8(testing::program().readings.pinyin_hangul(row.pinyin)) == row.hangul, row.pinyin);
}

TEST_CASE("words read by table, list and surname") {
  struct Row {
    std::string_view han, hangul;
    NameKind kind = NameKind::any;
  };
  constexpr NameKind kPerson = NameKind::person, kPlace = NameKind::place;
  const Row rows[] = {
      // places whose characters have several readings
      {"天津", "톈진"},
      {"西安", "시안"},
      {"重庆", "충칭"},
      {"厦门", "샤먼"},
      {"长沙", "창사"},
      {"长春", "창춘"},
      {"六安", "루안"},
      {"蚌埠", "벙부"},
      {"佛山", "포산"},
      {"西藏", "시짱"},
      {"喀什", "카스"},
      {"乐山", "러산"},
      {"乐清", "웨칭"},
      {"番禺", "판위"},
      {"台州", "타이저우"},
      {"济南", "지난"},
      {"成都", "청두"},
      {"都江堰", "두장옌"},
      {"大连", "다롄"},
      {"洛阳", "뤄양"},
      {"洪洞", "훙퉁"},
      {"铅山", "옌산"},
      {"哈尔滨", "하얼빈"},
      {"乌鲁木齐", "우루무치"},
      {"会稽", "콰이지"},
      {"荥阳", "싱양"},
      {"东阿", "둥어"},
      {"忻州", "신저우"},
      {"北京市", "베이징시"},
      {"海淀区", "하이뎬구"},
      {"雄安新区", "슝안신구"},
      {"长白山", "창바이산", kPlace},
      {"周庄镇", "저우좡진", kPlace},
      {"陕西", "산시"},
      {"山西", "산시"},
      {"亳州", "보저우"},
      {"儋州", "단저우"},
      // customary names
      {"香港", "홍콩"},
      {"澳门", "마카오"},
      // persons: surnames, and the same characters in the given name
      {"曾庆红", "쩡칭훙", kPerson},
      {"单田芳", "산톈팡", kPerson},
      {"解振华", "셰전화", kPerson},
      {"仇和", "추허", kPerson},
      {"查良镛", "자량융", kPerson},
      {"区志坚", "어우즈젠", kPerson},
      {"翟志刚", "자이즈강", kPerson},
      {"缪建民", "먀오젠민", kPerson},
      {"薄一波", "보이보", kPerson},
      {"任正非", "런정페이", kPerson},
      {"华罗庚", "화뤄겅", kPerson},
      {"尉迟恭", "위츠궁", kPerson},
      {"万俟卨", "모치셰", kPerson},
      {"欧阳修", "어우양슈", kPerson},
      {"司马光", "쓰마광", kPerson},
      {"朴树仁", "퍄오수런", kPerson},
      {"尹力", "인리", kPerson},
      {"吕志和", "뤼즈허", kPerson},
      {"柳传志", "류촨즈", kPerson},
      {"雷军", "레이쥔", kPerson},
      {"长孙无忌", "장쑨우지", kPerson},
      {"潘建伟", "판젠웨이", kPerson},
      {"宁高宁", "닝가오닝", kPerson},
      {"贾庆林", "자칭린", kPerson},
      {"盖军衔", "거쥔셴", kPerson},
      // what is no Han stays
      {"C919", "C919"},
      {"北斗2", "베이더우2"},
  };
  const Readings& r = testing::program().readings;
  for (const Row& row : rows) {
    const Transcription t = r.transcribe(r.fold(base::to_utf32(row.han)), row.kind);
    CHECK_MESSAGE(base::to_utf8(t.hangul()) == row.hangul, row.han);
    CHECK_MESSAGE(t.complete, row.han);
  }
}

TEST_CASE("names of one syllable") {
  struct Row {
    std::string_view han, hangul;
    std::string_view not_yet = {};
  };
  const Row rows[] = {{"莒县", "쥐현"},
                      {"浚县", "쉰현"},
                      {"单县", "산현"},
                      {"歙县", "서현"},
                      {"珠江", "주장강"},
                      {"泰山", "타이산산"},
                      {"西湖", "시후호", "a 湖 behind one syllable keeps its generic word"}};
  const Readings& r = testing::program().readings;
  for (const Row& row : rows) {
    const std::string got = base::to_utf8(r.transcribe(base::to_utf32(row.han), NameKind::place).hangul());
    if (row.not_yet.empty()) CHECK_MESSAGE(got == row.hangul, row.han);
    else testing::should_fail(got == row.hangul, row.han, row.not_yet);
  }
}

TEST_CASE("where a reading comes from") {
  struct Row {
    std::string_view han, pinyin;
    Basis basis;
    NameKind kind = NameKind::any;
  };
  const Row rows[] = {{"武汉", "Wǔhàn", Basis::table},
                      {"六安", "Lùān", Basis::list},
                      {"仇建华", "Qiú Jiànhuá", Basis::surname, NameKind::person},
                      {"香港", "Xiānggǎng", Basis::customary},
                      {"王力", "Wáng Lì", Basis::table, NameKind::person}};
  const Readings& r = testing::program().readings;
  for (const Row& row : rows) {
    const Transcription t = r.transcribe(base::to_utf32(row.han), row.kind);
    CHECK_MESSAGE(t.pinyin() == row.pinyin, row.han);
    CHECK_MESSAGE(basis_name(t.basis()) == basis_name(row.basis), row.han);
  }
}

TEST_CASE("every script folds to one key") {
  struct Row {
    std::string_view written, folded;
  };
  const Row rows[] = {{"天津", "天津"},
                      {"長沙", "长沙"},
                      {"中國科學院", "中国科学院"},
                      {"硏究所", "研究所"},
                      {"淸華大學", "清华大学"},
                      {"靑島", "青岛"},
                      {"眞理", "真理"},
                      {"敎育部", "教育部"},
                      {"鄕鎭", "乡镇"},
                      {"臺灣", "台湾"},
                      {"台湾", "台湾"},
                      {"A1·漢", "A1·汉"},
                      {"戶", "户"},
                      {"説", "说"}};
  const Readings& r = testing::program().readings;
  for (const Row& row : rows) CHECK(base::to_utf8(r.fold(base::to_utf32(row.written))) == row.folded);
}

TEST_CASE("who looks like a person") {
  struct Row {
    std::string_view han;
    bool person;
    size_t surname;
  };
  const Row rows[] = {{"王建国", true, 1}, {"李强", true, 1}, {"诸葛亮", true, 2},
                      {"科学", false, 0},  {"王", false, 1},  {"中华人民共和国", false, 0},
                      {"司马迁", true, 2}};
  const Readings& r = testing::program().readings;
  for (const Row& row : rows) {
    CHECK_MESSAGE((r.person_like(base::to_utf32(row.han)) > 0) == row.person, row.han);
    if (row.person) CHECK_MESSAGE(r.surname_length(base::to_utf32(row.han)) == row.surname, row.han);
  }
}
