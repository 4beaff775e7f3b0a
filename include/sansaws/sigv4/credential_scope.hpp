// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The credential scope of a signature: "20260102/us-east-1/service/aws4_request".
#pragma once

#include <sansaws/core/detail/sink.hpp>

#include <array>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// The day, region and service that a signature is valid for. Views of text, which must outlive
/// this object. Specification: AWS Signature Version 4, "Create a string to sign".
struct credential_scope {
  std::string_view day;      ///< `YYYYMMDD`, in UTC
  std::string_view region;   ///< such as `us-east-1`
  std::string_view service;  ///< by the name that `aws::service_name` has

  friend constexpr bool operator==(const credential_scope&, const credential_scope&) = default;
};

/// The day of a signing time `YYYYMMDDTHHMMSSZ`, for a credential scope. A view of `date`.
constexpr std::string_view scope_date(const std::array<char, 16>& date) noexcept {
  return {date.data(), 8};
}
std::string_view scope_date(const std::array<char, 16>&&) = delete;

/// Appends `day/region/service/aws4_request`. O(size).
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
