// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request as text, signed in its fields or in its query, by any of the options. What is signed is
// verified, in its time only; and no change of a byte that changes what the request means is.
#include "input.hpp"
#include "messages.hpp"
#include "promise.hpp"
#include "signing.hpp"

#include <sansaws/sigv4/diff_wire_request.hpp>
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/verify.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws;
using fuzz::promise;

namespace {

/// What a service would do with the request.
bool verified(const http::request& request, const sigv4::signer& signer,
              const sigv4::options& options, timestamp now = fuzz::noon) {
  const auto find_signer = [&](const sigv4::signature_claims&) { return &signer; };
  return sigv4::verify(request, find_signer, now, options).has_value();
}

/// Another byte at one place of the text, or one less; false where there is none.
bool change_byte(std::string& text, fuzz::dice& dice) {
  if (text.empty()) return false;
  const auto at = dice.below(text.size());
  if (dice.below(8) == 0) {
    text.erase(at, 1);
  } else {
    text[at] = static_cast<char>(text[at] ^ static_cast<char>(1 + dice.below(255)));
  }
  return true;
}

/// The request with one byte of one of its fields changed; nothing where the result is no field.
std::optional<http::request> with_changed_field(const http::request& request, std::size_t changed,
                                                fuzz::dice& dice) {
  http::request other = request;
  other.fields.clear();
  for (std::size_t i = 0; i != request.fields.size(); ++i) {
    const auto field = request.fields[i];
    std::string name(field.name);
    std::string value(field.value);
    if (i == changed && !change_byte(dice.below(4) == 0 ? name : value, dice)) return std::nullopt;
    if (!other.fields.append(name, value)) return std::nullopt;
  }
  return other;
}

/// The request with one byte changed anywhere.
std::optional<http::request> with_change(const http::request& request, fuzz::dice& dice) {
  http::request other = request;
  switch (dice.below(5)) {
    case 0: {
      std::string word(request.method.text());
      change_byte(word, dice);
      const auto method = http::method::parse(word);
      if (!method) return std::nullopt;
      other.method = *method;
      return other;
    }
    case 1:
      if (!change_byte(other.body, dice)) return std::nullopt;
      return other;
    case 2:
      change_byte(other.target, dice);
      return other;
    default:
      return with_changed_field(request, dice.below(request.fields.size()), dice);
  }
}

/// What carries the signature itself, without the blanks that may stand between its parts.
std::string carried(const http::request& request) {
  std::string text;
  for (const auto field : request.fields) {
    if (http::equal_ignoring_case(field.name, "authorization")) text += field.value;
  }
  std::erase_if(text, http::detail::is_blank);
  return text;
}

void check_changes(const http::request& request, const std::string& names,
                   const sigv4::signer& signer, const sigv4::options& options, fuzz::dice& dice) {
  const auto meant = fuzz::meaning_of(request, names, options);
  for (int round = 0; round != 8; ++round) {
    const auto other = with_change(request, dice);
    if (!other) continue;
    const bool same = fuzz::meaning_of(*other, names, options) == meant;
    if (verified(*other, signer, options)) {
      promise(same && carried(*other) == carried(request), "a change of one byte is refused");
      promise(!sigv4::parse_signature(*other)->signature.empty(), "who is verified has signed");
    } else if (same && *other == request) {
      promise(false, "what was not changed is verified");
    }
  }
  auto other_body = request;
  other_body.body += '!';
  promise(verified(other_body, signer, options) != fuzz::signs_body(request, options),
          "a longer body is refused, unless it is not signed");
  auto more_fields = request;
  promise(more_fields.fields.append("X-Forwarded-For", "192.0.2.1").has_value(), "that is a field");
  const bool was_signed = names.find("x-forwarded-for;") != std::string::npos;
  promise(verified(more_fields, signer, options) != was_signed,
          "a field not signed does not count");
  auto amz_field = request;
  promise(amz_field.fields.append("X-Amz-Copy-Source", "/a").has_value(), "that is a field");
  promise(!verified(amz_field, signer, options), "no field of the service's is slipped in");
}

void check_signed(const http::request& request, const sigv4::signing_stages& stages,
                  const sigv4::signer& signer, const sigv4::options& options, std::int64_t lifetime,
                  fuzz::dice& dice) {
  const auto claims = sigv4::parse_signature(request);
  promise(claims.has_value(), "what was signed presents its signature");
  promise(claims->signature == stages.signature.text(), "the stages end in the signature");
  const auto expected = sigv4::expected_canonical_form(request, options);
  promise(expected && expected->canonical_request == stages.canonical_request &&
              expected->string_to_sign == stages.string_to_sign,
          "both sides go through the same stages");
  promise(verified(request, signer, options), "what was signed is verified");

  constexpr std::int64_t window = 300;
  const auto at = [&](std::int64_t offset) {
    return verified(request, signer, options, plus_seconds(fuzz::noon, offset));
  };
  promise(at(lifetime) && !at(lifetime + 1), "a signature counts until it expires");
  promise(at(-window) && !at(-window - 1), "a signature counts not before its time");
  promise(!sigv4::diff_wire_request(request, request),
          "what is sent as it was signed has no difference");

  const auto stranger = fuzz::make_signer("AKIDSTRANGER", {}, "us-east-1", "s3tables", fuzz::noon);
  promise(!verified(request, stranger, options), "nobody else has signed this");
  check_changes(request, claims->signed_headers + ';', signer, options, dice);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  auto options = fuzz::read_options(in);
  const bool all_fields = in.flag();
  const bool token = in.flag();
  fuzz::dice dice(in.number());
  const auto request = fuzz::read_signable_request(in);

  std::vector<std::string_view> names;
  if (all_fields) {
    for (const auto field : request.fields) names.push_back(field.name);
  }
  options.additional_signed_headers = names;
  const auto signer = fuzz::make_signer("AKIDHARNESS", token ? "token+/=" : "", "us-east-1",
                                        "s3tables", fuzz::noon);

  constexpr std::uint32_t seconds = 900;
  const std::chrono::seconds expires_in(seconds);
  const auto in_query = sigv4::presign(request, signer, fuzz::noon, expires_in, options);
  const auto in_field = sigv4::sign(request, signer, fuzz::noon, options);
  if (!in_query) {
    const auto code = in_query.error().code;
    const bool broken_escape =
        code == caller_errc::bad_character && options.uri_encoding == sigv4::uri_encoding::single;
    promise(code == caller_errc::reserved || broken_escape,
            "only reserved parameters are refused, and escapes that S3 cannot decode");
    promise(!in_field && in_field.error() == in_query.error(), "both forms refuse the same");
    return 0;
  }

  const auto stages = sigv4::sign_stages(request, signer, fuzz::noon, options);
  promise(in_field && stages, "a request that is not refused is signed");
  check_signed(*in_field, *stages, signer, options, 300, dice);
  promise(!sigv4::sign(*in_field, signer, fuzz::noon, options), "nothing is signed twice");

  const auto other = sigv4::presign_stages(request, signer, fuzz::noon, expires_in, options);
  promise(other.has_value(), "a request that is not refused is signed");
  check_signed(*in_query, *other, signer, options, seconds, dice);
  promise(!sigv4::presign(*in_query, signer, fuzz::noon, expires_in, options),
          "nothing is signed twice");
  return 0;
}
