// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The field lines of a header or trailer section.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/http/detail/cursor.hpp>
#include <sansaws/http/grammar.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// Reads field lines: RFC 9112 section 5. An empty line ends them.
///
///     field-line = field-name ":" OWS field-value OWS CR LF
///
/// Refused: a space before the colon (section 5.1), obsolete line folding (section 5.2), and a bare
/// CR or LF (section 2.2).
class field_line_scanner {
 public:
  constexpr field_line_scanner(std::size_t max_line, std::size_t max_fields) noexcept
      : max_line_(max_line), max_fields_(max_fields) {}

  /// Returns `line` after each field and `end` after the empty line. Then it can read another
  /// section.
  SANSAWS_ALWAYS_INLINE constexpr scan read(cursor& in) noexcept {
    switch (state_) {
      case state::line_begin:
        if (in.empty()) return scan::need_more;
        if (in.front() == '\r') {
          in.skip(1);
          state_ = state::last_line_feed;
          return read_line_feed(in, scan::end);
        }
        if (count_ == max_fields_) return in.fail(peer_errc::too_many_fields);
        ++count_;
        name_begin_ = in.position();
        state_ = state::name;
        [[fallthrough]];
      case state::name:
      case state::before_value:
      case state::value:
        if (!read_text(in)) return stop(in);
        in.skip(1);
        state_ = state::line_feed;
        [[fallthrough]];
      case state::line_feed:
        return read_line_feed(in, scan::line);
      case state::last_line_feed:
        return read_line_feed(in, scan::end);
    }
    return scan::malformed;  // not reached
  }

  /// Counts fields from 0 again. Precondition: `read` has returned `end`.
  constexpr void start_again() noexcept { count_ = 0; }

  // The field that was read last: stream positions, and sizes.
  constexpr std::size_t name_begin() const noexcept { return name_begin_; }
  constexpr std::size_t name_size() const noexcept { return name_size_; }
  constexpr std::size_t value_begin() const noexcept { return name_begin_ + value_begin_; }
  constexpr std::size_t value_size() const noexcept { return value_end_ - value_begin_; }

 private:
  enum class state { line_begin, name, before_value, value, line_feed, last_line_feed };

  // Reads the rest of the line. Returns whether the CR of a valid line is next. Looks for the end
  // of the line first, so that the processor can go on behind it while the line is examined.
  SANSAWS_ALWAYS_INLINE constexpr bool read_text(cursor& in) noexcept {
    const auto rest = in.rest();
    const std::string_view text(rest.data(), field_text_prefix(rest));
    const auto before = in.position() - name_begin_;  // the bytes of the line read earlier
    std::size_t at = 0;
    if (state_ == state::name) {
      at = token_prefix(text);
      name_size_ = before + at;
      if (at == text.size() || text[at] != ':' || name_size_ == 0) {
        in.skip(at);
        return false;
      }
      ++at;
      state_ = state::before_value;
    }
    if (state_ == state::before_value) {
      while (at != text.size() && is_blank(text[at])) ++at;
      value_begin_ = value_end_ = before + at;
      if (at != text.size()) state_ = state::value;
    }
    // Blanks at the end are no part of the value, unless more of it follows.
    auto end = text.size();
    while (end != at && is_blank(text[end - 1])) --end;
    if (end != at) value_end_ = before + end;
    in.skip(text.size());
    return !in.empty() && in.front() == '\r' && before + text.size() <= max_line_;
  }

  // The result where `read_text` did not find the CR.
  constexpr scan stop(const cursor& in) const noexcept {
    if (too_long(in)) return in.fail(peer_errc::line_too_long, name_begin_ + max_line_);
    return in.empty() ? scan::need_more : in.fail(peer_errc::bad_field);
  }

  constexpr bool too_long(const cursor& in) const noexcept {
    return in.position() - name_begin_ > max_line_;
  }

  constexpr scan read_line_feed(cursor& in, scan verdict) noexcept {
    if (in.empty()) return scan::need_more;
    if (in.front() != '\n') return in.fail(peer_errc::bad_field);
    in.skip(1);
    state_ = state::line_begin;
    return verdict;
  }

  std::size_t max_line_;
  std::size_t max_fields_;
  std::size_t count_ = 0;
  std::size_t name_begin_ = 0;
  std::size_t name_size_ = 0;
  std::size_t value_begin_ = 0;  // counted from name_begin_
  std::size_t value_end_ = 0;
  state state_ = state::line_begin;
};

}  // namespace sansaws::http::detail
