// A small report for the tests of the writers: two documents, two rules, findings with all parts.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "report/writers.h"

namespace ireum::report {

class Sample {
 public:
  explicit Sample(std::vector<std::string> texts) {
    for (size_t i = 0; i < texts.size(); ++i) {
      stored_.push_back(std::move(texts[i]));
      documents_.push_back(
          *text::Document::decode(std::string(1, static_cast<char>('a' + i)) + ".txt", stored_.back()));
      maps_.emplace_back(documents_.back());
      views_.push_back({&documents_.back(), &maps_.back()});
    }
    RuleInfo mismatch, weekday;
    mismatch.id = "reading-mismatch";
    mismatch.family = "reading";
    mismatch.severity = "warning";
    mismatch.title_ko = "한글이 한자의 읽기가 아님";
    mismatch.title_en = "The Hangul is not the reading of its Han";
    mismatch.message_ko = "'{text}'{|은} {han}의 표기가 아닙니다";
    mismatch.message_en = "'{text}' is not how {han} is written";
    mismatch.why_ko = "한글과 한자가 서로 다른 이름을 가리킵니다.";
    mismatch.clause = "표 5";
    weekday.id = "date-weekday";
    weekday.family = "date";
    weekday.severity = "off";
    rules_ = {mismatch, weekday};
  }

  /// A finding on the first place of `word` in a document.
  check::Finding& find(uint32_t document, std::string_view word, uint32_t rule = 0) {
    const size_t at = documents_[document].text().find(word);
    check::Finding f;
    f.document = document;
    f.begin = at;
    f.end = at + word.size();
    f.rule = rule;
    findings_.push_back(f);
    return findings_.back();
  }
  entity::Place place(uint32_t document, std::string_view word) const {
    const size_t at = documents_[document].text().find(word);
    return {document, at, at + word.size()};
  }

  Report report() const {
    Report r;
    r.views = views_;
    r.findings = findings_;
    r.rules = rules_;
    r.errors = errors;
    r.version = "1.2.3";
    r.summary.files = views_.size();
    r.summary.count(findings_);
    return r;
  }
  std::string write(void (*writer)(const Report&, std::string&), Lang lang = Lang::ko) const {
    Report r = report();
    r.lang = lang;
    std::string out;
    writer(r, out);
    return out;
  }

  std::vector<base::Error> errors;

 private:
  std::deque<std::string> stored_;
  std::deque<text::Document> documents_;
  std::deque<text::SourceMap> maps_;
  std::vector<View> views_;
  std::vector<RuleInfo> rules_;
  std::vector<check::Finding> findings_;
};

/// The finding that most tests look at: 텐하이런(譚海仁) with a safe fix and a related place.
inline Sample full_sample() {
  Sample s({"첫 줄\n회장 텐하이런(譚海仁)은 <갔다> & \"왔다\".\n", "탄하이런(譚海仁)\n"});
  check::Finding& f = s.find(0, "텐하이런");
  f.severity = check::Severity::error;
  f.han = "譚海仁";
  f.expected = {"탄하이런"};
  f.basis = "list";
  const entity::Place edit = s.place(0, "텐");
  f.fixes.push_back({check::Safety::safe, "탄하이런", {{edit.begin, edit.end, "탄"}}});
  f.related.push_back({s.place(1, "탄하이런"), "related.same-name"});
  f.related_total = 4;
  return s;
}

}  // namespace ireum::report
