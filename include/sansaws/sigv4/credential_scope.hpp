// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where and when a signature counts: "20260102/us-east-1/service/aws4_request".
#pragma once

#include <sansaws/core/detail/bounded_text.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/literal.hpp>
#include <sansaws/core/result.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// The signing name of a service: lower-case letters, digits and `-`, 1 to 63 of them.
class service_name {
 public:
  static constexpr std::size_t max_size = 63;

  static constexpr std::optional<caller_error> validate(std::string_view text) {
    if (text.empty()) return caller_error{caller_errc::missing, "service", 0};
    if (text.size() > max_size) return caller_error{caller_errc::too_long, "service", max_size};
    using namespace sansaws::detail;
    const std::size_t size = find_first<~(lower_chars | digit_chars | charset("-"))>(text);
    if (size == text.size()) return std::nullopt;
    return caller_error{caller_errc::bad_character, "service", size};
  }
  [[nodiscard]] static constexpr result<service_name> parse(std::string_view text) {
    if (auto error = validate(text)) return *error;
    service_name parsed;
    parsed.text_ = bounded_text<max_size>(text);
    return parsed;
  }
  /// A literal, checked while compiling.
  constexpr explicit service_name(checked_literal<service_name> text) : text_(text.text()) {}

  constexpr std::string_view text() const& noexcept { return text_.text(); }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const service_name&, const service_name&) = default;

 private:
  constexpr service_name() noexcept = default;

  bounded_text<max_size> text_;
};

/// The credential scope of a signature, as views into text that the caller keeps.
struct credential_scope {
  std::string_view day;  ///< `YYYYMMDD`, in UTC
  std::string_view region;
  std::string_view service;

  friend constexpr bool operator==(const credential_scope&, const credential_scope&) = default;
};

/// The day of a time of signing, `YYYYMMDDTHHMMSSZ`.
constexpr std::string_view scope_date(const std::array<char, 16>& date) noexcept {
  return {date.data(), 8};
}
std::string_view scope_date(const std::array<char, 16>&&) = delete;

/// Writes `day/region/service/aws4_request`.
template <text_sink Sink>
constexpr void append_scope(Sink& sink, const credential_scope& scope) {
  sink.append(scope.day);
  sink.append("/");
  sink.append(scope.region);
  sink.append("/");
  sink.append(scope.service);
  sink.append("/aws4_request");
}

}  // namespace sansaws::sigv4
