// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the harnesses about signatures share: a signer, and what a signed request means.
#pragma once

#include "input.hpp"
#include "messages.hpp"
#include "promise.hpp"

#include <sansaws/aws/region.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/credential_scope.hpp>
#include <sansaws/sigv4/credentials.hpp>
#include <sansaws/sigv4/detail/field_selection.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fuzz {

/// 2026-01-02T03:04:05Z.
inline constexpr sansaws::timestamp noon{1'767'323'045, 0};

/// Credentials that stand in no vector and no seed, so that none of those is signed by them.
inline sansaws::sigv4::signer make_signer(std::string_view id, std::string_view token,
                                          std::string_view region, std::string_view service,
                                          sansaws::timestamp time) {
  using namespace sansaws;
  auto identity = sigv4::credentials::make(id, "a secret that only this harness has", token);
  auto where = aws::region::parse(region);
  auto what = aws::service_name::parse(service);
  promise(identity && where && what, "a harness has credentials");
  return {*std::move(identity), *where, *what, time};
}

inline sansaws::sigv4::options read_options(input& in) {
  using namespace sansaws;
  const auto choices = in.byte();
  sigv4::options options;
  if ((choices & 1U) != 0) options.uri_encoding = sigv4::uri_encoding::single;
  if ((choices & 2U) != 0) options.path_normalization = sigv4::path_normalization::off;
  if ((choices & 4U) != 0) options.session_token_mode = sigv4::session_token_mode::exclude;
  if ((choices & 8U) != 0) options.payload_checksum_header = sigv4::payload_checksum_header::add;
  if ((choices & 16U) != 0) options.payload_signing = sigv4::payload_signing::off;
  if ((choices & 32U) != 0) options.payload_signing = sigv4::payload_signing::unless_presigned;
  return options;
}

/// Whether the body of a signed request is signed, too.
inline bool signs_body(const sansaws::http::request& request,
                       const sansaws::sigv4::options& options) {
  using sansaws::sigv4::payload_signing;
  const bool presigned = !request.fields.contains("authorization");
  return options.payload_signing != payload_signing::off &&
         !(presigned && options.payload_signing == payload_signing::unless_presigned);
}

/// A request as text, made one that can be signed.
inline sansaws::http::request read_signable_request(input& in) {
  using namespace sansaws;
  auto request = read_request(in);
  const auto refused = [](char c) { return c <= ' ' || c >= '\x7f' || c == '#'; };
  std::erase_if(request.target, refused);
  if (!request.target.starts_with('/')) request.target.insert(0, 1, '/');
  for (const auto name : sigv4::detail::reserved_fields) request.fields.erase(name);
  if (request.fields.count("host") != 1 || request.fields.find("host")->empty()) {
    request.fields.erase("host");
    promise(request.fields.append("Host", "example.com").has_value(), "a host is a field");
  }
  return request;
}

/// What of a request a signature is about, put together by other means than the canonical request:
/// requests that differ in this must not have the same signature.
struct meaning {
  std::string method;
  std::vector<std::string> segments;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::map<std::string, std::string> fields;
  std::string body;

  friend bool operator==(const meaning&, const meaning&) = default;
};

inline std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = sansaws::detail::to_lower(c);
  return lower;
}

/// The words of a value with one space between them.
inline std::string folded(std::string_view value) {
  std::string words;
  for (const char c : value) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank) words += c;
    if (blank && !words.empty() && words.back() != ' ') words += ' ';
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

/// `names`: of the signed fields, each followed by ';'.
inline meaning meaning_of(const sansaws::http::request& request, const std::string& names,
                          const sansaws::sigv4::options& options) {
  using namespace sansaws;
  meaning found;
  found.method = request.method.text();
  std::string_view path = request.target;
  std::string_view query;
  if (const auto mark = path.find('?'); mark != std::string_view::npos) {
    query = path.substr(mark + 1);
    path = path.substr(0, mark);
  }
  if (path.empty()) path = "/";

  const bool resolve = options.path_normalization == sigv4::path_normalization::on;
  bool ends_in_slash = false;
  for (std::string_view rest = path; !rest.empty();) {
    const auto slash = std::min(rest.find('/'), rest.size());
    const std::string segment(rest.substr(0, slash));
    ends_in_slash = slash != rest.size();
    rest.remove_prefix(std::min(slash + 1, rest.size()));
    if (resolve && segment == "..") {
      if (!found.segments.empty()) found.segments.pop_back();
    } else if (!resolve || (!segment.empty() && segment != ".")) {
      found.segments.push_back(segment);
    }
  }
  if (ends_in_slash && !(resolve && found.segments.empty())) found.segments.emplace_back("/");
  if (options.uri_encoding == sigv4::uri_encoding::single) {
    // S3 acts on the decoded path, in which a `+` was a space.
    std::string whole;
    for (const auto& segment : found.segments) whole += segment == "/" ? segment : '/' + segment;
    std::replace(whole.begin(), whole.end(), '+', ' ');
    found.segments = {http::percent_decode(whole).value_or(whole)};
  }

  const auto plain = [](std::string_view text) {
    return http::percent_decode(text).value_or(std::string(text));
  };
  while (!query.empty()) {
    const auto piece = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(piece.size() + 1, query.size()));
    if (piece.empty()) continue;
    const auto equals = std::min(piece.find('='), piece.size());
    const auto name = plain(piece.substr(0, equals));
    const auto value = plain(piece.substr(std::min(equals + 1, piece.size())));
    const auto lower = lower_case(name);
    const bool token = options.session_token_mode == sigv4::session_token_mode::exclude &&
                       lower == "x-amz-security-token";
    if (lower != "x-amz-signature" && !token) found.parameters.emplace_back(name, value);
  }
  std::sort(found.parameters.begin(), found.parameters.end());

  for (const auto field : request.fields) {
    const auto name = lower_case(field.name);
    if ((';' + names).find(';' + name + ';') == std::string::npos) continue;
    const auto value = folded(field.value);
    const auto [at, first] = found.fields.emplace(name, value);
    if (!first) at->second += ',' + value;
  }
  if (signs_body(request, options)) found.body = request.body;
  return found;
}

}  // namespace fuzz
