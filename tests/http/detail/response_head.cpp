// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The head is kept as it came, and handed over with the framing that its fields tell.
#include <sansaws/http/detail/response_head.hpp>

#include "catch.hpp"
#include "http/slices.hpp"

#include <cstddef>
#include <string>
#include <string_view>

using namespace sansaws::http::detail;
using sansaws::limits;
using sansaws::http::framing_error;
using sansaws::http::method;
using sansaws::http::response;
using sansaws_test::for_each_slicing;

TEST_CASE("the head of the final response is handed over, interim ones forgotten") {
  constexpr std::string_view bytes =
      "HTTP/1.1 103 Early Hints\r\nContent-Length: 7\r\nlink: x\r\n\r\n"
      "HTTP/1.1 200 Fine\r\nA: 1\r\nContent-Length: 5\r\nb:\r\n\r\n";
  for_each_slicing(bytes, [&](const auto& slices) {
    response_head head(method::get, limits{});
    framing_error error;
    std::size_t position = 0;
    auto step = scan::need_more;
    for (const auto piece : slices) {
      if (step == scan::end) break;    // an empty slice behind the last byte
      const std::string slice(piece);  // gone after the call, as a buffer's contents are
      cursor in(slice, position, error);
      step = head.read(in);
      position = in.position();
    }
    REQUIRE(step == scan::end);
    CHECK(head.minor_version() == 1);
    CHECK(head.framing().length() == 5U);
    CHECK(bytes.substr(head.length_position(), 3) == "5\r\n");
    response message;
    head.move_to(message);
    CHECK(message.status == 200);
    CHECK(message.reason == "Fine");
    REQUIRE(message.fields.size() == 3);
    CHECK(message.fields[0].name == "A");
    CHECK(message.fields.find("content-length") == "5");
    CHECK(message.fields.find("b") == "");
  });
}

TEST_CASE("what stands behind the head is not touched") {
  response_head head(method::get, limits{});
  framing_error error;
  cursor in("HTTP/1.1 204 \r\n\r\nrest", 0, error);
  CHECK(head.read(in) == scan::end);
  CHECK(in.rest() == "rest");
}

TEST_CASE("a trailer is read to its empty line, and its fields are dropped") {
  response_head head(method::get, limits{});
  framing_error error;
  cursor in("HTTP/1.1 200 \r\na: b\r\n\r\nc: d\r\n\r\nrest", 0, error);
  CHECK(head.read(in) == scan::end);
  response message;
  head.move_to(message);
  CHECK(head.read_trailer(in) == scan::end);
  CHECK(in.rest() == "rest");
  CHECK(message.fields.size() == 1);
}
