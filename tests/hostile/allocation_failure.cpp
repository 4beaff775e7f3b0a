// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// No memory, at every point where some is asked for: an error or std::bad_alloc, and no leak.
#include "allocations.hpp"

#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/parse_profiles.hpp>
#include <sansaws/http/write_response.hpp>
#include <sansaws/s3tables.hpp>
#include <sansaws/sigv4/diff_wire_request.hpp>
#include <sansaws/sigv4/explain_mismatch.hpp>
#include <sansaws/sigv4/verify.hpp>

#include "catch.hpp"

#include <chrono>
#include <cstddef>
#include <new>
#include <string>
#include <string_view>

namespace {

using namespace sansaws;
using call = s3tables::get_table_maintenance_job_status;

/// Runs `use` with the first allocation failing, then the second, and so on, until it needs no more
/// of them. Returns how many it needs. `use` must not keep anything.
template <class Use>
std::size_t sweep(Use use) {
  use();  // what is set up once is set up
  for (std::size_t n = 1;; ++n) {
    const auto before = allocations::live;
    bool thrown = false;
    allocations::reset();
    allocations::failing = n;
    try {
      use();
    } catch (const std::bad_alloc&) {
      thrown = true;
    }
    const bool reached = allocations::count >= n;
    const auto after = allocations::live;
    allocations::failing = 0;
    CAPTURE(n);
    REQUIRE(after == before);
    if (!reached) {
      REQUIRE_FALSE(thrown);
      return n - 1;
    }
  }
}

std::string framed(std::string_view status, std::string_view fields, std::string_view body) {
  return "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(fields) +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

constexpr std::string_view output_json =
    R"({"tableARN":"arn:aws:s3tables:us-east-1:123456789012:bucket/b/table/0123456789","status":{)"
    R"("icebergCompaction":{"status":"Successful","lastRunTimestamp":"2026-01-02T03:04:05Z"},)"
    R"("icebergSnapshotManagement":{"status":"Failed","failureMessage":"a \"quoted\" \u00e9 text )"
    R"(that is longer than what fits into a string without memory of its own"},)"
    R"("a type that no one knows, of some length":{"status":"a status that no one knows either"}}})";
constexpr std::string_view error_json =
    R"({"__type":"com.amazonaws.s3tables#ATypeOfErrorThatNobodyKnows:http://example/",)"
    R"("message":"a \"quoted\" \u00e9 text that is longer than fits into a small string"})";

const std::string_view secret_text = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
constexpr timestamp now{1767323045, 0};

sigv4::credentials credentials() {
  return *sigv4::credentials::make("AKIDEXAMPLEAKIDEXAMPLEAKIDEXAMPLE", secret_text,
                                   "a-session-token-that-is-longer-than-a-small-string");
}
sigv4::signer signer() {
  return {credentials(), aws::region("us-east-1"), aws::service_name("s3tables"), now};
}
http::request unsigned_request() {
  const call::input input{
      s3tables::table_bucket_arn("arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket"),
      s3tables::namespace_name("ns_1"), s3tables::table_name("tbl_1")};
  return rest_json1::make_request<call>(
      input, *aws::endpoint::parse("https://s3tables.us-east-1.amazonaws.com"));
}

}  // namespace

TEST_CASE("reading a response survives a want of memory") {
  const auto success = framed("200 OK", "x-amzn-requestid: 0123456789abcdef\r\n", output_json);
  const auto error = framed("404 Not Found",
                            "x-amzn-requestid: 0123456789abcdef0123456789abcdef\r\n"
                            "x-amzn-errortype: ACodeThatIsLongerThanASmallString:http://x\r\n"
                            "x-amz-id-2: 0123456789abcdef0123456789abcdef\r\n"
                            "x-amz-cf-id: 0123456789abcdef0123456789abcdef\r\n"
                            "retry-after: Fri, 02 Jan 2026 03:04:05 GMT\r\n",
                            error_json);
  const std::string chunked =
      "HTTP/1.1 100 Continue\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      "40\r\n{\"tableARN\":1,                                                    \r\n"
      "1\r\n}\r\n0\r\nTrailer: value\r\n\r\n";
  const auto wrong = framed("200 OK", "", R"({"tableARN":"a","status":{"x":{"status":[]}}})");
  for (const auto& raw : {success, error, chunked, wrong, success.substr(0, success.size() - 9),
                          std::string("not HTTP at all")}) {
    CAPTURE(raw);
    sweep([&] { (void)rest_json1::parse_response_bytes<call>(raw); });
    sweep([&] {
      http::response_parser parser;
      for (const char& byte : raw) parser.put({&byte, 1});
      (void)parser.put_eof();
    });
    sweep([&] {
      const auto outcome = rest_json1::parse_response_bytes<call>(raw);
      if (!outcome) (void)to_string(outcome.error());
    });
  }
  CHECK(sweep([&] { (void)rest_json1::parse_response_bytes<call>(success); }) > 3);
  CHECK(sweep([&] { (void)rest_json1::parse_response_bytes<call>(error); }) > 3);
}

TEST_CASE("a parser that found no memory has an incomplete response, and reads no more") {
  const auto raw = framed("200 OK", "A: b\r\n", std::string(4096, 'x'));
  const auto before = allocations::live;
  for (std::size_t n = 1; n != 8; ++n) {
    http::response_parser parser;
    allocations::reset();
    allocations::failing = n;
    bool thrown = false;
    try {
      parser.put(raw);
    } catch (const std::bad_alloc&) {
      thrown = true;
    }
    allocations::failing = 0;
    CHECK(thrown == (allocations::count >= n));
    if (thrown) {
      const auto more = parser.put("\r\n\r\n");
      CHECK(more.state == http::parse_state::malformed);
      CHECK(more.consumed == 0);
      CHECK(parser.error()->code == peer_errc::incomplete);
    }
    CHECK((parser.put_eof() == http::parse_state::malformed) == thrown);
  }
  const auto after = allocations::live;
  CHECK(after == before);
}

TEST_CASE("decoding and encoding survive a want of memory") {
  CHECK(sweep([] { (void)json::decode<call::output>(output_json); }) > 3);
  sweep([] { (void)json::decode<call::output>(R"({"tableARN":{}})"); });
  sweep([] { (void)json::decode<call::output>(std::string_view("[[[[")); });
  const auto output = *json::decode<call::output>(output_json);
  CHECK(sweep([&] { (void)json::encode(output); }) > 0);
  CHECK(sweep([&] { auto copy = output; }) > 0);
}

TEST_CASE("signing survives a want of memory") {
  CHECK(sweep([] { (void)signer(); }) > 2);
  const auto key = signer();
  const auto request = unsigned_request();
  CHECK(sweep([&] { (void)unsigned_request(); }) > 0);
  CHECK(sweep([&] { (void)sigv4::sign(request, key, now); }) > 0);
  CHECK(sweep([&] { (void)sigv4::sign_stages(request, key, now); }) > 0);
  const auto hour = std::chrono::seconds(3600);
  CHECK(sweep([&] { (void)sigv4::presign(request, key, now, hour); }) > 0);
  CHECK(sweep([&] { (void)sigv4::presign_stages(request, key, now, hour); }) > 0);
  const auto stages = *sigv4::sign_stages(request, key, now);
  CHECK(sweep([&] { (void)to_string(stages); }) > 0);
  const auto quoted = "The Canonical String for this request should have been\n'" +
                      stages.canonical_request + "x'\n";
  CHECK(sweep([&] { (void)sigv4::explain_mismatch(quoted, stages); }) > 0);
  CHECK(sweep([&] { (void)sigv4::diff_wire_request(request, unsigned_request()); }) > 0);
}

TEST_CASE("verifying survives a want of memory") {
  const auto key = signer();
  const auto request = *sigv4::sign(unsigned_request(), key, now);
  const auto url = *sigv4::presign(unsigned_request(), key, now, std::chrono::seconds(3600));
  for (const auto* each : {&request, &url}) {
    const auto& received = *each;
    const auto find_signer = [&](const sigv4::signature_claims&) { return &key; };
    const auto claims = sweep([&] { (void)sigv4::parse_signature(received); });
    CHECK(claims > 0);
    REQUIRE(sigv4::verify(received, find_signer, now).has_value());
    // Beside the claims, a signature in a field is verified without any memory.
    const bool needs_memory = &received == &url;
    CHECK((sweep([&] { (void)sigv4::verify(received, find_signer, now); }) > claims) ==
          needs_memory);
    sweep([&] { (void)sigv4::verify(received, find_signer, {now.seconds + 99'999, 0}); });
    CHECK(sweep([&] { (void)sigv4::expected_canonical_form(received); }) > 0);
  }
}

TEST_CASE("endpoints survive a want of memory") {
  CHECK(sweep([] { (void)aws::endpoint::parse("https://endpoint.example.com:8443/a/base/path"); }) >
        0);
  sweep([] { (void)aws::endpoint::parse("https://endpoint.example.com:99999/a/base/path"); });
  aws::endpoint_options options;
  options.region = aws::region("us-gov-west-1");
  CHECK(sweep([&] { (void)aws::resolve_endpoint("s3tables", options); }) > 0);
  sweep([] { (void)aws::region_setting::parse("fips-us-gov-west-1"); });
}

TEST_CASE("writing and printing messages survive a want of memory") {
  const auto request = *sigv4::sign(unsigned_request(), signer(), now);
  CHECK(sweep([&] { (void)http::write_request(request); }) > 0);
  CHECK(sweep([&] { (void)to_string(request); }) > 0);
  CHECK(sweep([&] { auto copy = request; }) > 0);
  CHECK(sweep([&] {
          auto changed = request;
          changed.fields.erase("host");
          (void)changed.fields.append("a-name", std::string(100, 'v'));
        }) > 0);
  const auto response = *http::read_response(framed("200 OK", "A: b\r\n", output_json));
  CHECK(sweep([&] { (void)http::write_response(response); }) > 0);
}

TEST_CASE("reading profiles survives a want of memory") {
  using namespace sansaws::credentials;
  const std::string text =
      "[a-name-that-is-long-enough]\nanother-name-of-that-length=1\n 2\ns3=\n b=1\nb "
      "c=1\nd=1\nd=2\n"
      "[profile x]\n";
  const auto allocated = sweep([&] {
    auto parsed = parse_profiles(text, profile_file::credentials);
    auto again = parse_profiles(text, profile_file::credentials);
    const auto merged = merge_profiles(*std::move(parsed), *std::move(again));
    if (merged.profiles.size() != 1) FAIL("they are not merged");
  });
  CHECK(allocated > 20);
}

TEST_CASE("a chain survives a want of memory") {
  using namespace sansaws::credentials;
  const http::response token{200, {}, {}, "a-token-that-is-long-enough"};
  const http::response role{200, {}, {}, "a-role-that-is-long-enough"};
  const http::response key{
      200,
      {},
      {},
      R"({"AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "a-key", "Token": "t", )"
      R"("Expiration": "2099-01-02T03:04:05Z"})"};
  by_name<secret> environment;
  environment.emplace("HOME", "/a/home/that/is/long/enough");
  const auto allocated = sweep([&] {
    chain one(environment);
    one.take(1, "[default]\nregion = a-region-that-is-long-enough\n[x]\n");
    one.fail(2, "a reason that is long enough");
    one.take(3, token);
    one.take(4, role);
    one.take(5, key);
    if (!one.found()) FAIL("no credentials are found");
  });
  CHECK(allocated > 40);
}
