// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A struct in the JSON body of a request, checked by its own rule.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/json/shape.hpp>

#include <optional>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// A value of a JSON body that `T::validate` has accepted.
///
/// `T::validate(const T&)` is static and returns std::optional<caller_error>.
template <json::struct_shape T>
class valid {
 public:
  /// The value, or the error of `T::validate`.
  [[nodiscard]] static result<valid> make(T value) {
    if (const auto error = T::validate(value)) return *error;
    return valid(std::move(value));
  }

  /// Valid while this object lives and is not assigned to.
  constexpr const T& value() const& noexcept { return value_; }
  const T& value() const&& = delete;

  friend constexpr bool operator==(const valid&, const valid&) = default;

 private:
  constexpr explicit valid(T value) : value_(std::move(value)) {}
  T value_;
};

}  // namespace sansaws::rest_json1
