// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a transport made of a signed request: the first difference is named, credentials are not.
#include <sansaws/sigv4/diff_wire_request.hpp>

#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/verify.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

using namespace sansaws::sigv4;
using samples::with_field;
using sansaws::http::request;

namespace {

constexpr std::array<std::string_view, 1> accept{"accept"};
constexpr std::string_view token = "VERYsecretTOKEN";

request as_signed(const options& options = {}) {
  auto made = sign(samples::request("/a%2Fb/c%20d?x=1&y=2",
                                    {{"Accept", "*/*"}, {"X-Amz-Meta", "m"}, {"Other", "o"}},
                                    "body", sansaws::http::method::put),
                   samples::signer(token), samples::at(samples::suite_date), options);
  REQUIRE(made.has_value());
  return *std::move(made);
}

request as_presigned(const options& options = {}) {
  auto made = presign(samples::request("/a%2Fb?x=1", {{"X-Amz-Meta", "m"}}), samples::signer(token),
                      samples::at(samples::suite_date), std::chrono::seconds(60), options);
  REQUIRE(made.has_value());
  return *std::move(made);
}

request with_target(request message, std::string_view target) {
  message.target = target;
  return message;
}

request without(request message, std::string_view name) {
  REQUIRE(message.fields.erase(name) != 0);
  return message;
}

request with_added(request message, std::string_view name, std::string_view value) {
  REQUIRE(message.fields.append(name, value).has_value());
  return message;
}

difference found(const request& left, const request& right) {
  const auto first = diff_wire_request(left, right);
  REQUIRE(first);
  for (const auto& text : {first->name, first->as_signed, first->as_sent}) {
    CHECK(text.find(token) == std::string::npos);
  }
  return *first;
}

}  // namespace

TEST_CASE("a request that was sent as it was signed has no difference") {
  CHECK(!diff_wire_request(as_signed(), as_signed()));
  CHECK(!diff_wire_request(as_presigned(), as_presigned()));
}

TEST_CASE("another method is named") {
  auto sent = as_signed();
  sent.method = sansaws::http::method::post;
  CHECK(found(as_signed(), sent) == difference{difference_kind::method, "method", "PUT", "POST"});
}

TEST_CASE("what a stack does to paths is told apart") {
  const auto kind = [](std::string_view path) {
    const auto first = found(as_signed(), with_target(as_signed(), std::string(path) + "?x=1&y=2"));
    CHECK(first.name == "path");
    CHECK(first.as_signed == "/a%2Fb/c%20d");
    CHECK(first.as_sent == path);
    return first.kind;
  };
  CHECK(kind("/a/b/c d") == difference_kind::path_decoded);
  CHECK(kind("/a%252Fb/c%2520d") == difference_kind::path_encoded);
  CHECK(kind("/a%2fb/c%20d") == difference_kind::path_rewritten);
  CHECK(kind("/a/b/c%20d") == difference_kind::path_rewritten);
  CHECK(kind("/a%2Fb/c%20d/") == difference_kind::path_rewritten);
  CHECK(kind("") == difference_kind::path_rewritten);
}

TEST_CASE("a rewritten query is shown on both sides, credentials masked") {
  CHECK(found(as_signed(), with_target(as_signed(), "/a%2Fb/c%20d?y=2&x=1")) ==
        difference{difference_kind::query_rewritten, "query", "x=1&y=2", "y=2&x=1"});
  CHECK(found(as_signed(), with_target(as_signed(), "/a%2Fb/c%20d")) ==
        difference{difference_kind::query_rewritten, "query", "x=1&y=2", ""});
  const auto presigned = as_presigned();
  const auto first = found(presigned, with_target(presigned, presigned.target + "&more"));
  CHECK(first.kind == difference_kind::query_rewritten);
  CHECK(first.as_signed.find("X-Amz-Security-Token=***&X-Amz-Signature=***") != std::string::npos);
  CHECK(first.as_sent.ends_with("&X-Amz-Signature=***&more"));
}

TEST_CASE("a signed field that was dropped, repeated or changed is named") {
  const options options{.additional_signed_headers = accept};
  const auto left = as_signed(options);
  CHECK(found(left, without(left, "host")) ==
        difference{difference_kind::field_dropped, "host", "example.amazonaws.com", ""});
  CHECK(found(left, with_field(left, "host", "example.amazonaws.com:443")) ==
        difference{difference_kind::field_changed, "host", "example.amazonaws.com",
                   "example.amazonaws.com:443"});
  CHECK(found(left, with_added(left, "accept", "text/html")) ==
        difference{difference_kind::field_repeated, "accept", "*/*", "*/*, text/html"});
  CHECK(found(left, with_field(left, "x-amz-meta", "")) ==
        difference{difference_kind::field_changed, "x-amz-meta", "m", ""});
  CHECK(found(left, without(left, "x-amz-date")) ==
        difference{difference_kind::field_dropped, "x-amz-date", "20150830T123600Z", ""});
  const auto presigned = as_presigned();
  CHECK(found(presigned, without(presigned, "X-Amz-Meta")) ==
        difference{difference_kind::field_dropped, "x-amz-meta", "m", ""});
}

TEST_CASE("one of several fields of a name that was dropped is missed") {
  const options options{.additional_signed_headers = accept};
  auto message = samples::request("/", {{"Accept", "a"}, {"Accept", "b"}});
  const auto left =
      sign(message, samples::signer(), samples::at(samples::suite_date), options).value();
  auto right = without(left, "accept");
  right = with_added(right, "accept", "a");
  CHECK(found(left, right) == difference{difference_kind::field_dropped, "accept", "a, b", "a"});
}

TEST_CASE("a field that carries the signature is missed although it is not signed") {
  const auto left = as_signed();
  CHECK(found(left, without(left, "authorization")) ==
        difference{difference_kind::field_dropped, "authorization", "***", ""});
  CHECK(found(left, with_field(left, "authorization", "Basic x")) ==
        difference{difference_kind::field_changed, "authorization", "***", "***"});
  const auto unsigned_token = as_signed({.session_token_mode = session_token_mode::exclude});
  CHECK(found(unsigned_token, without(unsigned_token, "x-amz-security-token")) ==
        difference{difference_kind::field_dropped, "x-amz-security-token", "***", ""});
}

TEST_CASE("a key or a session token of S3 that was dropped is not shown") {
  for (const std::string_view name :
       {"x-amz-s3session-token", "x-amz-server-side-encryption-customer-key"}) {
    const auto sent = sign(samples::request("/", {{name, "SECRET"}}), samples::signer(),
                           samples::at(samples::suite_date));
    REQUIRE(sent.has_value());
    CHECK(found(*sent, without(*sent, name)) ==
          difference{difference_kind::field_dropped, std::string(name), "***", ""});
  }
}

TEST_CASE("a changed token is named and not shown") {
  const auto left = as_signed();
  CHECK(found(left, with_field(left, "x-amz-security-token", "VERYsecretTOKENother")) ==
        difference{difference_kind::field_changed, "x-amz-security-token", "***", "***"});
}

TEST_CASE("a signed field that the caller marked as sensitive is not shown") {
  constexpr std::array<std::string_view, 1> cookie{"cookie"};
  auto message = samples::request();
  REQUIRE(message.fields.append("Cookie", "VERYsecretTOKEN", sansaws::http::sensitivity::sensitive)
              .has_value());
  const auto left = sign(message, samples::signer(), samples::at(samples::suite_date),
                         {.additional_signed_headers = cookie})
                        .value();
  CHECK(found(left, with_field(left, "cookie", "VERYsecretTOKEN2")) ==
        difference{difference_kind::field_changed, "cookie", "***", "***"});
}

TEST_CASE("cookies and proxy credentials that were changed are named and not shown") {
  constexpr std::array<std::string_view, 2> names{"cookie", "proxy-authorization"};
  const auto left =
      sign(samples::request("/", {{"Cookie", "a=b"}, {"Proxy-Authorization", "baresecret"}}),
           samples::signer(), samples::at(samples::suite_date),
           {.additional_signed_headers = names})
          .value();
  for (const auto name : names) {
    CHECK(found(left, with_field(left, name, "other")) ==
          difference{difference_kind::field_changed, std::string(name), "***", "***"});
  }
}

TEST_CASE("a field that only the transport marked as sensitive is not shown") {
  const auto left = as_signed();
  auto sent = without(left, "x-amz-meta");
  REQUIRE(sent.fields.append("x-amz-meta", "SECRET", sansaws::http::sensitivity::sensitive)
              .has_value());
  CHECK(found(left, sent) ==
        difference{difference_kind::field_changed, "x-amz-meta", "***", "***"});
}

TEST_CASE("a query that was encoded into the path is shown without its credentials") {
  const auto left = as_presigned();
  auto target = left.target;
  for (const char c : {'?', '&', '='}) {
    for (auto at = target.find(c); at != std::string::npos; at = target.find(c)) {
      target.replace(at, 1, sansaws::http::percent_encode({&c, 1}));
    }
  }
  const auto first = found(left, with_target(left, target));
  CHECK(first.kind == difference_kind::path_rewritten);
  CHECK(first.as_sent.find("%26X-Amz-Security-Token%3D***%26X-Amz-Signature%3D***") !=
        std::string::npos);
}

TEST_CASE("another body is told by its size, not by its bytes") {
  auto sent = as_signed();
  sent.body = "body2";
  CHECK(found(as_signed(), sent) ==
        difference{difference_kind::body_changed, "body", "4 bytes", "5 bytes"});
  sent.body = "bodY";
  CHECK(found(as_signed(), sent) ==
        difference{difference_kind::body_changed, "body", "4 bytes", "4 bytes"});
}

TEST_CASE("the first difference in the order of the enumeration is reported") {
  auto sent = as_signed();
  sent.method = sansaws::http::method::get;
  sent.target = "/other?z";
  sent.fields.erase("host");
  sent.body = "other";
  CHECK(found(as_signed(), sent).kind == difference_kind::method);
  sent.method = sansaws::http::method::put;
  CHECK(found(as_signed(), sent).kind == difference_kind::path_rewritten);
  sent.target = "/a%2Fb/c%20d?z";
  CHECK(found(as_signed(), sent).kind == difference_kind::query_rewritten);
  sent.target = as_signed().target;
  CHECK(found(as_signed(), sent).kind == difference_kind::field_dropped);
  sent.fields = as_signed().fields;
  CHECK(found(as_signed(), sent).kind == difference_kind::body_changed);
}

TEST_CASE("what was not signed, the order of fields and the case of names do not count") {
  const auto left = as_signed();
  auto right = with_added(left, "User-Agent", "curl/8");
  right = with_added(right, "Accept", "another");
  right = without(right, "other");
  request reordered = right;
  reordered.fields.clear();
  for (std::size_t i = right.fields.size(); i != 0; --i) {
    const auto field = right.fields[i - 1];
    std::string name(field.name);
    for (char& c : name) c = sansaws::detail::to_lower(c);
    REQUIRE(reordered.fields.append(name, field.value).has_value());
  }
  CHECK(!diff_wire_request(left, reordered));
}

TEST_CASE("no difference means that the signature holds") {
  samples::random_numbers random(59);
  const auto signer = samples::signer(token);
  const auto left = as_signed();
  int same = 0;
  for (int round = 0; round != 500; ++round) {
    auto right = left;
    switch (random.below(5)) {
      case 0:
        right.target[random.below(right.target.size())] = random.text("ab/%2", 1)[0];
        break;
      case 1:
        right.body += random.text("x", random.below(2));
        break;
      case 2:
        right = with_field(right, right.fields[random.below(right.fields.size())].name, "new");
        break;
      case 3:
        right.fields.erase(left.fields[random.below(left.fields.size())].name);
        break;
      case 4:
        right = with_added(right, "Via", "proxy");
        break;
    }
    if (diff_wire_request(left, right)) continue;
    ++same;
    CHECK(verify(right, samples::only(signer), samples::at(samples::suite_date)).has_value());
  }
  CHECK(same > 50);
  CHECK(same < 450);
}

TEST_CASE("a difference reads as one line of visible ASCII") {
  CHECK(to_string(difference{difference_kind::path_decoded, "path", "/a%20b", "/a b"}) ==
        "path was decoded: signed \"/a%20b\", sent \"/a b\"");
  CHECK(to_string(difference{difference_kind::field_changed, "x-amz-meta", "a", "\x1b[2J\n"}) ==
        "x-amz-meta was changed: signed \"a\", sent \"\\x1b[2J\\x0a\"");
  CHECK(to_string(difference{difference_kind::not_signed, "signature", {}, {}}) ==
        "signature is missing");
  const std::string huge(100'000, '\xff');
  CHECK(to_string(difference{difference_kind::query_rewritten, huge, huge, huge}).size() < 4'000);
}

TEST_CASE("the line about a token that was dropped does not quote it") {
  auto sent = as_signed();
  sent.fields.erase("x-amz-security-token");
  CHECK(to_string(diff_wire_request(as_signed(), sent).value()) ==
        "x-amz-security-token was dropped: signed \"***\", sent \"\"");
}

TEST_CASE("what happened to a part is said in words that follow its name") {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<difference_kind>>([](auto each) {
    CHECK((message(each.value).starts_with("was ") || each.value == difference_kind::not_signed));
  });
  CHECK(message(difference_kind::not_signed) == "is missing");
  CHECK(message(difference_kind::path_encoded) == "was encoded once more");
  CHECK(message(difference_kind::field_repeated) == "was repeated");
  CHECK(message(static_cast<difference_kind>(99)) == "differs");
}
