// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A secret is read from JSON, and not written.
// Refused: has no member named 'text'|no member named 'text'
#include <sansaws/json/decode.hpp>
#include <sansaws/json/encode.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <string>
#include <string_view>

struct locked {
  sansaws::secret key;
};
BOOST_DESCRIBE_STRUCT(locked, (), (key))
template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<locked>{"key"};

int main() {
  const auto read = sansaws::json::decode<locked>(R"({"key": "hush"})");
#ifdef SANSAWS_BAD_LINE
  return static_cast<int>(sansaws::json::encode(*read).size());
#else
  return static_cast<int>(read->key.expose().size());
#endif
}
