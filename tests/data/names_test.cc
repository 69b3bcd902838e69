// The entity tables as a whole: ids, parents, flags, and forms that contradict one another.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "forge/kinds.h"
#include "support/program.h"

using namespace ireum;

namespace {

struct Entry {
  std::string where, id, parent, ko;
  std::vector<std::string> han, allowed, abbr, forbidden;
  std::string_view type, flags;
};

const std::vector<Entry>& entries() {
  static const std::vector<Entry> all = [] {
    std::vector<Entry> out;
    for (const std::string& file : testing::entity_tables()) {
      const forge::Table& t = testing::dictionary(file);
      const auto cells = [&](const forge::Row& row, std::string_view column) {
        return forge::split(t.cell(row, column), '|');
      };
      for (const forge::Row& row : t.rows())
        out.push_back({file + ":" + std::to_string(row.line), std::string(t.cell(row, "id")),
                       std::string(t.cell(row, "parent")), std::string(t.cell(row, "ko")), cells(row, "han"),
                       cells(row, "allowed"), cells(row, "abbr"), cells(row, "forbidden"), t.cell(row, "type"),
                       t.cell(row, "flags")});
    }
    return out;
  }();
  return all;
}

std::map<std::string, const Entry*> by_id() {
  std::map<std::string, const Entry*> out;
  for (const Entry& e : entries()) out.emplace(e.id, &e);
  return out;
}

bool has_hangul(std::string_view s) {
  for (size_t i = 0; i < s.size();)
    if (base::is_hangul(base::next_code_point(s, i))) return true;
  return false;
}

bool has_han(std::string_view s) {
  for (size_t i = 0; i < s.size();)
    if (base::is_han(base::next_code_point(s, i))) return true;
  return false;
}

}  // namespace

TEST_CASE("every table has its passport and header") {
  const std::string wanted = "id type ko han allowed abbr forbidden parent flags note";
  for (const std::string& file : testing::entity_tables()) {
    std::string have;
    for (const std::string& c : testing::dictionary(file).columns()) have += (have.empty() ? "" : " ") + c;
    CHECK_MESSAGE(have == wanted, file);
  }
}

TEST_CASE("ids are sorted, unique and ascii") {
  for (const std::string& file : testing::entity_tables()) {
    const forge::Table& t = testing::dictionary(file);
    std::string last;
    for (const forge::Row& row : t.rows()) {
      const std::string id(t.cell(row, "id"));
      CHECK_MESSAGE(last < id, file << ":" << row.line << ": " << id << " after " << last);
      last = id;
    }
  }
  std::set<std::string> seen;
  for (const Entry& e : entries()) {
    CHECK_MESSAGE(seen.insert(e.id).second, e.where << ": " << e.id << " stands in another table too");
    const bool plain = e.id.find('.') != std::string::npos &&
                       e.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string::npos;
    CHECK_MESSAGE(plain, e.where << ": " << e.id);
  }
}

TEST_CASE("types and flags are known words") {
  for (const Entry& e : entries()) {
    const bool sub = e.type.find('.') != std::string_view::npos;
    CHECK_MESSAGE(forge::type_of(e.type) != image::Type::none, e.where << ": " << e.type);
    CHECK_MESSAGE((!sub || forge::subtype_of(e.type) != image::Subtype::none), e.where << ": " << e.type);
    std::string_view unknown;
    const uint16_t flags = forge::flags_of(e.flags, &unknown);
    CHECK_MESSAGE(unknown.empty(), e.where << ": " << unknown);
    const bool kind = (flags & (image::kJapanese | image::kKorean)) != 0;
    CHECK_MESSAGE((!kind || (flags & image::kForeign)), e.where << ": japanese or korean without foreign");
  }
}

TEST_CASE("parents exist and no entity is its own ancestor") {
  const auto all = by_id();
  for (const Entry& e : entries()) {
    if (e.parent.empty()) continue;
    std::set<std::string> above{e.id};
    for (std::string p = e.parent; !p.empty();) {
      const auto it = all.find(p);
      CHECK_MESSAGE(it != all.end(), e.where << ": no parent " << p);
      if (it == all.end()) break;
      const bool fresh = above.insert(p).second;
      CHECK_MESSAGE(fresh, e.where << ": " << e.id << " comes back to " << p);
      if (!fresh) break;
      p = it->second->parent;
    }
  }
}

TEST_CASE("each column holds its script") {
  for (const Entry& e : entries()) {
    CHECK_MESSAGE(!e.ko.empty(), e.where);
    CHECK_MESSAGE(!has_han(e.ko), e.where << ": Han in ko " << e.ko);
    CHECK_MESSAGE(e.ko.find('|') == std::string::npos, e.where << ": ko is one form");
    for (const std::string& h : e.han) CHECK_MESSAGE((!has_hangul(h)), e.where << ": Hangul in han " << h);
  }
}

TEST_CASE("no form of an entity is both right and wrong, and none stands twice") {
  for (const Entry& e : entries()) {
    std::set<std::string> good{e.ko};
    for (const auto* column : {&e.allowed, &e.abbr, &e.forbidden})
      for (const std::string& form : *column)
        CHECK_MESSAGE(good.insert(form).second, e.where << ": " << form << " stands twice");
  }
}

TEST_CASE("no forbidden form is the name of another entity") {
  std::map<std::string, const Entry*> names;
  for (const Entry& e : entries()) {
    names.emplace(e.ko, &e);
    for (const std::string& form : e.allowed) names.emplace(form, &e);
  }
  for (const Entry& e : entries())
    for (const std::string& form : e.forbidden) {
      const auto it = names.find(form);
      CHECK_MESSAGE((it == names.end() || it->second->id == e.id), e.where << ": " << form << " is " << it->second->id);
    }
}

TEST_CASE("no two living entities share type, Han and Korean") {
  std::map<std::string, const Entry*> seen;
  for (const Entry& e : entries()) {
    if (e.han.empty()) continue;
    const bool place = forge::type_of(e.type) == image::Type::place;  // 鼓楼区 stands in four cities
    const std::string key = std::string(e.type) + "\t" + e.ko + "\t" + e.han[0] + "\t" + (place ? e.parent : "") +
                            "\t" + std::string(e.flags);
    const auto put = seen.emplace(key, &e);
    const Entry& other = *put.first->second;
    CHECK_MESSAGE(put.second, e.where << ": " << e.id << " is " << other.id << " again: " << e.ko << " " << e.han[0]);
  }
}
