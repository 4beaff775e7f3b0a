// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What an audit knows of one table, in little memory.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/rest_json1/response_error.hpp>
#include <sansaws/s3tables/detail/packed_answers.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// Why an audit has no answer to one of its questions.
struct audit_error {
  std::int64_t http_status = 0;  ///< 0 where nothing answered
  std::string code;              ///< the error's name on the wire, where it has one; visible ASCII
  std::string text;              ///< one line of visible ASCII for people; at most 400 bytes
  bool retryable = false;        ///< whether a resumed audit asks again

  friend bool operator==(const audit_error&, const audit_error&) = default;
};
BOOST_DESCRIBE_STRUCT(audit_error, (), (http_status, code, text, retryable))

/// The configurations of a table, in the order in which the service lists them.
using table_maintenance_configurations =
    ordered_map<open_enum<table_maintenance_type>, table_maintenance_configuration>;

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 4> wire_names<s3tables::audit_error>{
    "httpStatus", "code", "text", "retryable"};

namespace s3tables {
namespace detail {

inline audit_error audit_error_of(const rest_json1::response_error& error) {
  std::string text = to_string(error);
  if (text.size() > 400) text.replace(397, std::string::npos, "...");
  text.shrink_to_fit();
  return {error.http_status, printable(error.service_code, 64), std::move(text),
          error.is(rest_json1::condition::retryable)};
}

/// The answer to one question, once it is known: the entries of a map, or an error.
template <class Packed>
class audit_answer {
 public:
  using map = ordered_map<typename Packed::key, typename Packed::value>;

  bool known() const noexcept { return known_; }
  const audit_error* error() const noexcept { return error_.get(); }
  map value() const {
    map unpacked;
    unpacked.reserve(entries_.size());
    for (const Packed& entry : entries_) unpacked[entry.unpack_key()] = entry.unpack_value();
    return unpacked;
  }

  void set(const map& value) {
    entries_.reserve(value.size());
    for (const auto& [key, mapped] : value) entries_.emplace_back(key, mapped);
    known_ = true;
  }
  void set(audit_error error) {
    error_ = std::make_unique<audit_error>(std::move(error));
    known_ = true;
  }

 private:
  std::vector<Packed> entries_;
  std::unique_ptr<audit_error> error_;
  bool known_ = false;
};

class audit_tables;

}  // namespace detail

/// A table of an audit: its name, the state of its jobs and, where asked for, its configuration.
///
/// Owns all that it tells, in a form that takes little memory: less than 600 bytes and the texts,
/// so that the functions that return a map make it again, in O(n^2) for its n entries: 256 at most.
class audit_row {
 public:
  /// Not for callers: rows are made by an audit. Precondition: the names have no more than 255
  /// bytes.
  audit_row(std::string_view namespace_name, std::string_view name, std::string_view id);

  // The views below are valid while this object lives.

  /// The name of its namespace, as the service lists it; where that is no such name, as visible
  /// ASCII.
  std::string_view namespace_name() const& noexcept {
    return std::string_view(texts_).substr(0, namespace_size_);
  }
  std::string_view namespace_name() const&& = delete;
  /// Its name, likewise.
  std::string_view name() const& noexcept {
    return std::string_view(texts_).substr(namespace_size_, name_size_);
  }
  std::string_view name() const&& = delete;
  /// The last part of its ARN, behind that of the bucket and "/table/". Empty where the service
  /// lists none of that form.
  std::string_view id() const& noexcept {
    return std::string_view(texts_).substr(namespace_size_ + name_size_);
  }
  std::string_view id() const&& = delete;

  /// Whether the service was asked for its jobs, and what came of it is known.
  bool known() const noexcept { return jobs_.known(); }
  /// Its jobs. Empty where the service reports none, where they are not known yet, and where there
  /// is an error.
  maintenance_jobs jobs() const { return jobs_.value(); }
  /// Why its jobs are not known; or null.
  const audit_error* error() const& noexcept { return jobs_.error(); }
  const audit_error* error() const&& = delete;

  /// Whether the service was asked for its configuration, and what came of it is known.
  bool configuration_known() const noexcept { return configuration_.known(); }
  /// Its configuration, as `jobs()`.
  table_maintenance_configurations configuration() const { return configuration_.value(); }
  /// Why its configuration is not known; or null.
  const audit_error* configuration_error() const& noexcept { return configuration_.error(); }
  const audit_error* configuration_error() const&& = delete;

 private:
  friend class detail::audit_tables;  // which alone changes it

  std::string texts_;  // one behind the other
  std::uint16_t namespace_size_, name_size_;
  detail::audit_answer<detail::packed_job> jobs_;
  detail::audit_answer<detail::packed_configuration> configuration_;
};

inline audit_row::audit_row(std::string_view namespace_name, std::string_view name,
                            std::string_view id)
    : namespace_size_(static_cast<std::uint16_t>(namespace_name.size())),
      name_size_(static_cast<std::uint16_t>(name.size())) {
  texts_.reserve(namespace_name.size() + name.size() + id.size());
  texts_.append(namespace_name).append(name).append(id);
}

}  // namespace s3tables
}  // namespace sansaws
