// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request as text that may present any signature. Even where the service takes it at its word -
// the same key id, token, region, service and time - it is never verified, as only the secret that
// nobody knows could have signed it.
#include "input.hpp"
#include "messages.hpp"
#include "promise.hpp"
#include "signing.hpp"

#include <sansaws/core/detail/text.hpp>
#include <sansaws/sigv4/diff_wire_request.hpp>
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/verify.hpp>
#include <sansaws/time/amz_date.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

using namespace sansaws;
using fuzz::promise;

namespace {

/// The signer that the request claims to be signed by, as far as there can be one.
sigv4::signer claimed_signer(const sigv4::signature_claims& claims) {
  const bool id = sigv4::credentials::make(claims.access_key_id, "x").has_value();
  const std::string_view presented_token = claims.session_token.expose();
  const bool token = sigv4::credentials::make("x", "x", presented_token).has_value();
  const bool region = aws::region::parse(claims.region).has_value();
  const bool service = aws::service_name::parse(claims.service).has_value();
  return fuzz::make_signer(id ? claims.access_key_id : "AKIDHARNESS", token ? presented_token : "",
                           region ? claims.region : "us-east-1",
                           service ? claims.service : "s3tables", claims.time);
}

void check_words(const sigv4::verify_error& error) {
  const std::string words = sigv4::to_string(error);
  promise(!words.empty(), "a refusal is put in words");
  for (const std::string& text : {words, sigv4::aws_message(error)}) {
    promise(std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }),
            "a refusal can be printed, whatever the peer sent");
  }
}

void check(const http::request& request, const sigv4::signature_claims& claims,
           const sigv4::options& options) {
  const auto find_signer = [](const sigv4::signature_claims& claimed) {
    return std::optional(claimed_signer(claimed));
  };
  const auto believed = sigv4::verify(request, find_signer, claims.time, options);
  promise(!believed, "nobody is verified without the secret");
  check_words(believed.error());

  const auto expected = sigv4::expected_canonical_form(request, options);
  if (!expected) {
    promise(expected.error() == believed.error(), "there are no stages for a list that is refused");
    return;
  }
  if (believed.error().code == sigv4::verify_errc::wrong_signature) {
    const auto date = format_amz_date(claims.time);
    promise(claims.day == sansaws::detail::text_of(date).substr(0, 8),
            "the day is that of the date");
    promise(request.fields.count("host") == 1, "there is one host, and it is signed");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  const auto choices = in.byte();
  const auto request = fuzz::read_request(in);
  const auto claims = sigv4::parse_signature(request);
  promise(sigv4::diff_wire_request(request, request).has_value() != claims.has_value(),
          "a signed request does not differ from itself, and one that is not cannot be compared");
  if (!claims) {
    check_words(claims.error());
    return 0;
  }
  sigv4::options options;
  if ((choices & 1U) != 0) options.uri_encoding = sigv4::uri_encoding::single;
  if ((choices & 2U) != 0) options.path_normalization = sigv4::path_normalization::off;
  if ((choices & 4U) != 0) options.session_token_mode = sigv4::session_token_mode::exclude;
  if ((choices & 8U) != 0) options.payload_signing = sigv4::payload_signing::off;
  check(request, *claims, options);
  return 0;
}
