// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request as text. What is written straight into a buffer are the bytes of the plain way, which
// signs a value and then writes it; and never a byte beyond the buffer.
#include "input.hpp"
#include "promise.hpp"
#include "signing.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/write_request.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/rest_json1/write_signed_request.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/write_signed_request.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws;
using fuzz::promise;

namespace {

using call = s3tables::get_table_maintenance_job_status;

result<std::string> plain_way(const http::request& request, const sigv4::signer& signer,
                              const sigv4::options& options) {
  const auto signed_request = sigv4::sign(request, signer, fuzz::noon, options);
  if (!signed_request) return signed_request.error();
  return http::write_request(*signed_request);
}

/// `write(buffer)` writes what is expected, and asks for more room where there is one byte less.
template <class Write>
void check_written(const result<std::string>& expected, Write write) {
  if (!expected) {
    std::vector<char> some(64);
    const result<std::string_view> written = write(std::span<char>(some));
    promise(!written && written.error() == expected.error(),
            "the refusal is that of the plain way");
    return;
  }
  std::vector<char> exact(expected->size());
  const result<std::string_view> written = write(std::span<char>(exact));
  promise(written && *written == *expected, "the bytes are those of the plain way");
  promise(written->data() == exact.data(), "the bytes are in the buffer");

  std::vector<char> less(expected->size() - 1);
  const result<std::string_view> refused = write(std::span<char>(less));
  promise(!refused && refused.error() ==
                          caller_error{caller_errc::buffer_too_small, "buffer", exact.size()},
          "a buffer that is too short is told how much is needed");
}

void check_request(const http::request& request, const sigv4::signer& signer,
                   const sigv4::options& options) {
  const auto expected = plain_way(request, signer, options);
  check_written(expected, [&](std::span<char> out) {
    return sigv4::write_signed_request(out, request, signer, fuzz::noon, options);
  });
}

/// Inputs whose names are made of the text.
std::vector<call::input> inputs_of(std::string_view text, fuzz::dice& dice) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
  std::vector<call::input> inputs;
  for (auto left = dice.below(8); left != 0; --left) {
    std::string name = "t";
    for (const char c : text.substr(0, dice.below(200))) {
      name += letters[static_cast<unsigned char>(c) % letters.size()];
    }
    const auto space = s3tables::namespace_name::parse(std::string(1 + dice.below(255), 'n'));
    const auto table = s3tables::table_name::parse(name);
    promise(space && table, "letters make a name");
    inputs.push_back(
        {s3tables::table_bucket_arn("arn:aws:s3tables:us-east-1:111122223333:bucket/abc"), *space,
         *table});
  }
  return inputs;
}

void check_operation(std::string_view path, const sigv4::signer& signer,
                     const sigv4::options& options, fuzz::dice& dice) {
  auto endpoint = aws::endpoint::parse("http://localhost:9000" + std::string(path));
  if (!endpoint) endpoint = aws::endpoint::parse("https://s3tables.us-east-1.amazonaws.com");
  promise(endpoint.has_value(), "that is an endpoint");
  const auto inputs = inputs_of(path, dice);

  for (const auto& input : inputs) {
    const auto request = rest_json1::make_request<call>(input, *endpoint);
    const auto expected = plain_way(request, signer, options);
    promise(expected.has_value(), "a request that was made can be signed and written");
    check_written(expected, [&](std::span<char> out) {
      return rest_json1::write_signed_request<call>(out, input, *endpoint, signer, fuzz::noon,
                                                    options);
    });
  }
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

  options.additional_signed_headers = {};
  check_operation(http::detail::split_target(request.target).path, signer, options, dice);
  return 0;
}
