// Every word that the program says to a person, in Korean and in English.
//
// A message is a pattern with placeholders:
//   {0} {1} {text}   the argument of that position or name
//   {text|은}        the same with the particle that its last sound asks for (은 or 는, 이/가, 을/를,
//                    과/와, 으로/로, 이라/라 …; the form that follows a final names it, or 은(는) itself)
//   {|은}            the particle alone, for the argument put in last: ‘{text}’{|은}
//   은(는) (으)로    right behind an argument (and its closing quote): the same
//   {{ }}            a brace
// The rules' message templates are the same language. A placeholder without an argument stays as it
// is written, so that a fault is seen and nothing fails.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace ireum::report {

enum class Lang { ko, en };

/// A named argument. Positions are the names "0", "1", …
using Arg = std::pair<std::string_view, std::string_view>;

/// Fills `pattern`. Of two arguments of one name the first counts.
std::string fill(std::string_view pattern, std::span<const Arg> args);

/// The form of a particle for `word`. `particle` is the one that follows a final (은, 으로, 이라는), a member of 은/는,
/// 이/가, 을/를, 과/와, 아/야, or both as 은(는); one that does not change is given back.
std::string pick(std::string_view word, std::string_view particle);

/// How messages write a particle whose word is not known yet; (으) and (이) stand before the rest of one.
std::span<const std::string_view> double_particles();

/// The pattern of `key`; the key itself where the catalogue lacks it.
std::string_view say(Lang lang, std::string_view key);
/// The message of `key` with arguments by position.
std::string say(Lang lang, std::string_view key, std::initializer_list<std::string_view> args);
std::string say(Lang lang, std::string_view key, std::span<const Arg> args);
/// "FILE: what is wrong, and the remedy". The error's `where` is also the argument {where}. For
/// error.unknown-*: args are the name, the nearest one (or empty) and all of them (or nothing).
std::string say(Lang lang, const base::Error& error);

/// The whole table, for tests.
struct Message {
  std::string_view key, ko, en;
};
std::span<const Message> catalogue();

}  // namespace ireum::report
