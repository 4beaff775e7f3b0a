// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Percent-encoding.
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/http/percent_encoding.hpp>

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws::http;
using sansaws::http::detail::unreserved_chars;

namespace {

constexpr std::size_t encoded_size(std::string_view text, slash slashes) {
  sansaws::detail::counting_sink count;
  append_percent_encoded(count, text, slashes);
  return count.size;
}
static_assert(encoded_size("a/b c", slash::keep) == 7);
static_assert(encoded_size("a/b c", slash::encode) == 9);

#if !defined(__clang__)  // whose constant expressions have no std::string yet
static_assert(percent_encode("a b") == "a%20b");
static_assert(percent_decode("a%20b").value() == "a b");
#endif

std::string random_text(std::mt19937& random, std::size_t size) {
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>(random() & 0xff);
  return text;
}

}  // namespace

TEST_CASE("exactly letters, digits and -._~ are unreserved, RFC 3986 section 2.3") {
  constexpr std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  for (int c = 0; c != 256; ++c) {
    const char byte = static_cast<char>(c);
    CHECK(unreserved_chars.contains(byte) == (unreserved.find(byte) != unreserved.npos));
  }
}

TEST_CASE("every byte that is not unreserved becomes a percent sign and two upper-case digits") {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (std::size_t c = 0; c != 256; ++c) {
    const std::string byte(1, static_cast<char>(c));
    const std::string escape{'%', digits[c / 16], digits[c % 16]};
    CHECK(percent_encode(byte) == (unreserved_chars.contains(byte[0]) ? byte : escape));
    CHECK(percent_encode(byte, slash::keep) ==
          (unreserved_chars.contains(byte[0]) || byte == "/" ? byte : escape));
  }
}

TEST_CASE("a label is encoded as the reference clients encode it") {
  CHECK(percent_encode("arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket") ==
        "arn%3Aaws%3As3tables%3Aus-east-1%3A123456789012%3Abucket%2Fmy-bucket");
}

TEST_CASE("a path is encoded again with its slashes kept") {
  CHECK(percent_encode("/tables/arn%3Aaws%3A/ns_1", slash::keep) ==
        "/tables/arn%253Aaws%253A/ns_1");
}

TEST_CASE("decoding undoes encoding, for any bytes of any length and either treatment of slashes") {
  std::mt19937 random(1);
  for (std::size_t size = 0; size != 300; ++size) {
    const std::string text = random_text(random, size);
    for (const slash slashes : {slash::encode, slash::keep}) {
      const std::string encoded = percent_encode(text, slashes);
      CHECK(percent_decode(encoded) == text);
      CHECK(encoded_size(text, slashes) == encoded.size());
      CHECK(encoded.find_first_of(" %") == encoded.find('%'));
    }
  }
}

TEST_CASE("encoding a text in two pieces is encoding it whole, wherever it is cut") {
  std::mt19937 random(2);
  const std::string text = random_text(random, 200);
  const std::string whole = percent_encode(text);
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    std::string pieces;
    append_percent_encoded(pieces, std::string_view(text).substr(0, cut));
    append_percent_encoded(pieces, std::string_view(text).substr(cut));
    CHECK(pieces == whole);
  }
}

TEST_CASE("decoding is strict about escapes and leaves everything else, a plus too") {
  CHECK(percent_decode("a+b%2b%2B") == "a+b++");
  CHECK(percent_decode("%00%fF") == std::string("\0\xff", 2));
  CHECK(percent_decode("%2525") == "%25");
  CHECK(percent_decode("") == "");
  for (const std::string_view bad :
       {"%", "a%", "%4", "%4g", "%g4", "%%41", "%41%", "%4%41", "% 4"}) {
    CHECK_FALSE(percent_decode(bad).has_value());
  }
}

TEST_CASE("the tables made while compiling are those made while running") {
  using sansaws::http::slash;
  using sansaws::http::detail::make_percent_table;
  for (const slash slashes : {slash::encode, slash::keep}) {
    auto kept = sansaws::http::detail::unreserved_chars;
    if (slashes == slash::keep) kept = kept | sansaws::detail::charset("/");
    const auto table = make_percent_table(kept);
    for (std::size_t byte = 0; byte != table.size(); ++byte) {
      const std::string one(1, static_cast<char>(byte));
      CHECK(sansaws::http::percent_encode(one, slashes) ==
            std::string(table[byte].data(), static_cast<std::size_t>(table[byte][3])));
    }
  }
}
