// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What libcurl hands over of a response, collected and bounded.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/http/grammar.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// What libcurl collects of a response.
struct received {
  std::size_t max_body = sansaws::limits{}.max_body;
  int status = 0;
  std::vector<std::pair<std::string, std::string>> fields;
  bool head_ended = false;
  std::size_t trailers = 0;
  std::optional<sansaws::peer_errc> broken = {};  ///< why the rest is not wanted
  std::string body;
  std::chrono::steady_clock::time_point last_heard = std::chrono::steady_clock::now();
};

inline std::size_t take_header(char* data, std::size_t, std::size_t size, void* user) {
  auto& out = *static_cast<received*>(user);
  out.last_heard = std::chrono::steady_clock::now();
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) {
    out.fields.clear();  // an interim response came before
    out.head_ended = false;
    return size;
  }
  if (line == "\r\n" || line == "\n") out.head_ended = true;
  if (out.head_ended) {  // a trailer is no field of the head, but libcurl keeps it
    const bool many = ++out.trailers > sansaws::limits{}.max_fields;
    if (many) out.broken = sansaws::peer_errc::too_many_fields;
    return many ? 0 : size;
  }
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    std::string_view value = line.substr(colon + 1);
    while (value.ends_with('\n') || value.ends_with('\r')) value.remove_suffix(1);
    out.fields.emplace_back(line.substr(0, colon), sansaws::http::trim(value));
  }
  return size;
}

inline std::size_t take_body(char* data, std::size_t, std::size_t size, void* user) {
  auto& out = *static_cast<received*>(user);
  out.last_heard = std::chrono::steady_clock::now();
  if (out.body.size() + size > out.max_body) return 0;
  out.body.append(data, size);
  return size;
}

}  // namespace examples
