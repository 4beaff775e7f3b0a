// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Requests and fields out of text that looks like HTTP, taken leniently: what does not fit is left
// out, so that nearly every input becomes a message.
#pragma once

#include "input.hpp"

#include <sansaws/http/fields.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/request.hpp>

#include <string>
#include <string_view>

namespace fuzz {

/// The "name: value" lines up to an empty one.
inline sansaws::http::fields read_fields(input& in) {
  sansaws::http::fields fields;
  while (!in.empty()) {
    const auto line = in.line();
    if (line.empty()) break;
    const auto name = line.substr(0, line.find(':'));
    const auto value = line.substr(name.size() == line.size() ? name.size() : name.size() + 1);
    static_cast<void>(fields.append(name, value));  // refused: left out
  }
  return fields;
}

/// "METHOD target", with or without a version, then fields, an empty line and the body.
inline sansaws::http::request read_request(input& in) {
  sansaws::http::request request;
  auto line = in.line();
  if (line.ends_with(" HTTP/1.1")) line.remove_suffix(std::string_view(" HTTP/1.1").size());
  const auto word = line.substr(0, line.find(' '));
  if (const auto method = sansaws::http::method::parse(word)) request.method = *method;
  request.target = line.substr(word.size() == line.size() ? word.size() : word.size() + 1);
  request.fields = read_fields(in);
  request.body = in.text();
  return request;
}

}  // namespace fuzz
