// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What writing requests and responses has in common: fields and the body's length.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/http/fields.hpp>

#include <cstddef>
#include <optional>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// Why the framing fields do not go with a body of `size` bytes. Nothing where there is no such
/// field, or only one Content-Length with that size.
inline std::optional<caller_error> validate_length(const fields& list, std::size_t size) noexcept {
  if (list.contains("Transfer-Encoding")) {
    return caller_error{caller_errc::conflict, "transfer-encoding", 0,
                        "the length that is written"};
  }
  const sansaws::detail::decimal_text length(size);
  const auto given = list.find("Content-Length");
  if (!given) return std::nullopt;
  if (list.count("Content-Length") != 1) {
    return caller_error{caller_errc::repeated, "content-length", 0};
  }
  if (*given != length.text()) {
    return caller_error{caller_errc::conflict, "content-length", 0, "the size of the body"};
  }
  return std::nullopt;
}

/// Appends each field as a line.
template <text_sink S, class Fields>
constexpr void put_fields(S& sink, const Fields& list) {
  for (const field_view& field : list) {
    sink.append(field.name);
    sink.append(": ");
    sink.append(field.value);
    sink.append("\r\n");
  }
}

/// Appends a Content-Length line.
template <text_sink S>
constexpr void put_length(S& sink, std::size_t size) {
  sink.append("Content-Length: ");
  sansaws::detail::append_decimal(sink, size);
  sink.append("\r\n");
}

}  // namespace sansaws::http::detail
