// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The first line of a response, read byte by byte.
#pragma once

#include <sansaws/http/cursor.hpp>
#include <sansaws/http/grammar.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::http::detail {

// status-line = "HTTP/1." ( "0" / "1" ) SP status-code SP [ reason-phrase ] CR LF   RFC 9112 §4
//
// A code from 100 to 599. The space before an absent reason may be absent too, as some servers
// leave it out. No empty line before: that leniency of §2.2 is for servers.
class status_line_scanner {
 public:
  constexpr explicit status_line_scanner(std::size_t max_line) noexcept : max_line_(max_line) {}

  // Says `line` once the LF is read.
  constexpr scan read(cursor& in) noexcept {
    for (; matched_ != fixed_part; ++matched_) {
      if (in.empty()) return scan::need_more;
      if (matched_ == 0) begin_ = in.position();
      if (!accept(in.front())) return in.fail(peer_errc::bad_status_line);
      if (matched_ == max_line_) return in.fail(peer_errc::line_too_long);
      in.skip(1);
    }
    const auto end = line_end(begin_, max_line_);
    switch (state_) {
      case state::before_reason:
        if (in.empty()) return scan::need_more;
        if (in.front() == ' ') {
          in.skip(1);
        } else if (in.front() != '\r') {
          return in.fail(peer_errc::bad_status_line);
        }
        reason_begin_ = in.position();
        state_ = state::reason;
        [[fallthrough]];
      case state::reason:
        in.skip(field_text_prefix(in.rest()));
        if (in.position() > end) return in.fail(peer_errc::line_too_long, end);
        if (in.empty()) return scan::need_more;
        if (in.front() != '\r') return in.fail(peer_errc::bad_status_line);
        reason_end_ = in.position();
        in.skip(1);
        state_ = state::line_feed;
        [[fallthrough]];
      case state::line_feed:
        if (in.empty()) return scan::need_more;
        if (in.front() != '\n') return in.fail(peer_errc::bad_status_line);
        in.skip(1);
    }
    return scan::line;
  }

  // Positions in the stream.
  constexpr std::size_t begin() const noexcept { return begin_; }
  constexpr std::size_t reason_begin() const noexcept { return reason_begin_; }
  constexpr std::size_t reason_end() const noexcept { return reason_end_; }

  constexpr int status() const noexcept { return status_; }
  constexpr int minor_version() const noexcept { return minor_version_; }

 private:
  enum class state { before_reason, reason, line_feed };

  static constexpr std::string_view version = "HTTP/1.";
  static constexpr std::size_t fixed_part = version.size() + 5;  // to the end of the status code

  // Takes in the next byte of the fixed part.
  constexpr bool accept(char c) noexcept {
    if (matched_ < version.size()) return c == version[matched_];
    const int digit = c - '0';
    switch (matched_ - version.size()) {
      case 0:
        minor_version_ = digit;
        return c == '0' || c == '1';
      case 1:
        return c == ' ';
      case 2:
        status_ = digit;
        return c >= '1' && c <= '5';
    }
    status_ = 10 * status_ + digit;
    return is_digit(c);
  }

  std::size_t max_line_;
  std::size_t matched_ = 0;
  std::size_t begin_ = 0;
  std::size_t reason_begin_ = 0;
  std::size_t reason_end_ = 0;
  state state_ = state::before_reason;
  int minor_version_ = 0;
  int status_ = 0;
};

}  // namespace sansaws::http::detail
