// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The same answers read without this library's parsers, into its structs.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/rest_json1/response_error.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace peers {

using output = sansaws::s3tables::get_table_maintenance_job_status_output;
using sansaws::rest_json1::response_error;
using outcome = sansaws::result<output, response_error>;

// By a handler for Boost.JSON's basic_parser that is written for the one struct.
output parse_body(std::string_view json);
outcome parse_error(int status, std::string_view json);  // the fields disregarded

// By documents that are then walked.
output parse_dom(std::string_view json);
std::size_t parse_rapidjson(std::string_view json);  // the count of jobs; the document alone
std::size_t parse_nlohmann(std::string_view json);

// By a loop for a head that is known to be well-formed: nothing is checked, nothing owned.
struct head {
  int status = 0;
  std::size_t count = 0;
  std::array<std::pair<std::string_view, std::string_view>, 16> fields;
};
head scan_head(std::string_view text);

// By Boost.Beast.
void parse_head(std::string_view head);
output parse_raw(std::string_view response);  // and the body by parse_dom

}  // namespace peers
