// The formats. A writer appends to `out` and touches nothing else; the same input gives the same
// bytes everywhere.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "report/records.h"
#include "report/report.h"

namespace ireum::report {

// Findings.
void write_human(const Report& report, std::string& out);  // format "full"
void write_line(const Report& report, std::string& out);
void write_jsonl(const Report& report, std::string& out);
void write_json(const Report& report, std::string& out);
void write_sarif(const Report& report, std::string& out);
void write_github(const Report& report, std::string& out);
void write_gitlab(const Report& report, std::string& out);
void write_checkstyle(const Report& report, std::string& out);
void write_junit(const Report& report, std::string& out);
void write_rdjson(const Report& report, std::string& out);
void write_tsv(const Report& report, std::string& out);
void write_html(const Report& report, std::string& out);
/// One line: what was read and found. For people, after the formats `full` and `line`.
void write_summary(const Report& report, std::string& out);

struct Format {
  std::string_view name;
  void (*write)(const Report&, std::string&);
  bool for_people = false;  // a summary belongs behind it
};
std::span<const Format> check_formats();
/// Error error.unknown-format: the name, the nearest one, all of them.
base::Result<const Format*> check_format(std::string_view name);

// Records: extract, names, read.
enum class RecordFormat { text, jsonl, json, tsv };
base::Result<RecordFormat> record_format(std::string_view name);

/// One record and a newline, for streaming.
void append_jsonl(const MentionRecord& mention, std::string& out);
void append_jsonl(const NameRecord& name, std::string& out);
void append_jsonl(const ReadingRecord& reading, std::string& out);

void write_mentions(std::span<const MentionRecord> mentions, RecordFormat format, Lang lang, std::string& out);
void write_names(std::span<const NameRecord> names, RecordFormat format, Lang lang, std::string& out);
void write_readings(std::span<const ReadingRecord> readings, RecordFormat format, Lang lang, std::string& out);

/// `ireum rules`: a line (or a record) a rule.
void write_rules(std::span<const RuleInfo> rules, RecordFormat format, Lang lang, std::string& out);
/// `ireum explain RULE`.
void write_explanation(const RuleInfo& rule, Lang lang, std::string& out);

}  // namespace ireum::report
