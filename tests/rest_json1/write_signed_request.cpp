// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// From parameters to the bytes of a signed request. Expectation: the same in three steps.
#include <sansaws/rest_json1/write_signed_request.hpp>

#include <sansaws/http/write_request.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/sigv4/sign.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "numbered_operation.hpp"
#include "signing_samples.hpp"

using example::renumber;
using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::aws::endpoint;
using sansaws::rest_json1::write_signed_request;
using namespace sansaws::sigv4;

TEST_CASE("what is written at once is what is made, signed and written") {
  const std::array<options, 4> settings{
      options{}, options{.session_token_mode = session_token_mode::exclude},
      options{.payload_checksum_header = payload_checksum_header::add},
      options{.payload_signing = payload_signing::off}};
  for (const std::string_view token : {std::string_view(), std::string_view("TOKEN")}) {
    for (const auto& each : settings) {
      for (const endpoint& to :
           {endpoint("https://example.com"), endpoint("http://h:1/base/x%2F")}) {
        const renumber::input input{{"a b/%"}, {"é"}};
        const auto signer = samples::signer_with(token);
        std::vector<char> out(4096);
        const auto made =
            write_signed_request<renumber>(out, input, to, signer, samples::now, each);
        REQUIRE(made.has_value());
        CHECK(*made == samples::in_three_steps<renumber>(input, to, signer, each));
      }
    }
  }
}

TEST_CASE("a buffer that is too small is refused with the size that is needed") {
  const renumber::input input{{"a"}, {"b"}};
  const endpoint to("https://example.com");
  const auto signer = samples::signer_with("TOKEN");
  const std::string expected = samples::in_three_steps<renumber>(input, to, signer, {});
  for (std::size_t size = 0; size != expected.size(); ++size) {
    std::vector<char> out(size);
    CHECK(write_signed_request<renumber>(out, input, to, signer, samples::now).error() ==
          caller_error{caller_errc::buffer_too_small, "buffer", expected.size()});
  }
  std::vector<char> out(expected.size());
  CHECK(write_signed_request<renumber>(out, input, to, signer, samples::now).value() == expected);
}

TEST_CASE("a name to sign that no field has is refused as `sign` refuses it") {
  const std::array<std::string_view, 2> names{"Host", "accept"};
  const options asked{.additional_signed_headers = names};
  const options fulfilled{.additional_signed_headers = std::span(names).first(1)};
  const renumber::input input{{"a"}, {"b"}};
  const endpoint to("https://h");
  const auto signer = samples::signer_with("");
  std::vector<char> out(4096);
  const auto refused = write_signed_request<renumber>(out, input, to, signer, samples::now, asked);
  CHECK(refused.error() ==
        caller_error{caller_errc::missing, "signed_header", 1, "additional_signed_headers"});
  CHECK(refused.error() ==
        sign(sansaws::rest_json1::make_request<renumber>(input, to), signer, samples::now, asked)
            .error());
  CHECK(write_signed_request<renumber>(out, input, to, signer, samples::now, fulfilled).value() ==
        samples::in_three_steps<renumber>(input, to, signer, {}));
}
