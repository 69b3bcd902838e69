#include "text/detect.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "text/valid_utf8.h"

namespace ireum::text {
namespace {

using namespace std::string_view_literals;

// Frequent syllables of Korean prose, and of Chinese names in it. In the wrong encoding Hangul comes
// out evenly spread over its 2350 places, so that a list of some hundreds tells right from wrong.
constexpr std::u32string_view kCommonHangul =
    U"이다의는에을가고하지로은사를한대기도으자리정시인서어나해전라아수일들제있과보었그것부상여장원구적주만"
    U"국게성선연면경조문공동유학비소오신관계위모개생안물진용중화산방발실반미분러우간회치무세년마행려내식스"
    U"거달단당양영였없후민음결작통데설야할않등말바명와금현체된차저터며교출력재배천건트토심입업속남크레드더"
    U"호프때점르노니역표초예월추증합종직두법워본불별색타카복석운파피평품규권군근급길김까난너네능던돈되됐또"
    U"량련령록류률름맞매목못박받밝번베변병봉북블살새센손술습승씨약억언얼열온올외요욕육응익임잘절접족존준줄"
    U"즉질집징째쪽찰참책처청최축충취측코큰태특판팀편포필항향허험혁협형혹홍환활황획효훈희힘란롄톈쑤쉬쉐쓰친"
    U"칭쿤탕훙쑨쑹젠루뤄둥덩딩랑런린펑푸팡샤셴왕웨광룽창쯔췬옌찬샹투테닝벌론럼렇겠죠님께같함됨커킹완췌촨쥐"
    U"쥔톄퉁페싱궁궈눙둔랴례뤼먀메빈폐폴폰클럽닉몽겸팅킬템념녹늘느담답덕독득듯디딸맡묘믿밖볼붙빌뿐옥옮윤쟁"
    U"좋큼텔튼틀팬폭풍핵햇혈혼흔흥";

// Frequent Han characters, simplified and traditional: prose, and what names of places, offices and
// people are made of.
constexpr std::u32string_view kCommonHan =
    U"的一是不了在人有我他这中大来上个国和也子时道说们为到地出会要得下过生里成就可以年自后能对日发之用于行"
    U"家学方多作分定经动然民工都面小如法现主心其那开同当事进政前间第新本制重理点种部力水高两系产全实展业公"
    U"化电社关些意度体利加外量机表三企技术研究院所科集团司北京海天津江西省市区县广东浙湖河山四川华二五六七"
    U"八九十月号与及或等并被由从向将把让给但而且因此没无已最更很还只又再去看想知情报通信息网络数据文书记名"
    U"字者性教育长员党委府资源投金融银商品价格万亿元百千世界美英韩南安平州城路王李张刘陈杨赵黄周吴徐孙胡朱"
    U"林何郭马罗明建设保护环境交流合项目标准问题管组织领导服务基础应军战略位置使内手见相次回先总各提立比直"
    U"身正反受车门特打至少处气神場國學會時來們個為這說對發經動現開關機電業長東車馬門問間題實體產務員報數據"
    U"書記號與將從給還沒無點種兩區縣廣灣華陳張劉楊趙黃吳孫羅軍戰團術廳處際聯義議論語讀變過達運選遠進韓漢釜"
    U"邱仁光田蔚慶尙忠淸濟朴崔鄭姜尹申權宋柳洪後左右族健康包医药装博览历史密码陆促条例储备传感仪器仿真临床"
    U"亚太赛算智芯片半航空宇宙星载火箭核煤炭油汽铁铜铝钢材料纤维碳硅锂镍氢氧氮酸碱盐污染防治态森草原湿沙漠"
    U"冰雪雨云雾雷风暴旱灾震害救援预警监测观候温热冷寒暖声波频谱磁场激显像图视觉听唱歌舞剧戏演播放映农村户"
    U"粮食植养殖牧渔猪牛羊鸡鱼虾果蔬茶酒烟糖奶米麦豆棉花树竹叶根茎皮毛骨肉血脑肺肝肾肠胃眼耳鼻口舌牙齿脚腿"
    U"腰背肩胸腹病毒菌疫苗诊疗愈患士师傅徒弟兄妹姐妻夫儿孩童婴老幼男青壮友伴邻居客宾朋侣语音词汇句段章节篇"
    U"诗赋曲散评论批判析综述摘录译注释版编辑印刷册卷证件票账款税费租贷债券股险赔偿罚刑律检察官兵卒帅帝皇朝"
    U"代唐清汉魏晋隋秦夏楚齐燕越蜀鲁宁甘藏疆蒙贵桂琼黑吉辽冀豫鄂湘皖闽赣渝沪粤低深浅短宽窄厚薄轻快慢早晚旧"
    U"好坏丑假善恶强弱软硬干红橙绿蓝紫白灰粉彩色形状样式类型属级层序列套副双单独共享互连接触碰撞击破损失败"
    U"胜负赢输站港岸桥隧街巷弄镇乡屯寨庄园亭台楼阁殿宫庙寺塔堂馆室厅厨房屋宅墙窗桌椅柜箱袋瓶罐杯盘碗筷写读"
    U"念思考虑忘忆认识悟懂解答复询查找寻求取送借买卖换赁运搬移推拉拖抬举挂存飞走跑跳爬坐卧睡醒吃喝穿戴洗扫"
    U"擦切割砍削剪缝补修造筑拆迁改革创废除停止继续始终完毕结束启转变非常极别尤甚几乎约仅曾即永远往偶尔忽突"
    U"逐步渐依仍谁哪怎么什每某另余参办召签署颁布规细则纲划案措施试示范群链供消需竞争垄断执审许登伟娜芳敏静"
    U"丽磊洋勇艳杰娟涛超秀霞刚玉兰萍鹏辉斌浩凯琳梅莉君峰松柏龙虎凤鹤仙圣贤德义礼孝廉邓彭萧董袁潘蒋蔡杜程苏"
    U"吕丁任沈姚卢钟谭汪石廖贾韦付邹孟熊薛闫侯陶黎贺顾郝龚邵钱严覃武莫孔汤岛湾峡洲欧俄巴伊朗土泰缅柬挝菲坡"
    U"尼澳";

template <size_t N>
constexpr std::array<char32_t, N> sorted(std::u32string_view list) {
  std::array<char32_t, N> out{};
  std::copy(list.begin(), list.end(), out.begin());
  std::sort(out.begin(), out.end());
  return out;
}
constexpr auto kHangul = sorted<kCommonHangul.size()>(kCommonHangul);
constexpr auto kHan = sorted<kCommonHan.size()>(kCommonHan);

bool is_common(char32_t c) {
  return base::is_hangul(c) ? std::binary_search(kHangul.begin(), kHangul.end(), c)
                            : std::binary_search(kHan.begin(), kHan.end(), c);
}

/// Punctuation stands at the same bytes in both legacy encodings, and tells nothing.
bool is_letter_or_odd(char32_t c) {
  using base::is_within;
  const bool mark =
      c == 0xB7 || is_within(c, 0x2000, 0x206F) || is_within(c, 0x3000, 0x303F) || is_within(c, 0xFF00, 0xFFEF);
  return c >= 0x80 && !mark;
}

struct Likeness {
  size_t letters = 0;  // outside ASCII
  size_t common = 0;
  size_t ascii = 0;
  bool control = false;  // holds a code point that no text has

  double share() const { return letters == 0 ? 0 : static_cast<double>(common) / static_cast<double>(letters); }
};

Likeness likeness(std::string_view utf8) {
  Likeness sum;
  for (size_t i = 0; i < utf8.size();) {
    const char32_t c = base::next_code_point(utf8, i);
    if (c < 0x80) {
      ++sum.ascii;
      // NUL, and what is neither white space, end of file (DOS) nor escape
      if (c < 0x20 && !(c >= 0x09 && c <= 0x0D) && c != 0x1A && c != 0x1B) sum.control = true;
    } else if (is_letter_or_odd(c)) {
      ++sum.letters;
      sum.common += is_common(c);
      if ((c & 0xFFFE) == 0xFFFE) sum.control = true;
    }
  }
  return sum;
}

constexpr double kPlausible = 0.12;  // share of common characters below which nothing is believed
constexpr double kClear = 1.25;      // how much likelier one reading must be than the other

/// Plausible text in UTF-16: no controls, and mostly ASCII or common characters.
double utf16_share(std::string_view bytes, Encoding encoding) {
  Decoded decoded = decode_bytes(bytes.substr(0, bytes.size() & ~size_t{1}), encoding);
  if (!decoded.ok) decoded = decode_bytes(bytes.substr(0, decoded.bad), encoding);
  const Likeness sum = likeness(decoded.utf8);
  const size_t all = sum.ascii + sum.letters;
  // A text that breaks off early, or decodes to nothing, is none.
  if (sum.control || all == 0 || decoded.utf8.size() < bytes.size() / 4) return 0;
  return static_cast<double>(sum.ascii + sum.common) / static_cast<double>(all);
}

}  // namespace

bool has_binary_signature(std::string_view bytes) {
  constexpr std::string_view kSignatures[] = {
      "\x7F"
      "ELF"sv,
      "PK\x03\x04"sv,
      "PK\x05\x06"sv,
      "%PDF-"sv,
      "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
      "\x1F\x8B\x08"sv,
      "\x89PNG\r\n\x1A\n"sv,
      "\xFF\xD8\xFF"sv,
      "GIF8"sv,
      "7z\xBC\xAF\x27\x1C"sv,
  };
  return std::any_of(std::begin(kSignatures), std::end(kSignatures),
                     [&](std::string_view signature) { return bytes.starts_with(signature); });
}

Encoding detect_utf16(std::string_view bytes) {
  const double little = utf16_share(bytes, Encoding::utf16le), big = utf16_share(bytes, Encoding::utf16be);
  if (std::max(little, big) < 0.4 || little == big) return Encoding::auto_detect;
  return little > big ? Encoding::utf16le : Encoding::utf16be;
}

bool is_damaged_utf8(std::string_view bytes, size_t bad) {
  if (bad + broken_sequence(bytes, bad) == bytes.size() && bytes.size() - bad <= 3) {
    const auto lead = static_cast<unsigned char>(bytes[bad]);
    const size_t whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead >= 0xC2 && lead <= 0xF4 && bytes.size() - bad < whole) return true;
  }
  size_t broken = 0, two = 0, longer = 0;
  for (size_t i = 0; i < bytes.size();) {
    const size_t length = valid_sequence(bytes, i);
    broken += length == 0;
    two += length == 2;
    longer += length > 2;
    i += length == 0 ? broken_sequence(bytes, i) : length;
  }
  // Three bytes in a row that fit are hardly ever chance; two often are.
  return longer > broken || two + longer > 9 * broken;
}

LegacyGuess detect_legacy(std::string_view bytes) {
  Decoded korean = decode_bytes(bytes, Encoding::windows949);
  Decoded chinese = decode_bytes(bytes, Encoding::gb18030);
  using Verdict = LegacyGuess::Verdict;
  if (!korean.ok && !chinese.ok) {
    return korean.bad >= chinese.bad ? LegacyGuess{Verdict::undecodable, Encoding::windows949, std::move(korean)}
                                     : LegacyGuess{Verdict::undecodable, Encoding::gb18030, std::move(chinese)};
  }
  const double k = korean.ok ? likeness(korean.utf8).share() : 0;
  const double c = chinese.ok ? likeness(chinese.utf8).share() : 0;
  if (std::max(k, c) < kPlausible || std::max(k, c) < kClear * std::min(k, c)) return {};
  return k > c ? LegacyGuess{Verdict::found, Encoding::windows949, std::move(korean)}
               : LegacyGuess{Verdict::found, Encoding::gb18030, std::move(chinese)};
}

}  // namespace ireum::text
