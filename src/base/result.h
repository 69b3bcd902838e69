// Result<T>: a value or the reason why there is none.
//
// Whatever a user or a file can cause travels as a Result; exceptions of libraries end at the
// edge of the room that uses the library. An Error names the place, the piece that is wrong and
// the remedy, as a catalogue key with arguments, so that report can word it in Korean or English.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ireum::base {

/// What went wrong. `key` names a message of the catalogue (`error.file-missing`); `args` fill it.
/// `where` is the file or option concerned, empty where there is none.
struct Error {
  std::string key;
  std::string where;
  std::vector<std::string> args;
};

/// A value of type T, or an Error. Test with `if (!r)`; never read `*r` of a failed result.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  const T& operator*() const& { return std::get<0>(state_); }
  T& operator*() & { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  const T* operator->() const { return &std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// A Result without a value: nothing on success.
using Status = std::optional<Error>;

}  // namespace ireum::base
