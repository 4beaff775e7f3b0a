// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What an audit knows of one table, in little memory.
#pragma once

#include <sansaws/core/ordered_map.hpp>
#include <sansaws/s3tables/audit_error.hpp>
#include <sansaws/s3tables/detail/packed_answers.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::s3tables {
namespace detail {

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
    for (const Packed& entry : entries_) unpacked.append(entry.unpack_key()) = entry.unpack_value();
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
/// so that the functions that return a map make it again, in linear time.
class audit_row {
 public:
  // The views below are valid while this object lives.

  /// The name of its namespace, as the service lists it; where that cannot be asked for, as
  /// `printable` writes its first 255 bytes; two that begin alike are one row.
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
  friend class detail::audit_tables;  // which alone makes and changes it

  // Precondition: the names have no more than 65535 bytes.
  audit_row(std::string_view namespace_name, std::string_view name, std::string_view id);

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

}  // namespace sansaws::s3tables
