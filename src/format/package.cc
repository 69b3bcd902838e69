#include "format/package.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace ireum::format {
namespace {

class Relationships : public XmlHandler {
 public:
  void start(const Element& e) override {
    if (e.name == "Relationship" && e.value("Type").ends_with("/officeDocument") && target.empty())
      target = e.value("Target");
  }
  void end(Family, std::string_view, Range) override {}
  void characters(const Characters&) override {}
  std::string target;
};

uint64_t number_in(std::string_view name, size_t begin, size_t end) {
  uint64_t n = 0;
  std::from_chars(name.data() + begin, name.data() + end, n);
  return n;
}

}  // namespace

base::Result<Package> Package::open(const Source& source) {
  base::Result<Zip> zip = Zip::open(source.bytes, source.limits);
  if (!zip) return zip.error();
  return Package(std::move(*zip), source.limits);
}

std::vector<std::string> Package::numbered(std::string_view begin, std::string_view end) const {
  std::vector<std::pair<uint64_t, std::string>> found;
  for (const std::string& name : zip_.names())
    if (name.size() >= begin.size() + end.size() && name.starts_with(begin) && name.ends_with(end))
      found.emplace_back(number_in(name, begin.size(), name.size() - end.size()), name);
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (auto& [n, name] : found) out.push_back(std::move(name));
  return out;
}

std::string Package::main_part(std::string_view usual) {
  Relationships relationships;
  if (zip_.has("_rels/.rels") && !look_up("_rels/.rels", relationships) && !relationships.target.empty()) {
    std::string target = relationships.target;
    if (target.front() == '/') target.erase(0, 1);
    if (zip_.has(target)) return target;
  }
  return std::string(usual);
}

base::Status Package::read(const std::string& name, Builder& builder, XmlHandler& handler) {
  base::Result<std::string> stored = zip_.member(name);
  if (!stored) return stored.error();
  base::Result<XmlBytes> xml = xml_bytes(name, std::move(*stored));
  if (!xml) return xml.error();
  builder.add_member(xml->member);
  return read_xml(xml->utf8, name, limits_, handler);
}

base::Status Package::look_up(const std::string& name, XmlHandler& handler) {
  base::Result<std::string> stored = zip_.member(name);
  if (!stored) return stored.error();
  base::Result<XmlBytes> xml = xml_bytes(name, std::move(*stored));
  if (!xml) return xml.error();
  return read_xml(xml->utf8, name, limits_, handler);
}

void Kept::add(const Characters& text) {
  parts_.push_back({std::string(text.text), text.raw, text.cdata, text.verbatim});
}

void Kept::put_into(Builder& builder) {
  for (const Part& p : parts_) put(builder, {p.text, p.raw, p.cdata, p.verbatim});
  parts_.clear();
}

void TableCounter::mark(Segment& segment) const {
  if (tables_.empty() || tables_.back().cell == 0) return;
  segment.role = Role::cell;
  segment.row = tables_.back().row;
  segment.cell = tables_.back().cell;
}

}  // namespace ireum::format
