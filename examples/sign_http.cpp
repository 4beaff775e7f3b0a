// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signs any HTTP/1.1 request read from standard input, for any service, all of its fields signed.
//
//     sign_http --service S --region R [--time YYYYMMDDTHHMMSSZ] [--s3] [--single-encode]
//               [--no-normalize] [--unsigned-token] [--content-sha256] [--presign SECONDS]
//               [--stages] < request
//
// Takes what request files hold: line ends with or without CR, continued field lines. Fields of an
// earlier signature are replaced.
#include "support/surroundings.hpp"

#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/http/write_request.hpp>
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace http = sansaws::http;
namespace sigv4 = sansaws::sigv4;
using examples::refuse;
using examples::value_or_refuse;

constexpr std::string_view usage =
    "usage: sign_http --service S --region R [--time YYYYMMDDTHHMMSSZ] [--s3] [--single-encode]\n"
    "                 [--no-normalize] [--unsigned-token] [--content-sha256]\n"
    "                 [--presign SECONDS] [--stages] < request\n"
    "Signs the HTTP/1.1 request on standard input with the credentials in AWS_ACCESS_KEY_ID,\n"
    "AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and writes the signed request. The time\n"
    "defaults to now. --s3 signs by the rules of Amazon S3. --stages writes how the signature "
    "came\n"
    "about instead.\n";

/// A request, and what the fields of an earlier signature in it asked for.
struct input {
  http::request request;
  std::optional<std::string> session_token;
  std::optional<std::string> content_sha256;
};

/// The next line without its end, taken off the front of `text`.
std::string_view next_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// METHOD SP target SP HTTP/1.1. A target that holds spaces is refused where it is signed.
void read_request_line(std::string_view line, http::request& request) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    refuse("the first line is not 'METHOD target HTTP/1.1'");
  }
  if (line.substr(last + 1) != "HTTP/1.1") refuse("the request is not HTTP/1.1");
  request.method = value_or_refuse(http::method::parse(line.substr(0, first)));
  request.target = line.substr(first + 1, last - first - 1);
}

void keep_field(std::string_view name, std::string_view value, input& input) {
  if (http::equal_ignoring_case(name, "authorization") ||
      http::equal_ignoring_case(name, "x-amz-date")) {
    return;
  }
  if (http::equal_ignoring_case(name, "x-amz-security-token")) {
    input.session_token = http::trim(value);
  } else if (http::equal_ignoring_case(name, "x-amz-content-sha256")) {
    input.content_sha256 = http::trim(value);
  } else if (auto added = input.request.fields.append(name, value); !added) {
    refuse(added.error());
  }
}

/// Everything up to an empty line; a line that begins with a blank continues the one before it.
void read_fields(std::string_view& text, input& input) {
  std::string name;
  std::string value;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    if (line.empty()) break;
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (name.empty()) refuse("the first field line begins with a blank");
      value.append(" ").append(http::trim(line));
      continue;
    }
    if (!name.empty()) keep_field(name, value, input);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) refuse("a field line has no colon");
    name = line.substr(0, colon);
    value = http::trim(line.substr(colon + 1));
  }
  if (!name.empty()) keep_field(name, value, input);
}

/// What follows the head: as much as Content-Length says, else all of it.
std::string body_of(std::string_view rest, const http::fields& fields) {
  if (fields.contains("transfer-encoding")) refuse("a body with a transfer coding is not taken");
  const auto length = fields.find("content-length");
  if (!length) return std::string(rest);
  const std::string announced(*length);
  const bool a_line_end_follows = rest.ends_with('\n');
  for (std::size_t surplus = 0; surplus <= (a_line_end_follows ? 2U : 0U); ++surplus) {
    if (surplus > rest.size()) break;
    // A text editor's line end after the body is not part of it.
    if (std::to_string(rest.size() - surplus) == announced) {
      return std::string(rest.substr(0, rest.size() - surplus));
    }
  }
  refuse("the body has " + std::to_string(rest.size()) + " bytes, not the Content-Length");
}

input read_input(std::string_view text) {
  input input;
  read_request_line(next_line(text), input.request);
  read_fields(text, input);
  input.request.body = body_of(text, input.request.fields);
  return input;
}

sigv4::options options_of(const examples::command_line& arguments, const input& input,
                          std::span<const std::string_view> names) {
  sigv4::options options = arguments.has("--s3") ? sigv4::options::s3() : sigv4::options();
  if (arguments.has("--single-encode")) options.uri_encoding = sigv4::uri_encoding::single;
  if (arguments.has("--no-normalize")) options.path_normalization = sigv4::path_normalization::off;
  if (arguments.has("--unsigned-token")) {
    options.session_token_mode = sigv4::session_token_mode::exclude;
  }
  if (arguments.has("--content-sha256") || input.content_sha256) {
    options.payload_checksum_header = sigv4::payload_checksum_header::add;
  }
  if (input.content_sha256 == sigv4::unsigned_payload) {
    options.payload_signing = sigv4::payload_signing::off;
  }
  const sansaws::crypto::hex_digest hash(sansaws::crypto::hash(input.request.body));
  if (input.content_sha256 && *input.content_sha256 != sigv4::unsigned_payload &&
      *input.content_sha256 != hash.text()) {
    refuse("x-amz-content-sha256 is not the hash of the body");
  }
  options.additional_signed_headers = names;
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  using enum examples::takes;
  const examples::command_line arguments(argc, argv, usage,
                                         {{"--service"},
                                          {"--region"},
                                          {"--time"},
                                          {"--s3", nothing},
                                          {"--single-encode", nothing},
                                          {"--no-normalize", nothing},
                                          {"--unsigned-token", nothing},
                                          {"--content-sha256", nothing},
                                          {"--presign"},
                                          {"--stages", nothing}});
  const auto service =
      value_or_refuse(sansaws::aws::service_name::parse(arguments.required("--service")));
  const auto region = value_or_refuse(sansaws::aws::region::parse(arguments.required("--region")));
  const auto time = examples::time_of(arguments);
  const auto expires_in = arguments.number("--presign", 1, 604'800);

  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  input input = read_input(text);
  const sigv4::signer signer(examples::credentials_from_environment(input.session_token), region,
                             service, time);
  std::vector<std::string> owned_names;
  for (const auto field : input.request.fields) owned_names.emplace_back(field.name);
  const std::vector<std::string_view> names(owned_names.begin(), owned_names.end());
  const sigv4::options options = options_of(arguments, input, names);

  std::string out;
  if (arguments.has("--stages")) {
    out = to_string(
        value_or_refuse(expires_in ? presign_stages(std::move(input.request), signer, time,
                                                    std::chrono::seconds(*expires_in), options)
                                   : sign_stages(std::move(input.request), signer, time, options)));
  } else {
    out = value_or_refuse(http::write_request(
        value_or_refuse(expires_in ? presign(std::move(input.request), signer, time,
                                             std::chrono::seconds(*expires_in), options)
                                   : sign(std::move(input.request), signer, time, options))));
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}
