// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A signer and a moment, and the long way to a signed request.
#pragma once

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/aws/region.hpp>
#include <sansaws/http/write_request.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/time/timestamp.hpp>

#include <string>
#include <string_view>

namespace samples {

inline constexpr sansaws::timestamp now{1'767'355'200, 0};  // 20260102T120000Z

inline sansaws::sigv4::signer signer_with(std::string_view token) {
  using namespace sansaws;
  return {sigv4::credentials::make("AKIDEXAMPLE", "secret", token).value(),
          aws::region("us-east-1"), aws::service_name("things"), now};
}

template <class Operation>
std::string in_three_steps(const typename Operation::input& input, const sansaws::aws::endpoint& to,
                           const sansaws::sigv4::signer& signer,
                           const sansaws::sigv4::options& options) {
  const auto request = sansaws::rest_json1::make_request<Operation>(input, to);
  return sansaws::http::write_request(sansaws::sigv4::sign(request, signer, now, options).value())
      .value();
}

}  // namespace samples
