// ZIP archives, which office files are: their members, and a copy with some of them replaced.
//
// A copy keeps every byte that it may: the order, the headers and the packed bytes of all other
// members, and of a replaced one its name, time and kind of packing. Archives beyond 4 GiB and
// encrypted ones are none of ours.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ireum::intake {

/// The names of the members in the order of the directory; empty where `zip` is no archive.
std::vector<std::string> zip_names(std::string_view zip);
/// A member, unpacked.
std::optional<std::string> zip_member(std::string_view zip, std::string_view name);
/// `zip` with the members of these names holding these bytes. Nothing where it cannot be read.
std::optional<std::string> zip_with(std::string_view zip, const std::map<std::string, std::string>& members);

}  // namespace ireum::intake
