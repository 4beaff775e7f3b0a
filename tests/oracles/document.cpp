// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include "oracles/document.hpp"

#include "catch.hpp"

#include <sansaws/json/decode.hpp>
#include <sansaws/s3tables/get_table_maintenance_configuration.hpp>
#include <sansaws/s3tables/list_tables.hpp>

#include <boost/json/parse.hpp>
#include <string>
#include <string_view>

using namespace sansaws::s3tables;

namespace {

template <class Op>
bool agree(std::string_view document, std::string_view decoded) {
  return oracles::stands_for(boost::json::parse(document),
                             sansaws::json::decode<typename Op::output>(decoded).value());
}

constexpr std::string_view page =
    R"({"tables":[{"namespace":["n"],"name":"t","type":"customer","tableARN":"a","createdAt":5,)"
    R"("modifiedAt":"2026-01-02T03:04:05Z"}],"continuationToken":"c"})";
constexpr std::string_view configuration =
    R"({"tableARN":"a","configuration":{"icebergCompaction":{"status":"enabled","settings":)"
    R"({"icebergCompaction":{"targetFileSizeMB":64}}}}})";

std::string changed(std::string_view text, std::string_view from, std::string_view to) {
  std::string other(text);
  const auto at = other.find(from);
  REQUIRE(at != other.npos);
  return other.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a document stands for what was decoded of it") {
  CHECK(agree<list_tables>(page, page));
  CHECK(agree<get_table_maintenance_configuration>(configuration, configuration));
  CHECK(agree<list_tables>(changed(page, R"("n")", R"("n",null)"), page));
  CHECK(agree<list_tables>(changed(page, R"("c"})", R"("c","other":[1]})"), page));
  CHECK(agree<get_table_maintenance_configuration>(
      changed(configuration, R"("targetFile)", R"("strategy":null,"targetFile)"), configuration));
}

TEST_CASE("a document that says something else is found") {
  const auto found = [](std::string_view from, std::string_view to) {
    return !agree<list_tables>(changed(page, from, to), page);
  };
  CHECK(found(R"("t")", R"("u")"));
  CHECK(found(R"("n")", R"("n","m")"));
  CHECK(found(R"(["n"])", "[]"));
  CHECK(found(R"(,"continuationToken":"c")", ""));
  CHECK(found(R"("customer")", R"("aws")"));
  CHECK(found(R"("createdAt":5)", R"("createdAt":8)"));
  CHECK(found(":05Z", ":06Z"));
  CHECK(found(R"("tableARN")", R"("managedByService":"x","tableARN")"));
  const auto set_otherwise = [](std::string_view from, std::string_view to) {
    return !agree<get_table_maintenance_configuration>(changed(configuration, from, to),
                                                       configuration);
  };
  CHECK(set_otherwise("64", "65"));
  CHECK(set_otherwise("64", R"("64")"));
  CHECK(set_otherwise(R"({"targetFileSizeMB":64})", R"({"targetFileSizeMB":64},"other":1)"));
  CHECK(set_otherwise(R"("icebergCompaction":{"target)", R"("other":{"target)"));
  CHECK(set_otherwise(R"("icebergCompaction":{"status")", R"("other":{"status")"));
  CHECK(set_otherwise(R"("icebergCompaction":{"status")",
                      R"("other":{},"icebergCompaction":{"status")"));
}

TEST_CASE("the elements of all lists in a value are counted") {
  CHECK(oracles::count_elements(sansaws::json::decode<list_tables::output>(page).value()) == 2);
}
