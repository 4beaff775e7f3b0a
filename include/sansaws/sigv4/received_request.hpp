// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request that a service received, in whichever HTTP stack.
#pragma once

#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/field_range.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/verify_error.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// A received request, for the length of one call: what `parse_signature` and `verify` take. An
/// `http::request` is passed as it is, and the parts of another stack's request in braces.
///
/// Views the request. Only the fields of another stack are copied.
///
/// @snippet reference_examples.cpp received_request
class received_request {
 public:
  /// Views that request.
  received_request(const http::request& request)  // NOLINT: the same in another form
      : method_(request.method.text()),
        target_(request.target),
        body_(request.body),
        fields_(&request.fields) {
    refusal_ = validate();
  }
  /// `target` is that of the request line, byte for byte: before any decoding.
  template <http::field_range Fields>
  received_request(std::string_view method, std::string_view target, const Fields& fields,
                   std::string_view body)
      : method_(method), target_(target), body_(body) {
    if constexpr (std::same_as<Fields, http::fields>) {
      fields_ = &fields;
    } else {
      fields_ = &copied_;
      http::for_each_field(fields, [this](std::string_view name, std::string_view value) {
        if (!copied_.append(name, value) && !refusal_) {
          refusal_.emplace(verify_error{verify_errc::malformed_request, std::string(name)});
        }
      });
    }
    if (!refusal_) refusal_ = validate();
  }
  received_request(const received_request&) = delete;
  received_request& operator=(const received_request&) = delete;

  /// The method, which is a token unless there is a `refusal`.
  std::string_view method() const noexcept { return method_; }
  /// Path and query, percent-encoded as on the wire unless there is a `refusal`.
  std::string_view target() const noexcept { return target_; }
  /// All fields, those that are not valid left out.
  const http::fields& fields() const noexcept { return *fields_; }
  /// The body, of which only the hash is looked at.
  std::string_view body() const noexcept { return body_; }

  /// The error of a request that nobody can have signed: `malformed_request`, `repeated_host`.
  const std::optional<verify_error>& refusal() const noexcept { return refusal_; }

 private:
  std::optional<verify_error> validate() const {
    if (!http::detail::is_token(method_)) {
      return verify_error{verify_errc::malformed_request, "method"};
    }
    if (http::detail::validate_target(target_)) {
      return verify_error{verify_errc::malformed_request, "target"};
    }
    if (fields_->count("host") > 1) return verify_error{verify_errc::repeated_host, {}};
    return std::nullopt;
  }

  std::string_view method_;
  std::string_view target_;
  std::string_view body_;
  const http::fields* fields_ = nullptr;
  http::fields copied_;  // of another stack's request
  std::optional<verify_error> refusal_;
};

}  // namespace sansaws::sigv4
