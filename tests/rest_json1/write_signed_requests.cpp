// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Many requests at a time. Expectation: what `write_signed_request` writes for each.
#include <sansaws/rest_json1/write_signed_requests.hpp>

#include <algorithm>
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
using sansaws::rest_json1::write_signed_requests;

namespace {

std::vector<renumber::input> inputs_of(std::size_t count) {
  std::vector<renumber::input> inputs;
  while (inputs.size() != count) {
    inputs.push_back({{std::string(inputs.size() * 11, 'a') + "/"}, {"b"}});
  }
  return inputs;
}

}  // namespace

TEST_CASE("any number of requests is written as each would be alone, one after the other") {
  const endpoint to("https://example.com/base");
  const auto signer = samples::signer_with("TOKEN");
  for (std::size_t count = 0; count != 8; ++count) {
    const auto inputs = inputs_of(count);
    std::string expected;
    std::vector<std::string> each;
    for (const auto& input : inputs) {
      each.push_back(samples::in_three_steps<renumber>(input, to, signer, {}));
      expected += each.back();
    }
    std::vector<char> out(expected.size());
    std::vector<std::span<char>> written(count);
    REQUIRE(write_signed_requests<renumber>(out, written, inputs, to, signer, samples::now)
                .has_value());
    CHECK(std::string_view(out.data(), out.size()) == expected);
    for (std::size_t i = 0; i != count; ++i) {
      CHECK(std::string_view(written[i].data(), written[i].size()) == each[i]);
    }
  }
}

TEST_CASE("too little room is refused with what is needed, for the bytes and for their places") {
  const endpoint to("https://example.com");
  const auto signer = samples::signer_with("");
  const auto inputs = inputs_of(4);
  std::size_t needed = 0;
  for (const auto& input : inputs) {
    needed += samples::in_three_steps<renumber>(input, to, signer, {}).size();
  }
  std::vector<char> out(needed - 1);
  std::vector<std::span<char>> written(4);
  const auto attempt = [&] {
    return write_signed_requests<renumber>(out, written, inputs, to, signer, samples::now);
  };
  CHECK(attempt().error() == caller_error{caller_errc::no_room, "buffer", needed});
  out.resize(needed);
  CHECK(attempt().has_value());
  written.resize(3);
  CHECK(attempt().error() == caller_error{caller_errc::no_room, "written", 4});
}

TEST_CASE("a time outside the signer's day is refused for all") {
  std::vector<char> out(4096);
  std::vector<std::span<char>> written(2);
  const auto inputs = inputs_of(2);
  CHECK(
      write_signed_requests<renumber>(out, written, inputs, endpoint("https://h"),
                                      samples::signer_with(""), {samples::now.seconds - 86'400, 0})
          .error() == caller_error{caller_errc::conflict, "time", 0, "the day of the signing key"});
}

TEST_CASE("a name to sign that no field has is refused, many at a time, too") {
  const std::array<std::string_view, 1> names{"accept"};
  const auto inputs = inputs_of(2);
  std::vector<char> out(4096);
  std::vector<std::span<char>> written(2);
  CHECK(write_signed_requests<renumber>(out, written, inputs, endpoint("https://h"),
                                        samples::signer_with(""), samples::now,
                                        {.also_sign = names})
            .error() == caller_error{caller_errc::missing, "field to sign", 0, "also_sign"});
}
