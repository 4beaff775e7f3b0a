// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The operations that `loopback_endpoint` serves: one function each.
#pragma once

#include "demo_faults.hpp"
#include "demo_pages.hpp"
#include "demo_tables.hpp"

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/s3tables/get_table_bucket_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/get_table_record_expiration_job_status.hpp>
#include <sansaws/s3tables/list_namespaces.hpp>
#include <sansaws/s3tables/list_table_buckets.hpp>
#include <sansaws/s3tables/list_tables.hpp>
#include <sansaws/s3tables/put_table_bucket_maintenance_configuration.hpp>
#include <sansaws/s3tables/put_table_maintenance_configuration.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace examples {

template <class Op>
using answer_of = sansaws::result<typename Op::output, service_error>;

/// An account with its table buckets.
class account {
 public:
  account(sansaws::timestamp now, const demo_scale& scale)
      : buckets_(demo_maker(now, scale).make()) {}

  answer_of<s3tables::list_table_buckets> answer(const s3tables::list_table_buckets_input& in) {
    const std::string type(in.type ? sansaws::to_wire(*in.type) : "");
    const page_request asked{"buckets\n" + type, text_of(in.prefix), in.continuation_token,
                             in.max_buckets};
    s3tables::list_table_buckets_output page;
    auto next = turn_page(
        buckets_, asked,
        [&](const bucket& each) { return !in.type || each.summary.type == *in.type; },
        [&](const bucket& each) { page.table_buckets.push_back(each.summary); });
    if (!next) return next.error();
    page.continuation_token = *std::move(next);
    return page;
  }

  answer_of<s3tables::list_namespaces> answer(const s3tables::list_namespaces_input& in) {
    const auto in_bucket = find(in.table_bucket_arn);
    if (!in_bucket) return in_bucket.error();
    const page_request asked{"namespaces\n" + (*in_bucket)->summary.arn, text_of(in.prefix),
                             in.continuation_token, in.max_namespaces};
    s3tables::list_namespaces_output page;
    auto next = turn_page((*in_bucket)->namespaces, asked, [](const auto&) { return true; },
                          [&](const auto& each) { page.namespaces.push_back(each); });
    if (!next) return next.error();
    page.continuation_token = *std::move(next);
    return page;
  }

  answer_of<s3tables::list_tables> answer(const s3tables::list_tables_input& in) {
    const auto in_bucket = find(in.table_bucket_arn);
    if (!in_bucket) return in_bucket.error();
    const std::string prefix = text_of(in.prefix);
    const std::string space = text_of(in.namespace_name);
    if (!space.empty() && !(*in_bucket)->namespaces.contains(space)) return missing("namespace");
    const page_request asked{"tables\n" + (*in_bucket)->summary.arn + "\n" + prefix,
                             space.empty() ? "" : space + "/" + prefix, in.continuation_token,
                             in.max_tables};
    s3tables::list_tables_output page;
    auto next = turn_page((*in_bucket)->tables, asked,
                          [&](const table& each) { return each.summary.name.starts_with(prefix); },
                          [&](const table& each) { page.tables.push_back(each.summary); });
    if (!next) return next.error();
    page.continuation_token = *std::move(next);
    return page;
  }

  answer_of<s3tables::get_table_maintenance_job_status> answer(
      const s3tables::get_table_maintenance_job_status_input& in) {
    const auto found = find(in, s3tables::get_table_maintenance_job_status::name);
    if (!found) return found.error();
    s3tables::get_table_maintenance_job_status_output status{*(*found)->summary.table_arn,
                                                             (*found)->jobs};
    // What was switched off does not run.
    for (const auto& [type, set] : (*found)->configuration) {
      if (set.status != s3tables::maintenance_status::disabled) continue;
      status.status[open_enum<s3tables::maintenance_job_type>(type.text())] = {
          s3tables::maintenance_job_status::disabled, std::nullopt, std::nullopt};
    }
    return status;
  }

  answer_of<s3tables::get_table_maintenance_configuration> answer(
      const s3tables::get_table_maintenance_configuration_input& in) {
    const auto found = find(in, s3tables::get_table_maintenance_configuration::name);
    if (!found) return found.error();
    return s3tables::get_table_maintenance_configuration_output{*(*found)->summary.table_arn,
                                                                configuration_of(**found)};
  }

  answer_of<s3tables::get_table_bucket_maintenance_configuration> answer(
      const s3tables::get_table_bucket_maintenance_configuration_input& in) {
    const auto found = find(in.table_bucket_arn);
    if (!found) return found.error();
    return s3tables::get_table_bucket_maintenance_configuration_output{(*found)->summary.arn,
                                                                       configuration_of(**found)};
  }

  answer_of<s3tables::put_table_maintenance_configuration> answer(
      const s3tables::put_table_maintenance_configuration_input& in) {
    const auto found = find(in, s3tables::put_table_maintenance_configuration::name);
    if (!found) return found.error();
    const s3tables::table_maintenance_configuration& value = in.value.value();
    if (value.settings) {
      const auto& compaction = value.settings->iceberg_compaction;
      const bool compacts = in.type == s3tables::table_maintenance_type::iceberg_compaction;
      if (compaction.has_value() != compacts) return bad_request(other_settings);
      if (compacts && compaction->strategy && !compaction->strategy->known()) {
        return bad_request("The specified compaction strategy is not valid.");
      }
      const auto size = compacts ? compaction->target_file_size_mb.value_or(512) : 512;
      if (size < 64 || size > 512) {
        return bad_request("The specified targetFileSizeMB is not valid. It is 64 to 512.");
      }
    }
    return put((*found)->configuration, configuration_of(**found), in.type, value);
  }

  answer_of<s3tables::put_table_bucket_maintenance_configuration> answer(
      const s3tables::put_table_bucket_maintenance_configuration_input& in) {
    const auto found = find(in.table_bucket_arn);
    if (!found) return found.error();
    return put((*found)->configuration, configuration_of(**found), in.type, in.value.value());
  }

  answer_of<s3tables::get_table_record_expiration_job_status> answer(
      const s3tables::get_table_record_expiration_job_status_input& in) {
    const std::string_view arn = in.table_arn.text();
    const auto in_bucket = find(arn.substr(0, arn.find("/table/")));
    if (!in_bucket) return in_bucket.error();
    const auto at = (*in_bucket)->tables_by_arn.find(arn);
    if (at == (*in_bucket)->tables_by_arn.end()) return missing("table");
    if (at->second->denied)
      return denied(s3tables::get_table_record_expiration_job_status::name, arn);
    return at->second->expiration;
  }

 private:
  template <class E>
  using open_enum = sansaws::open_enum<E>;
  template <class T>
  using found_or_error = sansaws::result<T*, service_error>;

  static constexpr const char* other_settings =
      "The specified settings are not those of the maintenance type.";

  template <class Text>
  static std::string text_of(const std::optional<Text>& text) {
    return text ? std::string(text->text()) : std::string();
  }

  static service_error missing(std::string_view what) {
    return {404, "NotFoundException", "The specified " + std::string(what) + " does not exist."};
  }

  static service_error denied(std::string_view operation, std::string_view arn) {
    return {403, "ForbiddenException",
            "User: arn:aws:iam::" + std::string(demo_account) +
                ":user/demo is not authorized to perform: s3tables:" + std::string(operation) +
                " on resource: " + std::string(arn)};
  }

  found_or_error<bucket> find(std::string_view arn) {
    if (!arn.starts_with(demo_arn_prefix)) return missing("table bucket");
    const auto at = buckets_.find(std::string(arn.substr(demo_arn_prefix.size())));
    if (at == buckets_.end()) return missing("table bucket");
    return &at->second;
  }
  found_or_error<bucket> find(const s3tables::table_bucket_arn& arn) { return find(arn.text()); }

  /// The table that an input names. The nearest thing that exists decides what is missing.
  template <class Input>
  found_or_error<table> find(const Input& in, std::string_view operation) {
    const auto in_bucket = find(in.table_bucket_arn);
    if (!in_bucket) return in_bucket.error();
    std::string key(in.namespace_name.text());
    if (!(*in_bucket)->namespaces.contains(key)) return missing("namespace");
    const auto at = (*in_bucket)->tables.find(key.append("/").append(in.name.text()));
    if (at == (*in_bucket)->tables.end()) return missing("table");
    if (at->second.denied) return denied(operation, *at->second.summary.table_arn);
    return &at->second;
  }

  /// What was put, or the defaults of the service.
  static table_configuration configuration_of(const table& of) {
    if (!of.configuration.empty()) return of.configuration;
    table_configuration defaults;
    defaults[s3tables::table_maintenance_type::iceberg_compaction] = {
        s3tables::maintenance_status::enabled,
        {{s3tables::compaction_settings{512, s3tables::compaction_strategy::automatic},
          std::nullopt}}};
    defaults[s3tables::table_maintenance_type::iceberg_snapshot_management] = {
        s3tables::maintenance_status::enabled,
        {{std::nullopt, s3tables::snapshot_management_settings{1, 120}}}};
    return defaults;
  }
  static bucket_configuration configuration_of(const bucket& of) {
    if (!of.configuration.empty()) return of.configuration;
    bucket_configuration defaults;
    defaults[s3tables::table_bucket_maintenance_type::iceberg_unreferenced_file_removal] = {
        s3tables::maintenance_status::enabled,
        {{s3tables::unreferenced_file_removal_settings{3, 10}}}};
    return defaults;
  }

  /// Keeps what was put; what was left out stays as it is.
  template <class Configuration, class Type, class Value>
  static sansaws::result<sansaws::rest_json1::no_output, service_error> put(Configuration& kept,
                                                                            Configuration old,
                                                                            Type type,
                                                                            const Value& value) {
    if (value.status && !value.status->known()) {
      return bad_request("The specified status is not valid.");
    }
    Value& set = old[type];
    if (value.status) set.status = value.status;
    if (value.settings) set.settings = value.settings;
    kept = std::move(old);
    return sansaws::rest_json1::no_output();
  }

  buckets buckets_;
};

}  // namespace examples
