// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/peer_errc.hpp>

#include "catch.hpp"

#include <limits>
#include <set>
#include <string>

namespace {

using sansaws::caller_errc;
using sansaws::peer_errc;

// Every value up to `last` has a text of its own, and `last` is the last one.
template <class Errc>
void has_a_text_for_each(Errc last) {
  const auto unknown = std::string(message(Errc{}));
  std::set<std::string> texts{unknown};
  for (int value = 1; value <= static_cast<int>(last); ++value) {
    CAPTURE(value);
    const auto code = static_cast<Errc>(value);
    CHECK(texts.insert(std::string(message(code))).second);
    CHECK(make_error_code(code).message() == message(code));
    CHECK_FALSE(message(code).ends_with('.'));
  }
  for (const int value : {-1, static_cast<int>(last) + 1, std::numeric_limits<int>::max()}) {
    CAPTURE(value);
    CHECK(message(static_cast<Errc>(value)) == unknown);
    CHECK(make_error_code(static_cast<Errc>(value)).message() == unknown);
  }
}

static_assert(message(caller_errc::missing) == "is required");
static_assert(message(peer_errc::incomplete) == "the response ended before it was complete");

}  // namespace

TEST_CASE("every caller's and every peer's error has a text of its own") {
  has_a_text_for_each(caller_errc::buffer_too_small);
  has_a_text_for_each(peer_errc::tls_failed);
}
