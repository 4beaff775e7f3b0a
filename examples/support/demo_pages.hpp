// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The lists of `loopback_endpoint`: pages of what a map holds, and tokens that say where the next
// one begins.
#pragma once

#include "demo_faults.hpp"
#include "demo_tables.hpp"

#include <sansaws/core/result.hpp>
#include <sansaws/http/percent_encoding.hpp>

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace examples {

/// How many a page has where the client does not say.
inline constexpr std::size_t default_page_size = 100;

/// What is asked for: the keys that begin with `begin`, of a list that `scope` tells from others.
struct page_request {
  std::string scope;
  std::string begin;
  const std::optional<s3tables::continuation_token>& token;
  const std::optional<s3tables::page_size>& size;
};

/// A token for the page after `key`. It has `+`, `=` and `%`, which a client must encode, and is
/// of use for this list only.
inline std::string token_after(const page_request& asked, std::string_view key) {
  char seal[17];
  std::snprintf(seal, sizeof seal, "%016llx",
                static_cast<unsigned long long>(
                    number_of(asked.scope + "\n" + asked.begin + "\n" + std::string(key))));
  return "p1+" + sansaws::http::percent_encode(key) + "+" + seal + "==";
}

/// The key in a token; nothing where it is no token of this list.
inline std::optional<std::string> key_in(const page_request& asked, std::string_view token) {
  const std::size_t begin = token.find('+') + 1;
  const std::size_t end = token.rfind('+');
  if (begin > end || end == token.npos) return std::nullopt;
  auto key = sansaws::http::percent_decode(token.substr(begin, end - begin));
  if (key && token_after(asked, *key) != token) key.reset();
  return key;
}

/// Calls `take` for each element of a page: those that `wanted` is true of. The result is the token
/// of the next page, if there is one.
template <class Map, class Wanted, class Take>
sansaws::result<std::optional<std::string>, service_error> turn_page(const Map& all,
                                                                     const page_request& asked,
                                                                     Wanted wanted, Take take) {
  auto at = all.lower_bound(asked.begin);
  if (asked.token) {
    const auto last = key_in(asked, asked.token->text());
    if (!last) return bad_request("The specified continuation token is not valid.");
    at = all.upper_bound(*last);
  }
  std::size_t left = asked.size ? asked.size->value() : default_page_size;
  const std::string* last = nullptr;
  for (; at != all.end() && at->first.starts_with(asked.begin); ++at) {
    if (!wanted(at->second)) continue;
    if (left-- == 0) return std::optional<std::string>(token_after(asked, *last));
    take(at->second);
    last = &at->first;
  }
  return std::optional<std::string>();
}

}  // namespace examples
