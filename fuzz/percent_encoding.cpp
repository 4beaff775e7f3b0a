// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The whole input is a text. Encoding is undone by decoding and leaves only what it may; decoding
// refuses exactly what has a broken escape.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/http/percent_encoding.hpp>

#include <cctype>
#include <string>
#include <string_view>

using namespace sansaws;
using namespace sansaws::http;
using fuzz::promise;

namespace {

bool is_upper_hex(char c) {
  return std::string_view("0123456789ABCDEF").find(c) != std::string_view::npos;
}

/// RFC 3986 section 2.3, in the letters of its own rule.
bool may_stand(char c, slash slashes) {
  constexpr std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  return unreserved.find(c) != std::string_view::npos || (c == '/' && slashes == slash::keep);
}

/// As RFC 3986 section 2.4 decodes: byte by byte, without knowing of runs.
std::string decode_slowly(std::string_view text, bool& broken) {
  std::string decoded;
  for (std::size_t i = 0; i != text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    const auto digits = std::string(text.substr(i + 1, 2));
    broken = digits.size() != 2 || std::isxdigit(static_cast<unsigned char>(digits[0])) == 0 ||
             std::isxdigit(static_cast<unsigned char>(digits[1])) == 0;
    if (broken) return {};
    decoded += static_cast<char>(std::stoi(digits, nullptr, 16));
    i += 2;
  }
  return decoded;
}

void check_encoding(std::string_view text, slash slashes) {
  const auto encoded = percent_encode(text, slashes);
  promise(percent_decode(encoded) == text, "decoding undoes encoding");
  sansaws::detail::counting_sink count;
  append_percent_encoded(count, text, slashes);
  promise(count.size == encoded.size(), "a counting sink is told the same size");
  std::size_t i = 0;
  for (const char c : text) {
    if (may_stand(c, slashes)) {
      promise(encoded[i] == c, "what may stand is left as it is");
      ++i;
    } else {
      promise(encoded.size() - i >= 3 && encoded[i] == '%' && is_upper_hex(encoded[i + 1]) &&
                  is_upper_hex(encoded[i + 2]),
              "any other byte is an escape in upper case");
      i += 3;
    }
  }
  promise(i == encoded.size(), "nothing is added");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::as_text(data, size);
  check_encoding(text, slash::encode);
  check_encoding(text, slash::keep);

  bool broken = false;
  const auto expected = decode_slowly(text, broken);
  const auto decoded = percent_decode(text);
  promise(decoded.has_value() != broken, "decoding refuses exactly broken escapes");
  if (decoded) promise(*decoded == expected, "decoding is done byte by byte");
  return 0;
}
