// What rules/extract says of names: the weights of evidence and the frames that add it. A row that is not understood
// is an error that names its line, because a misspelled kind would be evidence that never speaks.
#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "forge/cast.h"
#include "forge/kinds.h"
#include "forge/toml_file.h"
#include "mention/frames_shape.h"
#include "mention/weights.h"

namespace ireum::forge {
namespace {

using Names = std::vector<std::string>;

/// One [[row]] of a file, with the words that errors need.
class RowReader {
 public:
  RowReader(const std::string& file, const toml::table& row) : file_(file), row_(row) {}

  std::string text(std::string_view key) const { return row_[key].value_or(std::string()); }
  /// A name or an array of names; empty where the key is missing or holds something else.
  Names names(std::string_view key) const {
    const toml::node* n = row_.get(key);
    if (!n) return {};
    if (const auto one = n->value<std::string>()) return {*one};
    Names out;
    if (const toml::array* all = n->as_array())
      for (const toml::node& each : *all) out.push_back(each.value_or(std::string()));
    return out;
  }
  base::Error error(std::string_view key, std::string what, Names args) const {
    const toml::node* n = row_.get(key);
    return {std::move(what), place_of_node(file_, n ? *n : static_cast<const toml::node&>(row_)), std::move(args)};
  }
  base::Error bad_value(std::string_view key, const std::string& value) const {
    return error(key, "error.row-value", {std::string(key), value});
  }
  /// A key that the file does not have.
  base::Status keys_are(std::initializer_list<std::string_view> known) const {
    for (const auto& [key, value] : row_)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        return base::Error{"error.unknown-key", place_of_node(file_, value), {std::string(key.str())}};
    return std::nullopt;
  }
  const toml::table& row() const { return row_; }

 private:
  const std::string& file_;
  const toml::table& row_;
};

/// Calls `each(RowReader)` for the rows of `file`, which are called [[name]], until one is wrong.
template <class F>
base::Status for_each_row(const std::string& file, std::string_view text, const std::string& name, F each) {
  try {
    const toml::table t = toml::parse(text, file);
    const toml::array* rows = t[name].as_array();
    if (!rows) return base::Error{"error.row-none", file, {name}};
    for (const toml::node& node : *rows) {
      const toml::table* row = node.as_table();
      if (!row) return base::Error{"error.row-none", place_of_node(file, node), {name}};
      if (base::Status wrong = each(RowReader(file, *row))) return wrong;
    }
  } catch (const toml::parse_error& e) { return toml_error(file, e); }
  return std::nullopt;
}

std::string joined(const Names& names) {
  std::string out;
  for (const std::string& n : names) out += (out.empty() ? "" : ",") + n;
  return out;
}

/// A value that should have been a whole number, for the error.
std::string written(const toml::node& n) {
  const auto real = n.value_exact<double>();
  return real ? std::to_string(*real) : n.value_or(std::string("?"));
}

/// The first of the names that is no type of names; nothing where all are.
const std::string* no_type(const Names& names) {
  for (const std::string& n : names)
    if (n.empty() || !mention::types_called(n)) return &n;
  return nullptr;
}

}  // namespace

base::Status add_weight_file(Builder& b, const std::string& name, std::string_view text) {
  std::set<std::pair<std::string, std::string>> seen;
  return for_each_row(name, text, "evidence", [&](const RowReader& r) -> base::Status {
    if (base::Status wrong = r.keys_are({"name", "type", "weight", "for", "against", "pinned"})) return wrong;
    const std::string kind = r.text("name");
    if (!mention::evidence_called(kind)) return r.bad_value("name", kind);
    const Names types = r.names("type");
    if (types.empty()) return r.bad_value("type", "");
    if (const std::string* wrong = no_type(types)) return r.bad_value("type", *wrong);
    const toml::node* node = r.row().get("weight");
    const auto weight = node ? node->value_exact<int64_t>() : std::optional<int64_t>();
    if (!weight) return r.bad_value("weight", node ? written(*node) : "");
    if (*weight < -image::kWeightBias || *weight >= image::kWeightBias)
      return r.bad_value("weight", std::to_string(*weight));
    for (const std::string& type : types) {
      if (!seen.emplace(kind, type).second) return r.error("name", "error.row-twice", {kind + " " + type});
      const auto role = static_cast<uint8_t>(type_of(type));
      const auto extra = static_cast<uint16_t>(*weight + image::kWeightBias);
      b.term(image::List::word_list, "weights\t" + kind, {image::kNone, role, 0, extra});
    }
    return std::nullopt;
  });
}

base::Status add_frame_file(Builder& b, const std::string& name, std::string_view text) {
  mention::FrameShapes proof;  // what cannot be read at run time is told here
  return for_each_row(name, text, "frame", [&](const RowReader& r) -> base::Status {
    if (base::Status wrong = r.keys_are({"pattern", "adds", "type", "note", "against"})) return wrong;
    const Names adds = r.names("adds"), types = r.names("type");
    if (adds.empty()) return r.bad_value("adds", "");
    for (const std::string& kind : adds)
      if (!mention::evidence_called(kind)) return r.bad_value("adds", kind);
    if (const std::string* wrong = no_type(types)) return r.bad_value("type", *wrong);
    const std::string pattern = r.text("pattern");
    if (base::Status wrong = proof.add(pattern, {})) return r.error("pattern", wrong->key, wrong->args);
    b.frame(pattern, joined(adds), joined(types));
    return std::nullopt;
  });
}

base::Status add_extract_file(Builder& b, const std::string& name, std::string_view text) {
  const std::string stem = std::filesystem::path(name).stem().string();
  if (stem == "weights") return add_weight_file(b, name, text);
  return stem == "frames" ? add_frame_file(b, name, text) : add_shape_file(b, name, text);
}

}  // namespace ireum::forge
