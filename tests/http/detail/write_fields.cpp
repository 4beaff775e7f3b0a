// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What requests and responses share on their way out.
#include <sansaws/http/detail/write_fields.hpp>

#include "catch.hpp"

#include <string>

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::http::fields;
using namespace sansaws::http::detail;

namespace {

fields with_lengths(std::initializer_list<const char*> values) {
  fields list;
  for (const auto* value : values) REQUIRE(list.append("content-length", value).has_value());
  return list;
}
const caller_error length_conflict{caller_errc::conflict, "content-length", 0,
                                   "the size of the body"};

}  // namespace

TEST_CASE("fields are written in their order, one line each") {
  fields list;
  REQUIRE(list.append("b", "1").has_value());
  REQUIRE(list.append("A", "").has_value());
  std::string out = "before|";
  put_fields(out, list);
  CHECK(out == "before|b: 1\r\nA: \r\n");
}

TEST_CASE("a length is written in decimal") {
  std::string out;
  put_length(out, 0);
  put_length(out, 1234567890);
  CHECK(out == "Content-Length: 0\r\nContent-Length: 1234567890\r\n");
}

TEST_CASE("a Content-Length must be the body's size, said once and in its shortest form") {
  CHECK(!validate_length({}, 5));
  CHECK(!validate_length(with_lengths({"5"}), 5));
  for (const auto* wrong : {"4", "05", "+5", "5, 5", "", "x"}) {
    INFO(wrong);
    CHECK(validate_length(with_lengths({wrong}), 5) == length_conflict);
  }
  CHECK(validate_length(with_lengths({"5", "5"}), 5) ==
        caller_error{caller_errc::repeated, "content-length", 0});
}

TEST_CASE("a Transfer-Encoding field is refused in any case") {
  fields list;
  REQUIRE(list.append("transfer-ENCODING", "chunked").has_value());
  CHECK(validate_length(list, 0) ==
        caller_error{caller_errc::conflict, "transfer-encoding", 0, "the length that is written"});
}
