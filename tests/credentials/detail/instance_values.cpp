// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/detail/instance_values.hpp>.
#include <sansaws/credentials/detail/instance_values.hpp>

#include "catch.hpp"

#include <string>

using namespace sansaws;
using namespace sansaws::credentials::detail;

static_assert(!validate_instance_token("AQAEAN0_-=="));
static_assert(!validate_instance_role("..."));
static_assert(validate_instance_role("..")->code == caller_errc::bad_format);

TEST_CASE("of each byte it is known whether a token or a role may have it") {
  for (int byte = 0; byte != 256; ++byte) {
    CAPTURE(byte);
    const std::string text{'a', static_cast<char>(byte), 'b'};
    const bool visible = byte > 0x20 && byte < 0x7f;
    const bool name =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
        (byte >= '0' && byte <= '9') ||
        (byte != 0 && std::string("_+=,.@-").find(static_cast<char>(byte)) != std::string::npos);
    CHECK(!validate_instance_token(text) == visible);
    CHECK(!validate_instance_role(text) == name);
  }
}
