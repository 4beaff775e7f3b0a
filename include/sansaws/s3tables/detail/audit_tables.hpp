// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The tables of an audit, and what is still to be asked of them.
#pragma once

#include <sansaws/core/printable.hpp>
#include <sansaws/s3tables/audit_error.hpp>
#include <sansaws/s3tables/audit_row.hpp>
#include <sansaws/s3tables/audit_state.hpp>
#include <sansaws/s3tables/detail/audit_queue.hpp>
#include <sansaws/s3tables/identifiers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::s3tables::detail {

/// Where the namespace or the name of a table is none: what to say of the table.
inline std::optional<audit_error> unusable_name(std::string_view namespace_name,
                                                std::string_view name) {
  std::optional<caller_error> why = namespace_name::validate_relaxed(namespace_name);
  if (!why) why = table_name::validate_relaxed(name);
  if (!why) return std::nullopt;
  return audit_error{200, {}, "listed by a name that cannot be asked for: " + to_string(*why)};
}

/// How a row holds a name that cannot be asked for.
inline std::string shown(std::string_view name) {
  return printable(name, 255);
}

/// Whether a text can be such a name already.
inline bool is_shown(std::string_view text) noexcept {
  const auto is_visible = [](char c) { return c >= ' ' && c <= '~'; };
  return text.size() <= 0xffff && std::ranges::all_of(text, is_visible);
}

/// What is behind the last "/table/" of an ARN, if that is behind `before`.
inline std::string_view id_of(std::string_view arn, std::string_view before = {}) noexcept {
  constexpr std::string_view table = "/table/";
  const auto end = arn.rfind(table);
  if (end == std::string_view::npos || !arn.starts_with(before)) return {};
  if (!before.empty() && end != before.size()) return {};
  const auto id = arn.substr(end + table.size());
  return id.size() <= 255 ? id : std::string_view();
}

/// Owns the rows. No two of them have the same name.
class audit_tables {
 public:
  explicit audit_tables(bool with_configuration) noexcept
      : with_configuration_(with_configuration) {}
  // A copy would point to the rows of the other one.
  audit_tables(audit_tables&&) = default;
  audit_tables& operator=(audit_tables&&) = default;

  const std::deque<audit_row>& rows() const noexcept { return rows_; }
  std::size_t done() const noexcept { return done_; }
  std::size_t failed() const noexcept { return failed_; }
  /// How many questions have no answer yet.
  std::size_t open() const noexcept { return rows_.size() * questions() - answered_; }
  /// How many tables were asked for something, or need not be.
  std::size_t asked() const noexcept {
    return (std::max)(done_, (next_ + questions() - 1) / questions());
  }

  /// Adds a table, if it is not there. O(1) where tables come in the order of their names, and
  /// else O(log(size)).
  void add(std::string_view namespace_name, std::string_view name, std::string_view id) {
    if (!insert(row_of(namespace_name, name, id))) return;
    if (const auto unusable = unusable_name(namespace_name, name)) {
      const std::size_t row = rows_.size() - 1;
      fail(row, audit_question::jobs, *unusable);
      if (with_configuration_) fail(row, audit_question::configuration, *unusable);
    }
  }

  /// Whether a table is there. O(log(size)).
  bool has(std::string_view namespace_name, std::string_view name) const {
    const audit_row row = row_of(namespace_name, name, {});
    return names_.find(&row) != names_.end();
  }

  /// The next question that was not asked yet. Amortized O(1).
  std::optional<audit_call> next() noexcept {
    for (; next_ < rows_.size() * questions(); ++next_) {
      const audit_row& row = rows_[next_ / questions()];
      const bool configuration = next_ % questions() == 1;
      if (configuration ? row.configuration_known() : row.known()) continue;
      audit_call call{configuration ? audit_question::configuration : audit_question::jobs};
      call.row = static_cast<std::uint32_t>(next_ / questions());
      return call;
    }
    return std::nullopt;
  }
  /// Precondition: there is a next question.
  void pop() noexcept { ++next_; }

  template <class Map>
  void answer(std::size_t row, audit_question question, const Map& map) {
    if constexpr (std::is_same_v<Map, maintenance_jobs>) {
      rows_[row].jobs_.set(map);
    } else {
      rows_[row].configuration_.set(map);
    }
    conclude(row, question);
  }
  void fail(std::size_t row, audit_question question, audit_error error) {
    audit_row& table = rows_[row];
    if (table.error() == nullptr && table.configuration_error() == nullptr) ++failed_;
    if (question == audit_question::jobs) {
      table.jobs_.set(std::move(error));
    } else {
      table.configuration_.set(std::move(error));
    }
    conclude(row, question);
  }

  /// Takes over what is known of a table, but for errors that may pass.
  void restore(const audit_table_state& table) {
    const auto& [in, name, id, jobs, error, configuration, configuration_error] = table;
    const bool as_it_is = is_shown(in) && is_shown(name);
    if (!insert(as_it_is ? audit_row(in, name, id.value_or(""))
                         : row_of(in, name, id.value_or("")))) {
      return;
    }
    const auto unusable = unusable_name(in, name);
    const std::size_t row = rows_.size() - 1;
    const auto restore = [&](audit_question question, const auto& map, const auto& why) {
      if (map && !unusable) return answer(row, question, *map);
      if (why && !why->retryable) return fail(row, question, *why);
      if (unusable) fail(row, question, *unusable);
    };
    restore(audit_question::jobs, jobs, error);
    if (with_configuration_ || configuration || configuration_error) {
      restore(audit_question::configuration, configuration, configuration_error);
    }
  }

 private:
  struct by_name {
    bool operator()(const audit_row* a, const audit_row* b) const noexcept {
      if (const int order = a->namespace_name().compare(b->namespace_name())) return order < 0;
      return a->name() < b->name();
    }
  };

  static audit_row row_of(std::string_view namespace_name, std::string_view name,
                          std::string_view id) {
    if (!unusable_name(namespace_name, name)) return {namespace_name, name, id};
    return {shown(namespace_name), shown(name), id};
  }

  /// Returns whether it was not there.
  bool insert(audit_row row) {
    rows_.push_back(std::move(row));
    const auto size = names_.size();
    names_.insert(names_.end(), &rows_.back());
    const bool is_new = names_.size() != size;
    if (!is_new) rows_.pop_back();
    return is_new;
  }

  std::size_t questions() const noexcept { return with_configuration_ ? 2 : 1; }
  void conclude(std::size_t row, audit_question question) {
    if (question == audit_question::configuration && !with_configuration_) return;
    ++answered_;
    const audit_row& table = rows_[row];
    if (table.known() && (!with_configuration_ || table.configuration_known())) ++done_;
  }

  bool with_configuration_;
  std::deque<audit_row> rows_;  // which stay where they are
  std::set<const audit_row*, by_name> names_;
  std::size_t next_ = 0;  // of all questions, the first that may not be asked yet
  std::size_t answered_ = 0, done_ = 0, failed_ = 0;
};

}  // namespace sansaws::s3tables::detail
