// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where the body of a response ends, by its status and fields: RFC 9112 section 6.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/method.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// Whether the connection becomes a tunnel behind the head of this response. Its framing fields are
/// then ignored. RFC 9112 section 6.3 rule 2.
constexpr bool opens_tunnel(int status, const method& asked) noexcept {
  return asked == method::connect && status >= 200 && status <= 299;
}

/// Whether a response with this status to this method has content. If not, the response ends with
/// its head, whatever the fields say. RFC 9112 section 6.3 rules 1 and 2.
constexpr bool has_content(int status, const method& asked) noexcept {
  return asked != method::head && status >= 200 && status != 204 && status != 304 &&
         !opens_tunnel(status, asked);
}

using sansaws::detail::take_until;

/// Whether a token is `known`, in any case. Preconditions: `known` has eight or more lower-case
/// letters and hyphens, and `token` has the same size. Setting the bit of a letter's case turns no
/// other character of a token into a letter or a hyphen.
constexpr bool token_is(std::string_view token, std::string_view known) noexcept {
  const auto differ = [&](std::size_t at) {
    return (load_little_endian(token.data() + at) | in_each_byte * 0x20) ^
           load_little_endian(known.data() + at);
  };
  auto different = differ(known.size() - 8);
  for (std::size_t i = 0; i + 8 < known.size(); i += 8) different |= differ(i);
  return different == 0;
}

// The fields that frame, and the one that says what comes behind.
inline constexpr std::string_view content_length = "content-length";
inline constexpr std::string_view transfer_encoding = "transfer-encoding";
inline constexpr std::string_view connection = "connection";

/// What the fields so far say about where the message ends.
class body_framing {
 public:
  /// Takes one field. Returns false where it makes the framing ambiguous or unreadable.
  /// Precondition: the name is a token.
  constexpr bool take(std::string_view name, std::string_view value, int minor_version) noexcept {
    switch (name.size()) {  // tells most names apart at little cost
      case content_length.size():
        return !token_is(name, content_length) || take_length(value);
      case transfer_encoding.size():
        return !token_is(name, transfer_encoding) || take_coding(value, minor_version);
      case connection.size():
        if (token_is(name, connection)) take_connection(value);
    }
    return true;
  }

  /// Whether `take` needs a field with a name of this size.
  static constexpr bool concerns(std::size_t name_size) noexcept {
    return name_size == content_length.size() || name_size == transfer_encoding.size() ||
           name_size == connection.size();
  }

  /// Whether the transfer coding is `chunked`.
  constexpr bool chunked() const noexcept { return chunked_; }
  /// The Content-Length, where there is one.
  constexpr const std::optional<std::uint64_t>& length() const noexcept { return length_; }
  /// Whether there is a `Connection: close`.
  constexpr bool close() const noexcept { return close_; }

 private:
  // A list of equal numbers, or several such lines, is that number: RFC 9112 section 6.3 rule 5.
  constexpr bool take_length(std::string_view value) noexcept {
    if (chunked_ || value.empty() || value.back() == ',') return false;
    while (!value.empty()) {
      const auto length = sansaws::detail::parse_decimal(trim(take_until(value, ',')));
      if (!length || (length_ && *length_ != *length)) return false;
      length_ = *length;
    }
    return true;
  }

  // Only `chunked`, once: other codings were not asked for. Not in HTTP/1.0, and not together with
  // a length: RFC 9112 section 6.1.
  constexpr bool take_coding(std::string_view value, int minor_version) noexcept {
    if (chunked_ || length_ || minor_version == 0) return false;
    chunked_ = equal_ignoring_case(value, "chunked");
    return chunked_;
  }

  // RFC 9112 section 9.6.
  constexpr void take_connection(std::string_view value) noexcept {
    while (!value.empty()) {
      if (equal_ignoring_case(trim(take_until(value, ',')), "close")) close_ = true;
    }
  }

  std::optional<std::uint64_t> length_;
  bool chunked_ = false;
  bool close_ = false;
};

}  // namespace sansaws::http::detail
