// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The first line of a response, found in slices of any size.
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
  [[gnu::always_inline]] constexpr scan read(cursor& in) noexcept {
    switch (state_) {
      case state::line_begin:
        if (in.empty()) return scan::need_more;
        begin_ = in.position();
        end_ = line_end(begin_, max_line_);
        state_ = state::fixed_part;
        [[fallthrough]];
      case state::fixed_part:
        for (auto i = in.position() - begin_; i != least.size(); ++i) {
          if (in.empty()) return scan::need_more;
          const char c = in.front();
          if (c < least[i] || c > most[i]) return in.fail(peer_errc::bad_status_line);
          if (in.position() == end_) return in.fail(peer_errc::line_too_long);
          if (i == minor_at) minor_version_ = c - '0';
          if (i >= status_at) status_ = 10 * status_ + (c - '0');
          in.skip(1);
        }
        state_ = state::before_reason;
        [[fallthrough]];
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
        if (in.position() > end_) return in.fail(peer_errc::line_too_long, end_);
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
  enum class state { line_begin, fixed_part, before_reason, reason, line_feed };

  // Byte by byte, what the line begins with.
  static constexpr std::string_view least = "HTTP/1.0 100";
  static constexpr std::string_view most = "HTTP/1.1 599";
  static constexpr std::size_t minor_at = 7;
  static constexpr std::size_t status_at = 9;

  std::size_t max_line_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t reason_begin_ = 0;
  std::size_t reason_end_ = 0;
  state state_ = state::line_begin;
  int minor_version_ = 0;
  int status_ = 0;
};

}  // namespace sansaws::http::detail
