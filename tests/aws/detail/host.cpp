// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/aws/detail/host.hpp>

#include "catch.hpp"

#include <arpa/inet.h>
#include <random>
#include <regex>
#include <string>
#include <string_view>

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::aws::detail::validate_host;
using sansaws::aws::detail::validate_ipv4;
using sansaws::aws::detail::validate_ipv6;

constexpr caller_error refusal(caller_errc code, std::size_t position) {
  return {code, "host", position};
}

// What the system's own parser says.
bool system_takes(int family, const std::string& text) {
  unsigned char address[sizeof(in6_addr)];
  return inet_pton(family, text.c_str(), address) == 1;
}

std::string random_text(std::mt19937& random, std::string_view alphabet, std::size_t max_size) {
  std::string text(random() % (max_size + 1), ' ');
  for (char& c : text) c = alphabet[random() % alphabet.size()];
  return text;
}

static_assert(!validate_host("s3tables.us-east-1.amazonaws.com"));
static_assert(!validate_host("[::ffff:192.0.2.1]"));
static_assert(validate_host("127.1") == refusal(caller_errc::bad_format, 5));

}  // namespace

TEST_CASE("names, IPv4 addresses and bracketed IPv6 addresses are hosts") {
  for (const std::string_view text : {"localhost",
                                      "a",
                                      "A",
                                      "s3tables.us-east-1.amazonaws.com",
                                      "Example.COM",
                                      "example.com.",
                                      "s3_tables",
                                      "_http._tcp.example",
                                      "xn--bcher-kva.example",
                                      "3com.com",
                                      "1a",
                                      "a.b1",
                                      "1.2.3.4.example",
                                      "0xyz",
                                      "a.0xg",
                                      "127.0.0.1",
                                      "0.0.0.0",
                                      "255.255.255.255",
                                      "[::]",
                                      "[::1]",
                                      "[2001:DB8::1]",
                                      "[1:2:3:4:5:6:7:8]",
                                      "[1:2:3:4:5:6:7::]",
                                      "[::2:3:4:5:6:7:8]",
                                      "[1::8]",
                                      "[fe80::1:2]",
                                      "[::192.0.2.33]",
                                      "[1:2:3:4:5:6:192.0.2.33]"}) {
    CAPTURE(text);
    CHECK_FALSE(validate_host(text));
  }
}

TEST_CASE("a refused host says why and where") {
  struct bad {
    std::string_view text;
    caller_errc code;
    std::size_t position;
  };
  using namespace std::string_view_literals;
  for (const auto& [text, code, position] : {
           bad{"", caller_errc::bad_format, 0},
           bad{".", caller_errc::bad_format, 0},
           bad{".example", caller_errc::bad_format, 0},
           bad{"a..b", caller_errc::bad_format, 2},
           bad{"a.b..", caller_errc::bad_format, 4},
           bad{"-a", caller_errc::bad_character, 0},
           bad{"a-", caller_errc::bad_character, 1},
           bad{"a.-b", caller_errc::bad_character, 2},
           bad{"a-.b", caller_errc::bad_character, 1},
           bad{"a b", caller_errc::bad_character, 1},
           bad{"a%41", caller_errc::bad_character, 1},
           bad{"a\0b"sv, caller_errc::bad_character, 1},
           bad{"a\r\n", caller_errc::bad_character, 1},
           bad{"a\\b", caller_errc::bad_character, 1},
           bad{"b\xc3\xbc"
               "cher",
               caller_errc::bad_character, 1},
           // Numbers that resolvers would read as addresses, each in its own way.
           bad{"1", caller_errc::bad_format, 1},
           bad{"127.1", caller_errc::bad_format, 5},
           bad{"2130706433", caller_errc::bad_format, 3},
           bad{"0x7f000001", caller_errc::bad_format, 1},
           bad{"0177.0.0.1", caller_errc::bad_format, 1},
           bad{"127.0.0.1.", caller_errc::bad_format, 9},
           bad{"256.0.0.1", caller_errc::bad_format, 2},
           bad{"1.2.3.4.5", caller_errc::bad_format, 7},
           bad{"example.0x1", caller_errc::bad_format, 0},
           bad{"example.1", caller_errc::bad_format, 0},
           bad{"[", caller_errc::bad_format, 1},
           bad{"[]", caller_errc::bad_format, 1},
           bad{"[::1", caller_errc::bad_format, 4},
           bad{"[::1]x", caller_errc::bad_character, 5},
           bad{"[:::]", caller_errc::bad_format, 3},
           bad{"[:1]", caller_errc::bad_format, 1},
           bad{"[1:]", caller_errc::bad_format, 3},
           bad{"[1::2::3]", caller_errc::bad_format, 6},
           bad{"[12345::]", caller_errc::bad_format, 5},
           bad{"[g::]", caller_errc::bad_character, 1},
           bad{"[::g]", caller_errc::bad_character, 3},
           bad{"[1:2:3:4:5:6:7]", caller_errc::bad_format, 14},
           bad{"[1:2:3:4:5:6:7:8:9]", caller_errc::bad_format, 18},
           bad{"[1:2:3:4::5:6:7:8]", caller_errc::bad_format, 17},
           bad{"[::1.2.3]", caller_errc::bad_format, 8},
           bad{"[::1.2.3.4:5]", caller_errc::bad_format, 10},
           bad{"[1.2.3.4]", caller_errc::bad_format, 8},
           // RFC 6874 zone identifiers, RFC 3986 IPvFuture.
           bad{"[fe80::1%25eth0]", caller_errc::bad_character, 8},
           bad{"[fe80::1%eth0]", caller_errc::bad_character, 8},
           bad{"[v1.a]", caller_errc::bad_character, 1},
           bad{"::1", caller_errc::bad_character, 0},
       }) {
    CAPTURE(text);
    CHECK(validate_host(text) == refusal(code, position));
  }
}

TEST_CASE("a host has at most 253 bytes and 63 in a label") {
  const std::string label(63, 'a');
  CHECK_FALSE(validate_host(label));
  CHECK_FALSE(validate_host("b." + label + ".c"));
  CHECK(validate_host(label + "a") == refusal(caller_errc::too_long, 63));
  CHECK(validate_host("b." + label + "a.c") == refusal(caller_errc::too_long, 65));

  const auto longest = label + '.' + label + '.' + label + '.' + std::string(61, 'z');
  REQUIRE(longest.size() == 253);
  CHECK_FALSE(validate_host(longest));
  CHECK(validate_host(longest + 'z') == refusal(caller_errc::too_long, 253));
  CHECK(validate_host(std::string(100'000, '.')) == refusal(caller_errc::too_long, 253));
}

TEST_CASE("every byte at every position of a name is judged by the grammar") {
  // RFC 1123 section 2.1, with "_"; the samples are one byte away from no number.
  static const std::regex name(
      "(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\\.)*"
      "[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\\.?");
  for (const std::string sample : {"my-host.example.com", "a.b-c.de."}) {
    for (std::size_t at = 0; at != sample.size(); ++at) {
      for (int byte = 0; byte != 256; ++byte) {
        auto text = sample;
        text[at] = static_cast<char>(byte);
        CAPTURE(text);
        const auto error = validate_host(text);
        REQUIRE(error.has_value() != std::regex_match(text, name));
        if (error) REQUIRE(error->position <= text.size());
      }
    }
  }
}

TEST_CASE("every byte at every position of an address is judged as the system's parser judges it") {
  const auto agree = [](int family, const std::string& sample, auto check) {
    for (std::size_t at = 0; at != sample.size(); ++at) {
      for (int byte = 1; byte != 256; ++byte) {
        auto text = sample;
        text[at] = static_cast<char>(byte);
        CAPTURE(text);
        REQUIRE(check(text).has_value() != system_takes(family, text));
      }
      CAPTURE(sample, at);
      REQUIRE(check(sample.substr(0, at)).has_value() !=
              system_takes(family, sample.substr(0, at)));
    }
  };
  for (const auto* sample : {"127.0.0.1", "192.168.255.10"}) {
    agree(AF_INET, sample, [](const std::string& text) { return validate_ipv4(text); });
  }
  for (const auto* sample : {"2001:db8::1", "1:2:3:4:5:6:7:8", "::", "1::", "::ffff:192.0.2.1",
                             "1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:7::"}) {
    agree(AF_INET6, sample, [](const std::string& text) { return validate_ipv6(text); });
  }
}

TEST_CASE("random addresses are judged as the system's parser judges them") {
  std::mt19937 random(20260102);  // the same sequence everywhere
  int taken = 0;
  for (int i = 0; i != 200'000; ++i) {
    const auto four = random_text(random, "0125.", 9);
    CAPTURE(four);
    if (validate_ipv4(four).has_value() == system_takes(AF_INET, four))
      FAIL("IPv4 judged otherwise");
    const auto six = random_text(random, ":::1f0.2", 16);
    CAPTURE(six);
    const bool takes = system_takes(AF_INET6, six);
    if (validate_ipv6(six).has_value() == takes) FAIL("IPv6 judged otherwise");
    taken += takes ? 1 : 0;
  }
  CHECK(taken > 100);
}

TEST_CASE("a NUL is in no address") {
  using namespace std::string_view_literals;
  CHECK(validate_ipv4("127.0.0.1\0"sv));
  CHECK(validate_ipv6("::1\0"sv));
}
