// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The signed parts of a received request, by the claims of its signature.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/detail/field_selection.hpp>
#include <sansaws/sigv4/detail/name_value_list.hpp>
#include <sansaws/sigv4/detail/signature_parts.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/received_request.hpp>
#include <sansaws/sigv4/signed_headers.hpp>
#include <sansaws/sigv4/verify_error.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

using sansaws::detail::skip_prefix;

/// The first names of a SignedHeaders list, at most `max_count`.
inline name_value_list split_names(std::string_view list, std::size_t max_count) {
  name_value_list names;
  while (!list.empty() && names.size() != max_count) names.put(take_until(list, ';'), {});
  return names;
}

/// Whether a SignedHeaders list is canonical: names in lower case and sorted, each once.
inline bool is_canonical_list(std::string_view list) {
  if (list.empty() || list.ends_with(';')) return false;
  std::string_view previous;
  while (!list.empty()) {
    const std::string_view name = take_until(list, ';');
    if (!sansaws::detail::all_in<http::detail::tchars & ~sansaws::detail::upper_chars>(name) ||
        name <= previous)
      return false;
    previous = name;
  }
  return true;
}

/// A sink that compares what is written to it with a text.
struct matching_sink {
  std::string_view rest;
  bool matches = true;

  constexpr void append(std::string_view text) noexcept {
    matches = matches && skip_prefix(rest, text);
  }
  constexpr bool matched() const noexcept { return matches && rest.empty(); }
};

/// Whether a name, in any letter case, is in a canonical list. O(log n). In a list that is not
/// sorted it may miss some names.
inline bool is_listed(std::string_view name, const name_value_list& list) noexcept {
  auto names = list.items();
  while (!names.empty()) {
    const std::size_t middle = names.size() / 2;
    const std::string_view listed = names[middle].name.text();
    const auto [at, sought] =
        std::mismatch(listed.begin(), listed.end(), name.begin(), name.end(),
                      [](char one, char other) { return one == sansaws::detail::to_lower(other); });
    const bool at_end = sought == name.end();
    if (at == listed.end() && at_end) return true;
    const bool before = at == listed.end() || (!at_end && *at < sansaws::detail::to_lower(*sought));
    names = before ? names.subspan(middle + 1) : names.first(middle);
  }
  return false;
}

/// The query that was signed: without the parameters that were added after signing.
inline std::string signed_query(std::string_view query, const options& options) {
  std::string kept;
  kept.reserve(query.size());
  while (const auto parameter = next_parameter(query)) {
    std::string buffer;
    const auto name = decoded(parameter->first, buffer);
    if (name == "X-Amz-Signature") continue;
    if (options.session_token_mode == session_token_mode::exclude &&
        name == "X-Amz-Security-Token") {
      continue;
    }
    if (!kept.empty()) kept += '&';
    kept.append(parameter->first).append("=").append(parameter->second);
  }
  return kept;
}

inline constexpr std::string_view payload_hash_field = "x-amz-content-sha256";

/// What the service asks of the body of a request with its signature there.
constexpr payload_signing asked_payload(signature_location location, const options& options) {
  return location == signature_location::query_params ? options.payload_signing.when_presigned()
                                                      : options.payload_signing;
}

/// What of the body was signed. If the service leaves that to the client, it is a hash if the
/// request has a field `x-amz-content-sha256` with another value than `UNSIGNED-PAYLOAD`.
inline payload_signing payload_signing_of(const http::fields& fields, signature_location location,
                                          const options& options) {
  const payload_signing asked = asked_payload(location, options);
  if (asked != payload_signing::off) return asked;
  const auto declared = fields.find(payload_hash_field);
  return declared.value_or(unsigned_payload) == unsigned_payload ? payload_signing::off
                                                                 : payload_signing::on;
}

/// The error of a field `x-amz-content-sha256` whose value can be that of no body.
inline std::optional<verify_error> validate_payload_hash(const http::fields& fields,
                                                         const payload_signing& asked) {
  using namespace sansaws::detail;
  for (const http::field_view field : fields) {
    const std::string_view value = field.value;
    if (!http::equal_ignoring_case(field.name, payload_hash_field)) continue;
    if (value.starts_with("STREAMING-") ||
        (value == unsigned_payload && asked == payload_signing::on)) {
      return verify_error{verify_errc::unsupported_payload, std::string(value.substr(0, 64))};
    }
    if (value == unsigned_payload) continue;
    if (value.size() == 64 && all_in<charset("0123456789abcdef")>(value)) continue;
    const bool base64 = value.size() == 44 && value.ends_with('=');
    return verify_error{verify_errc::malformed_payload_hash,
                        std::string(payload_hash_field) + (base64 ? ", which is in Base64" : "")};
  }
  return std::nullopt;
}

/// Whether each field `x-amz-content-sha256` of the request, if there is any, has this value.
inline bool is_declared(const http::fields& fields, std::string_view payload_hash) noexcept {
  for (const http::field_view field : fields) {
    if (http::equal_ignoring_case(field.name, payload_hash_field) && field.value != payload_hash) {
      return false;
    }
  }
  return true;
}

/// The parts of a received request that are signed, by the claims of its signature. Views the
/// request, which must outlive this object.
class signed_parts {
 public:
  /// Precondition: the request has no `refusal`.
  signed_parts(const received_request& request, const signature_claims& claims,
               const options& options)
      : method_(request.method()), target_(http::detail::split_target(request.target())) {
    if (claims.location == signature_location::query_params) {
      signed_query_ = signed_query(target_.query, options);
    }
    refusal_ = select_headers(request.fields(), claims.signed_headers, options);
    if (!refusal_) {
      refusal_ = validate_payload_hash(request.fields(), asked_payload(claims.location, options));
    }
  }
  signed_parts(const received_request&&, const signature_claims&, const options&) = delete;
  signed_parts(const signed_parts&) = delete;
  signed_parts& operator=(const signed_parts&) = delete;

  /// The error of a request that cannot have this signature. After an error do not use `parts`.
  const std::optional<verify_error>& refusal() const& noexcept { return refusal_; }

  signable parts(std::string_view payload_hash) const& {
    const std::string_view query = signed_query_ ? std::string_view(*signed_query_) : target_.query;
    return {method_, target_.path, query, fields_, payload_hash};
  }
  signable parts(std::string_view payload_hash) const&& = delete;

 private:
  std::optional<verify_error> select_headers(const http::fields& fields, std::string_view list,
                                             const options& options) {
    // If the list has more names than there are fields, one is missing in any case.
    const auto names = split_names(list, fields.size());
    for (const http::field_view field : fields) {
      if (is_required(field.name, options) || is_listed(field.name, names)) fields_.add(field);
    }
    fields_.sort();
    // This also checks that the list is canonical, because the other one is.
    matching_sink selected{list};
    fields_.append_signed_headers(selected);
    if (selected.matched() && fields.contains("host")) return std::nullopt;
    return find_error(fields, list, options);
  }

  // The error, for a list that does not name exactly the selected fields.
  verify_error find_error(const http::fields& fields, std::string_view list,
                          const options& options) const {
    if (!is_canonical_list(list)) return {verify_errc::malformed_signed_headers, {}};
    const auto names = split_names(list, list.size());
    for (const http::field_view field : fields) {
      if (!is_required(field.name, options) || is_listed(field.name, names)) continue;
      std::string name(field.name);
      for (char& c : name) c = sansaws::detail::to_lower(c);
      return {verify_errc::unsigned_field, std::move(name)};
    }
    std::string selected;
    fields_.append_signed_headers(selected);
    std::string_view rest = selected;
    while (!list.empty()) {
      const std::string_view name = detail::take_until(list, ';');
      if (detail::take_until(rest, ';') != name)
        return {verify_errc::missing_field, std::string(name)};
    }
    return {verify_errc::unsigned_field, "host"};  // there is none
  }

  static bool is_required(std::string_view name, const options& options) noexcept {
    const bool added_after_signing = options.session_token_mode == session_token_mode::exclude &&
                                     http::equal_ignoring_case(name, "x-amz-security-token");
    return must_be_signed(name) && !added_after_signing;
  }

  std::string_view method_;
  http::detail::target_parts target_;
  std::optional<std::string> signed_query_;  // of a presigned request only
  signed_headers fields_;
  std::optional<verify_error> refusal_;
};

}  // namespace sansaws::sigv4::detail
