// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/audit_report.hpp>: a report is a value, in C++ and as JSON.
#include <sansaws/s3tables/audit_report.hpp>

#include "audit_checks.hpp"

#include <sansaws/json/decode.hpp>
#include <sansaws/json/encode.hpp>
#include <sansaws/s3tables/audit_state.hpp>
#include <sansaws/s3tables/make_audit_report.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>
#include <catch.hpp>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace sansaws;
using namespace sansaws::s3tables;

/// The wire names of this project are the names in C++, as the service writes its own members.
std::string camel_case(std::string_view name) {
  std::string camel;
  for (std::size_t i = 0; i != name.size(); ++i) {
    if (name[i] == '_') {
      camel += static_cast<char>(name[++i] - 'a' + 'A');
    } else {
      camel += name[i];
    }
  }
  return camel;
}

/// That the members of a struct are called on the wire as in C++, but for acronyms.
template <class T>
void check_names() {
  std::size_t at = 0;
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
      [&](auto member) {
        const std::string_view name = wire_names<T>[at++];
        const std::string_view in_cpp = member.name;
        if (in_cpp == "namespace_name") {
          CHECK(name == "namespace");
        } else if (in_cpp == "table_bucket_arn") {
          CHECK(name == "tableBucketARN");
        } else if (in_cpp == "target_file_size_mb") {
          CHECK(name == "targetFileSizeMB");
        } else {
          CHECK(name == camel_case(in_cpp));
        }
      });
}

}  // namespace

TEST_CASE("a report as JSON can be read back") {
  simulated::bucket server{.tables = 30, .denied = {3}};
  auto audit = simulated::of_bucket({.with_configuration = true});
  simulated::to(server).run(audit);
  const auto report = make_audit_report(audit.state(), simulated::noon);
  CHECK(report.tables.size() == 30);
  CHECK(json::decode<audit_report>(json::encode(report), audit_state_limits).value() == report);
}

TEST_CASE("a report from a newer version can be read, whatever its groups are called") {
  const auto table = json::decode<table_report>(
      R"({"namespace":"sales","name":"orders","group":"asleep","jobs":{},"settings":{},)"
      R"("deletedData":{"blockedBecause":"moved"},"unreferencedFiles":{},"colour":"red"})");
  REQUIRE(table.has_value());
  CHECK_FALSE(table->group.known());
  CHECK(table->group.text() == "asleep");
  CHECK(table->deleted_data.blocked_because->text() == "moved");
}

TEST_CASE("members, groups and reasons are called on the wire as in C++") {
  check_names<job_report>();
  check_names<effective_settings>();
  check_names<file_removal>();
  check_names<table_report>();
  check_names<audit_report>();
  const auto check = [](auto each) { CHECK(to_wire(each.value) == camel_case(each.name)); };
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<audit_group>>(check);
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<failure_reason>>(check);
}
