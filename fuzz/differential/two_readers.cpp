// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What our parser and Boost.Beast's make of the same responses, for compare.mjs.
//
// Standard input is a sequence of "METHOD SIZE\n" and SIZE bytes: all that a connection carried as
// the answer to METHOD until it was closed. One line of JSON comes out for each; bytes are in hex.
#include <sansaws/http/method.hpp>
#include <sansaws/http/response_parser.hpp>
#include <sansaws/json/detail/json_string.hpp>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/optional.hpp>

#include <cstddef>
#include <cstdint>
#include <iostream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace beast = boost::beast::http;
namespace http = sansaws::http;

std::string hex(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte / 16];
    out += digits[byte % 16];
  }
  return out;
}

std::string refused(std::string_view why, std::size_t position) {
  std::string line = "{\"accepted\":false,\"error\":";
  sansaws::json::append_json_string(line, why);
  return line + ",\"consumed\":" + std::to_string(position) + "}";
}

std::string accepted(int status, std::size_t consumed, std::string_view body,
                     const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string line = "{\"accepted\":true,\"status\":" + std::to_string(status) +
                     ",\"consumed\":" + std::to_string(consumed) + ",\"body\":\"" + hex(body) +
                     "\",\"fields\":[";
  for (const auto& [name, value] : fields) {
    if (line.back() != '[') line += ',';
    line += "\"" + hex(name) + ":" + hex(value) + "\"";
  }
  return line + "]}";
}

std::string ours(http::method asked, std::string_view raw) {
  http::response_parser parser(asked);
  const auto consumed = parser.put(raw).consumed;
  if (parser.put_eof() == http::parse_state::malformed) {
    return refused(message(parser.error()->code), parser.error()->position);
  }
  const auto& response = parser.message();
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto field : response.fields) fields.emplace_back(field.name, field.value);
  return accepted(response.status, consumed, response.body, fields);
}

std::string beasts(http::method asked, std::string_view raw) {
  std::size_t consumed = 0;
  for (;;) {
    beast::response_parser<beast::string_body> parser;
    parser.eager(true);
    parser.header_limit(1U << 20U);
    parser.body_limit(std::uint64_t{1} << 26U);
    parser.skip(asked == http::method::head);
    boost::system::error_code error;
    if (consumed == raw.size()) return refused("end of stream", consumed);
    while (!parser.is_done()) {
      const auto used =
          parser.put(boost::asio::buffer(raw.data() + consumed, raw.size() - consumed), error);
      consumed += used;
      // At the end of the bytes Beast may say nothing at all.
      if (error == beast::error::need_more || (!error && consumed == raw.size() && used == 0)) {
        error = {};
        parser.put_eof(error);
        if (error) return refused(error.message(), consumed);
        break;
      }
      if (error) return refused(error.message(), consumed);
    }
    const auto& response = parser.get();
    // An interim response is not the answer; who uses Beast reads on.
    if (response.result_int() < 200) continue;
    std::vector<std::pair<std::string, std::string>> fields;
    for (const auto& field : response) {
      fields.emplace_back(field.name_string(), field.value());
    }
    return accepted(static_cast<int>(response.result_int()), consumed, response.body(), fields);
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string method;
  for (std::size_t size = 0; std::cin >> method >> size;) {
    std::cin.get();
    std::string raw(size, '\0');
    if (!std::cin.read(raw.data(), static_cast<std::streamsize>(size))) return 2;
    const auto asked = method == "HEAD" ? http::method::head : http::method::get;
    std::cout << "{\"ours\":" << ours(asked, raw) << ",\"beast\":" << beasts(asked, raw) << "}\n";
  }
  return std::cout.flush() ? 0 : 1;
}
