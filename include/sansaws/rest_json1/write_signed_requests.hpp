// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Many requests of one operation at a time, which is faster than one after the other.
#pragma once

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/encoding/timestamp.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/write_signed_request.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signed_batch.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <cstddef>
#include <span>

namespace sansaws::rest_json1 {

/// The bytes that `write_signed_request` writes for each of the inputs, one after the other from
/// the front of `out`, and where each of them lies in `written`.
///
/// A few allocations for all together. Errors: those of `write_signed_request`; `no_room`
/// "written" where it has fewer places than there are inputs, with their count as its position.
template <operation Op, encoding::hash_256 Hash>
[[nodiscard]] result<void> write_signed_requests(std::span<char> out,
                                                 std::span<std::span<char>> written,
                                                 std::span<const typename Op::input> inputs,
                                                 const aws::endpoint& endpoint,
                                                 const sigv4::signer<Hash>& signer,
                                                 encoding::timestamp time,
                                                 const sigv4::options& options = {}) {
  if (written.size() < inputs.size()) {
    return caller_error{caller_errc::no_room, "written", inputs.size()};
  }
  const auto date = signer.date_of(time);
  if (!date) return date.error();
  const detail::operation_envelope<Op, Hash> parts(endpoint, signer, *date, options);
  if (auto error = parts.refuse(options)) return *error;
  const sigv4::detail::signed_batch<Hash> batch(parts.envelope(), signer, options);
  span_sink sink(out);
  for (std::size_t i = 0; i != inputs.size(); ++i) {
    const std::size_t begin = sink.size();
    batch.append(sink, detail::target_writer<Op>{endpoint, inputs[i]});
    if (sink.fits()) written[i] = out.subspan(begin, sink.size() - begin);
  }
  if (!sink.fits()) return caller_error{caller_errc::no_room, "buffer", sink.size()};
  batch.sign(written.first(inputs.size()));
  return {};
}

}  // namespace sansaws::rest_json1
