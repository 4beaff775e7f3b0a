// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The hand-written signer. Nothing of the library is used.
#include "floors.hpp"

#include "samples.hpp"

#include <openssl/sha.h>

#include <cstring>

namespace floors {

void compress(state& into, const char* blocks, std::size_t count) {
  SHA256_CTX context;
  std::memcpy(context.h, into.data(), sizeof context.h);
  context.Nl = context.Nh = 0;
  context.num = 0;
  context.md_len = 32;
  SHA256_Update(&context, blocks, count * 64);
  std::memcpy(into.data(), context.h, sizeof context.h);
}

namespace {

constexpr state initial{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/// Ends a message whose first `skipped` bytes were hashed before; returns the count of blocks.
std::size_t pad(char* text, std::size_t size, std::size_t skipped) {
  const std::size_t blocks = (size + 9 + 63) / 64;
  std::memset(text + size, 0, blocks * 64 - size);
  text[size] = static_cast<char>(0x80);
  const std::uint64_t bits = __builtin_bswap64((size + skipped) * 8);
  std::memcpy(text + blocks * 64 - 8, &bits, 8);
  return blocks;
}

void store(const state& from, char* to) {
  for (std::size_t i = 0; i != from.size(); ++i) {
    const std::uint32_t word = __builtin_bswap32(from[i]);
    std::memcpy(to + 4 * i, &word, 4);
  }
}

void finish(const keyed& key, char* message, std::size_t size, char* code) {
  state inner = key.inner;
  compress(inner, message, pad(message, size, 64));
  char last[64];
  store(inner, last);
  state outer = key.outer;
  compress(outer, last, pad(last, 32, 64));
  store(outer, code);
}

void code_of(keyed& key, std::string_view message) {
  char block[64];
  message.copy(block, message.size());
  char code[32];
  finish(key, block, message.size(), code);
  key = key_of({code, sizeof code});
}

struct writer {
  char* at;
  void operator()(std::string_view text) {
    std::memcpy(at, text.data(), text.size());
    at += text.size();
  }
};

void put_hex(char*& to, const state& from) {
  static constexpr char digits[] = "0123456789abcdef";
  char bytes[32];
  store(from, bytes);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    *to++ = digits[value >> 4];
    *to++ = digits[value & 15];
  }
}

/// The ARN, whose `:` and `/` alone need an escape.
void put_arn(writer& out, std::string_view percent) {
  for (const char c : samples::arn) {
    if (c == ':' || c == '/') {
      out(percent);
      std::memcpy(out.at, c == ':' ? "3A" : "2F", 2);
      out.at += 2;
    } else {
      *out.at++ = c;
    }
  }
}

void put_date(char* to, std::int64_t seconds) {
  // Days to a date as Howard Hinnant describes it in "chrono-Compatible Low-Level Date Algorithms".
  const std::int64_t days = seconds / 86'400 + 719'468;
  const std::int64_t era = days / 146'097;
  const auto day_of_era = static_cast<unsigned>(days - era * 146'097);
  const unsigned year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const unsigned day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted = (5 * day_of_year + 2) / 153;
  const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
  const unsigned year = year_of_era + static_cast<unsigned>(era) * 400 + (month <= 2 ? 1u : 0u);
  const auto second = static_cast<unsigned>(seconds % 86'400);
  const auto two = [](char* at, unsigned value) {
    at[0] = static_cast<char>('0' + value / 10);
    at[1] = static_cast<char>('0' + value % 10);
  };
  two(to, year / 100);
  two(to + 2, year % 100);
  two(to + 4, month);
  two(to + 6, day_of_year - (153 * shifted + 2) / 5 + 1);
  to[8] = 'T';
  two(to + 9, second / 3600);
  two(to + 11, second / 60 % 60);
  two(to + 13, second % 60);
  to[15] = 'Z';
}

}  // namespace

keyed key_of(std::string_view key) {
  char block[64] = {};
  key.copy(block, key.size());
  keyed made{initial, initial};
  for (char& byte : block) byte = static_cast<char>(byte ^ 0x36);
  compress(made.inner, block, 1);
  for (char& byte : block) byte = static_cast<char>(byte ^ 0x36 ^ 0x5c);
  compress(made.outer, block, 1);
  return made;
}

keyed derived_key(std::string_view secret, std::string_view day, std::string_view region,
                  std::string_view service) {
  char first[64] = {'A', 'W', 'S', '4'};
  secret.copy(first + 4, secret.size());
  keyed key = key_of({first, secret.size() + 4});
  code_of(key, day);
  code_of(key, region);
  code_of(key, service);
  code_of(key, "aws4_request");
  return key;
}

std::size_t write_signed_request(char* out, const keyed& key) {
  const std::string_view token = samples::session_token();
  char date_digits[16];
  put_date(date_digits, samples::time.seconds);
  const std::string_view date(date_digits, 16);

  alignas(64) char text[1024];
  writer canonical{text};
  canonical("GET\n/tables/");
  put_arn(canonical, "%25");
  canonical("/");
  canonical(samples::table_namespace);
  canonical("/");
  canonical(samples::table);
  canonical("/maintenance-job-status\n\nhost:");
  canonical(samples::host);
  canonical("\nx-amz-date:");
  canonical(date);
  canonical("\nx-amz-security-token:");
  canonical(token);
  canonical(
      "\n\nhost;x-amz-date;x-amz-security-token\n"
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  state hash = initial;
  compress(hash, text, pad(text, static_cast<std::size_t>(canonical.at - text), 0));

  writer to_sign{text};
  to_sign("AWS4-HMAC-SHA256\n");
  to_sign(date);
  to_sign("\n");
  to_sign(date.substr(0, 8));
  to_sign("/us-east-1/s3tables/aws4_request\n");
  put_hex(to_sign.at, hash);
  state code;
  char bytes[32];
  finish(key, text, static_cast<std::size_t>(to_sign.at - text), bytes);
  for (std::size_t i = 0; i != code.size(); ++i) {
    std::memcpy(&code[i], bytes + 4 * i, 4);
    code[i] = __builtin_bswap32(code[i]);
  }

  writer wire{out};
  wire("GET /tables/");
  put_arn(wire, "%");
  wire("/");
  wire(samples::table_namespace);
  wire("/");
  wire(samples::table);
  wire("/maintenance-job-status HTTP/1.1\r\nhost: ");
  wire(samples::host);
  wire("\r\nx-amz-date: ");
  wire(date);
  wire("\r\nx-amz-security-token: ");
  wire(token);
  wire("\r\nauthorization: AWS4-HMAC-SHA256 Credential=");
  wire(samples::access_key_id);
  wire("/");
  wire(date.substr(0, 8));
  wire(
      "/us-east-1/s3tables/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, "
      "Signature=");
  put_hex(wire.at, code);
  wire("\r\n\r\n");
  return static_cast<std::size_t>(wire.at - out);
}

}  // namespace floors
