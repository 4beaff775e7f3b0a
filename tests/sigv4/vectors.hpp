// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads tests/vectors/sigv4: a folder a case, a file a stage, made by
// tests/interop/make_vectors.mjs.
#pragma once

#include <sansaws/http/method.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signer.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vectors {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The text up to `end`, taken off the front together with it.
inline std::string take(std::string& text, std::string_view end) {
  const auto position = text.find(end);
  REQUIRE(position != std::string::npos);
  std::string taken = text.substr(0, position);
  text.erase(0, position + end.size());
  return taken;
}

/// The message of a request.txt: each line ends with CR LF, and a body may follow an empty one.
inline sansaws::http::request read_request(std::string text) {
  std::string target = take(text, "\r\n");
  auto method = sansaws::http::method::parse(take(target, " "));
  REQUIRE(method.has_value());
  REQUIRE(target.ends_with(" HTTP/1.1"));
  target.resize(target.size() - std::string_view(" HTTP/1.1").size());
  sansaws::http::request request{*method, target, {}, {}};
  while (!text.empty()) {
    std::string line = take(text, "\r\n");
    if (line.empty()) break;
    const std::string name = take(line, ":");
    REQUIRE(request.fields.append(name, line).has_value());
  }
  request.body = text;
  return request;
}

struct vector {
  std::string name;
  std::map<std::string, std::string> context;
  sansaws::http::request request;
  std::string canonical_request;
  std::string string_to_sign;
  std::string signature;
  std::optional<std::uint32_t> expires;
  std::vector<std::string_view> field_names;  // of the request

  std::string of(const std::string& key) const {
    const auto found = context.find(key);
    return found == context.end() ? std::string() : found->second;
  }
  sansaws::encoding::timestamp time() const { return samples::at(of("time")); }
  sansaws::sigv4::signer<> signer() const {
    using namespace sansaws;
    return {
        sigv4::credentials::make(of("access_key_id"), of("secret_access_key"), of("session_token"))
            .value(),
        aws::region::parse(of("region")).value(), sigv4::service_name::parse(of("service")).value(),
        time()};
  }
  /// Views into this object.
  sansaws::sigv4::options settings() const {
    using namespace sansaws::sigv4;
    options chosen{.also_sign = field_names};
    if (of("path_encoding") == "once") chosen.encoding = path_encoding::once;
    if (of("unsigned_token") == "true") chosen.session_token = session_token_signing::off;
    if (of("content_sha256") == "true") chosen.content_sha256 = content_sha256_field::add;
    if (of("payload") == "unsigned") chosen.payload = payload_signing::off;
    return chosen;
  }
};

inline vector read(const std::filesystem::path& folder) {
  vector made;
  made.name = folder.filename().string();
  INFO(made.name);
  std::string context = read_file(folder / "context.txt");
  while (!context.empty()) {
    std::string line = take(context, "\n");
    std::string key = take(line, ": ");
    made.context.emplace(std::move(key), std::move(line));
  }
  made.request = read_request(read_file(folder / "request.txt"));
  made.canonical_request = read_file(folder / "canonical_request.txt");
  made.string_to_sign = read_file(folder / "string_to_sign.txt");
  made.signature = read_file(folder / "signature.txt");
  if (const auto seconds = made.of("expires_in"); !seconds.empty()) {
    made.expires = static_cast<std::uint32_t>(std::stoul(seconds));
  }
  return made;
}

/// All of them, in the order of their names.
inline std::vector<vector> read_all() {
  std::vector<std::filesystem::path> folders;
  const std::filesystem::path root = SANSAWS_TESTS_DIR "/vectors/sigv4";
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  std::vector<vector> all;
  for (const auto& folder : folders) all.push_back(read(folder));
  for (auto& each : all) {
    for (const auto field : each.request.fields) each.field_names.push_back(field.name);
  }
  return all;
}

}  // namespace vectors
