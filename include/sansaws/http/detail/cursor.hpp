// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// One slice of a stream on its way through the scanners.
#pragma once

#include <sansaws/core/peer_errc.hpp>
#include <sansaws/http/framing_error.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// What a scanner says when it returns. A scanner keeps all that it needs to go on with the next
/// slice, and never goes back to one before: so its verdict cannot depend on how a stream was
/// sliced.
enum class scan {
  need_more,  // the slice is used up
  line,       // one line was read
  end,        // the last line of its kind was read
  malformed,  // the cursor's error says why
};

/// The bytes of one slice that are still to be read, and where in the stream they are. Readers work
/// on a copy, with the scanners inlined into them, so that the compiler keeps it in registers.
class cursor {
 public:
  /// `error` takes what fail() says.
  constexpr cursor(std::string_view bytes, std::size_t start, framing_error& error) noexcept
      : bytes_(bytes), start_(start), error_(&error) {}

  constexpr bool empty() const noexcept { return at_ == bytes_.size(); }
  constexpr std::string_view rest() const noexcept {
    return {bytes_.data() + at_, bytes_.size() - at_};
  }
  /// Precondition: not empty.
  constexpr char front() const noexcept { return bytes_[at_]; }
  /// Precondition: that many bytes are left.
  constexpr void skip(std::size_t count) noexcept { at_ += count; }

  /// Of the next byte, counted from the first one of the stream.
  constexpr std::size_t position() const noexcept { return start_ + at_; }
  /// The bytes consumed last. Precondition: that many were, of this slice.
  constexpr std::string_view before(std::size_t count) const noexcept {
    return {bytes_.data() + at_ - count, count};
  }

  constexpr scan fail(peer_errc code, std::size_t where) const noexcept {
    *error_ = {code, where};
    return scan::malformed;
  }
  constexpr scan fail(peer_errc code) const noexcept { return fail(code, position()); }

 private:
  std::string_view bytes_;
  std::size_t start_;  // position of the first of them
  std::size_t at_ = 0;
  framing_error* error_;
};

/// Where a line that begins at `begin` must have ended, its CR LF not counted.
constexpr std::size_t line_end(std::size_t begin, std::size_t max_line) noexcept {
  return max_line > static_cast<std::size_t>(-1) - begin ? static_cast<std::size_t>(-1)
                                                         : begin + max_line;
}

}  // namespace sansaws::http::detail
