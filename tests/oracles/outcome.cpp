// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include "oracles/outcome.hpp"

#include "catch.hpp"
#include "rest_json1/weather_operation.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace oracles;
using namespace sansaws::rest_json1;
using sansaws::limits;
using sansaws::peer_errc;
using weather::errc;
using weather::forecast;
using weather::get_forecast;

namespace {

using headers = std::vector<std::pair<std::string_view, std::string_view>>;
using outcome = sansaws::result<forecast, response_error>;

constexpr std::string_view success =
    "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"city\":\"Berlin\"}";
constexpr std::string_view failure =
    "HTTP/1.1 404 Not Found\r\nX-Amzn-Errortype: NoSuchCityException:http://x\r\n"
    "Retry-After: 3\r\n\r\n{\"message\":\"none \xC3\xA9 \"}";

response_error error_of(std::string_view raw) {
  return parse_response_bytes<get_forecast>(raw).error();
}

/// The error of `failure` with one thing changed.
template <class Change>
std::optional<std::string_view> check_changed(Change change) {
  auto error = error_of(failure);
  change(error);
  return check_error(error);
}

struct number_shape {
  double number = 0;
  friend bool operator==(const number_shape&, const number_shape&) = default;
};
BOOST_DESCRIBE_STRUCT(number_shape, (), (number))

struct never_equal {
  std::string text;
  friend bool operator==(const never_equal&, const never_equal&) { return false; }
};
BOOST_DESCRIBE_STRUCT(never_equal, (), (text))

/// Its errors are successes.
struct shrugging_operation : get_forecast {
  static boost::system::error_code error_from_code(std::string_view) noexcept { return {}; }
};

/// Its errors are another one each time that one is asked for.
struct fickle_operation : get_forecast {
  static boost::system::error_code error_from_code(std::string_view) noexcept {
    static int asked = 0;
    return {++asked, weather::category};
  }
};

/// What a transport made of the bytes when it handed over these parts.
outcome behind_transport(int status, const headers& fields, std::string_view body) {
  return parse_response<get_forecast>(status, fields, body);
}

}  // namespace

template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<number_shape>{"number"};
template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<never_equal>{"text"};

TEST_CASE("no answer breaks a promise, wherever it is cut") {
  for (const auto raw : {success, failure, std::string_view("junk")}) {
    for (std::size_t size = 0; size <= raw.size(); ++size) {
      CHECK_FALSE(check_response<get_forecast>(raw.substr(0, size)));
      CHECK_FALSE(check_response<get_forecast>(raw.substr(0, size), {.max_body = 3}, size));
    }
  }
}

TEST_CASE("an output of decode keeps its promise, and one that is not may break it") {
  CHECK_FALSE(check_output(forecast{"Berlin", "grey"}));
  CHECK_FALSE(check_output(number_shape{0.1}));
  CHECK(check_output(number_shape{std::numeric_limits<double>::infinity()}) ==
        "an output that was encoded can be decoded");
  CHECK(check_output(never_equal{}) == "an output that was encoded and decoded is equal");
  CHECK(check_output(forecast{"\xff", {}}) == "an output that was encoded and decoded is equal");
}

TEST_CASE("an error of the parser keeps its promises, and each change breaks one") {
  CHECK_FALSE(check_changed([](response_error&) {}));
  CHECK(check_changed([](response_error& e) { e.code = {}; }) == "an error has an error code");
  for (const auto* code : {"a:b", "#a"}) {
    CHECK(check_changed([&](response_error& e) { e.service_code = code; }) ==
          "a service code holds neither ':' nor '#'");
  }
  CHECK(check_changed([](response_error& e) { e.code = peer_errc::not_json; }) ==
        "a malformed answer has no service code");
  CHECK(check_changed([](response_error& e) { e.pointer = "/a"; }) ==
        "only a malformed answer points to a member");
  CHECK(check_changed([](response_error& e) { e.message = "\xff"; }) == "a message is UTF-8");
  CHECK(check_changed([](response_error& e) { e.raw_body.pop_back(); }) ==
        "an error keeps the body, up to limits::max_error_body");
  CHECK(check_changed([](response_error& e) { e.retry_at.emplace(); }) ==
        "an error says one time to come back");
  CHECK(check_changed([](response_error& e) { e.retry_after = std::chrono::milliseconds(-1); }) ==
        "a wait is not negative");
}

TEST_CASE("the bound of the body that an error keeps is the caller's") {
  const limits bounds{.max_error_body = 2};
  const auto error = parse_response_bytes<get_forecast>(failure, bounds).error();
  CHECK_FALSE(check_error(error, bounds));
  CHECK(check_error(error) == "an error keeps the body, up to limits::max_error_body");
}

TEST_CASE("what is printed of an error is visible ASCII, some of it, and not much") {
  using oracles::detail::check_printed;
  CHECK_FALSE(check_printed("404 ~"));
  for (const auto* text : {"a\nb", "\x7f", "\x1b[31m", "\xC3\xA9"}) {
    CHECK(check_printed(text) == "an error is printed as visible ASCII");
  }
  CHECK(check_printed("") == "an error is printed, and never at length");
  CHECK(check_printed(std::string(4097, 'x')) == "an error is printed, and never at length");
}

TEST_CASE("an operation whose errors are none, or not the same each time, breaks a promise") {
  CHECK(check_response<shrugging_operation>(failure) == "an error has an error code");
  CHECK(check_response<fickle_operation>(failure) == "a message has the outcome of its bytes");
}

TEST_CASE("the outcome of bytes has to fit the message that they were read into") {
  using oracles::detail::check_against;
  using sansaws::http::framing_error;
  using sansaws::http::response;
  using read = sansaws::result<response, framing_error>;
  const outcome good(forecast{"Berlin", {}});
  response message{200, "OK", {}, R"({"city":"Berlin"})"};
  CHECK_FALSE(check_against<get_forecast>(good, read(message), {}));
  message.status = 404;
  CHECK(check_against<get_forecast>(good, read(message), {}) == "a success has a status of 2xx");
  message = {200, "OK", {}, R"({"city":"Bonn"})"};
  CHECK(check_against<get_forecast>(good, read(message), {}) ==
        "a message has the outcome of its bytes");

  constexpr std::string_view promise =
      "bytes that are no response are reported as that, with their byte";
  const auto wrong = error_of("HTTP/1.1 junk");
  const read refused(framing_error{peer_errc::bad_status_line, 9});
  CHECK_FALSE(check_against<get_forecast>(outcome(wrong), refused, {}));
  CHECK(check_against<get_forecast>(good, refused, {}) == promise);
  CHECK(check_against<get_forecast>(outcome(error_of(failure)), refused, {}) == promise);
  const read elsewhere(framing_error{peer_errc::bad_status_line, 8});
  CHECK(check_against<get_forecast>(outcome(wrong), elsewhere, {}) == promise);
  const read otherwise(framing_error{peer_errc::bad_field, 9});
  CHECK(check_against<get_forecast>(outcome(wrong), otherwise, {}) == promise);
}

TEST_CASE("a transport that hands over what the bytes hold breaks no promise") {
  CHECK_FALSE(
      check_transport<get_forecast>(success, behind_transport(200, {}, R"({"city":"Berlin"})")));
  CHECK_FALSE(check_transport<get_forecast>(failure, outcome(error_of(failure))));
  CHECK_FALSE(check_transport<get_forecast>("junk", behind_transport(0, {}, "")));
}

TEST_CASE("a transport that takes an unfinished answer for a success breaks a promise") {
  // It ignored Content-Length, and the connection was cut where the body happens to be JSON.
  constexpr std::string_view cut =
      "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"city\":\"Berlin\"}";
  CHECK(check_transport<get_forecast>(cut, behind_transport(200, {}, R"({"city":"Berlin"})")) ==
        "what is no success in the bytes is none behind the transport");
}

TEST_CASE("a transport that loses or changes an answer breaks a promise") {
  CHECK(check_transport<get_forecast>(success, behind_transport(200, {}, "")) ==
        "a success in the bytes is one behind the transport");
  CHECK(check_transport<get_forecast>(success, behind_transport(200, {}, R"({"city":"Bonn"})")) ==
        "the output behind the transport is that in the bytes");
  constexpr std::string_view promise =
      "the service's error behind the transport is that in the bytes";
  const auto changed = [](auto change) {
    auto error = error_of(failure);
    change(error);
    return check_transport<get_forecast>(failure, outcome(error));
  };
  CHECK(changed([](response_error& e) { e.http_status = 500; }) == promise);
  CHECK(changed([](response_error& e) { e.service_code.clear(); }) == promise);
  CHECK(changed([](response_error& e) { e.message += '!'; }) == promise);
}
