// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What reading a response promises for any bytes, as a question that a fuzz harness can ask.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/response.hpp>
#include <sansaws/http/response_parser.hpp>
#include <sansaws/http/write_response.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace oracles {

namespace http = sansaws::http;
using sansaws::limits;

namespace detail {

// Feeds the bytes in slices of the sizes that `next_size` gives, until the parser has had enough,
// and then closes. Counts what was consumed.
template <class Parser, class NextSize>
constexpr std::optional<std::string_view> feed(Parser& parser, std::string_view raw,
                                               NextSize next_size, std::size_t& consumed) {
  auto state = http::parse_state::need_more;
  for (auto rest = raw; !rest.empty() && state == http::parse_state::need_more;) {
    const auto slice = rest.substr(0, next_size());
    const auto progress = parser.put(slice);
    state = progress.state;
    if (progress.consumed > slice.size()) return "no more bytes are consumed than were given";
    if (state == http::parse_state::need_more && progress.consumed != slice.size()) {
      return "while more bytes are needed, all that were given are consumed";
    }
    consumed += progress.consumed;
    rest.remove_prefix(slice.size());
  }
  if (state != http::parse_state::need_more && parser.put(raw) != http::parse_progress{state, 0}) {
    return "after the end nothing is consumed and the state stays";
  }
  const auto closed = parser.put_eof();
  if (closed == http::parse_state::need_more ||
      (state != http::parse_state::need_more && closed != state)) {
    return "a closed connection ends the response, and changes no verdict";
  }
  if ((closed == http::parse_state::malformed) != parser.error().has_value()) {
    return "there is an error exactly where the bytes are malformed";
  }
  return std::nullopt;
}

// A sequence of numbers that looks random and is the same every time (xorshift, period 2^64 - 1).
class slice_sizes {
 public:
  constexpr explicit slice_sizes(std::uint64_t seed) noexcept : state_(seed == 0 ? 1 : seed) {}
  // From 0 to 16.
  constexpr std::size_t operator()() noexcept {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ >> 32U) % 17;
  }

 private:
  std::uint64_t state_;
};

// The framing fields belong to the bytes; without them the message can be framed anew.
template <class Parser>
std::optional<std::string_view> check_written_and_read(http::response message) {
  message.fields.erase("Content-Length");
  message.fields.erase("Transfer-Encoding");
  if (message.status > 599) message.status = 500;  // what is read as a 5xx cannot be sent
  const auto bytes = http::write_response(message);
  if (!bytes) return "what was read can be written";
  // What is written may be a few bytes longer than what was read.
  constexpr auto any = static_cast<std::size_t>(-1);
  const limits unbounded{.max_line = any, .max_fields = any, .max_body = any};
  Parser parser(http::method::get, unbounded);
  if (parser.put(*bytes) != http::parse_progress{http::parse_state::done, bytes->size()}) {
    return "what was written is one whole response";
  }
  auto again = std::move(parser).release();
  again.fields.erase("Content-Length");
  if (again != message) return "what was read, written and read again is equal";
  return std::nullopt;
}

}  // namespace detail

/// The promise about reading that these bytes break, in words, or nothing. For fuzz harnesses:
/// whatever the bytes are, it is to be nothing.
///
/// Reads `raw` as the answer to `asked`: whole, byte by byte, and in slices of 0 to 16 bytes that
/// follow from `seed`. Asks whether each call consumed what it may, whether the three agree on the
/// message and on the code and byte of an error, whether `bounds` held, and whether what was
/// accepted is equal after it was written and read again.
///
/// `Parser` is what is tried, by the interface of `response_parser`. Linear time.
template <class Parser = http::response_parser>
std::optional<std::string_view> check_reading(std::string_view raw,
                                              http::method asked = http::method::get,
                                              const limits& bounds = {}, std::uint64_t seed = 1) {
  Parser whole(asked, bounds);
  std::size_t consumed = 0;
  const auto all = [&] { return raw.size(); };
  if (const auto broken = detail::feed(whole, raw, all, consumed)) return broken;

  const auto agrees = [&](auto next_size) -> std::optional<std::string_view> {
    Parser sliced(asked, bounds);
    std::size_t consumed_sliced = 0;
    if (auto broken = detail::feed(sliced, raw, next_size, consumed_sliced)) return broken;
    if (sliced.error() != whole.error()) return "an error and its byte depend on no slicing";
    if (sliced.message() != whole.message()) return "the message depends on no slicing";
    if (sliced.keep_alive() != whole.keep_alive()) return "keep_alive depends on no slicing";
    if (!whole.error() && consumed_sliced != consumed) {
      return "where a response ends depends on no slicing";
    }
    return std::nullopt;
  };
  if (const auto broken = agrees([] { return std::size_t{1}; })) return broken;
  if (const auto broken = agrees(detail::slice_sizes(seed))) return broken;

  const auto& message = whole.message();
  if (message.body.size() > bounds.max_body) return "a body is within limits::max_body";
  if (message.fields.size() > bounds.max_fields) return "fields are within limits::max_fields";
  if (whole.error()) {
    if (whole.error()->position > raw.size()) return "an error is at a byte that was given";
    return std::nullopt;
  }
  if (message.status < 200 || message.status > 999) return "a response has a final status";
  return detail::check_written_and_read<Parser>(message);
}

}  // namespace oracles
