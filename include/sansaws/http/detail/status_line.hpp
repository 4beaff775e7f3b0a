// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The first line of a response.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/http/detail/cursor.hpp>
#include <sansaws/http/grammar.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// Reads a status line: RFC 9112 section 4.
///
///     status-line = "HTTP/1." ( "0" / "1" ) SP status-code SP [ reason-phrase ] CR LF
///
/// The code is from 100 to 999: those over 599 are invalid, but a client takes them as errors of
/// the server (RFC 9110 section 15). Without a reason, the space before it may be missing too, as
/// some servers write it so. Empty lines before it are refused: section 2.2 lets only servers skip
/// them.
class status_line_scanner {
 public:
  constexpr explicit status_line_scanner(std::size_t max_line) noexcept : max_line_(max_line) {}

  /// Returns `line` after the LF.
  SANSAWS_ALWAYS_INLINE constexpr scan read(cursor& in) noexcept {
    switch (state_) {
      case state::line_begin:
        if (in.empty()) return scan::need_more;
        begin_ = in.position();
        end_ = line_end(begin_, max_line_);
        state_ = state::fixed_part;
        [[fallthrough]];
      case state::fixed_part:
        read_fixed_part(in);
        if (in.position() > end_) return in.fail(peer_errc::line_too_long, end_);
        if (in.position() - begin_ != lowest.size()) {
          return in.empty() ? scan::need_more : in.fail(peer_errc::bad_status_line);
        }
        status_ = 100 * digit(5) + 10 * digit(6) + digit(7);
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

  /// Prepares for another line.
  constexpr void start_again() noexcept { state_ = state::line_begin; }

  // Stream positions.
  constexpr std::size_t begin() const noexcept { return begin_; }
  constexpr std::size_t reason_begin() const noexcept { return reason_begin_; }
  constexpr std::size_t reason_end() const noexcept { return reason_end_; }

  constexpr int status() const noexcept { return status_; }
  constexpr int minor_version() const noexcept { return digit(3); }

 private:
  enum class state { line_begin, fixed_part, before_reason, reason, line_feed };

  // The smallest and the largest byte at each place of the fixed part.
  static constexpr std::string_view lowest = "HTTP/1.0 100";
  static constexpr std::string_view highest = "HTTP/1.1 999";

  // Reads the bytes that are within these bounds, all at once where they are there. Keeps the last
  // eight of them, with the first one lowest.
  SANSAWS_ALWAYS_INLINE constexpr void read_fixed_part(cursor& in) noexcept {
    auto i = in.position() - begin_;
    if (const auto line = in.rest(); i == 0 && line.size() >= lowest.size()) {
      last_eight_ = load_little_endian(line.data() + 4);
      if (line.starts_with("HTTP") && lies_in(last_eight_)) {
        in.skip(lowest.size());
        return;
      }
    }
    for (; i != lowest.size() && !in.empty(); ++i, in.skip(1)) {
      const char c = in.front();
      if (c < lowest[i] || c > highest[i]) break;
      last_eight_ = last_eight_ >> 8 | std::uint64_t{static_cast<unsigned char>(c)} << 56;
    }
  }

  // Whether the last eight bytes of the fixed part are within their bounds.
  static constexpr bool lies_in(std::uint64_t bytes) noexcept {
    const auto from_lowest = (bytes | top_bits) - load_little_endian(lowest.data() + 4);
    const auto to_highest =
        (load_little_endian(highest.data() + 4) | top_bits) - (bytes & ~top_bits);
    return (from_lowest & to_highest & ~bytes & top_bits) == top_bits;
  }

  // The digit at that place of "/1.1 200", the last eight bytes.
  constexpr int digit(int place) const noexcept {
    return static_cast<int>(last_eight_ >> (8 * place) & 0xf);
  }

  std::size_t max_line_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t reason_begin_ = 0;
  std::size_t reason_end_ = 0;
  state state_ = state::line_begin;
  int status_ = 0;
  std::uint64_t last_eight_ = 0;  // the last bytes of the fixed part
};

}  // namespace sansaws::http::detail
