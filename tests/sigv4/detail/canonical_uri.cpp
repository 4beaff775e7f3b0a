// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The path as it is signed. Expectations: RFC 3986 section 5.2.4 and the cases of AWS's signing
// test suite, whose names stand beside them; dot segments at the end as botocore and the AWS SDK
// for JavaScript sign them; S3's paths as aws4 signs them, which agrees with the
// canonical requests that S3 quotes to clients whose signature is wrong.
#include <sansaws/sigv4/detail/canonical_uri.hpp>

#include <sansaws/http/percent_encoding.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

using sansaws::http::percent_encode;
using sansaws::http::slash;
using sansaws::sigv4::options;
using sansaws::sigv4::path_normalization;
using sansaws::sigv4::uri_encoding;
using sansaws::sigv4::detail::append_canonical_uri;

namespace {

std::string canonical(std::string_view path, const options& options = {}) {
  std::string text;
  append_canonical_uri(text, path, options);
  return text;
}

constexpr options once{.uri_encoding = uri_encoding::single};
constexpr options as_it_is{.uri_encoding = uri_encoding::single,
                           .path_normalization = path_normalization::off};
constexpr options not_normalized{.path_normalization = path_normalization::off};

constexpr bool compiles_to(std::string_view path, std::string_view expected) {
  samples::text_buffer text;
  append_canonical_uri(text, path, {});
  return text.text() == expected;
}
static_assert(compiles_to("/a%2Fb", "/a%252Fb"));
static_assert(compiles_to("", "/"));
static_assert(compiles_to("/example1/example2/../..", "/"));

struct example {
  std::string_view path;
  std::string_view normal;
};

constexpr std::array<example, 33> examples{{
    {"", "/"},
    {"/", "/"},
    {"/example", "/example"},
    {"/example/", "/example/"},
    {"/example/..", "/"},               // get-relative
    {"/example1/example2/../..", "/"},  // get-relative-relative
    {"/./", "/"},                       // get-slash-dot-slash
    {"/./example", "/example"},         // get-slash-pointless-dot
    {"//", "/"},                        // get-slash
    {"//example//", "/example/"},       // get-slashes
    {"///", "/"},
    {"/.", "/"},
    {"/..", "/"},
    {"/../", "/"},
    {"/../../a", "/a"},
    {"/a/../../b", "/b"},
    {"/a/b/c/./../../g", "/a/g"},  // RFC 3986 section 5.2.4
    {"/a/./b", "/a/b"},
    {"/a//b", "/a/b"},
    {"/a/b/.", "/a/b"},
    {"/a/b/..", "/a"},
    {"/a/b/./", "/a/b/"},
    {"/a/b/../", "/a/"},
    {"/a/b/..//", "/a/"},
    {"/a/..//b", "/b"},
    {"/...", "/..."},
    {"/.a/b./..c/d../.e.", "/.a/b./..c/d../.e."},
    {"/a/...", "/a/..."},
    {"/a/. ./b", "/a/. ./b"},
    {"/%2e/%2E%2e/a", "/%2e/%2E%2e/a"},
    {"/a%2F..%2Fb", "/a%2F..%2Fb"},
    {"/a%2F%2Fb", "/a%2F%2Fb"},
    {"/a/%20/../b", "/a/b"},
}};

}  // namespace

TEST_CASE("dot segments and empty segments are removed, whatever only resembles them stays") {
  for (const auto& [path, normal] : examples) {
    CAPTURE(path);
    CHECK(canonical(path) == percent_encode(normal, slash::keep));
  }
}

TEST_CASE("the rule encodes once more what stands on the wire, keeping the slashes") {
  CHECK(canonical("/a%2Fb/c%20d") == "/a%252Fb/c%2520d");
  CHECK(canonical("/arn%3Aaws%3As3%3A%3A%3Abucket%2Fb/t") ==
        "/arn%253Aaws%253As3%253A%253A%253Abucket%252Fb/t");
  CHECK(canonical("/a:b@c!d$e&f'g(h)i*j+k,l;m=n") ==
        "/a%3Ab%40c%21d%24e%26f%27g%28h%29i%2Aj%2Bk%2Cl%3Bm%3Dn");
  CHECK(canonical("/%2e%2E/%") == "/%252e%252E/%25");
  const std::string_view unreserved =  // get-unreserved
      "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  CHECK(canonical(unreserved) == unreserved);
  CHECK(canonical("/example space/") == "/example%20space/");  // get-space
  CHECK(canonical("/\xe1\x88\xb4") == "/%E1%88%B4");           // get-utf8
}

TEST_CASE("for S3 every reserved character of the path is encoded") {
  // RFC 3986 section 2.2, as aws4 1.13.2 signs each for the service s3; but for `?`, which ends the
  // path of a target.
  constexpr std::array<std::array<std::string_view, 2>, 17> reserved{{
      {":", "%3A"},
      {"/", "/"},
      {"#", "%23"},
      {"[", "%5B"},
      {"]", "%5D"},
      {"@", "%40"},
      {"!", "%21"},
      {"$", "%24"},
      {"&", "%26"},
      {"'", "%27"},
      {"(", "%28"},
      {")", "%29"},
      {"*", "%2A"},
      {",", "%2C"},
      {";", "%3B"},
      {"=", "%3D"},
      {"+", "%20"},  // S3 decodes it to a space
  }};
  for (const auto& [character, encoded] : reserved) {
    CAPTURE(character);
    CHECK(canonical("/a" + std::string(character) + "b", as_it_is) ==
          "/a" + std::string(encoded) + "b");
  }
  CHECK(canonical("/lasca/data/asset_id=my-asset/dt=2024-05-22/data.parquet", as_it_is) ==
        "/lasca/data/asset_id%3Dmy-asset/dt%3D2024-05-22/data.parquet");
}

TEST_CASE("for S3 all spellings of a path are signed alike") {
  // Expectations as above.
  CHECK(canonical("/a%3db%3Db=b", as_it_is) == "/a%3Db%3Db%3Db");
  CHECK(canonical("/%41%7e%2d%5F/%c3%A9", as_it_is) == "/A~-_/%C3%A9");
  CHECK(canonical("/a%2fb%2Fc/d", as_it_is) == "/a/b/c/d");
  CHECK(canonical("/a%2bb%2B+%20", as_it_is) == "/a%2Bb%2B%20%20");
  CHECK(canonical("/a%25%32%35", as_it_is) == "/a%2525");
  CHECK(canonical("/%2541", as_it_is) == "/%2541");
  for (const std::string_view path : {"/a/../b", "/a/./b", "//a//", "/..", "/.", "/", "/-._~0aZ"}) {
    CHECK(canonical(path, as_it_is) == path);
  }
  CHECK(canonical("", as_it_is) == "/");
}

TEST_CASE("for S3 the canonical path is the encoding of the decoded one, and is one itself") {
  samples::random_numbers random(3);
  for (int round = 0; round != 2000; ++round) {
    const std::string path = "/" + random.text("a/=%2F4f1+.~\xc3 ", random.below(40));
    CAPTURE(path);
    const std::string text = canonical(path, as_it_is);
    CHECK(canonical(text, as_it_is) == text);
    std::string blanks = path;
    for (char& c : blanks) c = c == '+' ? ' ' : c;
    if (const auto decoded = sansaws::http::percent_decode(blanks)) {
      CHECK(text == percent_encode(*decoded, slash::keep));
    }
  }
}

// No peer signs these, and `sign` and `verify` refuse them: the function itself is total.
TEST_CASE("a percent sign that begins no escape is encoded, wherever it stands") {
  for (const auto& [path, text] :
       {std::pair{"/%", "/%25"}, std::pair{"/%4", "/%254"}, std::pair{"/%g0", "/%25g0"},
        std::pair{"/%0g/%41", "/%250g/A"}, std::pair{"/%%41", "/%25A"}}) {
    CHECK(canonical(path, as_it_is) == text);
  }
}

TEST_CASE("normalisation and encoding are separate switches") {
  CHECK(canonical("/a/../b%20c") == "/b%2520c");
  CHECK(canonical("/a/../b%20c", not_normalized) == "/a/../b%2520c");
  CHECK(canonical("/a/../b%20c", once) == "/b%20c");
  CHECK(canonical("/a/../b%20c", as_it_is) == "/a/../b%20c");
}

TEST_CASE("normalising a normal path changes nothing, and nothing removable is left in one") {
  constexpr std::array<std::string_view, 9> segments{"",    ".",  "..",   "a", "%2e",
                                                     "...", ".a", "%2F.", "b~"};
  samples::random_numbers random(20260102);
  for (int round = 0; round != 2000; ++round) {
    std::string path;
    for (std::size_t count = random.below(8) + 1; count != 0; --count) {
      path.append("/").append(segments[random.below(segments.size())]);
    }
    CAPTURE(path);
    const std::string normal = sansaws::http::percent_decode(canonical(path)).value();
    CHECK(canonical(normal) == canonical(path));
    CHECK(normal.starts_with('/'));
    CHECK(normal.find("//") == std::string::npos);
    const std::string closed = normal + "/";
    CHECK(closed.find("/./") == std::string::npos);
    CHECK(closed.find("/../") == std::string::npos);
  }
}

TEST_CASE("any bytes give a path of unreserved characters, slashes and escapes") {
  samples::random_numbers random(7);
  for (int round = 0; round != 500; ++round) {
    const std::string path = "/" + random.bytes(random.below(40));
    const std::string text = canonical(path);
    CHECK(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                 "-._~/%") == std::string::npos);
    CHECK(sansaws::http::percent_decode(canonical(path, not_normalized)) == path);
  }
}
