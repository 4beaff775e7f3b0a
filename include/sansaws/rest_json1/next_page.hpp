// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// From one page of a list to the next.
#pragma once

#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/json/decode_error.hpp>
#include <sansaws/json/shape.hpp>
#include <sansaws/rest_json1/operation.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// An operation that lists by pages. Two pointers to members say how:
///
/// - `input_token`, of the input: the token of the page that is asked for; a std::optional of a
///   validated type, empty for the first page;
/// - `output_token`, of the output: the token of the next page; a std::optional<std::string>.
template <class Op>
concept paginated = operation<Op> &&
    requires(const typename Op::input& input, const typename Op::output& output) {
  (input.*Op::input_token)->text();
  std::string_view(*(output.*Op::output_token));
};

/// The input for the page after `output`, which answered `input`. Nothing where that was the last
/// page: it has no token, or an empty one. A page without items need not be the last.
///
/// Errors, with the JSON Pointer of the token: `repeated_page` if it is the one that was sent, so
/// that the list would never end; `bad_value` if it is longer than the service takes. A circle of
/// more pages is not seen: limit their number.
/// Linear time in the size of the input. Specification: Smithy 2.0, "paginated trait".
template <paginated Op>
[[nodiscard]] result<std::optional<typename Op::input>, json::decode_error> next_page(
    const typename Op::input& input, const typename Op::output& output) {
  using input_type = typename Op::input;
  using token_type = typename std::remove_cvref_t<decltype(input.*Op::input_token)>::value_type;
  const auto refuse = [](peer_errc why) {
    const std::string_view name = json::detail::wire_name_of(Op::output_token);
    return json::decode_error{why, "/" + std::string(name), 0};
  };
  const std::optional<std::string>& next = output.*Op::output_token;
  if (!next || next->empty()) return std::optional<input_type>();
  const auto& sent = input.*Op::input_token;
  if (sent && sent->text() == *next) return refuse(peer_errc::repeated_page);
  auto token = token_type::parse(*next);
  if (!token) return refuse(peer_errc::bad_value);
  std::optional<input_type> following(input);
  (*following).*Op::input_token = *std::move(token);
  return following;
}

}  // namespace sansaws::rest_json1
