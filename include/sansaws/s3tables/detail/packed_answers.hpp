// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Jobs and configurations of a table in little memory, for audits of many tables.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::s3tables::detail {

/// The few texts that an answer may hold, in memory of their own: most answers hold none.
class rare_texts {
 public:
  void set(std::size_t which, std::string text) {
    if (!texts_) texts_ = std::make_unique<std::array<std::string, 3>>();
    (*texts_)[which] = std::move(text);
  }
  std::string get(std::size_t which) const { return texts_ ? (*texts_)[which] : std::string(); }

 private:
  std::unique_ptr<std::array<std::string, 3>> texts_;
};

/// The number of an enumerator, or one of these.
inline constexpr std::uint8_t unknown_text = 0xff;
inline constexpr std::uint8_t no_value = 0xfe;

template <class E>
std::uint8_t pack_enum(const open_enum<E>& value, rare_texts& texts, std::size_t which) {
  if (const auto known = value.known()) return static_cast<std::uint8_t>(*known);
  texts.set(which, std::string(value.text()));
  return unknown_text;
}
template <class E>
std::uint8_t pack_enum(const std::optional<open_enum<E>>& value, rare_texts& texts,
                       std::size_t which) {
  return value ? pack_enum(*value, texts, which) : no_value;
}

template <class E>
open_enum<E> unpack_enum(std::uint8_t packed, const rare_texts& texts, std::size_t which) {
  if (packed == unknown_text) return open_enum<E>(texts.get(which));
  return static_cast<E>(packed);
}
template <class E>
std::optional<open_enum<E>> unpack_optional(std::uint8_t packed, const rare_texts& texts,
                                            std::size_t which) {
  if (packed == no_value) return std::nullopt;
  return unpack_enum<E>(packed, texts, which);
}

/// An entry of `maintenance_jobs` in 32 bytes, and its texts.
class packed_job {
 public:
  using key = open_enum<maintenance_job_type>;
  using value = maintenance_job_record;

  packed_job(const key& type, const value& record)
      : type_(pack_enum(type, texts_, 0)), status_(pack_enum(record.status, texts_, 1)) {
    if (record.last_run_timestamp) last_run_ = *record.last_run_timestamp;
    has_last_run_ = record.last_run_timestamp.has_value();
    if (record.failure_message) texts_.set(2, *record.failure_message);
    has_message_ = record.failure_message.has_value();
  }

  key unpack_key() const { return unpack_enum<maintenance_job_type>(type_, texts_, 0); }
  value unpack_value() const {
    value record;
    record.status = unpack_enum<maintenance_job_status>(status_, texts_, 1);
    if (has_last_run_) record.last_run_timestamp = last_run_;
    if (has_message_) record.failure_message = texts_.get(2);
    return record;
  }

 private:
  timestamp last_run_;
  rare_texts texts_;
  std::uint8_t type_, status_;
  bool has_last_run_, has_message_;
};

/// An entry of the configurations of a table in 32 bytes, and its texts.
class packed_configuration {
 public:
  using key = open_enum<table_maintenance_type>;
  using value = table_maintenance_configuration;

  packed_configuration(const key& type, const value& configuration)
      : type_(pack_enum(type, texts_, 0)), status_(pack_enum(configuration.status, texts_, 1)) {
    if (!configuration.settings) return;
    kind_ = kind::other;
    if (const auto& compaction = configuration.settings->iceberg_compaction) {
      kind_ = kind::compaction;
      set(compaction->target_file_size_mb, first_, has_first_);
      strategy_ = pack_enum(compaction->strategy, texts_, 2);
    } else if (const auto& snapshots = configuration.settings->iceberg_snapshot_management) {
      kind_ = kind::snapshots;
      set(snapshots->min_snapshots_to_keep, first_, has_first_);
      set(snapshots->max_snapshot_age_hours, second_, has_second_);
    }
  }

  key unpack_key() const { return unpack_enum<table_maintenance_type>(type_, texts_, 0); }
  value unpack_value() const {
    value configuration;
    configuration.status = unpack_optional<maintenance_status>(status_, texts_, 1);
    if (kind_ == kind::none) return configuration;
    auto& settings = configuration.settings.emplace();
    const auto first = has_first_ ? std::optional(first_) : std::nullopt;
    const auto second = has_second_ ? std::optional(second_) : std::nullopt;
    if (kind_ == kind::compaction) {
      settings.iceberg_compaction =
          compaction_settings{first, unpack_optional<compaction_strategy>(strategy_, texts_, 2)};
    } else if (kind_ == kind::snapshots) {
      settings.iceberg_snapshot_management = snapshot_management_settings{first, second};
    }
    return configuration;
  }

 private:
  enum class kind : std::uint8_t { none, compaction, snapshots, other };

  static void set(const std::optional<std::int64_t>& from, std::int64_t& number, bool& has) {
    has = from.has_value();
    if (from) number = *from;
  }

  std::int64_t first_ = 0, second_ = 0;
  rare_texts texts_;
  std::uint8_t type_, status_, strategy_ = no_value;
  kind kind_ = kind::none;
  bool has_first_ = false, has_second_ = false;
};

}  // namespace sansaws::s3tables::detail
