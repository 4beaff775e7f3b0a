// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Why a maintenance job failed, read out of the sentence in which the service says it.
#pragma once

#include <sansaws/core/detail/ascii.hpp>

#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::s3tables {

/// The kinds of failure message that the Amazon S3 User Guide lists for table maintenance.
enum class failure_reason {
  unknown,                  ///< no message that was documented when this was written
  timed_out,                ///< the job ran too long and was stopped
  commit_conflict,          ///< somebody else wrote the table meanwhile
  table_not_found,          ///< deleted, most likely
  namespace_not_found,      ///< deleted, most likely
  table_not_supported,      ///< a kind of table that maintenance cannot treat
  table_malformed,          ///< the table's metadata is not well-formed
  iceberg_validation,       ///< Iceberg refuses to read the table
  user_defined_references,  ///< tags or branches stand in the way of snapshot management
  incompatible_properties,  ///< the table's `history.expire` properties contradict the settings
  garbage_collection_off,   ///< the table property `gc.enabled` is false
  insufficient_access,      ///< the key or its policy keeps the maintenance service out
  internal_error,           ///< the service's own
};
BOOST_DESCRIBE_ENUM(failure_reason, unknown, timed_out, commit_conflict, table_not_found,
                    namespace_not_found, table_not_supported, table_malformed, iceberg_validation,
                    user_defined_references, incompatible_properties, garbage_collection_off,
                    insufficient_access, internal_error)

/// One sentence without a full stop. Total over the enumerators.
constexpr std::string_view message(failure_reason reason) noexcept {
  switch (reason) {
    case failure_reason::unknown:
      return "the job failed for a reason that is not known here";
    case failure_reason::timed_out:
      return "the job ran too long and was stopped";
    case failure_reason::commit_conflict:
      return "somebody else wrote the table meanwhile";
    case failure_reason::table_not_found:
      return "the table does not exist";
    case failure_reason::namespace_not_found:
      return "the namespace does not exist";
    case failure_reason::table_not_supported:
      return "maintenance cannot treat this kind of table";
    case failure_reason::table_malformed:
      return "the table's metadata is not well-formed";
    case failure_reason::iceberg_validation:
      return "Iceberg refuses to read the table";
    case failure_reason::user_defined_references:
      return "tags or branches stand in the way of snapshot management";
    case failure_reason::incompatible_properties:
      return "the table's history.expire properties contradict the settings";
    case failure_reason::garbage_collection_off:
      return "the table property gc.enabled is false";
    case failure_reason::insufficient_access:
      return "the maintenance service lacks access to the table or its key";
    case failure_reason::internal_error:
      return "the maintenance service failed";
  }
  return "the job failed";
}

namespace detail {

struct documented_failure {
  std::string_view fragment;  // lower case; the part of the sentence least likely to be reworded
  failure_reason reason;
};

// The first fragment that occurs decides, so the more telling ones come first.
inline constexpr std::array<documented_failure, 13> documented_failures{{
    {"insufficient access", failure_reason::insufficient_access},
    {"gc.enabled", failure_reason::garbage_collection_off},
    {"history.expire.", failure_reason::incompatible_properties},
    {"user defined tags or references", failure_reason::user_defined_references},
    {"iceberg validation exception", failure_reason::iceberg_validation},
    {"namespace does not exist", failure_reason::namespace_not_found},
    {"table does not exist", failure_reason::table_not_found},
    {"table is not supported", failure_reason::table_not_supported},
    {"not well-formed", failure_reason::table_malformed},
    {"timed out", failure_reason::timed_out},
    {"commit conflict", failure_reason::commit_conflict},
    {"out of date metadata", failure_reason::commit_conflict},
    {"internal error", failure_reason::internal_error},
}};

constexpr bool contains_ignoring_case(std::string_view text, std::string_view lower) noexcept {
  for (; text.size() >= lower.size(); text.remove_prefix(1)) {
    std::size_t i = 0;
    while (i != lower.size() && ascii::to_lower(text[i]) == lower[i]) ++i;
    if (i == lower.size()) return true;
  }
  return false;
}

}  // namespace detail

/// Classifies a failure message by fragments that outlast rewording, whatever their letter case.
///
/// Only the first 1,024 bytes are looked at, which bounds the time; documented messages have at
/// most some 250. Keep the text: it says more, and may be one that this does not know.
constexpr failure_reason classify_failure(std::string_view message) noexcept {
  message = message.substr(0, 1024);
  for (const auto& failure : detail::documented_failures) {
    if (detail::contains_ignoring_case(message, failure.fragment)) return failure.reason;
  }
  return failure_reason::unknown;
}

/// Whether the service is documented to try the job again by itself. Where this is false, look at
/// the table or the settings: nothing promises that the next run fares better.
constexpr bool retried_by_service(failure_reason reason) noexcept {
  return reason == failure_reason::timed_out || reason == failure_reason::commit_conflict;
}

}  // namespace sansaws::s3tables
