// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the tests of this folder share: known credentials, one moment, short ways to a request.
#pragma once

#include <sansaws/aws/region.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/credential_scope.hpp>
#include <sansaws/sigv4/credentials.hpp>
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/time/amz_date.hpp>
#include <sansaws/time/timestamp.hpp>

#include "catch.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace samples {

// The pair that AWS's signing test suite and documentation use.
inline constexpr std::string_view id = "AKIDEXAMPLE";
inline constexpr std::string_view secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
inline constexpr std::string_view suite_date = "20150830T123600Z";

inline sansaws::timestamp at(std::string_view date) {
  const auto time = sansaws::parse_amz_date(date);
  REQUIRE(time.has_value());
  return *time;
}

inline sansaws::sigv4::credentials credentials(std::string_view token = {}) {
  auto made = sansaws::sigv4::credentials::make(id, secret, token);
  REQUIRE(made.has_value());
  return *std::move(made);
}

template <class Hash = sansaws::crypto::sha256>
sansaws::sigv4::basic_signer<Hash> signer(std::string_view token = {},
                                          std::string_view date = suite_date) {
  return {credentials(token), sansaws::aws::region("us-east-1"),
          sansaws::aws::service_name("service"), at(date)};
}

/// What `verify` asks: that signer for its own key id, nobody else. Views the signer.
template <class Hash>
auto only(const sansaws::sigv4::basic_signer<Hash>& signer) {
  return [&signer](const sansaws::sigv4::signature_claims& claims) {
    return claims.access_key_id == signer.identity().access_key_id() ? &signer : nullptr;
  };
}

using field_list = std::initializer_list<std::pair<std::string_view, std::string_view>>;

inline sansaws::http::fields fields(field_list list) {
  sansaws::http::fields made;
  for (const auto& [name, value] : list) REQUIRE(made.append(name, value).has_value());
  return made;
}

inline sansaws::http::request request(std::string_view target = "/", field_list more = {},
                                      std::string_view body = {},
                                      sansaws::http::method method = sansaws::http::method::get) {
  sansaws::http::request made{method, std::string(target),
                              fields({{"Host", "example.amazonaws.com"}}), std::string(body)};
  for (const auto& [name, value] : more) REQUIRE(made.fields.append(name, value).has_value());
  return made;
}

/// The first field of that name, or a text that no field has.
inline std::string value_of(const sansaws::http::request& request, std::string_view name) {
  const auto value = request.fields.find(name);
  return value ? std::string(*value) : "(absent)";
}

/// A copy with another value for a field, in its place.
inline sansaws::http::request with_field(const sansaws::http::request& request,
                                         std::string_view name, std::string_view value) {
  sansaws::http::request changed = request;
  changed.fields.clear();
  for (const auto field : request.fields) {
    const bool meant = sansaws::http::equal_ignoring_case(field.name, name);
    REQUIRE(changed.fields.append(field.name, meant ? value : field.value).has_value());
  }
  return changed;
}

/// Texts for constant expressions, where clang 14 has no std::string.
struct text_buffer {
  std::array<char, 1024> bytes{};
  std::size_t size = 0;

  constexpr void append(std::string_view text) {
    for (const char c : text) bytes[size++] = c;
  }
  constexpr std::string_view text() const { return {bytes.data(), size}; }
};

/// The same numbers in every run: xorshift, by George Marsaglia.
class random_numbers {
 public:
  explicit random_numbers(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>(state_ >> 11) % bound;
  }
  std::string text(std::string_view alphabet, std::size_t size) {
    std::string made;
    while (made.size() != size) made += alphabet[below(alphabet.size())];
    return made;
  }
  std::string bytes(std::size_t size) {
    std::string made;
    while (made.size() != size) made += static_cast<char>(below(256));
    return made;
  }

 private:
  std::uint64_t state_;
};

inline constexpr std::string_view letters_and_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

}  // namespace samples
