// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include "oracles/reading.hpp"

#include "catch.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

using namespace sansaws;
using namespace sansaws::http;
using oracles::check_reading;

namespace {

constexpr std::string_view sized =
    "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\nX-A:  b c\t\r\n\r\nhelloHTTP/1.1";
constexpr std::string_view chunked =
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n"
    "3;x=y\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n";

// A parser that is right but for one thing, which each test chooses.
enum class fault {
  none,
  consumes_too_much,
  leaves_bytes,
  goes_on_after_the_end,
  never_closes,
  takes_back_the_verdict,
  error_in_a_good_response,
  error_depends_on_slices,
  message_depends_on_slices,
  keep_alive_depends_on_slices,
  end_depends_on_slices,
  body_over_the_limit,
  too_many_fields,
  error_beyond_the_bytes,
  no_final_status,
  cannot_be_written,
  writes_more_than_it_reads,
  reads_another_message,
};

template <fault Fault>
class parser_with {
 public:
  explicit parser_with(method asked, const limits& bounds) : inner_(asked, bounds) {
    // Limits are raised by the oracle where it reads again what it wrote.
    again_ = bounds.max_fields == static_cast<std::size_t>(-1);
  }

  parse_progress put(std::string_view bytes) {
    ++calls_;
    auto progress = inner_.put(bytes);
    const bool done = progress.state == parse_state::done && progress.consumed != 0;
    if (Fault == fault::consumes_too_much) progress.consumed = bytes.size() + 1;
    if (Fault == fault::leaves_bytes && progress.state == parse_state::need_more &&
        progress.consumed != 0) {
      --progress.consumed;
    }
    if (Fault == fault::goes_on_after_the_end && progress.state == parse_state::done && !done) {
      progress.consumed = 1;
    }
    if (Fault == fault::end_depends_on_slices && done && calls_ == 1) --progress.consumed;
    if (Fault == fault::writes_more_than_it_reads && done && again_) --progress.consumed;
    return progress;
  }
  parse_state put_eof() {
    const auto state = inner_.put_eof();
    if (Fault == fault::never_closes) return parse_state::need_more;
    if (Fault == fault::takes_back_the_verdict && state == parse_state::done) {
      return parse_state::malformed;
    }
    return state;
  }
  std::optional<framing_error> error() const {
    auto error = inner_.error();
    if (Fault == fault::error_in_a_good_response && !error) error.emplace();
    if (Fault == fault::error_depends_on_slices && error) error->position += calls_;
    if (Fault == fault::error_beyond_the_bytes && error) error->position = 1'000'000;
    return error;
  }
  const response& message() const {
    shown_ = inner_.message();
    spoil(shown_);
    return shown_;
  }
  response release() && {
    auto taken = std::move(inner_).release();
    if (Fault == fault::reads_another_message) taken.reason += '!';
    return taken;
  }
  bool keep_alive() const {
    return inner_.keep_alive() && !(Fault == fault::keep_alive_depends_on_slices && calls_ > 2);
  }

 private:
  void spoil(response& message) const {
    if (Fault == fault::message_depends_on_slices && calls_ > 2) message.reason += '!';
    if (Fault == fault::body_over_the_limit) message.body.assign(5'000'000, 'x');
    if (Fault == fault::no_final_status) message.status = 199;
    if (Fault == fault::cannot_be_written) message.reason = "\n";
    if (Fault != fault::too_many_fields) return;
    for (int i = 0; i != 129; ++i) CHECK(message.fields.append("x", "y").has_value());
  }

  response_parser inner_;
  mutable response shown_;
  std::size_t calls_ = 0;
  bool again_ = false;
};

template <fault Fault>
std::optional<std::string_view> check_with(std::string_view raw = sized) {
  return check_reading<parser_with<Fault>>(raw);
}

}  // namespace

TEST_CASE("bytes of any kind break no promise of the parser") {
  for (const auto raw : {sized, chunked, std::string_view("HTTP/1.0 200 OK\r\n\r\nto the end"),
                         std::string_view("HTTP/1.1 204\r\n\r\n"), std::string_view("junk")}) {
    for (std::size_t size = 0; size <= raw.size(); ++size) {
      for (const auto& asked : {method::get, method::head}) {
        CHECK_FALSE(check_reading(raw.substr(0, size), asked, {}, size));
      }
    }
  }
}

TEST_CASE("limits are kept, too") {
  constexpr limits tight{
      .max_line = 24, .max_fields = 1, .max_body = 4, .max_chunks = 1, .max_interim = 0};
  for (const auto raw : {sized, chunked}) {
    for (std::size_t size = 0; size <= raw.size(); ++size) {
      CHECK_FALSE(check_reading(raw.substr(0, size), method::get, tight));
    }
  }
}

TEST_CASE("a parser without a fault breaks no promise") {
  CHECK_FALSE(check_with<fault::none>(sized));
  CHECK_FALSE(check_with<fault::none>("junk"));
}

TEST_CASE("each fault of a parser breaks the promise that it should") {
  CHECK(check_with<fault::consumes_too_much>() == "no more bytes are consumed than were given");
  CHECK(check_with<fault::leaves_bytes>() ==
        "while more bytes are needed, all that were given are consumed");
  CHECK(check_with<fault::goes_on_after_the_end>() ==
        "after the end nothing is consumed and the state stays");
  CHECK(check_with<fault::never_closes>() ==
        "a closed connection ends the response, and changes no verdict");
  CHECK(check_with<fault::takes_back_the_verdict>() ==
        "a closed connection ends the response, and changes no verdict");
  CHECK(check_with<fault::error_in_a_good_response>() ==
        "there is an error exactly where the bytes are malformed");
  CHECK(check_with<fault::error_depends_on_slices>("HTTP/1.1 junk") ==
        "an error and its byte depend on no slicing");
  CHECK(check_with<fault::message_depends_on_slices>() == "the message depends on no slicing");
  CHECK(check_with<fault::keep_alive_depends_on_slices>() == "keep_alive depends on no slicing");
  CHECK(check_with<fault::end_depends_on_slices>() ==
        "where a response ends depends on no slicing");
  CHECK(check_with<fault::body_over_the_limit>() == "a body is within limits::max_body");
  CHECK(check_with<fault::too_many_fields>() == "fields are within limits::max_fields");
  CHECK(check_with<fault::error_beyond_the_bytes>("junk") ==
        "an error is at a byte that was given");
  CHECK(check_with<fault::no_final_status>() == "a response has a final status");
  CHECK(check_with<fault::cannot_be_written>() == "what was read can be written");
  CHECK(check_with<fault::writes_more_than_it_reads>() == "what was written is one whole response");
  CHECK(check_with<fault::reads_another_message>() ==
        "what was read, written and read again is equal");
}
