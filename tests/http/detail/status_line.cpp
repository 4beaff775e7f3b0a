// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// status-line, RFC 9112 section 4, in every slicing.
#include <sansaws/http/detail/status_line.hpp>

#include "catch.hpp"
#include "http/slices.hpp"

#include <cstddef>
#include <string>
#include <string_view>

using namespace sansaws::http::detail;
using sansaws::peer_errc;
using sansaws::http::framing_error;
using sansaws_test::for_each_slicing;

namespace {

constexpr std::size_t long_enough = 1000;
constexpr std::size_t start = 7;  // the line does not begin the stream

void check_good(const std::string& line, int minor_version, int status, std::string_view reason,
                std::size_t max_line = long_enough) {
  INFO(line);
  for_each_slicing(line, [&](const auto& slices) {
    status_line_scanner scanner(max_line);
    framing_error error;
    auto position = start;
    auto step = scan::need_more;
    for (const auto slice : slices) {
      REQUIRE(step == scan::need_more);
      cursor in(slice, position, error);
      step = scanner.read(in);
      position = in.position();
      if (position - start == line.size()) break;
    }
    REQUIRE(step == scan::line);
    CHECK(scanner.minor_version() == minor_version);
    CHECK(scanner.status() == status);
    CHECK(scanner.begin() == start);
    CHECK(std::string_view(line).substr(scanner.reason_begin() - start,
                                        scanner.reason_end() - scanner.reason_begin()) == reason);
  });
}

void check_bad(const std::string& line, peer_errc code, std::size_t offset,
               std::size_t max_line = long_enough) {
  INFO(line);
  for_each_slicing(line, [&](const auto& slices) {
    status_line_scanner scanner(max_line);
    framing_error error;
    auto position = start;
    auto step = scan::need_more;
    for (const auto slice : slices) {
      cursor in(slice, position, error);
      step = scanner.read(in);
      position = in.position();
      if (step != scan::need_more) break;
    }
    REQUIRE(step == scan::malformed);
    CHECK(error == framing_error{code, start + offset});
  });
}

void check_bad(const std::string& line, std::size_t offset) {
  check_bad(line, peer_errc::bad_status_line, offset);
}

}  // namespace

TEST_CASE("a status line gives its version, its code and its reason as it stands") {
  check_good("HTTP/1.1 200 OK\r\n", 1, 200, "OK");
  check_good("HTTP/1.0 404 Not Found\r\n", 0, 404, "Not Found");
  check_good("HTTP/1.1 100 \r\n", 1, 100, "");
  check_good("HTTP/1.1 599  two \t\r\n", 1, 599, " two \t");
  check_good("HTTP/1.1 500 \xc3\x9f\r\n", 1, 500, "\xc3\x9f");
}

TEST_CASE("the space before an absent reason may be absent") {
  check_good("HTTP/1.1 200\r\n", 1, 200, "");
}

TEST_CASE("any other version is refused at its first wrong byte") {
  check_bad("HTTP/2.0 200 OK\r\n", 5);
  check_bad("HTTP/1.2 200 OK\r\n", 7);
  check_bad("HTTP/1.10 200 OK\r\n", 8);
  check_bad("http/1.1 200 OK\r\n", 0);
  check_bad("HTTP/1,1 200 OK\r\n", 6);
  check_bad("HTTPS/1.1 200 OK\r\n", 4);
  check_bad("ICY 200 OK\r\n", 0);
  check_bad("<html>", 0);
}

TEST_CASE("nothing may stand before the status line, RFC 9112 section 2.2") {
  check_bad("\r\nHTTP/1.1 200 OK\r\n", 0);
  check_bad(" HTTP/1.1 200 OK\r\n", 0);
  check_bad("\xef\xbb\xbfHTTP/1.1 200 OK\r\n", 0);
}

TEST_CASE("a code is three digits, from 100 to 999, RFC 9110 section 15") {
  check_bad("HTTP/1.1 099 OK\r\n", 9);
  check_good("HTTP/1.1 600 OK\r\n", 1, 600, "OK");
  check_good("HTTP/1.1 999\r\n", 1, 999, "");
  check_bad("HTTP/1.1 :00 OK\r\n", 9);
  check_bad("HTTP/1.1 2x0 OK\r\n", 10);
  check_bad("HTTP/1.1 20\r\n", 11);
  check_bad("HTTP/1.1 2000 OK\r\n", 12);
  check_bad("HTTP/1.1 -20 OK\r\n", 9);
  check_bad("HTTP/1.1  200 OK\r\n", 9);
  check_bad("HTTP/1.1\t200 OK\r\n", 8);
  check_bad("HTTP/1.1 200\tOK\r\n", 12);
  check_bad("HTTP/1.1\r\n", 8);
}

TEST_CASE("the line ends with CR LF, and holds no control character") {
  check_bad("HTTP/1.1 200 OK\n", 15);
  check_bad("HTTP/1.1 200\n", 12);
  check_bad("HTTP/1.1 200 OK\rX", 16);
  check_bad("HTTP/1.1 200 OK\r\r\n", 16);
  check_bad(std::string("HTTP/1.1 200 O\0K\r\n", 18), 14);
  check_bad("HTTP/1.1 200 O\x7fK\r\n", 14);
  check_bad("HTTP/1.1 200\r\r\n", 13);
}

TEST_CASE("a line as long as the limit passes, one byte more does not") {
  check_good("HTTP/1.1 200 OK\r\n", 1, 200, "OK", 15);
  check_bad("HTTP/1.1 200 OK\r\n", peer_errc::line_too_long, 14, 14);
  check_bad("HTTP/1.1 200 OK", peer_errc::line_too_long, 13, 13);
  check_good("HTTP/1.1 200\r\n", 1, 200, "", 12);
  check_bad("HTTP/1.1 200\r\n", peer_errc::line_too_long, 11, 11);
  check_bad("HTTP/1.1 200 \r\n", peer_errc::line_too_long, 12, 12);
  check_bad("HTTP", peer_errc::line_too_long, 0, 0);
}

TEST_CASE("a scanner that starts again reads another line") {
  status_line_scanner scanner(long_enough);
  framing_error error;
  cursor in("HTTP/1.1 103 Early Hints\r\nHTTP/1.0 204 No Content\r\n", 0, error);
  CHECK(scanner.read(in) == scan::line);
  CHECK(scanner.status() == 103);
  scanner.start_again();
  CHECK(scanner.read(in) == scan::line);
  CHECK(scanner.status() == 204);
  CHECK(scanner.minor_version() == 0);
  CHECK(scanner.begin() == 26);
}

TEST_CASE("each byte before the reason is looked at") {
  constexpr std::string_view good = "HTTP/1.1 200";
  for (std::size_t at = 0; at != good.size(); ++at) {
    for (int i = 0; i != 256; ++i) {
      const auto c = static_cast<char>(i);
      const bool fits = c == good[at] || (at == 7 && c == '0') ||
                        (at == 9 && c >= '1' && c <= '9') || (at > 9 && c >= '0' && c <= '9');
      std::string line(good);
      line[at] = c;
      line += " OK\r\n";
      status_line_scanner scanner(long_enough);
      framing_error error;
      cursor in(line, 0, error);
      if (scanner.read(in) != (fits ? scan::line : scan::malformed)) FAIL(i << " at " << at);
      if (!fits && error != framing_error{peer_errc::bad_status_line, at}) FAIL(i << " at " << at);
    }
  }
}
