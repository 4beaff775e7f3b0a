// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/aws/detail/partition.hpp>

#include "catch.hpp"

#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace {

using sansaws::aws::detail::partition;
using sansaws::aws::detail::partition_of;
using sansaws::aws::detail::partitions;

// The partitions as the AWS SDKs' partition metadata states them, patterns included.
struct row {
  partition expected;
  std::string pattern;
  std::vector<std::string> regions;
};

const std::vector<row>& rows() {
  static const std::vector<row> all{
      {{"aws", "amazonaws.com", "api.aws"},
       R"((us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+)",
       {"us-east-1", "eu-central-2", "ap-southeast-7", "sa-east-1", "ca-west-1", "me-south-1",
        "af-south-1", "il-central-1", "mx-central-1", "aws-global"}},
      {{"aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn"},
       R"(cn-\w+-\d+)",
       {"cn-north-1", "cn-northwest-1", "aws-cn-global"}},
      {{"aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu"},
       R"(eusc-(de)-\w+-\d+)",
       {"eusc-de-east-1", "eusc-de-west-12"}},
      {{"aws-iso", "c2s.ic.gov", "api.aws.ic.gov"},
       R"(us-iso-\w+-\d+)",
       {"us-iso-east-1", "us-iso-west-1", "aws-iso-global"}},
      {{"aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud"},
       R"(us-isob-\w+-\d+)",
       {"us-isob-east-1", "us-isob-west-1", "aws-iso-b-global"}},
      {{"aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"},
       R"(eu-isoe-\w+-\d+)",
       {"eu-isoe-west-1", "aws-iso-e-global"}},
      {{"aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov"},
       R"(us-isof-\w+-\d+)",
       {"us-isof-east-1", "us-isof-south-1", "aws-iso-f-global"}},
      {{"aws-us-gov", "amazonaws.com", "api.aws"},
       R"(us-gov-\w+-\d+)",
       {"us-gov-east-1", "us-gov-west-1", "aws-us-gov-global"}},
  };
  return all;
}

// The partition whose pattern matches, else the first.
std::string_view by_expressions(const std::string& region) {
  static const auto expressions = [] {
    std::vector<std::regex> made;
    for (const auto& row : rows()) made.emplace_back(row.pattern);
    return made;
  }();
  for (std::size_t i = 0; i != expressions.size(); ++i) {
    if (std::regex_match(region, expressions[i])) return rows()[i].expected.id;
  }
  return rows().front().expected.id;
}

static_assert(partition_of("us-east-1").id == "aws");
static_assert(partition_of("us-gov-west-1").id == "aws-us-gov");
static_assert(partition_of("").id == "aws");

}  // namespace

TEST_CASE("the partitions are those of the AWS SDKs' metadata") {
  REQUIRE(partitions.size() == rows().size());
  for (std::size_t i = 0; i != partitions.size(); ++i) CHECK(partitions[i] == rows()[i].expected);
}

TEST_CASE("each region belongs to its partition") {
  for (const auto& [expected, pattern, regions] : rows()) {
    for (const auto& region : regions) {
      CAPTURE(region);
      CHECK(partition_of(region) == expected);
    }
  }
}

TEST_CASE("a text beside a pattern does not belong to its partition") {
  for (const std::string_view region : {"cn",
                                        "cn-",
                                        "cn-north",
                                        "cn-north-",
                                        "cn--1",
                                        "cn-north-1a",
                                        "cn-north-1-1",
                                        "cn-no-rth-1",
                                        "cn-north-1 ",
                                        "xcn-north-1",
                                        "CN-north-1",
                                        "cnnorth-1",
                                        "cn-n\xc3\xb6-1",
                                        "cn-no.rth-1",
                                        "cn-north-x",
                                        "eusc-east-1",
                                        "eusc-fr-east-1",
                                        "eusc-de-1",
                                        "eusc-deeast-1",
                                        "us-isox-east-1",
                                        "us-iso-1x",
                                        "us-isob-",
                                        "eu-iso-east-1",
                                        "eu-isob-east-1",
                                        "us-isoe-west-1",
                                        "eu-isof-a-1",
                                        "us-gov-east",
                                        "us-gov--1",
                                        "eu-gov-east-1",
                                        "us-govx-east-1",
                                        "aws-cn-globa",
                                        "aws-cn-global1",
                                        "aws-cn",
                                        "aws-cnglobal",
                                        "unknown",
                                        "xx-east-1",
                                        "-",
                                        "1",
                                        ""}) {
    CAPTURE(region);
    CHECK(partition_of(region).id == "aws");
  }
}

TEST_CASE("a prefix of one partition's regions can be a region of another") {
  CHECK(partition_of("us-iso-1").id == "aws");
  CHECK(partition_of("us-gov-1").id == "aws");
  CHECK(partition_of("us-gov-1-1").id == "aws-us-gov");
}

TEST_CASE("partitions agree with their regular expressions") {
  const std::vector<std::string> pieces{"us",  "eu",   "ap",   "mx",   "cn",    "eusc", "de",
                                        "iso", "isob", "isoe", "isof", "gov",   "east", "a_Z9",
                                        "1",   "23",   "",     "x.y",  "global"};
  const auto agree = [&](const std::string& region) {
    CAPTURE(region);
    REQUIRE(partition_of(region).id == by_expressions(region));
  };
  for (const auto& a : pieces) {
    for (const auto& b : pieces) {
      agree(a + '-' + b);
      for (const auto& c : pieces) {
        agree(a + '-' + b + '-' + c);
        agree(a + '-' + b + '-' + c + "-1");
      }
    }
  }
}

TEST_CASE("every byte at every position of a region finds the partition of the patterns") {
  for (const auto& row : rows()) {
    const auto& sample = row.regions.front();
    for (std::size_t at = 0; at != sample.size(); ++at) {
      for (int byte = 0; byte != 256; ++byte) {
        auto region = sample;
        region[at] = static_cast<char>(byte);
        CAPTURE(region);
        REQUIRE(partition_of(region).id == by_expressions(region));
      }
    }
  }
}
