// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Field lines, of a header or a trailer section, found in slices of any size.
#pragma once

#include <sansaws/http/cursor.hpp>
#include <sansaws/http/grammar.hpp>

#include <cstddef>

namespace sansaws::http::detail {

// field-line = field-name ":" OWS field-value OWS CR LF     RFC 9112 §5; an empty line ends them
//
// No space before the colon (§5.1), no obsolete folding (§5.2), no bare CR or LF (§2.2).
class field_line_scanner {
 public:
  constexpr field_line_scanner(std::size_t max_line, std::size_t max_fields) noexcept
      : max_line_(max_line), max_fields_(max_fields) {}

  // Says `line` after each field, `end` after the empty line; then it is ready for another section.
  [[gnu::always_inline]] constexpr scan read(cursor& in) noexcept {
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
        in.skip(token_prefix(in.rest()));
        if (too_long(in)) return in.fail(peer_errc::line_too_long, name_begin_ + max_line_);
        if (in.empty()) return scan::need_more;
        if (in.front() != ':' || in.position() == name_begin_) return in.fail(peer_errc::bad_field);
        name_end_ = in.position();
        in.skip(1);
        state_ = state::before_value;
        [[fallthrough]];
      case state::before_value:
        while (!in.empty() && is_blank(in.front())) in.skip(1);
        if (too_long(in)) return in.fail(peer_errc::line_too_long, name_begin_ + max_line_);
        if (in.empty()) return scan::need_more;
        value_begin_ = value_end_ = in.position();
        state_ = state::value;
        [[fallthrough]];
      case state::value: {
        const auto text = in.rest();
        const auto passed = field_text_prefix(text);
        // Blanks belong to the value only where more of it follows.
        auto size = passed;
        while (size != 0 && is_blank(text[size - 1])) --size;
        if (size != 0) value_end_ = in.position() + size;
        in.skip(passed);
        if (too_long(in)) return in.fail(peer_errc::line_too_long, name_begin_ + max_line_);
        if (in.empty()) return scan::need_more;
        if (in.front() != '\r') return in.fail(peer_errc::bad_field);
        in.skip(1);
        state_ = state::line_feed;
        [[fallthrough]];
      }
      case state::line_feed:
        return read_line_feed(in, scan::line);
      case state::last_line_feed:
        return read_line_feed(in, scan::end);
    }
    return scan::malformed;  // not reached
  }

  // Of the field read last, positions in the stream.
  constexpr std::size_t name_begin() const noexcept { return name_begin_; }
  constexpr std::size_t name_size() const noexcept { return name_end_ - name_begin_; }
  constexpr std::size_t value_begin() const noexcept { return value_begin_; }
  constexpr std::size_t value_size() const noexcept { return value_end_ - value_begin_; }

 private:
  enum class state { line_begin, name, before_value, value, line_feed, last_line_feed };

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
  std::size_t name_end_ = 0;
  std::size_t value_begin_ = 0;
  std::size_t value_end_ = 0;
  state state_ = state::line_begin;
};

}  // namespace sansaws::http::detail
