// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The sample request signed with session tokens of other lengths.
#include "cases.hpp"
#include "samples.hpp"

#include <sansaws/aws/region.hpp>
#include <sansaws/rest_json1/write_signed_request.hpp>

#include <array>
#include <cstddef>
#include <string>

using namespace sansaws;
using samples::operation;

namespace cases {

namespace {

template <std::size_t Size>
void sign_with_token() {
  static const sigv4::signer signer(
      sigv4::credentials::make(samples::access_key_id, samples::secret_access_key,
                               std::string(Size, 't'))
          .value(),
      aws::region::parse(samples::region).value(), operation::service.signing_name, samples::time);
  static std::array<char, 4096> buffer;
  bench::keep(rest_json1::write_signed_request<operation>(
      buffer, samples::input(), samples::endpoint(), signer, samples::time));
}

}  // namespace

void add_token_lengths(std::vector<bench::bench_case>& all) {
  all.push_back({"sign_token_335", "", sign_with_token<335>});
  all.push_back({"sign_token_399", "", sign_with_token<335 + 64>});
  all.push_back({"sign_token_975", "", sign_with_token<335 + 640>});
}

}  // namespace cases
