// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A described struct into JSON text: what `decode` reads, for emulators, printers and tests.
#pragma once

#include <sansaws/core/detail/sink.hpp>
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

template <text_sink S, class N>
void append_number(S& sink, N number) {
  char text[32];  // the shortest form of a double has at most 24 characters
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  sink.append(std::string_view(text, static_cast<std::size_t>(end - text)));
}

// Before every member and element but the first.
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
    append_number(sink, value);
  } else if constexpr (std::same_as<T, double>) {
    constexpr double largest = std::numeric_limits<double>::max();
    if (value >= -largest && value <= largest) {
      append_number(sink, value);
    } else {
      sink.append("null");
    }
  } else {
    append_json_string(sink, value.text());  // an open_enum
  }
}

}  // namespace detail

/// Appends `value` as compact JSON, always valid: members by their wire names in the order of the
/// description, those that are empty optionals left out; timestamps as RFC 3339 text; numbers as
/// the shortest text that reads back equal; invalid UTF-8 as U+FFFD.
///
/// `decode` gives the value back, provided that its text is valid UTF-8, its numbers are finite
/// (the others are written as null), its timestamps are in the years 0000 to 9999 (the others are
/// written as the nearest that is) and no map has over `max_map_entries`. Linear.
template <text_sink S, struct_shape T>
constexpr void append_json(S& sink, const T& value) {
  detail::append_struct(sink, value);
}

/// The same as a string of its own.
template <struct_shape T>
constexpr std::string encode(const T& value) {
  std::string json;
  append_json(json, value);
  return json;
}

}  // namespace sansaws::json
