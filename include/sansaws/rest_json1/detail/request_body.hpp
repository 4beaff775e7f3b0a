// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The JSON body of an operation's request: the members of its input that are not in the URI.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/json/encode.hpp>
#include <sansaws/json/shape.hpp>
#include <sansaws/rest_json1/operation.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1::detail {

inline constexpr std::string_view json_media_type = "application/json";

/// Appends a member, unless it is empty. A parameter is what it stands for: an enumerator and a
/// text a string, an integer a number, and `valid` its value.
template <text_sink S, class T>
constexpr void append_member(S& sink, bool& first, std::string_view name, const T& member) {
  if constexpr (json::optional_shape<T>) {
    if (member) append_member(sink, first, name, *member);
  } else if constexpr (std::is_enum_v<T>) {
    json::detail::append_member(sink, first, name, open_enum<T>(member));
  } else if constexpr (requires { member.value(); }) {
    append_member(sink, first, name, member.value());
  } else if constexpr (std::is_same_v<T, std::uint64_t>) {
    json::detail::append_member(sink, first, name, static_cast<std::int64_t>(member));
  } else {
    json::detail::append_member(sink, first, name, member);
  }
}

/// Appends the body of the request. Nothing if `Op` has none.
template <class Op, text_sink S>
constexpr void append_body(S& sink, const typename Op::input& input) {
  if constexpr (has_body<Op>) {
    sink.append("{");
    bool first = true;
    const auto append = [&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
      if constexpr (Op::path.in_body(I)) {
        append_member(sink, first, wire_names<typename Op::input>[I],
                      json::detail::member_of<I>(input));
      }
    };
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (append(std::integral_constant<std::size_t, I>()), ...);
    }
    (std::make_index_sequence<json::detail::member_count<typename Op::input>>());
    sink.append("}");
  }
}

}  // namespace sansaws::rest_json1::detail
