// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Responses and what is not one, RFC 9112, each in every slicing, cut at every byte, and with more
// behind it.
#include <sansaws/http/response_parser.hpp>

#include "catch.hpp"
#include "http/slices.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace sansaws::http;
using sansaws::limits;
using sansaws::peer_errc;
using sansaws_test::for_each_slicing;

namespace {

static_assert(std::is_nothrow_move_constructible_v<response_parser>);
template <class Parser>
concept can_view = requires(Parser parser) {
  std::forward<Parser>(parser).message();
};
static_assert(can_view<response_parser&> && !can_view<response_parser>, "no view of a temporary");

struct good {
  const char* name;
  std::string bytes;
  int status;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;
  bool keep_alive = true;
  method asked = method::get;
};

response expected(const good& each) {
  response message;
  message.status = each.status;
  message.body = each.body;
  // The reason is what stands between the final status line's code and its end.
  auto line = each.bytes.rfind("HTTP/1.");
  line += std::string_view("HTTP/1.1 200").size();
  message.reason = each.bytes.substr(line, each.bytes.find('\r', line) - line);
  if (!message.reason.empty()) message.reason.erase(0, 1);
  for (const auto& [name, value] : each.fields) {
    REQUIRE(message.fields.append(name, value).has_value());
  }
  return message;
}

// Feeds the slices until the parser has its verdict; checks what holds for all of them.
std::size_t feed(response_parser& parser, const sansaws_test::slices& slices) {
  std::size_t consumed = 0;
  auto state = parse_state::need_more;
  for (const auto piece : slices) {
    const std::string slice(piece);  // gone after the call, as a buffer's contents are
    const auto progress = parser.put(slice);
    if (state != parse_state::need_more) {
      REQUIRE(progress == parse_progress{state, 0});
      continue;
    }
    state = progress.state;
    REQUIRE(progress.consumed <= slice.size());
    if (state == parse_state::need_more) REQUIRE(progress.consumed == slice.size());
    REQUIRE((state == parse_state::malformed) == parser.error().has_value());
    consumed += progress.consumed;
  }
  return consumed;
}

const std::vector<good>& framed_responses() {
  static const std::vector<good> all{
      {"a body of known length, 6.2",
       "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
       200,
       {{"Content-Length", "5"}},
       "hello"},
      {"an empty body, 6.2",
       "HTTP/1.1 500 Internal Server Error\r\ncontent-length:0\r\nx: y\r\n\r\n",
       500,
       {{"content-length", "0"}, {"x", "y"}},
       ""},
      {"a body of any bytes, line ends among them",
       std::string("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n\0\r\n\r\n\xff\n ", 46),
       200,
       {{"Content-Length", "8"}},
       std::string("\0\r\n\r\n\xff\n ", 8)},
      {"one length repeated, 6.3 rule 5",
       "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2, 2\r\n\r\nhi",
       200,
       {{"Content-Length", "2"}, {"Content-Length", "2, 2"}},
       "hi"},
      {"a code over 599, whose body is there, RFC 9110 15",
       "HTTP/1.1 999 Request denied\r\nContent-Length: 2\r\n\r\nhi",
       999,
       {{"Content-Length", "2"}},
       "hi"},
      {"no space before an absent reason, 4",
       "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
       200,
       {{"Content-Length", "0"}},
       ""},
      {"an empty reason, 4",
       "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n",
       200,
       {{"Content-Length", "0"}},
       ""},
      {"chunks, 7.1",
       "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n",
       200,
       {{"Transfer-Encoding", "chunked"}},
       "hello"},
      {"chunk extensions, 7.1.1, and trailers, 7.1.2, which are dropped",
       "HTTP/1.1 200 OK\r\nTransfer-Encoding: CHUNKED\r\n\r\n"
       "A ; a = b\r\n0123456789\r\n00;x\r\nDate: now\r\nContent-Length: 3\r\n\r\n",
       200,
       {{"Transfer-Encoding", "CHUNKED"}},
       "0123456789"},
      {"no chunk but the last, 7.1",
       "HTTP/1.1 503 Slow Down\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       503,
       {{"Transfer-Encoding", "chunked"}},
       ""},
      {"interim responses before the final one, RFC 9110 15.2",
       "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"
       "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
       200,
       {{"Content-Length", "2"}},
       "hi"},
      {"an interim response's framing fields frame nothing, 6.3 rule 1",
       "HTTP/1.1 100 Continue\r\nContent-Length: 9\r\nConnection: close\r\n\r\n"
       "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
       200,
       {{"Transfer-Encoding", "chunked"}},
       "hi"},
      {"204 without a body, 6.3 rule 1",
       "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
       204,
       {{"Content-Length", "5"}},
       ""},
      {"304 without a body, 6.3 rule 1",
       "HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n",
       304,
       {{"Transfer-Encoding", "chunked"}},
       ""},
      {"the answer to HEAD, 6.3 rule 1, its length over every limit",
       "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n",
       200,
       {{"Content-Length", "99999999999999"}},
       "",
       true,
       method::head},
      {"the answer to HEAD without a length",
       "HTTP/1.1 404 Not Found\r\n\r\n",
       404,
       {},
       "",
       true,
       method::head},
      {"a 2xx to CONNECT, whose framing fields are ignored, 6.3 rule 2",
       "HTTP/1.1 200 Connection established\r\nContent-Length: 5\r\nTransfer-Encoding: gzip\r\n"
       "content-length: x\r\n\r\n",
       200,
       {{"Content-Length", "5"}, {"Transfer-Encoding", "gzip"}, {"content-length", "x"}},
       "",
       false,
       method::connect},
      {"a refusal of CONNECT, which has a body, 6.3 rule 2",
       "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nno",
       407,
       {{"Content-Length", "2"}},
       "no",
       true,
       method::connect},
      {"Connection: close, 9.6",
       "HTTP/1.1 200 OK\r\nConnection: keep-alive, Close\r\nContent-Length: 0\r\n\r\n",
       200,
       {{"Connection", "keep-alive, Close"}, {"Content-Length", "0"}},
       "",
       false},
      {"HTTP/1.0, 9.3",
       "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi",
       200,
       {{"Content-Length", "2"}},
       "hi",
       false},
      {"the head of the service's answer",
       "HTTP/1.1 404 Not Found\r\nDate: Fri, 02 Jan 2026 03:04:05 GMT\r\n"
       "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: keep-alive\r\n"
       "x-amzn-RequestId: 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0\r\n"
       "x-amzn-ErrorType: NotFoundException\r\n\r\n{}",
       404,
       {{"Date", "Fri, 02 Jan 2026 03:04:05 GMT"},
        {"Content-Type", "application/json"},
        {"Content-Length", "2"},
        {"Connection", "keep-alive"},
        {"x-amzn-RequestId", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"},
        {"x-amzn-ErrorType", "NotFoundException"}},
       "{}"},
  };
  return all;
}

const std::vector<good>& open_responses() {
  static const std::vector<good> all{
      {"a body until the connection closes, 6.3 rule 8",
       "HTTP/1.1 200 OK\r\nx: y\r\n\r\nhello\r\n\r\n",
       200,
       {{"x", "y"}},
       "hello\r\n\r\n",
       false},
      {"the same in HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nhi", 200, {}, "hi", false},
      {"an empty body until the connection closes", "HTTP/1.1 200 OK\r\n\r\n", 200, {}, "", false},
  };
  return all;
}

// Bytes that are no response. The first byte of `rest` shows it: all before it is fine.
struct bad {
  const char* name;
  std::string fine;
  std::string rest;
  peer_errc code;
  std::optional<std::size_t> position = std::nullopt;  // where not that of this byte
  std::string_view field = {};
};

void check_bad(const bad& each, const method& asked = method::get, const limits& bounds = {}) {
  INFO(each.name);
  const framing_error error{each.code, each.position.value_or(each.fine.size()), each.field};
  const auto bytes = each.fine + each.rest;
  for_each_slicing(bytes, [&](const auto& slices) {
    response_parser parser(asked, bounds);
    feed(parser, slices);
    REQUIRE(parser.error() == error);
    CHECK_FALSE(parser.keep_alive());
    CHECK(parser.put_eof() == parse_state::malformed);
    CHECK(parser.error() == error);
  });
  // As early as that.
  response_parser parser(asked, bounds);
  CHECK(parser.put(each.fine) == parse_progress{parse_state::need_more, each.fine.size()});
  CHECK(parser.put(each.rest.substr(0, 1)).state == parse_state::malformed);
  CHECK(read_response(bytes, asked, bounds).error() == error);
}

void check_good(std::string_view bytes, std::string_view body, const limits& bounds) {
  for_each_slicing(bytes, [&](const auto& slices) {
    response_parser parser(method::get, bounds);
    feed(parser, slices);
    REQUIRE(parser.put_eof() == parse_state::done);
    CHECK(parser.message().body == body);
  });
}

}  // namespace

TEST_CASE("bytes behind a response are not consumed") {
  response_parser parser;
  CHECK(parser.put("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi, there") ==
        parse_progress{parse_state::done, 40});
  CHECK(parser.message().body == "hi");
}

TEST_CASE("a framed response is done at its last byte, however it is sliced") {
  for (const auto& each : framed_responses()) {
    INFO(each.name);
    const auto message = expected(each);
    for_each_slicing(each.bytes, [&](const auto& slices) {
      response_parser parser(each.asked);
      REQUIRE(feed(parser, slices) == each.bytes.size());
      REQUIRE(parser.message() == message);
      CHECK(parser.keep_alive() == each.keep_alive);
      CHECK(parser.put("more") == parse_progress{parse_state::done, 0});
      CHECK(parser.put_eof() == parse_state::done);
      CHECK(parser.keep_alive() == each.keep_alive);
      CHECK(std::move(parser).release() == message);
    });
    CHECK(read_response(each.bytes, each.asked).value() == message);
  }
}

TEST_CASE("what stands behind a response is left to whom it belongs") {
  for (const auto& each : framed_responses()) {
    INFO(each.name);
    const auto message = expected(each);
    for (const std::string_view more :
         {std::string_view("HTTP/1.1 200 OK\r\n\r\n"), std::string_view("\0\r\n", 3)}) {
      const auto bytes = each.bytes + std::string(more);
      for_each_slicing(bytes, [&](const auto& slices) {
        response_parser parser(each.asked);
        CHECK(feed(parser, slices) == each.bytes.size());
        CHECK(parser.message() == message);
      });
      CHECK(read_response(bytes, each.asked).value() == message);
    }
  }
}

TEST_CASE("a response cut at any byte is incomplete there") {
  for (const auto& each : framed_responses()) {
    INFO(each.name);
    for (std::size_t size = 0; size != each.bytes.size(); ++size) {
      const auto bytes = std::string_view(each.bytes).substr(0, size);
      const framing_error error{peer_errc::incomplete, size};
      response_parser parser(each.asked);
      CHECK(parser.put(bytes) == parse_progress{parse_state::need_more, size});
      CHECK_FALSE(parser.error());
      CHECK_FALSE(parser.keep_alive());
      CHECK(parser.put_eof() == parse_state::malformed);
      CHECK(parser.error() == error);
      CHECK(parser.put_eof() == parse_state::malformed);
      CHECK(parser.put("more") == parse_progress{parse_state::malformed, 0});
      CHECK(read_response(bytes, each.asked).error() == error);
    }
  }
}

TEST_CASE("a body without framing lasts until the connection closes") {
  for (const auto& each : open_responses()) {
    INFO(each.name);
    const auto message = expected(each);
    for_each_slicing(each.bytes, [&](const auto& slices) {
      response_parser parser;
      CHECK(feed(parser, slices) == each.bytes.size());
      CHECK(parser.put("") == parse_progress{parse_state::need_more, 0});
      CHECK_FALSE(parser.keep_alive());
      CHECK(parser.put_eof() == parse_state::done);
      CHECK(parser.put_eof() == parse_state::done);
      CHECK(parser.message() == message);
      CHECK_FALSE(parser.keep_alive());
      CHECK(parser.put("more") == parse_progress{parse_state::done, 0});
    });
    const auto head = each.bytes.size() - each.body.size();
    for (std::size_t size = 0; size != each.bytes.size(); ++size) {
      const auto cut = read_response(std::string_view(each.bytes).substr(0, size));
      if (size < head) {
        CHECK(cut.error() == framing_error{peer_errc::incomplete, size});
      } else {
        CHECK(cut.value().body == each.body.substr(0, size - head));
      }
    }
  }
}

TEST_CASE("what is not a response is malformed at the byte that shows it, however it is sliced") {
  const std::string ok = "HTTP/1.1 200 OK\r\n";
  const std::string length = ok + "Content-Length: 5\r\n";
  const std::string chunked = ok + "Transfer-Encoding: chunked\r\n";
  const std::vector<bad> all{
      {"an empty line before the status line, 2.2", "", "\r\n" + ok, peer_errc::bad_status_line},
      {"another protocol", "", "SSH-2.0-OpenSSH\r\n", peer_errc::bad_status_line},
      {"HTTP/2", "HTTP/", "2 200\r\n", peer_errc::bad_status_line},
      {"a request", "", "GET / HTTP/1.1\r\n\r\n", peer_errc::bad_status_line},
      {"a code of two digits, 4", "HTTP/1.1 20", " OK\r\n", peer_errc::bad_status_line},
      {"a code of four digits, RFC 9110 15", "HTTP/1.1 100", "0 OK\r\n",
       peer_errc::bad_status_line},
      {"a bare LF behind the status line, 2.2", "HTTP/1.1 200 OK", "\n\n",
       peer_errc::bad_status_line},
      {"a bare CR in the status line, 2.2", "HTTP/1.1 200 OK\r", "X\r\n",
       peer_errc::bad_status_line},
      {"switching protocols, which nobody asked for", "HTTP/1.1 101 Switching Protocols\r",
       "\n\r\n", peer_errc::bad_framing, 0},
      {"a space before the colon, 5.1", ok + "Content-Length", " : 5\r\n\r\nhello",
       peer_errc::bad_field},
      {"a folded line, 5.2", ok + "a: b\r\n", " c\r\n\r\n", peer_errc::bad_field},
      {"a bare LF behind a field, 2.2", ok + "a: b", "\nContent-Length: 5\r\n\r\n",
       peer_errc::bad_field},
      {"a bare CR in a field, 2.2", ok + "a: b\r", "Content-Length: 5\r\n\r\n",
       peer_errc::bad_field},
      {"a NUL in a value, RFC 9110 5.5", ok + "a: b", std::string("\0c\r\n\r\n", 6),
       peer_errc::bad_field},
      {"a NUL in a name, RFC 9110 5.1", ok + "a", std::string("\0: c\r\n\r\n", 8),
       peer_errc::bad_field},
      {"a name that is empty", ok, ": b\r\n\r\n", peer_errc::bad_field},
      {"a line without a colon", ok + "abc", "\r\n\r\n", peer_errc::bad_field},
      {"a bare LF as the empty line", ok + "a: b\r\n", "\n", peer_errc::bad_field},
      {"a length and a coding, 6.3 rule 3", length + "Transfer-Encoding: chunked\r", "\n\r\n",
       peer_errc::bad_framing, length.size() + 19, "transfer-encoding"},
      {"a coding and a length, 6.3 rule 3", chunked + "Content-Length: 5\r", "\n\r\n",
       peer_errc::bad_framing, chunked.size() + 16, "content-length"},
      {"differing lengths, 6.3 rule 5", length + "Content-Length: 6\r", "\n\r\n",
       peer_errc::bad_framing, length.size() + 16, "content-length"},
      {"differing lengths in one line, 6.3 rule 5", ok + "Content-Length: 5, 6\r", "\n\r\n",
       peer_errc::bad_framing, ok.size() + 16, "content-length"},
      {"a coding beside chunked, 6.1", ok + "Transfer-Encoding: gzip, chunked\r", "\n\r\n",
       peer_errc::bad_framing, ok.size() + 19, "transfer-encoding"},
      {"a coding in HTTP/1.0, 6.1", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r", "\n\r\n",
       peer_errc::bad_framing, ok.size() + 19, "transfer-encoding"},
      {"a length over 2^64 - 1", ok + "Content-Length: 18446744073709551621\r", "\n\r\nhello",
       peer_errc::bad_framing, ok.size() + 16, "content-length"},
      {"an unreadable length in an interim response", "HTTP/1.1 100 \r\nContent-Length: x\r",
       "\n\r\n", peer_errc::bad_framing, 31, "content-length"},
      {"a chunk size with a blank, 7.1.1", chunked + "\r\n5 ", "\r\nhello\r\n0\r\n\r\n",
       peer_errc::bad_chunk},
      {"a chunk size with a prefix, 7.1", chunked + "\r\n0", "x5\r\nhello\r\n0\r\n\r\n",
       peer_errc::bad_chunk},
      {"a chunk size over 2^64 - 1", chunked + "\r\n1000000000000000", "05\r\nhello\r\n",
       peer_errc::bad_chunk, chunked.size() + 2},
      {"a bare LF behind a chunk size, 2.2", chunked + "\r\n5", "\nhello\r\n0\r\n\r\n",
       peer_errc::bad_chunk},
      {"no CR LF behind a chunk's data, 7.1", chunked + "\r\n5\r\nhello", "0\r\n\r\n",
       peer_errc::bad_chunk},
      {"a folded trailer, 5.2", chunked + "\r\n0\r\na: b\r\n", " c\r\n\r\n", peer_errc::bad_field},
      {"a NUL in a trailer", chunked + "\r\n0\r\na: b", std::string("\0\r\n\r\n", 5),
       peer_errc::bad_field},
      {"a bare LF as the end of the trailer", chunked + "\r\n0\r\n", "\n", peer_errc::bad_field},
  };
  for (const auto& each : all) check_bad(each);
}

TEST_CASE("a length with anything but digits is refused, 6.3 rule 5") {
  for (const std::string value :
       {"", "+5", "-1", "0x5", "5 5", "5,", ",5", "five", "5.0", "\xb2"}) {
    const std::string fine = "HTTP/1.1 200 OK\r\nContent-Length:" + value + "\r";
    check_bad({value.c_str(), fine, "\n\r\n", peer_errc::bad_framing, 32, "content-length"});
  }
}

TEST_CASE("any coding but one chunked is refused, 6.1") {
  for (const std::string value : {"", "identity", "chunked, chunked", "chunked;q=1", "xchunked"}) {
    const std::string fine = "HTTP/1.1 200 OK\r\nTransfer-Encoding:" + value + "\r";
    check_bad({value.c_str(), fine, "\n\r\n", peer_errc::bad_framing, 35, "transfer-encoding"});
  }
}

TEST_CASE("framing fields are checked in a response that has no body, too") {
  check_bad({"HEAD", "HTTP/1.1 200 OK\r\nContent-Length: x\r", "\n\r\n", peer_errc::bad_framing, 33,
             "content-length"},
            method::head);
}

TEST_CASE("a line as long as max_line passes, one byte more fails before the line ends") {
  const std::string ok = "HTTP/1.1 200 OK\r\n";
  limits bounds;
  bounds.max_line = 30;
  const std::string value(27, 'v');
  check_good("HTTP/1.1 200 " + std::string(17, 'r') + "\r\n\r\n", "", bounds);
  check_good(ok + "a: " + value + "\r\n\r\n", "", bounds);
  check_good(ok + std::string(29, 'n') + ":\r\n\r\n", "", bounds);
  check_bad({"status line", "HTTP/1.1 200 " + std::string(17, 'r'), "r", peer_errc::line_too_long},
            method::get, bounds);
  check_bad({"value", ok + "a: " + value, "v\r\n\r\n", peer_errc::line_too_long}, method::get,
            bounds);
  check_bad({"name", ok + std::string(30, 'n'), "n", peer_errc::line_too_long}, method::get,
            bounds);
  check_bad({"blanks", ok + "a:" + std::string(28, ' '), " ", peer_errc::line_too_long},
            method::get, bounds);
  const auto chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
  check_good(chunked + "1;" + std::string(28, 'e') + "\r\nx\r\n0\r\n\r\n", "x", bounds);
  check_bad({"extension", chunked + "1;" + std::string(28, 'e'), "e", peer_errc::line_too_long},
            method::get, bounds);
  check_bad({"chunk size", chunked + std::string(30, '0'), "0", peer_errc::line_too_long},
            method::get, bounds);
  check_bad({"trailer", chunked + "0\r\na: " + value, "v", peer_errc::line_too_long}, method::get,
            bounds);
}

TEST_CASE("as many fields as max_fields pass, trailers counted, one more fails where it begins") {
  limits bounds;
  bounds.max_fields = 3;
  const std::string two = "HTTP/1.1 200 OK\r\na: b\r\nTransfer-Encoding: chunked\r\n";
  check_good(two + "c: d\r\n\r\n1\r\nx\r\n0\r\n\r\n", "x", bounds);
  check_good(two + "\r\n1\r\nx\r\n0\r\nc: d\r\n\r\n", "x", bounds);
  check_bad({"header", two + "c: d\r\n", "e: f\r\n\r\n", peer_errc::too_many_fields}, method::get,
            bounds);
  check_bad({"trailer", two + "\r\n0\r\nc: d\r\n", "e: f\r\n\r\n", peer_errc::too_many_fields},
            method::get, bounds);
  check_good("HTTP/1.1 100 \r\na:\r\nb:\r\nc:\r\n\r\n" + two + "c: d\r\n\r\n0\r\n\r\n", "", bounds);
}

TEST_CASE("a body as large as max_body passes, one byte more fails as soon as it is known") {
  limits bounds;
  bounds.max_body = 5;
  const std::string ok = "HTTP/1.1 200 OK\r\n";
  check_good(ok + "Content-Length: 5\r\n\r\nhello", "hello", bounds);
  check_bad({"length", ok + "Content-Length: 6\r\n\r", "\nhello!", peer_errc::body_too_large, 33,
             "content-length"},
            method::get, bounds);
  check_good(ok + "\r\nhello", "hello", bounds);
  check_bad({"open", ok + "\r\nhello", "!", peer_errc::body_too_large}, method::get, bounds);
  const auto chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
  check_good(chunked + "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", "hello", bounds);
  check_bad({"chunks", chunked + "2\r\nhe\r\n4", "\r\nllo!", peer_errc::body_too_large,
             chunked.size() + 7},
            method::get, bounds);
}

TEST_CASE("as many chunks as max_chunks pass, one more fails at its size") {
  limits bounds;
  bounds.max_chunks = 2;
  const std::string two =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n";
  check_good(two + "0\r\n\r\n", "ab", bounds);
  check_bad({"third", two + "1", "\r\nc\r\n", peer_errc::too_many_chunks, two.size()}, method::get,
            bounds);
}

TEST_CASE("as many interim responses as max_interim pass, one more fails at its status line") {
  limits bounds;
  bounds.max_interim = 2;
  const std::string two = "HTTP/1.1 100 \r\n\r\nHTTP/1.1 103 \r\na: b\r\n\r\n";
  check_good(two + "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nhi", "hi", bounds);
  check_bad({"third", two + "HTTP/1.1 102 \r", "\n\r\n", peer_errc::too_many_interim, two.size()},
            method::get, bounds);
  bounds.max_interim = 0;
  check_bad({"first", "HTTP/1.1 100 \r", "\n\r\n", peer_errc::too_many_interim, 0}, method::get,
            bounds);
}

TEST_CASE("limits of any size do not wrap") {
  limits bounds;
  bounds.max_line = bounds.max_fields = bounds.max_body = bounds.max_chunks = bounds.max_interim =
      static_cast<std::size_t>(-1);
  check_good("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a\r\nhi\r\n0\r\nb: c\r\n\r\n",
             "hi", bounds);
}

TEST_CASE("a length that is only announced takes no memory") {
  constexpr auto largest = std::numeric_limits<std::size_t>::max();
  limits bounds;
  bounds.max_body = largest;
  const std::string start = "HTTP/1.1 200 OK\r\n";
  for (const std::string& head :
       {start + "Content-Length: " + std::to_string(largest) + "\r\n\r\nabc",
        start + "Transfer-Encoding: chunked\r\n\r\n" + std::string(2 * sizeof largest, 'f') +
            "\r\nabc"}) {
    response_parser parser(method::get, bounds);
    CHECK(parser.put(head).state == parse_state::need_more);
    CHECK(parser.message().body == "abc");
    CHECK(parser.message().body.capacity() < 64);
  }
}

TEST_CASE("a large response is read byte by byte") {
  const std::string value(10'000, 'v');
  const std::string body(300'000, 'b');
  const auto bytes = "HTTP/1.1 200 OK\r\na: " + value + "\r\nContent-Length: 300000\r\n\r\n" + body;
  response_parser parser;
  for (const char& c : bytes) {
    if (parser.put({&c, 1}).state != parse_state::need_more) break;
  }
  CHECK(parser.message().body == body);
  CHECK(parser.message().fields.find("a") == value);
  CHECK(parser.keep_alive());
}
