// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signs a request in its query: the URL alone then authorizes the request, for a limited time.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/detail/canonical_query.hpp>
#include <sansaws/sigv4/detail/field_selection.hpp>
#include <sansaws/sigv4/detail/payload_hash.hpp>
#include <sansaws/sigv4/expires_in.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signing_stages.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

namespace detail {

inline void append_token_parameter(std::string& target, const secret& token) {
  if (token.empty()) return;
  target += "&X-Amz-Security-Token=";
  http::append_percent_encoded(target, token.expose());
}

/// The request with all query parameters that are signed: those of the caller and of the signer,
/// all but `X-Amz-Signature`. Errors: as for `presign`.
template <crypto::hash_256 Hash>
[[nodiscard]] result<http::request> with_parameters(http::request request,
                                                    const dated_signer<Hash>& signer,
                                                    std::chrono::seconds expires_in,
                                                    const options& options) {
  if (!is_valid_expires_in(expires_in)) {
    return caller_error{caller_errc::out_of_range, "expires_in", 0, "1 to 604800 seconds"};
  }
  if (auto error = validate_signable(request, options)) return *error;
  std::string names;
  fields_to_sign(request.fields, options).append_signed_headers(names);
  std::string credential;
  signer.append_credential(credential);

  std::string& target = request.target;
  const std::size_t mark = target.find('?');
  if (mark == std::string::npos) {
    target += '?';
  } else if (mark + 1 != target.size() && !target.ends_with('&')) {
    target += '&';
  }
  target += "X-Amz-Algorithm=";
  target += algorithm;
  target += "&X-Amz-Credential=";
  http::append_percent_encoded(target, credential);
  target += "&X-Amz-Date=";
  target += signer.date();
  target += "&X-Amz-SignedHeaders=";
  http::append_percent_encoded(target, names);
  target += "&X-Amz-Expires=";
  sansaws::detail::append_decimal(target, static_cast<std::uint64_t>(expires_in.count()));
  if (options.session_token_mode == session_token_mode::include) {
    append_token_parameter(target, signer.identity().session_token());
  }
  return request;
}

/// The result of `use(parts)`, where `parts` is the `signable` of the request.
template <crypto::hash_256 Hash, class Use>
auto with_signable(const http::request& request, const options& options, Use use) {
  const signed_headers headers = fields_to_sign(request.fields, options);
  const payload_hash<Hash> payload(request.body, options.payload_signing.when_presigned());
  const auto [path, query] = http::detail::split_target(request.target);
  return use(signable{request.method.text(), path, query, headers, payload.text()});
}

}  // namespace detail

/// Signs `request` as of `time` and puts the signature into its query. The signature is valid for
/// `expires_in`, `min_expires_in` to `max_expires_in`.
///
/// No field is added, so `options.payload_checksum_header` has no effect. The sender of the request
/// must still send the signed headers. The target holds the session token in clear text.
///
/// Errors: `out_of_range` "expires_in"; the others as for `sign`. Time: as for `sign`.
/// Specification: AWS Signature Version 4, "Authenticating requests: using query parameters".
///
/// @snippet reference_examples.cpp presign
template <crypto::hash_256 Hash>
[[nodiscard]] result<http::request> presign(http::request request, const basic_signer<Hash>& by,
                                            timestamp time, std::chrono::seconds expires_in,
                                            const options& options = {}) {
  const detail::dated_signer<Hash> dated(by, time);
  auto prepared = detail::with_parameters(std::move(request), dated, expires_in, options);
  if (!prepared) return prepared;
  const auto signature_text =
      detail::with_signable<Hash>(*prepared, options, [&](const signable& parts) {
        return signature(parts, dated.date(), dated.scope(), dated.key(), options);
      });
  std::string& target = prepared->target;
  if (options.session_token_mode == session_token_mode::exclude) {
    detail::append_token_parameter(target, by.identity().session_token());
  }
  target += "&X-Amz-Signature=";
  target += signature_text.text();
  return prepared;
}

/// The canonical request, the string to sign and the signature that `presign` makes for the same
/// arguments. Errors: as for `presign`. Time: as for `sign`.
template <crypto::hash_256 Hash>
[[nodiscard]] result<signing_stages> presign_stages(http::request request,
                                                    const basic_signer<Hash>& by, timestamp time,
                                                    std::chrono::seconds expires_in,
                                                    const options& options = {}) {
  const detail::dated_signer<Hash> dated(by, time);
  const auto prepared = detail::with_parameters(std::move(request), dated, expires_in, options);
  if (!prepared) return prepared.error();
  return detail::with_signable<Hash>(*prepared, options, [&](const signable& parts) {
    return detail::stages_of(prepared->fields, parts, dated, options);
  });
}

#if SANSAWS_INSTANTIATIONS
SANSAWS_EXTERN template result<http::request> presign(http::request, const signer&, timestamp,
                                                      std::chrono::seconds, const options&);
SANSAWS_EXTERN template result<signing_stages> presign_stages(http::request, const signer&,
                                                              timestamp, std::chrono::seconds,
                                                              const options&);
#endif

}  // namespace sansaws::sigv4
