// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// From bytes to values, against what a program would write with Boost.JSON and Beast alone.
#include "cases.hpp"
#include "parsing_peers.hpp"
#include "samples.hpp"

#include <sansaws/http/response_parser.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/rest_json1/parse_response.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws;
using samples::operation;

namespace cases {

namespace {

using output = operation::output;
using no_fields = std::vector<std::pair<std::string_view, std::string_view>>;

std::string whole_response() {
  return std::string(samples::response_head).append(samples::success_body);
}

void require_all_the_same() {
  require(samples::success_body.size() == 602 && samples::response_head.size() == 207, "sizes");
  for (const std::string_view body : {samples::success_body, samples::spaced_body}) {
    const auto decoded = json::decode<output>(body);
    require(decoded.has_value() && *decoded == peers::parse_body(body), "parse_body");
    require(*decoded == peers::parse_dom(body), "the peer of parse_raw");
  }
  http::response_parser parser;
  parser.put(samples::response_head);
  const auto head = peers::scan_head(samples::response_head);
  require(parser.message().status == head.status, "the status of parse_head");
  require(std::ranges::equal(parser.message().fields, std::span(head.fields).first(head.count),
                             [](const auto& ours, const auto& theirs) {
                               return ours.name == theirs.first && ours.value == theirs.second;
                             }),
          "the fields of parse_head");
  const auto error = rest_json1::parse_response<operation>(404, no_fields(), samples::error_body);
  const auto theirs = peers::parse_error(404, samples::error_body);
  require(!error && error == theirs, "parse_error");
  const auto raw = rest_json1::parse_response_bytes<operation>(whole_response());
  require(raw && *raw == peers::parse_raw(whole_response()), "parse_raw");
}

}  // namespace

void add_parsing(std::vector<bench::bench_case>& all) {
  require_all_the_same();
  all.push_back(
      {"handler_body", "", [] { bench::keep(peers::parse_body(samples::success_body)); }});
  all.push_back(
      {"handler_body_spaced", "", [] { bench::keep(peers::parse_body(samples::spaced_body)); }});
  all.push_back(
      {"handler_error", "", [] { bench::keep(peers::parse_error(404, samples::error_body)); }});
  all.push_back({"hand_head", "", [] { bench::keep(peers::scan_head(samples::response_head)); }});
  all.push_back({"beast_head", "", [] { peers::parse_head(samples::response_head); }});
  all.push_back({"beast_and_dom", "", [] {
                   static const std::string whole = whole_response();
                   bench::keep(peers::parse_raw(whole));
                 }});
  all.push_back(
      {"rapidjson_body", "", [] { bench::keep(peers::parse_rapidjson(samples::success_body)); }});
  all.push_back(
      {"nlohmann_body", "", [] { bench::keep(peers::parse_nlohmann(samples::success_body)); }});

  all.push_back({"parse_body", "handler_body",
                 [] { bench::keep(json::decode<output>(samples::success_body)); }});
  all.push_back({"parse_body_spaced", "handler_body_spaced",
                 [] { bench::keep(json::decode<output>(samples::spaced_body)); }});
  all.push_back(
      {"parse_error", "handler_error", [] {
         bench::keep(rest_json1::parse_response<operation>(404, no_fields(), samples::error_body));
       }});
  all.push_back({"parse_head", "beast_head", [] {
                   http::response_parser parser;
                   parser.put(samples::response_head);
                   bench::keep(parser);
                 }});
  all.push_back({"parse_raw", "beast_and_dom", [] {
                   static const std::string whole = whole_response();
                   bench::keep(rest_json1::parse_response_bytes<operation>(whole));
                 }});
}

}  // namespace cases
