// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request as text. What is written straight into a buffer are the bytes of the plain way, which
// signs a value and then writes it; and never a byte beyond the buffer.
#include "input.hpp"
#include "promise.hpp"
#include "signing.hpp"
#include "written.hpp"

#include <sansaws/sigv4/write_signed_request.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws;

namespace {

void check_request(const http::request& request, const sigv4::signer& signer,
                   const sigv4::options& options) {
  const auto expected = fuzz::plain_way(request, signer, options);
  fuzz::check_written(expected, [&](std::span<char> out) {
    return sigv4::write_signed_request(out, request, signer, fuzz::noon, options);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  auto options = fuzz::read_options(in);
  const bool all_fields = in.flag();
  const bool token = in.flag();
  const bool as_it_is = in.flag();
  fuzz::dice dice(in.number());
  const auto request = as_it_is ? fuzz::read_request(in) : fuzz::read_signable_request(in);

  std::vector<std::string_view> names;
  if (all_fields) {
    for (const auto field : request.fields) names.push_back(field.name);
  }
  options.additional_signed_headers = names;
  const std::string long_token(token ? 1 + dice.below(3000) : 0, 't');
  const auto signer =
      fuzz::make_signer("AKIDHARNESS", long_token, "us-east-1", "s3tables", fuzz::noon);
  check_request(request, signer, options);
  return 0;
}
