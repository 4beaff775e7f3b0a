// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads a request as request files hold it: lines that end with or without CR, continued field
// lines. Fields of an earlier signature are told apart.
#pragma once

#include "output.hpp"

#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/request.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace examples {

/// A request, and what the fields of an earlier signature in it asked for.
struct request_input {
  sansaws::http::request request;
  std::optional<std::string> session_token;
  std::optional<std::string> content_sha256;
};

/// The next line without its end, taken off the front of `text`.
inline std::string_view next_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// METHOD SP target SP HTTP/1.1. A target that holds spaces is refused where it is signed.
inline void read_request_line(std::string_view line, sansaws::http::request& request) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    refuse("the first line is not 'METHOD target HTTP/1.1'");
  }
  if (line.substr(last + 1) != "HTTP/1.1") refuse("the request is not HTTP/1.1");
  request.method = value_or_refuse(sansaws::http::method::parse(line.substr(0, first)));
  request.target = line.substr(first + 1, last - first - 1);
}

inline void keep_field(std::string_view name, std::string_view value, request_input& input) {
  if (sansaws::http::equal_ignoring_case(name, "authorization") ||
      sansaws::http::equal_ignoring_case(name, "x-amz-date")) {
    return;
  }
  if (sansaws::http::equal_ignoring_case(name, "x-amz-security-token")) {
    input.session_token = sansaws::http::trim(value);
  } else if (sansaws::http::equal_ignoring_case(name, "x-amz-content-sha256")) {
    input.content_sha256 = sansaws::http::trim(value);
  } else if (auto added = input.request.fields.append(name, value); !added) {
    refuse(added.error());
  }
}

/// Everything up to an empty line; a line that begins with a blank continues the one before it.
inline void read_fields(std::string_view& text, request_input& input) {
  std::string name;
  std::string value;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    if (line.empty()) break;
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (name.empty()) refuse("the first field line begins with a blank");
      value.append(" ").append(sansaws::http::trim(line));
      continue;
    }
    if (!name.empty()) keep_field(name, value, input);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) refuse("a field line has no colon");
    name = line.substr(0, colon);
    value = sansaws::http::trim(line.substr(colon + 1));
  }
  if (!name.empty()) keep_field(name, value, input);
  // Each is looked for among all others.
  constexpr std::size_t most = 1000;
  if (input.request.fields.size() > most) {
    refuse("the request has more than " + std::to_string(most) + " fields");
  }
}

/// What follows the head: as much as Content-Length says, else all of it.
inline std::string body_of(std::string_view rest, const sansaws::http::fields& fields) {
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

inline request_input read_input(std::string_view text) {
  request_input input;
  read_request_line(next_line(text), input.request);
  read_fields(text, input);
  input.request.body = body_of(text, input.request.fields);
  return input;
}

}  // namespace examples
