// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The chunked coding, RFC 9112 section 7.1, in every slicing.
#include <sansaws/http/detail/chunked.hpp>

#include "catch.hpp"
#include "http/slices.hpp"

#include <cstddef>
#include <string>
#include <string_view>

using namespace sansaws::http::detail;
using sansaws::limits;
using sansaws::peer_errc;
using sansaws::http::framing_error;
using sansaws_test::for_each_slicing;

namespace {

constexpr std::size_t start = 7;  // the body does not begin the stream

struct outcome {
  scan step = scan::need_more;
  framing_error error;
  std::string body;
};

outcome read(const sansaws_test::slices& slices, const limits& bounds) {
  chunk_scanner scanner(bounds);
  outcome result;
  auto position = start;
  for (const auto slice : slices) {
    cursor in(slice, position, result.error);
    result.step = scanner.read(in, result.body);
    position = in.position();
    if (result.step != scan::need_more) break;
  }
  return result;
}

void check_good(std::string_view bytes, std::string_view body, const limits& bounds = {}) {
  INFO(bytes);
  for_each_slicing(bytes, [&](const auto& slices) {
    const auto result = read(slices, bounds);
    REQUIRE(result.step == scan::end);
    CHECK(result.body == body);
  });
}

void check_bad(std::string_view bytes, peer_errc code, std::size_t offset,
               const limits& bounds = {}) {
  INFO(bytes);
  for_each_slicing(bytes, [&](const auto& slices) {
    const auto result = read(slices, bounds);
    REQUIRE(result.step == scan::malformed);
    CHECK(result.error == framing_error{code, start + offset});
  });
}

limits with_line(std::size_t most) {
  limits bounds;
  bounds.max_line = most;
  return bounds;
}
limits with_body(std::size_t most) {
  limits bounds;
  bounds.max_body = most;
  return bounds;
}
limits with_chunks(std::size_t most) {
  limits bounds;
  bounds.max_chunks = most;
  return bounds;
}

}  // namespace

TEST_CASE("chunks are joined, and a chunk of size 0 ends them") {
  check_good("0\r\n", "");
  check_good("2\r\nhi\r\n0\r\n", "hi");
  check_good("1\r\nh\r\n3\r\n\r\n0\r\n000\r\n", "h\r\n0");
  check_good("1A\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n", "abcdefghijklmnopqrstuvwxyz");
  check_good("000001a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n", "abcdefghijklmnopqrstuvwxyz");
}

TEST_CASE("extensions are skipped, section 7.1.1") {
  check_good("2;a\r\nhi\r\n0;b=c;d=\"e;f\"\r\n", "hi");
  check_good("2;a=\"\\\"\\;\";b=\"\";c\r\nhi\r\n0;d=\"e\\\t\xff\"\r\n", "hi");
}

TEST_CASE("an extension has a name, a value where it has one, and quotes that close") {
  check_bad("2;\r\n", peer_errc::bad_chunk, 2);
  check_bad("2;a;\r\n", peer_errc::bad_chunk, 4);
  check_bad("2;;a\r\n", peer_errc::bad_chunk, 2);
  check_bad("2;=b\r\n", peer_errc::bad_chunk, 2);
  check_bad("2;a=\r\n", peer_errc::bad_chunk, 4);
  check_bad("2;a=;b\r\n", peer_errc::bad_chunk, 4);
  check_bad("2;a=b=c\r\n", peer_errc::bad_chunk, 5);
  check_bad("2;a=b\"\r\n", peer_errc::bad_chunk, 5);
  check_bad("2;a=\"b\"c\r\n", peer_errc::bad_chunk, 7);
  check_bad("2;a=\"b\r\n", peer_errc::bad_chunk, 6);
  check_bad("2;a=\"b\\\r\n", peer_errc::bad_chunk, 7);
}

TEST_CASE("blanks stand around ';' and '=', where section 7.1.1 has BWS") {
  check_good("2 ; a=b\r\nhi\r\n0\r\n", "hi");
  check_good("2\t \t;a\r\nhi\r\n0 ;a\r\n", "hi");
  check_good("2; \ta \t= \tb \t; \tc\r\nhi\r\n0\r\n", "hi");
  check_good("2; a = \" b \" ; c ;d=e\r\nhi\r\n0\r\n", "hi");
}

TEST_CASE("no blank stands before the end of a chunk's line, nor within an extension's words") {
  check_bad("2;a \r\n", peer_errc::bad_chunk, 4);
  check_bad("2;a= \r\n", peer_errc::bad_chunk, 5);
  check_bad("2;a=b\t\r\n", peer_errc::bad_chunk, 6);
  check_bad("2;a=\"b\" \r\n", peer_errc::bad_chunk, 8);
  check_bad("2; \r\n", peer_errc::bad_chunk, 3);
  check_bad("2 ;\r\n", peer_errc::bad_chunk, 3);
  check_bad("2 \r\nhi\r\n", peer_errc::bad_chunk, 2);
  check_bad("2\t\r\nhi\r\n", peer_errc::bad_chunk, 2);
  check_bad("2;a b\r\n", peer_errc::bad_chunk, 4);
  check_bad("2;a=b c\r\n", peer_errc::bad_chunk, 6);
  check_bad("2;a=b =c\r\n", peer_errc::bad_chunk, 6);
  check_bad("2;a=\"b\" c\r\n", peer_errc::bad_chunk, 8);
}

TEST_CASE("an extension holds no control character") {
  check_bad("2;a\nb\r\nhi\r\n", peer_errc::bad_chunk, 3);
  check_bad(std::string_view("2;a\0b\r\nhi\r\n", 11), peer_errc::bad_chunk, 3);
  check_bad("2;a\rb\r\nhi\r\n", peer_errc::bad_chunk, 4);
  check_bad("2;\x7f\r\n", peer_errc::bad_chunk, 2);
  check_bad("2;a=\"\x7f\"\r\n", peer_errc::bad_chunk, 5);
  check_bad("2;a=\"\\\x1f\"\r\n", peer_errc::bad_chunk, 6);
}

TEST_CASE("a size is hexadecimal digits and nothing else") {
  check_bad("\r\n", peer_errc::bad_chunk, 0);
  check_bad(";a\r\n", peer_errc::bad_chunk, 0);
  check_bad("+2\r\nhi\r\n", peer_errc::bad_chunk, 0);
  check_bad("-2\r\nhi\r\n", peer_errc::bad_chunk, 0);
  check_bad("0x2\r\nhi\r\n", peer_errc::bad_chunk, 1);
  check_bad("2h\r\nhi\r\n", peer_errc::bad_chunk, 1);
  check_bad("g\r\n", peer_errc::bad_chunk, 0);
}

TEST_CASE("no blank stands beside a size but before an extension") {
  check_bad(" 2\r\nhi\r\n", peer_errc::bad_chunk, 0);
  check_bad("2 2\r\nhi\r\n", peer_errc::bad_chunk, 2);
  check_bad("2 =a\r\nhi\r\n", peer_errc::bad_chunk, 2);
}

TEST_CASE("lines and data end with CR LF alone") {
  check_bad("2\nhi\r\n", peer_errc::bad_chunk, 1);
  check_bad("2\rhi\r\n", peer_errc::bad_chunk, 2);
  check_bad("2\r\nhi0\r\n", peer_errc::bad_chunk, 5);
  check_bad("2\r\nhi\n0\r\n", peer_errc::bad_chunk, 5);
  check_bad("2\r\nhi\r0\r\n", peer_errc::bad_chunk, 6);
  check_bad("2\r\nhigher\r\n", peer_errc::bad_chunk, 5);
  check_bad("0\rx", peer_errc::bad_chunk, 2);
}

TEST_CASE("a size over 2^64 - 1 is no size, and never wraps") {
  const auto unlimited = with_body(static_cast<std::size_t>(-1));
  check_bad("10000000000000002\r\nhi\r\n", peer_errc::bad_chunk, 0, unlimited);
  check_bad("2\r\nhi\r\nfffffffffffffffff\r\n", peer_errc::bad_chunk, 7, unlimited);
  check_bad("2\r\nhi\r\nffffffffffffffff\r\n", peer_errc::body_too_large, 7, unlimited);
}

TEST_CASE("a body as large as the limit passes, one byte more does not") {
  check_good("2\r\nhi\r\n1\r\n!\r\n0\r\n", "hi!", with_body(3));
  check_bad("2\r\nhi\r\n2\r\n", peer_errc::body_too_large, 7, with_body(3));
  check_bad("4;a", peer_errc::body_too_large, 0, with_body(3));
  check_good("0\r\n", "", with_body(0));
  check_bad("1\r\n", peer_errc::body_too_large, 0, with_body(0));
}

TEST_CASE("as many chunks as the limit pass, one more does not") {
  check_good("1\r\na\r\n1\r\nb\r\n0\r\n", "ab", with_chunks(2));
  check_bad("1\r\na\r\n1\r\nb\r\n0\r\n", peer_errc::too_many_chunks, 6, with_chunks(1));
  check_good("0\r\n", "", with_chunks(0));
  check_bad("1\r\n", peer_errc::too_many_chunks, 0, with_chunks(0));
}

TEST_CASE("a size line as long as the limit passes, one byte more does not") {
  check_good("2;abc\r\nhi\r\n00000\r\n", "hi", with_line(5));
  check_bad("2;abc\r\nhi\r\n0\r\n", peer_errc::line_too_long, 4, with_line(4));
  check_bad("2;aaaaaaaaa", peer_errc::line_too_long, 4, with_line(4));
  check_bad("2\r\nhi\r\n00000\r\n", peer_errc::line_too_long, 11, with_line(4));
  check_bad("00000000000", peer_errc::line_too_long, 4, with_line(4));
}
