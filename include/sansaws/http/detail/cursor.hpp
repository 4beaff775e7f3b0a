// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A position in the bytes that a parser was given.
#pragma once

#include <sansaws/core/peer_errc.hpp>
#include <sansaws/http/framing_error.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// What a scanner returns. A scanner keeps everything that it needs to continue with the next piece
/// of the stream, and never goes back to an earlier one. So its result cannot depend on where the
/// stream was cut.
enum class scan {
  need_more,  ///< all bytes of this piece were read
  line,       ///< one line was read
  end,        ///< the last line of a section was read
  malformed,  ///< the cursor's error says why
};

/// The bytes of one piece of a stream that were not read yet, and their position in the stream.
/// Functions that call scanners work on a copy of the cursor. Scanners are inlined into them, so
/// that the compiler keeps the copy in registers.
class cursor {
 public:
  /// `start` is the stream position of the first byte. `fail` writes to `error`.
  constexpr cursor(std::string_view bytes, std::size_t start, framing_error& error) noexcept
      : bytes_(bytes), start_(start), error_(&error) {}

  constexpr bool empty() const noexcept { return at_ == bytes_.size(); }
  constexpr std::string_view rest() const noexcept {
    return {bytes_.data() + at_, bytes_.size() - at_};
  }
  /// Precondition: not empty.
  constexpr char front() const noexcept { return bytes_[at_]; }
  /// Precondition: at least `count` bytes are left.
  constexpr void skip(std::size_t count) noexcept { at_ += count; }

  /// The stream position of the next byte.
  constexpr std::size_t position() const noexcept { return start_ + at_; }
  /// The last `count` bytes that were read. Precondition: as many of this piece were.
  constexpr std::string_view before(std::size_t count) const noexcept {
    return {bytes_.data() + at_ - count, count};
  }

  /// Reports an error at a stream position, and in which field it is.
  constexpr scan fail(peer_errc code, std::size_t where,
                      std::string_view field = {}) const noexcept {
    *error_ = {code, where, field};
    return scan::malformed;
  }
  /// Reports an error at the next byte.
  constexpr scan fail(peer_errc code) const noexcept { return fail(code, position()); }

 private:
  std::string_view bytes_;
  std::size_t start_;  // stream position of bytes_
  std::size_t at_ = 0;
  framing_error* error_;
};

/// The largest position at which the CR LF of a line may begin, where the line begins at `begin`.
constexpr std::size_t line_end(std::size_t begin, std::size_t max_line) noexcept {
  return max_line > static_cast<std::size_t>(-1) - begin ? static_cast<std::size_t>(-1)
                                                         : begin + max_line;
}

}  // namespace sansaws::http::detail
