// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The chunks of a chunked body, without the trailer section.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/limits.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/http/detail/cursor.hpp>
#include <sansaws/http/grammar.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// Validates the extensions of a chunk, one byte at a time: RFC 9112 section 7.1.1.
///
///     chunk-ext = *( BWS ";" BWS token [ BWS "=" BWS ( token / quoted-string ) ] )
///
/// BWS are blanks. Before the end of the line the grammar has none, and they are refused there.
class chunk_extension_scanner {
 public:
  /// Takes the next byte. Returns whether it is allowed there.
  constexpr bool take(char c) noexcept {
    switch (state_) {
      case state::closed:
      case state::after_value:
        if (is_blank(c)) return go_on(state::after_value);
        return c == ';' && go_on(state::name_begin);
      case state::name_begin:
        return is_blank(c) || (tchars.contains(c) && go_on(state::name));
      case state::name:
        if (tchars.contains(c)) return true;
        [[fallthrough]];
      case state::after_name:
        if (is_blank(c)) return go_on(state::after_name);
        if (c == '=') return go_on(state::value_begin);
        return c == ';' && go_on(state::name_begin);
      case state::value_begin:
        if (c == '"') return go_on(state::quoted);
        return is_blank(c) || (tchars.contains(c) && go_on(state::value));
      case state::value:
        if (tchars.contains(c)) return true;
        if (is_blank(c)) return go_on(state::after_value);
        return c == ';' && go_on(state::name_begin);
      case state::quoted:
        if (c == '"') return go_on(state::closed);
        return c == '\\' ? go_on(state::escaped) : field_chars.contains(c);
      case state::escaped:
        return field_chars.contains(c) && go_on(state::quoted);
    }
    return false;  // not reached
  }

  /// Whether the line may end here.
  constexpr bool complete() const noexcept {
    return state_ == state::closed || state_ == state::name || state_ == state::value;
  }

 private:
  enum class state {
    closed,  // behind the size or a quoted string
    name_begin,
    name,
    after_name,  // behind blanks
    value_begin,
    value,
    quoted,
    escaped,
    after_value  // behind blanks, or a size and blanks
  };

  constexpr bool go_on(state next) noexcept {
    state_ = next;
    return true;
  }

  state state_ = state::closed;
};

/// Reads chunks: RFC 9112 section 7.1.
///
///     chunk      = chunk-size [ chunk-ext ] CR LF chunk-data CR LF
///     last-chunk = 1*"0" [ chunk-ext ] CR LF
class chunk_scanner {
 public:
  constexpr explicit chunk_scanner(const limits& bounds) noexcept
      : max_line_(bounds.max_line), max_body_(bounds.max_body), max_chunks_(bounds.max_chunks) {}

  /// Appends the data of chunks to `body`. Returns `end` after the line of the last chunk.
  constexpr scan read(cursor& in, std::string& body) {
    for (;;) {
      switch (state_) {
        case state::line_begin:
          if (in.empty()) return scan::need_more;
          begin_ = in.position();
          end_ = line_end(begin_, max_line_);
          size_ = 0;
          extension_ = {};
          state_ = state::size;
          [[fallthrough]];
        case state::size:
          if (const auto step = read_size(in, body.size()); step != scan::line) return step;
          state_ = state::extension;
          [[fallthrough]];
        case state::extension:
          for (; !in.empty() && in.front() != '\r'; in.skip(1)) {
            if (in.position() == end_) return in.fail(peer_errc::line_too_long);
            if (!extension_.take(in.front())) return in.fail(peer_errc::bad_chunk);
          }
          if (in.empty()) return scan::need_more;
          if (!extension_.complete()) return in.fail(peer_errc::bad_chunk);
          in.skip(1);
          state_ = state::line_feed;
          [[fallthrough]];
        case state::line_feed:
          if (in.empty()) return scan::need_more;
          if (in.front() != '\n') return in.fail(peer_errc::bad_chunk);
          in.skip(1);
          if (size_ == 0) return scan::end;
          state_ = state::data;
          [[fallthrough]];
        case state::data: {
          const std::uint64_t missing = size_;  // at most max_body
          const auto part = in.rest().substr(0, static_cast<std::size_t>(missing));
          body.append(part);
          in.skip(part.size());
          size_ -= part.size();
          if (size_ != 0) return scan::need_more;
          state_ = state::data_carriage_return;
          [[fallthrough]];
        }
        case state::data_carriage_return:
          if (in.empty()) return scan::need_more;
          if (in.front() != '\r') return in.fail(peer_errc::bad_chunk);
          in.skip(1);
          state_ = state::data_line_feed;
          [[fallthrough]];
        case state::data_line_feed:
          if (in.empty()) return scan::need_more;
          if (in.front() != '\n') return in.fail(peer_errc::bad_chunk);
          in.skip(1);
          state_ = state::line_begin;
      }
    }
  }

 private:
  enum class state {
    line_begin,
    size,
    extension,
    line_feed,
    data,
    data_carriage_return,
    data_line_feed
  };

  // Returns `line` when the size is complete and within the limits.
  constexpr scan read_size(cursor& in, std::size_t body_size) noexcept {
    for (; !in.empty() && sansaws::detail::hex_value(in.front()) >= 0; in.skip(1)) {
      if (in.position() == end_) return in.fail(peer_errc::line_too_long);
      if (size_ > (std::numeric_limits<std::uint64_t>::max)() >> 4) {
        return in.fail(peer_errc::bad_chunk, begin_);
      }
      size_ = size_ << 4 | static_cast<unsigned>(sansaws::detail::hex_value(in.front()));
    }
    if (in.empty()) return scan::need_more;
    const bool ends = in.front() == '\r' || in.front() == ';' || is_blank(in.front());
    if (!ends || in.position() == begin_) return in.fail(peer_errc::bad_chunk);
    if (size_ == 0) return scan::line;
    if (count_ == max_chunks_) return in.fail(peer_errc::too_many_chunks, begin_);
    if (size_ > max_body_ - body_size) return in.fail(peer_errc::body_too_large, begin_);
    ++count_;
    return scan::line;
  }

  std::size_t max_line_;
  std::size_t max_body_;
  std::size_t max_chunks_;
  std::size_t count_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t size_ = 0;  // of the chunk, less the data that was already read
  chunk_extension_scanner extension_;
  state state_ = state::line_begin;
};

}  // namespace sansaws::http::detail
