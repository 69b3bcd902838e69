#include "format/page_labels.h"

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>

#include <algorithm>
#include <exception>

namespace ireum::format {
namespace {

std::string roman(long long n) {
  struct Numeral {
    int value;
    const char* letters;
  };
  constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                   {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  if (n < 1 || n > 9999) return std::to_string(n);
  for (const Numeral& r : kNumerals)
    for (; n >= r.value; n -= r.value) out += r.letters;
  return out;
}

/// a … z, aa … zz.
std::string letters(long long n) {
  if (n < 1 || n > 26 * 100) return std::to_string(n);
  return std::string(static_cast<size_t>((n - 1) / 26 + 1), static_cast<char>('a' + (n - 1) % 26));
}

std::string label_of(QPDFObjectHandle entry) {
  QPDFObjectHandle style = entry.getKey("/S"), prefix = entry.getKey("/P"), start = entry.getKey("/St");
  const long long n = start.isInteger() ? start.getIntValue() : 1;
  std::string out = prefix.isString() ? prefix.getUTF8Value() : std::string();
  const std::string name = style.isName() ? style.getName() : std::string();
  std::string number;
  if (name == "/D") number = std::to_string(n);
  else if (name == "/r" || name == "/R") number = roman(n);
  else if (name == "/a" || name == "/A") number = letters(n);
  if (name == "/R" || name == "/A")
    std::transform(number.begin(), number.end(), number.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return out + number;
}

}  // namespace

std::vector<std::string> page_labels(std::string_view pdf, size_t pages) {
  std::vector<std::string> out;
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("pdf", pdf.data(), pdf.size());
    QPDFPageLabelDocumentHelper labels(file);
    if (!labels.hasPageLabels()) return {};
    for (size_t i = 0; i < pages; ++i) {
      QPDFObjectHandle entry = labels.getLabelForPage(static_cast<long long>(i));
      std::string label = entry.isDictionary() ? label_of(entry) : std::string();
      out.push_back(label.empty() ? std::to_string(i + 1) : std::move(label));
    }
  } catch (const std::exception&) { return {}; }
  return out;
}

}  // namespace ireum::format
