// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/rest_json1/detail/error_body.hpp>

#include <sansaws/json/detail/json_string.hpp>

#include <catch.hpp>
#include <string>
#include <string_view>

using namespace sansaws::rest_json1;

namespace {

detail::error_body read(std::string_view body) {
  return detail::parse_error_body(body);
}
detail::error_body said(std::string_view code, std::string_view message) {
  return {std::string(code), std::string(message)};
}

}  // namespace

TEST_CASE("a service code is what stands before the first colon and after the last hash") {
  // The four forms of the AWS restJson1 protocol, "Operation error serialization".
  STATIC_REQUIRE(detail::short_service_code("FooError") == "FooError");
  STATIC_REQUIRE(detail::short_service_code("FooError:http://internal.amazon.com/coral/") ==
                 "FooError");
  STATIC_REQUIRE(detail::short_service_code("aws.protocoltests.restjson#FooError") == "FooError");
  STATIC_REQUIRE(detail::short_service_code(
                     "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/") ==
                 "FooError");

  STATIC_REQUIRE(detail::short_service_code("").empty());
  STATIC_REQUIRE(detail::short_service_code(":").empty());
  STATIC_REQUIRE(detail::short_service_code("#").empty());
  STATIC_REQUIRE(detail::short_service_code("FooError:#fragment") == "FooError");
  STATIC_REQUIRE(detail::short_service_code("a#b#FooError") == "FooError");
  STATIC_REQUIRE(detail::short_service_code("a#:FooError").empty());
}

TEST_CASE("no service code ever has a colon or a hash") {
  // Every text of up to six bytes over the four that matter.
  std::string text;
  for (int size = 0; size <= 6; ++size) {
    for (int number = 0; number < 1 << (2 * size); ++number) {
      text.clear();
      for (int i = 0; i != size; ++i) text += ":#a."[(number >> (2 * i)) & 3];
      if (detail::short_service_code(text).find_first_of(":#") != std::string_view::npos)
        FAIL(text);
    }
  }
  SUCCEED();
}

TEST_CASE("the code of a body is its code, else its __type, in the short form") {
  CHECK(read(R"({"code":"A"})") == said("A", ""));
  CHECK(read(R"({"__type":"B"})") == said("B", ""));
  CHECK(read(R"({"__type":"B","code":"A"})") == said("A", ""));
  CHECK(read(R"({"code":"","__type":"B"})") == said("B", ""));
  CHECK(read(R"({"code":"#:","__type":"B"})") == said("B", ""));
  CHECK(read(R"({"__type":"com.amazonaws.s3tables#NotFoundException"})") ==
        said("NotFoundException", ""));
  CHECK(read(R"({"code":"NotFoundException:http://internal.amazon.com/"})") ==
        said("NotFoundException", ""));
}

// The rule of the AWS SDK for JavaScript, @smithy/core 3 parseJsonBody.js: it finds `code` in any
// case, the first of several, and `message` before `Message`.
TEST_CASE("code is known in any letter case, and the first of several spellings counts") {
  CHECK(read(R"({"Code":"A","Message":"m"})") == said("A", "m"));
  CHECK(read(R"({"CODE":"A","message":"m"})") == said("A", "m"));
  CHECK(read(R"({"__type":"B","cOdE":"A"})") == said("A", ""));
  CHECK(read(R"({"Code":"A","code":"B"})") == said("A", ""));
  CHECK(read(R"({"code":"A","Code":"B"})") == said("A", ""));
  CHECK(read(R"({"code":"A","Code":"B","code":"C"})") == said("C", ""));
}

// More than the SDK does: it knows `__type` in that case alone, two spellings of `message`, and a
// number as a code. Whoever spells one name in another case may do so with all.
TEST_CASE("so are __type and message, and what is no text does not count") {
  CHECK(read(R"({"CODE":"A","MESSAGE":"m"})") == said("A", "m"));
  CHECK(read(R"({"__Type":"a.b#B","mEssage":"m"})") == said("B", "m"));
  CHECK(read(R"({"__TYPE":"B","cOdE":"A"})") == said("A", ""));
  CHECK(read(R"({"Code":5,"code":"B"})") == said("B", ""));
  CHECK(read(R"({"Codes":"A","odec":"B","_type":"C"})") == said("", ""));
}

TEST_CASE("the message of a body is its message, else another spelling of it") {
  CHECK(read(R"({"message":"m"})") == said("", "m"));
  CHECK(read(R"({"Message":"M"})") == said("", "M"));
  CHECK(read(R"({"Message":"M","message":"m"})") == said("", "m"));
  CHECK(read(R"({"message":"m","Message":"M"})") == said("", "m"));
  CHECK(read(R"({"MESSAGE":"M"})") == said("", "M"));
  CHECK(read(R"({"message":"Missing Authentication Token"})") ==
        said("", "Missing Authentication Token"));
  CHECK(read(R"({"message":"a \"quoted\"\n\u00e9"})") == said("", "a \"quoted\"\n\u00e9"));
}

TEST_CASE("a member of the wrong type is an absent one, and the rest is not lost") {
  for (const std::string_view value :
       {"null", "5", "-1.5e300", "true", "[]", "{}", R"(["A"])", R"({"code":"A","message":"A"})",
        R"([{"code":"A"},[[{}]]])", "\"\xff\""}) {
    CAPTURE(value);
    const std::string text(value);
    CHECK(read("{\"message\":" + text + ",\"__type\":\"X\"}") == said("X", ""));
    CHECK(read("{\"code\":" + text + ",\"__type\":\"X\",\"message\":\"m\"}") == said("X", "m"));
    CHECK(read("{\"__type\":\"X\",\"other\":" + text + ",\"message\":\"m\"}") == said("X", "m"));
    CHECK(read("{\"message\":" + text + ",\"Message\":\"M\"}") == said("", "M"));
  }
}

TEST_CASE("of members with the same name the last text counts") {
  CHECK(read(R"({"code":"A","code":"B"})") == said("B", ""));
  CHECK(read(R"({"code":"A","code":5})") == said("A", ""));
  for (const std::string_view other :
       {"null", "[\"B\"]", R"({"code":"B"})", "true", "\"\xff\"", "\"\\t\xff\"", "\"\xff\\t\""}) {
    CAPTURE(other);
    CHECK(read(R"({"code":"A","code":)" + std::string(other) + "}") == said("A", ""));
  }
}

TEST_CASE("a member's name may be written with escapes") {
  CHECK(read(R"({"\u0063ode":"A","mess\u0061ge":"m"})") == said("A", "m"));
}

TEST_CASE("a body that is no JSON object says nothing") {
  for (const std::string_view body : {"",
                                      " ",
                                      "null",
                                      "true",
                                      "0",
                                      "5",
                                      "\"code\"",
                                      "[]",
                                      R"([{"code":"A"}])",
                                      "{}",
                                      "{ }",
                                      "{",
                                      "{{",
                                      "{]",
                                      "{,}",
                                      "<html><body>502 Bad Gateway</body></html>",
                                      "<Error><Code>AccessDenied</Code></Error>",
                                      "code=A",
                                      "\xef\xbb\xbf{\"code\":\"A\"}",
                                      R"({code:"A"})",
                                      R"({"code" "A"})"}) {
    CAPTURE(body);
    CHECK(read(body) == said("", ""));
  }
}

TEST_CASE("whatever is cut off an error's body, its complete members count") {
  const std::string_view body =
      R"({ "__type" : "a#X" , "n":[1,{"code":"no"}], "message":"m\u00e9" })";
  const auto type_end = body.find("\"a#X\"") + 5;
  const auto message_end = body.find("m\\u00e9\"") + 8;
  for (std::size_t size = 0; size <= body.size(); ++size) {
    CAPTURE(size);
    const auto expected_code = size < type_end ? "" : "X";
    const auto expected_message = size < message_end ? "" : "m\u00e9";
    CHECK(read(body.substr(0, size)) == said(expected_code, expected_message));
  }
}

TEST_CASE("of equal names in a body that was cut off the last complete one counts") {
  const std::string_view body = R"({"code":"A","message":"m","code":"B\\B","message":"\n\n"})";
  const auto second_code = body.find("B\\\\B\"") + 5;
  const auto second_message = body.find("\\n\\n\"") + 5;
  for (std::size_t size = body.find(",\"code"); size <= body.size(); ++size) {
    CAPTURE(size);
    CHECK(read(body.substr(0, size)) ==
          said(size < second_code ? "A" : "B\\B", size < second_message ? "m" : "\n\n"));
  }
}

TEST_CASE("a name that is no UTF-8 is that of no member") {
  CHECK(read("{\"co\xff"
             "de\":\"A\",\"__type\":\"B\"}") == said("B", ""));
  CHECK(read("{\"code\xff\":\"A\",\"message\":\"m\"}") == said("", "m"));
}

TEST_CASE("no byte anywhere in an error's body is a problem") {
  const std::string body = R"({"code":"\ud834\udd1e#A:b","message":"m","x":[{"y":-1}]})";
  for (std::size_t at = 0; at != body.size(); ++at) {
    for (int byte = 0; byte != 256; ++byte) {
      auto changed = body;
      changed[at] = static_cast<char>(byte);
      const auto found = read(changed);
      if (found.code.find_first_of(":#") != std::string::npos) FAIL(changed);
      if (!sansaws::json::detail::is_utf8(found.code) ||
          !sansaws::json::detail::is_utf8(found.message))
        FAIL(changed);
    }
  }
  SUCCEED();
}

TEST_CASE("no more of an error's body is read than the limit on bodies") {
  sansaws::limits bounds;
  const std::string_view body = R"({"code":"A","message":"m"})";
  bounds.max_body = body.find(',');
  CHECK(detail::parse_error_body(body, bounds) == said("A", ""));
  bounds.max_body = 0;
  CHECK(detail::parse_error_body(body, bounds) == said("", ""));
}

TEST_CASE("nesting beyond the deepest ends the reading, and no stack") {
  const auto nested = [](std::size_t depth) {
    return R"({"code":"A","x":)" + std::string(depth, '[') + std::string(depth, ']') +
           R"(,"message":"m"})";
  };
  CHECK(read(nested(sansaws::json::max_nesting - 1)) == said("A", "m"));
  CHECK(read(nested(sansaws::json::max_nesting)) == said("A", ""));
  CHECK(read(nested(1'000'000)) == said("A", ""));
}
