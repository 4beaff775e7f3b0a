// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Past what a reader of JSON does not know, which has to be JSON all the same.
#pragma once

#include <sansaws/json/detail/json_reader.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sansaws::json::detail {

/// The name of a member, and the colon.
inline const char* skip_key(json_reader& json, const char* p, std::string& buffer) {
  std::string_view name;
  p = json.string(p, name, buffer);
  return p != nullptr ? json.expect(p, ':') : p;
}

inline const char* skip_scalar(json_reader& json, const char* p, std::string& buffer) {
  std::string_view text;
  if (json.at(p, '"')) return json.string(p, text, buffer);
  if (json.at(p, 't')) return json.literal(p, "true");
  if (json.at(p, 'f')) return json.literal(p, "false");
  if (json.at(p, 'n')) return json.literal(p, "null");
  return json.number(p, text);
}

/// Passes a value of any type, and all that is within it, as the functions of `json` pass what they
/// read. A loop, so that nesting takes no stack.
inline const char* skip_value(json_reader& json, const char* p, std::string& buffer) {
  std::array<std::uint64_t, deepest_nesting / 64> objects{};  // a bit for each open container
  const std::size_t outside = json.depth_left();
  while (true) {
    p = json.pass_space(p);
    const bool object = json.at(p, '{');
    if (object || json.at(p, '[')) {
      p = json.open(p, *p);
      if (p == nullptr) return p;
      std::uint64_t& word = objects[json.depth_left() / 64];
      const std::uint64_t bit = std::uint64_t{1} << json.depth_left() % 64;
      word = object ? word | bit : word & ~bit;
      p = json.pass_space(p);
      if (!json.at(p, object ? '}' : ']')) {
        if (object) p = skip_key(json, p, buffer);
        if (p == nullptr) return p;
        continue;
      }
    } else {
      p = skip_scalar(json, p, buffer);
      if (p == nullptr) return p;
    }
    // After a value: the ends of what is around it, or the next one.
    while (true) {
      if (json.depth_left() == outside) return p;
      const bool in_object = (objects[json.depth_left() / 64] >> json.depth_left() % 64 & 1U) != 0;
      p = json.pass_space(p);
      if (json.at(p, ',')) {
        p = in_object ? skip_key(json, p + 1, buffer) : p + 1;
        if (p == nullptr) return p;
        break;
      }
      p = json.close(p, in_object ? '}' : ']');
      if (p == nullptr) return p;
    }
  }
}

}  // namespace sansaws::json::detail
