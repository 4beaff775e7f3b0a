// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Finds out from a failure message why a maintenance job failed.
#pragma once

#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/grammar.hpp>

#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// The failure messages that the Amazon S3 User Guide lists for table maintenance.
enum class failure_reason {
  unknown,                  ///< none of the documented messages
  timed_out,                ///< the job ran too long and was stopped
  commit_conflict,          ///< another writer changed the table meanwhile
  table_not_found,          ///< it was probably deleted
  namespace_not_found,      ///< it was probably deleted
  table_not_supported,      ///< maintenance does not work for this kind of table
  table_malformed,          ///< the table's metadata is not well-formed
  iceberg_validation,       ///< Iceberg refuses to read the table
  user_defined_references,  ///< tags or branches of the user prevent snapshot management
  incompatible_properties,  ///< the table's `history.expire` properties contradict the settings
  garbage_collection_off,   ///< the table property `gc.enabled` is false
  insufficient_access,      ///< the maintenance service has no access to the table or to its key
  internal_error,           ///< the maintenance service itself failed
};
BOOST_DESCRIBE_ENUM(failure_reason, unknown, timed_out, commit_conflict, table_not_found,
                    namespace_not_found, table_not_supported, table_malformed, iceberg_validation,
                    user_defined_references, incompatible_properties, garbage_collection_off,
                    insufficient_access, internal_error)

}  // namespace s3tables

/// Of this project, for reports as JSON: the service has nothing but messages.
template <>
inline constexpr std::array<std::string_view, 13> wire_names<s3tables::failure_reason>{
    "unknown",
    "timedOut",
    "commitConflict",
    "tableNotFound",
    "namespaceNotFound",
    "tableNotSupported",
    "tableMalformed",
    "icebergValidation",
    "userDefinedReferences",
    "incompatibleProperties",
    "garbageCollectionOff",
    "insufficientAccess",
    "internalError"};

namespace s3tables {

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

/// A part of a documented message, in lower case, and its reason. It is the part that is least
/// likely to be reworded.
struct documented_failure {
  std::string_view fragment;
  failure_reason reason;
};

/// The first fragment that is found decides, so the more specific ones come first.
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

}  // namespace detail

/// The reason in a failure message, in any letter case. Looks for short parts of the documented
/// messages, so that small changes of the wording do no harm.
///
/// Only the first 1,024 bytes are searched, to limit the time; documented messages have less than
/// 300. Keep the message too: it says more than the reason. Never fails.
///
/// @snippet reference_examples.cpp classify_failure
constexpr failure_reason classify_failure(std::string_view message) noexcept {
  message = message.substr(0, 1024);
  for (const auto& failure : detail::documented_failures) {
    const std::string_view part = failure.fragment;
    if (http::detail::find_ignoring_case(message, part, 0) != message.size()) return failure.reason;
  }
  return failure_reason::unknown;
}

/// Whether the documentation says that the service tries the job again by itself. If not, look at
/// the table or at the settings: the next run may well fail again.
constexpr bool retried_by_service(failure_reason reason) noexcept {
  return reason == failure_reason::timed_out || reason == failure_reason::commit_conflict;
}

}  // namespace s3tables
}  // namespace sansaws
