// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The signed parts of a received request, by the claims of its signature.
#include <sansaws/sigv4/detail/signed_parts.hpp>

#include <sansaws/sigv4/detail/payload_hash.hpp>
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

using namespace sansaws::sigv4;
using detail::is_canonical_list;
using detail::is_listed;
using detail::matching_sink;
using detail::signed_query;
using detail::split_names;
using received = detail::signed_parts;

namespace {

template <class T>
concept gives_parts = requires(T object) {
  std::forward<T>(object).parts("");
};
static_assert(gives_parts<received&>);
static_assert(!gives_parts<received>, "no view of a temporary");

template <class T>
constexpr bool made_of =
    std::is_constructible_v<received, T, const signature_claims&, const options&>;
static_assert(made_of<const received_request&>);
static_assert(!made_of<received_request>, "no view of a temporary");
static_assert(!made_of<const received_request>, "no view of a temporary");

signature_claims naming(std::string_view names) {
  signature_claims claims;
  claims.signed_headers = names;
  return claims;
}

verify_error refusal(const sansaws::http::request& request, std::string_view names,
                     const options& options = {}) {
  const auto claims = naming(names);
  const received_request whole(request);
  REQUIRE(!whole.refusal());
  const received made(whole, claims, options);
  REQUIRE(made.refusal().has_value());
  return *made.refusal();
}

std::string names_of(const sansaws::http::request& request, std::string_view names,
                     const options& options = {}) {
  const auto claims = naming(names);
  const received_request whole(request);
  REQUIRE(!whole.refusal());
  const received made(whole, claims, options);
  REQUIRE(!made.refusal());
  std::string text;
  made.parts("").fields.append_signed_headers(text);
  return text;
}

std::vector<std::string_view> texts_of(const detail::name_value_list& names) {
  std::vector<std::string_view> texts;
  for (const auto& item : names.items()) texts.push_back(item.name.text());
  return texts;
}

constexpr options unsigned_token{.session_token_mode = session_token_mode::exclude};

constexpr std::string_view body = "abc";  // FIPS 180-4
constexpr std::string_view right =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

bool is_as_declared(const sansaws::http::request& request, const options& options = {}) {
  const detail::payload_hash<> payload(
      request.body,
      detail::payload_signing_of(request.fields, signature_location::headers, options));
  return detail::is_declared(request.fields, payload.text());
}

}  // namespace

TEST_CASE("a list of names in canonical form is read") {
  using list = std::vector<std::string_view>;
  const std::pair<std::string_view, list> lists[] = {
      {"host", {"host"}},
      {"a;b;host;x-amz-date", {"a", "b", "host", "x-amz-date"}},
      {"x-a;x-a-b;x-a.b", {"x-a", "x-a-b", "x-a.b"}},
  };
  for (const auto& [text, names] : lists) {
    CHECK(is_canonical_list(text));
    CHECK(texts_of(split_names(text, text.size())) == names);
    CHECK(texts_of(split_names(text, names.size())) == names);
    CHECK(texts_of(split_names(text, 1)) == list{names.front()});
    CHECK(texts_of(split_names(text, 0)).empty());
  }
}

TEST_CASE("a name is found in a list in any letter case") {
  for (std::size_t size = 1; size != 9; ++size) {
    std::vector<std::string_view> names{"a", "ab", "b", "host", "x-a", "x-a-b", "x-a.b", "z"};
    names.resize(size);
    detail::name_value_list list;
    for (const std::string_view name : names) list.put(name, {});
    for (const std::string_view name : names) {
      std::string upper(name);
      for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      CHECK(is_listed(name, list));
      CHECK(is_listed(upper, list));
      CHECK(!is_listed(upper + "-", list));
    }
    for (const std::string_view name : {"", "A-", "aa", "hos", "x-", "x-a-", "zz"}) {
      CHECK(!is_listed(name, list));
    }
  }
  CHECK(!is_listed("a", {}));
}

TEST_CASE("what is written piece by piece is compared with a text") {
  const auto matched = [](std::string_view text, std::initializer_list<std::string_view> pieces) {
    matching_sink sink{text};
    for (const std::string_view piece : pieces) sink.append(piece);
    return sink.matched();
  };
  CHECK(matched("", {}));
  CHECK(matched("host;x", {"host", ";", "x"}));
  CHECK(!matched("host;x", {"host", ";"}));
  CHECK(!matched("host;x", {"host", ";", "xy"}));
  CHECK(!matched("host;x", {"a", "host;x"}));
  CHECK(!matched("", {"a"}));
}

TEST_CASE("a list of names in any other form is refused") {
  for (const std::string_view list :
       {"", ";", "host;", ";host", "a;;b", "Host", "host;X-Amz-Date", "b;a", "a;a", "host;host",
        "x-a-b;x-a", "a b", " host", "host ", "a,b", "a;b\n", "a;b:", "a;\xc3\xa9"}) {
    CAPTURE(list);
    CHECK(!is_canonical_list(list));
    CHECK(refusal(samples::request(), list) ==
          verify_error{verify_errc::malformed_signed_headers, {}});
  }
}

TEST_CASE("what was added to the query after signing was not signed") {
  CHECK(signed_query("a=1&X-Amz-Signature=s&b=2", {}) == "a=1&b=2");
  CHECK(signed_query("x-amz-signature=s&a", {}) == "x-amz-signature=s&a=");
  CHECK(signed_query("X%2DAmz-Signature=s", {}) == "");
  CHECK(signed_query("a=1&X-Amz-Security-Token=t", {}) == "a=1&X-Amz-Security-Token=t");
  CHECK(signed_query("a=1&X-Amz-Security-Token=t", unsigned_token) == "a=1");
  CHECK(signed_query("a=1&X-Amz-Signatures=s", {}) == "a=1&X-Amz-Signatures=s");
}

TEST_CASE("the named fields are taken, in whatever order and case they came") {
  const auto request = samples::request(
      "/", {{"X-Amz-Date", "d"}, {"accept", "a"}, {"User-Agent", "u"}, {"ACCEPT", "b"}});
  CHECK(names_of(request, "host;x-amz-date") == "host;x-amz-date");
  CHECK(names_of(request, "accept;host;x-amz-date") == "accept;host;x-amz-date");
}

TEST_CASE("host and every x-amz field must be among the named") {
  const auto unsigned_field = [](std::string_view what) {
    return verify_error{verify_errc::unsigned_field, std::string(what)};
  };
  const auto request = samples::request("/", {{"X-Amz-Date", "d"}, {"X-Amz-Meta", "m"}});
  CHECK(refusal(request, "x-amz-date;x-amz-meta") == unsigned_field("host"));
  CHECK(refusal(request, "host;x-amz-meta") == unsigned_field("x-amz-date"));
  CHECK(refusal(request, "host;x-amz-date") == unsigned_field("x-amz-meta"));
  CHECK(names_of(request, "host;x-amz-date;x-amz-meta") == "host;x-amz-date;x-amz-meta");

  auto no_host = samples::request("/", {{"X-Amz-Date", "d"}});
  no_host.fields.erase("host");
  CHECK(refusal(no_host, "x-amz-date") == unsigned_field("host"));
}

TEST_CASE("a token that was added after signing need not be named") {
  const auto request = samples::request("/", {{"X-Amz-Security-Token", "t"}});
  CHECK(refusal(request, "host") ==
        verify_error{verify_errc::unsigned_field, "x-amz-security-token"});
  CHECK(names_of(request, "host", unsigned_token) == "host");
}

TEST_CASE("the first named field that did not come is reported") {
  CHECK(refusal(samples::request("/", {{"c", "1"}}), "a;b;c;host") ==
        verify_error{verify_errc::missing_field, "a"});
  CHECK(refusal(samples::request(), "host;y;z") == verify_error{verify_errc::missing_field, "y"});
  CHECK(refusal(samples::request(), "host;z") == verify_error{verify_errc::missing_field, "z"});
}

TEST_CASE("a declaration of the payload must be one that is supported") {
  const auto error = [](std::string_view declared, payload_signing signing) {
    const auto request = samples::request("/", {{"X-Amz-Content-Sha256", declared}}, body);
    return detail::validate_payload_hash(request.fields, signing);
  };
  for (const auto signing : {payload_signing::on, payload_signing::off}) {
    CHECK(!error(right, signing));
    CHECK(error("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", signing)->code ==
          verify_errc::unsupported_payload);
    for (const std::string_view value : {"", "unsigned-payload", "ba7816bf", "BA7816BF"}) {
      CHECK(error(value, signing)->code == verify_errc::malformed_payload_hash);
    }
  }
  CHECK(error("UNSIGNED-PAYLOAD", payload_signing::on)->code == verify_errc::unsupported_payload);
  CHECK(!error("UNSIGNED-PAYLOAD", payload_signing::off));
}

TEST_CASE("a declaration of the payload must be true") {
  const auto check = [](std::string_view declared, const options& options = {}) {
    return is_as_declared(samples::request("/", {{"X-Amz-Content-Sha256", declared}}, body),
                          options);
  };
  CHECK(check(right));
  CHECK(!check("UNSIGNED-PAYLOAD"));
  CHECK(check("UNSIGNED-PAYLOAD", {.payload_signing = payload_signing::off}));
  CHECK(check(right, {.payload_signing = payload_signing::off}));
  for (const auto payload : {payload_signing::on, payload_signing::off}) {
    CHECK(!check(empty_payload_hash, {.payload_signing = payload}));
    CHECK(!check("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", {.payload_signing = payload}));
    CHECK(!check("unsigned-payload", {.payload_signing = payload}));
    CHECK(!check("", {.payload_signing = payload}));
  }
}

TEST_CASE("a payload that is not declared is as it is") {
  CHECK(is_as_declared(samples::request("/", {}, body)));
  CHECK(is_as_declared(samples::request("/", {}, body), {.payload_signing = payload_signing::off}));
}

TEST_CASE("with the options of S3 only a presigned request may leave its payload unsigned") {
  const auto of = [](const sansaws::http::request& request, signature_location location) {
    return detail::payload_signing_of(request.fields, location, options::s3());
  };
  const auto plain = samples::request("/", {}, body);
  const auto declared = samples::request("/", {{"x-amz-content-sha256", right}}, body);
  CHECK(of(plain, signature_location::query_params) == payload_signing::off);
  CHECK(of(declared, signature_location::query_params) == payload_signing::on);
  for (const auto& request : {plain, declared}) {
    const detail::payload_hash<> hash(request.body, of(request, signature_location::headers));
    CHECK(hash.text() == right);
  }
}

TEST_CASE("every declaration of the payload must be true") {
  for (const auto& [first, second, expected] :
       {std::tuple{right, right, true}, std::tuple{right, unsigned_payload, false},
        std::tuple{unsigned_payload, right, false},
        std::tuple{unsigned_payload, unsigned_payload, true}}) {
    const auto request = samples::request(
        "/", {{"X-Amz-Content-Sha256", first}, {"x-amz-content-sha256", second}}, body);
    CHECK(is_as_declared(request, {.payload_signing = payload_signing::off}) == expected);
  }
}
