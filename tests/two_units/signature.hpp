// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What each unit makes of the same request.
#pragma once

#include <sansaws/sigv4/sign.hpp>

#include <string>

namespace {

std::string signature() {
  using namespace sansaws;
  const timestamp time(1'767'323'045, 0);
  http::request request;
  request.target = "/a%2Fb?c=d";
  request.fields.append("host", "example.amazonaws.com").value();
  const sigv4::signer signer(sigv4::credentials::make("AKIDEXAMPLE", "secret").value(),
                             aws::region("us-east-1"), aws::service_name("service"), time);
  const http::request signed_request = sigv4::sign(request, signer, time).value();
  return std::string(signed_request.fields.find("authorization").value());
}

}  // namespace
