// The little language of message patterns; catalogue.h describes it.
#include <iterator>
#include <optional>
#include <vector>

#include "base/sound.h"
#include "base/utf8.h"
#include "report/catalogue.h"

namespace ireum::report {
namespace {

std::optional<std::string_view> find_arg(std::span<const Arg> args, std::string_view name) {
  for (const Arg& arg : args)
    if (arg.first == name) return arg.second;
  return std::nullopt;
}

/// Length of the sign at the start of `s` that may stand between a word and its particle: ’은(는).
size_t closing_sign(std::string_view s) {
  for (const std::string_view sign : {"’", "”", "'", "\"", "」", "』", ")", "]"})
    if (s.starts_with(sign)) return sign.size();
  return 0;
}

/// The particle written both ways, 은(는) or (으)로, that the text begins with; empty where it does not.
std::string_view leading_double(std::string_view text) {
  for (const std::string_view both : double_particles()) {
    if (!text.starts_with(both)) continue;
    if (both.front() != '(') return both;
    size_t end = both.size();  // (이) holds what the word behind it begins with
    while (end < text.size())
      if (size_t next = end; base::is_hangul(base::next_code_point(text, next))) end = next;
      else break;
    return text.substr(0, end);
  }
  return {};
}

/// The particle of which `member` is one form, written both ways; itself where it has one form.
std::string doubled(std::string_view member) {
  for (const std::string_view both : double_particles()) {
    if (both.front() != '(') {
      if (base::allomorph(both, base::Sound::vowel) == member || base::allomorph(both, base::Sound::final) == member)
        return std::string(both);
    } else if (const std::string_view inside = both.substr(1, both.size() - 2); member.starts_with(inside)) {
      return std::string(both).append(member.substr(inside.size()));
    }
  }
  return std::string(member);
}

}  // namespace

std::string pick(std::string_view word, std::string_view particle) {
  const bool both = particle.find('(') != particle.npos;
  return base::allomorph(both ? std::string(particle) : doubled(particle), base::heard(word).likely);
}

std::string fill(std::string_view pattern, std::span<const Arg> args) {
  std::string out;
  out.reserve(pattern.size() + 48);
  std::string_view last;  // the argument put in last
  bool behind = false;    // nothing but closing signs since then
  for (size_t i = 0; i < pattern.size();) {
    const char c = pattern[i];
    if (behind) {
      const std::string_view rest = pattern.substr(i), particle = leading_double(rest);
      const size_t skip = particle.empty() ? closing_sign(rest) : particle.size();
      behind = particle.empty() && skip > 0;
      if (skip > 0) {
        out += particle.empty() ? rest.substr(0, skip) : pick(last, particle);
        i += skip;
        continue;
      }
    }
    if ((c == '{' || c == '}') && i + 1 < pattern.size() && pattern[i + 1] == c) {
      out += c;
      i += 2;
      continue;
    }
    const size_t close = c == '{' ? pattern.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += c;
      ++i;
      continue;
    }
    const std::string_view inside = pattern.substr(i + 1, close - i - 1);
    const size_t bar = inside.find('|');
    const std::string_view name = inside.substr(0, bar);
    const bool particle = bar != std::string_view::npos;
    const auto value = name.empty() && particle ? std::optional<std::string_view>("") : find_arg(args, name);
    if (value) {
      if (!name.empty()) last = *value;
      behind = !particle && !value->empty();
      out += *value;
      if (particle) out += pick(last, inside.substr(bar + 1));
    } else {
      out += pattern.substr(i, close + 1 - i);
    }
    i = close + 1;
  }
  return out;
}

std::string say(Lang lang, std::string_view key, std::span<const Arg> args) { return fill(say(lang, key), args); }

std::string say(Lang lang, std::string_view key, std::initializer_list<std::string_view> args) {
  static constexpr std::string_view kPositions[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  Arg named[std::size(kPositions)];
  size_t n = 0;
  for (const std::string_view arg : args) {
    if (n == std::size(named)) break;
    named[n] = {kPositions[n], arg};
    ++n;
  }
  return fill(say(lang, key), {named, n});
}

std::string say(Lang lang, const base::Error& error) {
  const auto arg = [&](size_t i) {
    return i < error.args.size() ? std::string_view(error.args[i]) : std::string_view();
  };
  std::vector<std::string> names;
  for (size_t i = 0; i < error.args.size(); ++i) names.push_back(std::to_string(i));
  std::vector<Arg> args;
  // What the system says of a failure, in the reader's words where the catalogue has them.
  std::vector<std::string> keys;
  for (const std::string& a : error.args) keys.push_back("system." + a);
  for (size_t i = 0; i < error.args.size(); ++i) {
    const std::string_view word = say(lang, keys[i]);
    args.emplace_back(names[i], word == keys[i] ? std::string_view(error.args[i]) : word);
  }
  args.emplace_back("where", error.where);

  const std::string_view pattern = say(lang, error.key);
  std::string out;
  if (!error.where.empty() && pattern.find("{where}") == std::string_view::npos) out = error.where + ": ";
  out += fill(pattern, args);
  if (pattern == error.key)  // not in the catalogue: say at least what is known
    for (const std::string& a : error.args) out += " " + a;
  if (error.key.starts_with("error.unknown-")) {
    if (!arg(1).empty()) out += " " + say(lang, "hint.nearest", {arg(1)});
    if (!arg(2).empty()) out += " " + say(lang, "hint.choices", {arg(2)});
  }
  return out;
}

}  // namespace ireum::report
