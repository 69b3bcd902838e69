// The records of extract, names and read, as other programs receive them (schema names and key
// order are a promise). An empty string is written as null, an empty list as [].
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_map.h"

namespace ireum::report {

/// One mention. Views, because a corpus has many: they need to live only while it is written.
struct MentionRecord {
  std::string_view path, type, subtype;
  text::Position start, end;
  std::string_view text;  // the source between start and end
  std::string_view han, entity, canonical;
  struct Reading {
    std::string_view system = "none";  // mandarin, sino-korean, japanese, none
    std::string_view pinyin, hangul;
  } reading;
  std::string_view value;         // of a date; empty for an impossible one
  std::optional<int64_t> parent;  // offset of the outer mention's start
  std::string_view zone = "body";
  std::string_view origin, era;  // china, korea, japan, vietnam, other, word; modern, historic
};

/// One entity of the inventory.
struct NameRecord {
  struct Han {
    std::string text;
    std::string script;  // simplified, traditional, both, mixed
    uint64_t count = 0;
  };
  struct Spot {
    std::string path;
    text::Position start, end;
  };
  struct Form {
    std::string text;
    std::string status;  // preferred, allowed, variant, wrong
    uint64_t count = 0;
    Spot first;
  };
  std::string entity, type, canonical;
  std::vector<Han> han;
  std::vector<Form> forms;
  uint64_t mentions = 0;
  std::string origin = {}, era = {};
};

/// What a word is read as.
struct ReadingRecord {
  struct Mandarin {
    std::string pinyin, hangul, basis;  // list, surname, table
  };
  struct Known {  // a listed name that the word is a form of
    std::string entity, type, canonical, han, note;
  };
  std::string text, traditional, simplified, preferred;
  std::vector<Mandarin> mandarin;
  std::vector<std::string> sino_korean, customary;
  std::vector<Known> glossary;
};

}  // namespace ireum::report
