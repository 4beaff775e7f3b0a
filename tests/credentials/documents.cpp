// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/documents.hpp>. What is right is said by the vectors.
#include <sansaws/credentials/documents.hpp>

#include "catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace sansaws;
using namespace sansaws::credentials;

constexpr std::string_view key_text = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
constexpr std::string_view token_text = "IQoJb3JpZ2luX2VjEXAMPLEtoken";

const std::string process_text =
    R"({"Version": 1, "AccessKeyId": "ASIAIOSFODNN7EXAMPLE", "SecretAccessKey": )"
    R"("wJalrXUtnFEMI\/K7MDENG\/bPxRfiCYEXAMPLEKEY", "SessionToken": )"
    R"("IQoJb3JpZ2luX2VjEXAMPLEtoken", "Expiration": "2099-01-02T03:04:05Z"})";
const std::string endpoint_text =
    R"({"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "ASIAIOSFODNN7EXAMPLE", )"
    R"("SecretAccessKey": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", )"
    R"("Token": "IQoJb3JpZ2luX2VjEXAMPLEtoken", "Expiration": "2099-01-02T03:04:05Z"})";

http::response answered(std::string body, int status = 200) {
  return {status, {}, {}, std::move(body)};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

std::string process_error(std::string_view output) {
  const auto read = parse_process_output(output);
  REQUIRE(read.has_error());
  return to_string(read.error());
}
std::string container_error(std::string body, int status = 200) {
  const auto read = parse_endpoint_credentials(answered(std::move(body), status));
  REQUIRE(read.has_error());
  return to_string(read.error());
}
std::string instance_error(std::string body, int status = 200) {
  const auto read = parse_endpoint_credentials(answered(std::move(body), status));
  REQUIRE(read.has_error());
  return to_string(read.error());
}

/// Whether eight bytes of the secret or the token, one after the other, are in the text.
bool shows_secret(std::string_view text) {
  for (const auto hidden : {key_text, token_text}) {
    for (std::size_t at = 0; at + 8 <= hidden.size(); ++at) {
      if (text.find(hidden.substr(at, 8)) != text.npos) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("the output of a command is credentials with their end") {
  const auto read = parse_process_output(process_text);
  REQUIRE(read.has_value());
  CHECK(read->credentials.access_key_id() == "ASIAIOSFODNN7EXAMPLE");
  CHECK(read->credentials.secret_access_key().expose() == key_text);
  CHECK(read->credentials.session_token().expose() == token_text);
  CHECK(read->expiration == timestamp(4'071'006'245, 0));
}

TEST_CASE("an error of a document names the member") {
  CHECK(process_error(replaced(process_text, "SecretAccessKey", "secretAccessKey")) ==
        "/SecretAccessKey is missing");
  CHECK(process_error(replaced(process_text, "\"Version\": 1, ", "")) == "/Version is missing");
  CHECK(process_error(replaced(process_text, "1", "2")) == "/Version is not 1");
  CHECK(process_error(replaced(process_text, "1", "\"1\"")) ==
        "a member has the wrong JSON type: /Version");
  CHECK(process_error(replaced(process_text, "2099", "tomorrow")) ==
        "a member has an impossible value: /Expiration");
  CHECK(process_error(process_text + "x") ==
        "the body is not JSON, at byte " + std::to_string(process_text.size()));
  CHECK(process_error("\r\n") == "there is nothing in it");
  CHECK(process_error("[]") == "the body is not a JSON object");
  CHECK(process_error(replaced(process_text, "XAMPLEKEY", "XAMPLEKEY\\n")) ==
        "/SecretAccessKey has a character that is not allowed, at byte 40 "
        "(allowed: no control character, and no blank or quote at either end)");
  CHECK(process_error(replaced(process_text, "ASIAIOSFODNN7", "A/IAIOSFODNN7"))
            .starts_with("/AccessKeyId has a character that is not allowed, at "
                         "byte 1 "));
  CHECK(process_error(replaced(process_text, "XAMPLEtoken", "XAMPLE token"))
            .starts_with("/SessionToken has a character"));
  CHECK(container_error(replaced(endpoint_text, "XAMPLEtoken", "XAMPLE token"))
            .starts_with("/Token has a character"));
  CHECK(instance_error(replaced(endpoint_text, "\"Token\"", "\"token\"")) == "/Token is missing");
}

TEST_CASE("an error that is reported is told with its code and message, made visible") {
  CHECK(instance_error(R"({"Code": "AssumeRoleUnauthorizedAccess", "Message": "no\u001b[2J"})") ==
        "an error is reported in place of credentials: AssumeRoleUnauthorizedAccess: "
        "no\\x1b[2J");
  CHECK(instance_error(replaced(endpoint_text, "Success", "Failed")) ==
        "an error is reported in place of credentials: Failed");
  CHECK(container_error(R"({"code": "InvalidIdInRequest", "message": "ID not found"})", 400) ==
        "the answer has the status 400: InvalidIdInRequest: ID not found");
  CHECK(container_error("<html>", 502) == "the answer has the status 502");
  CHECK(container_error(R"({"code": 1})", 502) == "the answer has the status 502");
  const auto failed = parse_endpoint_credentials(answered(R"({"Code": "a", "code": "b"})", 403));
  CHECK(failed.error().reported_code == "a");
  CHECK(failed.error().http_status == 403);
  CHECK(failed.error().code == document_errc::unexpected_status);
}

TEST_CASE("what is wrong first is told first") {
  // The version before what such a version may not have, and the error before what it has not.
  CHECK(process_error(R"({"Version": 2})") == "/Version is not 1");
  CHECK(instance_error(R"({"Code": "x"})").find("reported") != std::string::npos);
  CHECK(instance_error("", 404) == "the answer has the status 404");
  CHECK(instance_error("{}") == "/AccessKeyId is missing");
}

TEST_CASE("a document over the limit is not read") {
  std::string text = process_text;
  text.resize(max_document, ' ');
  CHECK(parse_process_output(text).has_value());
  text += ' ';
  const auto large = parse_process_output(text);
  REQUIRE(large.has_error());
  CHECK(large.error().code == peer_errc::body_too_large);
}

TEST_CASE("every document that is cut off is refused, and its error shows nothing of it") {
  for (std::size_t size = 0; size != process_text.size(); ++size) {
    const auto text = process_error(process_text.substr(0, size));
    CAPTURE(size, text);
    CHECK_FALSE(shows_secret(text));
  }
  for (std::size_t size = 0; size != endpoint_text.size(); ++size) {
    for (const int status : {200, 400}) {
      for (const auto& text : {container_error(endpoint_text.substr(0, size), status),
                               instance_error(endpoint_text.substr(0, size), status)}) {
        CAPTURE(size, status, text);
        CHECK_FALSE(shows_secret(text));
      }
    }
  }
}

TEST_CASE("no error of a document with one wrong byte shows a secret") {
  REQUIRE(shows_secret(process_text));
  for (const std::string& whole : {process_text, endpoint_text}) {
    for (std::size_t at = 0; at != whole.size(); ++at) {
      for (const char wrong : {'\0', '"', '{', ',', '\\', '\n', 'x', '\xff'}) {
        std::string text = whole;
        text[at] = wrong;
        CAPTURE(at, static_cast<int>(wrong));
        const auto process = parse_process_output(text);
        if (process.has_error()) CHECK_FALSE(shows_secret(to_string(process.error())));
        for (const int status : {200, 500}) {
          const auto instance = parse_endpoint_credentials(answered(text, status));
          if (instance.has_error()) CHECK_FALSE(shows_secret(to_string(instance.error())));
        }
      }
    }
  }
}

TEST_CASE("a token of an instance is visible ASCII, and nothing else") {
  CHECK(parse_instance_token(answered("AQAEAN0_-=="))->expose() == "AQAEAN0_-==");
  const auto error = [](std::string body, int status = 200) {
    const auto read = parse_instance_token(answered(std::move(body), status));
    REQUIRE(read.has_error());
    return to_string(read.error());
  };
  CHECK(error("") == "there is nothing in it");
  CHECK(error("a\r\nhost: b")
            .starts_with("the answer has a character that is "
                         "not allowed, at byte 1 (allowed: visible ASCII)"));
  CHECK(error("abc\n") ==
        "the answer has a character that is not allowed, at byte 3 (allowed: no "
        "blank or line end after it)");
  CHECK(error("a b").find("byte 1") != std::string::npos);
  CHECK(error(std::string(4097, 'a')) == "the answer is too long, at byte 4096");
  CHECK(error("abc", 403) == "the answer has the status 403");
}

TEST_CASE("a role of an instance is a name that a path can have") {
  CHECK(*parse_instance_role(answered("my-role_1+=,.@x")) == "my-role_1+=,.@x");
  CHECK(*parse_instance_role(answered(" role\r\n")) == "role");
  const auto error = [](std::string body, int status = 200) {
    const auto read = parse_instance_role(answered(std::move(body), status));
    REQUIRE(read.has_error());
    return to_string(read.error());
  };
  CHECK(error("") == "the instance has no role");
  CHECK(error("\n") == "the instance has no role");
  CHECK(error("<html>", 404) == "the instance has no role");
  CHECK(error("a", 401) == "the answer has the status 401");
  for (const std::string bad :
       {"..", ".", "a/b", "a?b", "a\nb", "a%2F", "\x80", "../../x", "a b"}) {
    CAPTURE(bad);
    CHECK(error(bad).starts_with("the answer "));
  }
  CHECK(parse_instance_role(answered(std::string(64, 'a'))).has_value());
  CHECK(error(std::string(65, 'a')).find("too long") != std::string::npos);
}
