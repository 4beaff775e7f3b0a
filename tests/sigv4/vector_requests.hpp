// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The requests and settings of the signing vectors, as values of the library.
#pragma once

#include <sansaws/aws/region.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/credential_scope.hpp>
#include <sansaws/sigv4/credentials.hpp>
#include <sansaws/sigv4/detail/canonical_query.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/signed_headers.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/time/amz_date.hpp>

#include "catch.hpp"
#include "vector_files.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vectors {

/// The request of a file: "METHOD target HTTP/1.1", field lines, an empty line, the body.
inline sansaws::http::request read_request(const std::string& file) {
  const std::string text = read(file);
  std::string_view rest = text;
  const auto next_line = [&rest] {
    const auto end = rest.find("\r\n");
    REQUIRE(end != std::string_view::npos);
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return line;
  };
  const std::string_view first = next_line();
  const auto space = first.find(' ');
  const auto last = first.rfind(' ');
  sansaws::http::request request;
  request.method = sansaws::http::method::parse(first.substr(0, space)).value();
  request.target = first.substr(space + 1, last - space - 1);
  for (std::string_view line = next_line(); !line.empty(); line = next_line()) {
    const auto colon = line.find(':');
    REQUIRE(request.fields.append(line.substr(0, colon), line.substr(colon + 1)).has_value());
  }
  request.body = rest;
  return request;
}

inline sansaws::timestamp time_of(const settings& given) {
  const auto time = sansaws::parse_amz_date(given["time"]);
  REQUIRE(time.has_value());
  return *time;
}

inline sansaws::sigv4::signer signer_of(const settings& given) {
  using namespace sansaws;
  auto credentials = sigv4::credentials::make(given["access_key_id"], given["secret_access_key"],
                                              given["session_token"]);
  return {std::move(credentials).value(), aws::region::parse(given["region"]).value(),
          aws::service_name::parse(given["service"]).value(), time_of(given)};
}

/// The switches of a case, but for which fields are signed.
inline sansaws::sigv4::options options_of(const settings& given) {
  using namespace sansaws;
  sigv4::options options;
  if (given["path_encoding"] == "once") options.uri_encoding = sigv4::uri_encoding::single;
  if (given.has("unsigned_token")) options.session_token_mode = sigv4::session_token_mode::exclude;
  if (given.has("content_sha256"))
    options.payload_checksum_header = sigv4::payload_checksum_header::add;
  if (given["payload"] == "unsigned") options.payload_signing = sigv4::payload_signing::off;
  return options;
}

inline constexpr std::size_t least_cases = 80;

/// A case, with all of its fields signed, as the vectors have them.
struct signing_case {
  explicit signing_case(const std::string& folder)
      : given(folder), request(read_request(folder + "/request.txt")), options(options_of(given)) {
    for (const auto field : request.fields) names.push_back(field.name);
    options.additional_signed_headers = names;
  }
  signing_case(const signing_case&) = delete;

  settings given;
  sansaws::http::request request;
  std::vector<std::string_view> names;
  sansaws::sigv4::options options;
};

inline std::chrono::seconds expires_in(const settings& given) {
  return std::chrono::seconds(std::stoul(given["expires_in"]));
}

/// The request that our signer makes of another, in the form that the case asks for.
inline sansaws::http::request sign(const sansaws::http::request& request, const settings& given,
                                   const sansaws::sigv4::options& options) {
  const auto signer = signer_of(given);
  return given.has("expires_in")
             ? presign(request, signer, time_of(given), expires_in(given), options).value()
             : sansaws::sigv4::sign(request, signer, time_of(given), options).value();
}

/// The request in a form in which what makes no difference makes none: the order and spelling of
/// parameters, the order and case of fields.
inline std::string comparable(const sansaws::http::request& request) {
  const auto [path, query] = sansaws::http::detail::split_target(request.target);
  std::string text(request.method.text());
  text.append(" ").append(path).append("?");
  sansaws::sigv4::detail::append_canonical_query(text, query);
  text.append("\n");
  sansaws::sigv4::signed_headers(request.fields).append_canonical_headers(text);
  return text.append("\n").append(request.body);
}

}  // namespace vectors
