// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Writes a described struct as JSON text, which `decode` reads back.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/json/detail/json_string.hpp>
#include <sansaws/json/shape.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::json {
namespace detail {

// Called before every member and element: writes a comma, except before the first.
template <text_sink S>
constexpr void append_comma(S& sink, bool& first) {
  if (!std::exchange(first, false)) sink.append(",");
}

template <text_sink S, class T>
constexpr void append_value(S& sink, const T& value);

template <text_sink S, class M>
constexpr void append_member(S& sink, bool& first, std::string_view name, const M& member) {
  if constexpr (optional_shape<M>) {
    if (!member) return;
  }
  append_comma(sink, first);
  append_json_string(sink, name);
  sink.append(":");
  append_value(sink, member);
}

template <text_sink S, struct_shape T>
constexpr void append_struct(S& sink, const T& object) {
  sink.append("{");
  bool first = true;
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (append_member(sink, first, wire_names<T>[I], member_of<I>(object)), ...);
  }
  (std::make_index_sequence<member_count<T>>());
  if constexpr (union_shape<T>) {
    if (first) sink.append(R"("$unknown":{})");
  }
  sink.append("}");
}

template <text_sink S, class T>
constexpr void append_value(S& sink, const T& value) {
  if constexpr (struct_shape<T>) {
    append_struct(sink, value);
  } else if constexpr (optional_shape<T>) {
    if (value) {
      append_value(sink, *value);
    } else {
      sink.append("null");
    }
  } else if constexpr (map_shape<T>) {
    sink.append("{");
    bool first = true;
    for (const auto& [key, mapped] : value) {
      append_comma(sink, first);
      append_json_string(sink, key_text(key));
      sink.append(":");
      append_value(sink, mapped);
    }
    sink.append("}");
  } else if constexpr (list_shape<T>) {
    sink.append("[");
    bool first = true;
    for (const auto& element : value) {
      append_comma(sink, first);
      append_value(sink, element);
    }
    sink.append("]");
  } else if constexpr (std::same_as<T, std::string>) {
    append_json_string(sink, value);
  } else if constexpr (std::same_as<T, timestamp>) {
    sink.append("\"");
    append_rfc3339(sink, value);
    sink.append("\"");
  } else if constexpr (std::same_as<T, bool>) {
    sink.append(value ? "true" : "false");
  } else if constexpr (std::same_as<T, std::int64_t>) {
    sansaws::detail::append_decimal(sink, value);
  } else if constexpr (std::same_as<T, double>) {
    constexpr double max = (std::numeric_limits<double>::max)();
    if (value >= -max && value <= max) {
      char text[32];  // the shortest form of a double has at most 24 characters
      const auto end = std::to_chars(text, text + sizeof text, value).ptr;
      sink.append(std::string_view(text, static_cast<std::size_t>(end - text)));
    } else {
      sink.append("null");
    }
  } else {
    append_json_string(sink, value.text());  // an open_enum
  }
}

}  // namespace detail

/// Appends `value` as compact JSON. The result is always valid JSON:
/// - members by their wire names, in the order of the description, without empty optionals;
/// - a timestamp as RFC 3339 text; outside the years 0000 to 9999 the nearest time inside;
/// - a number as the shortest text that reads back equal; null if it is not finite;
/// - invalid UTF-8 as U+FFFD;
/// - a union without a member, as `decode` makes it of a variant that is not known here, as one
/// with
///   the variant `$unknown`, which is none of any service.
///
/// `decode` gives an equal value back, unless something had to be replaced as described here, or a
/// map has more than `max_map_entries`. Linear time.
template <text_sink S, struct_shape T>
constexpr void append_json(S& sink, const T& value) {
  detail::append_struct(sink, value);
}

/// The JSON of `value` as a new string.
///
/// @snippet reference_examples.cpp encode
template <struct_shape T>
constexpr std::string encode(const T& value) {
  std::string json;
  append_json(json, value);
  return json;
}

}  // namespace sansaws::json
