// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Requests that differ in nothing but their targets, signed two or three at a time.
#pragma once

#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/hash_writer.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/sigv4/string_to_sign.hpp>
#include <sansaws/sigv4/target_parts.hpp>
#include <sansaws/sigv4/write_signed.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sansaws::sigv4::detail {

/// What such requests have in common, laid out once: on the wire, and as it is hashed.
template <encoding::hash_256 Hash>
class signed_batch {
 public:
  /// Views the signer and the options' `also_sign`, copies everything else.
  template <class Fields>
  signed_batch(const envelope<Fields, Hash>& envelope, const signer<Hash>& signer,
               const options& options)
      : signer_(signer), options_(options), method_(envelope.method), date_(envelope.added.date()) {
    start_.append(method_.text()).append(" ");
    envelope.append_head(head_, signer);
    envelope.append_rest(rest_);
    append_canonical_fields(canonical_fields_, envelope.covered, envelope.added.payload_hash());
  }

  /// Appends the bytes of one request; its signature is left out until `sign` is called.
  template <class WriteTarget>
  void append(span_sink& sink, WriteTarget write_target) const {
    sink.append(start_);
    write_target(sink);
    sink.append(head_);
    sink.take(signature_size);
    sink.append(rest_);
  }

  /// Puts the signatures into requests. Precondition: each is what one `append` wrote.
  void sign(std::span<const std::span<char>> requests) const {
    while (requests.size() >= 3) requests = sign_some<3>(requests);
    if (requests.size() == 2) requests = sign_some<2>(requests);
    if (requests.size() == 1) requests = sign_some<1>(requests);
  }

 private:
  static constexpr std::size_t signature_size = 64;
  static constexpr std::size_t max_string_to_sign =
      algorithm.size() + 1 + sizeof "YYYYMMDDTHHMMSSZ" + written_scope::max_size + 1 + 64;

  /// As large as most texts, which then are hashed in step from their beginning to their end.
  using writer = encoding::hash_writer<Hash, 4096>;
  struct stream {
    stream() : text(hash) {}  // an implicit one would fill the text with zeros
    Hash hash;
    writer text;
  };

  template <std::size_t N>
  std::span<const std::span<char>> sign_some(std::span<const std::span<char>> requests) const {
    std::array<stream, N> streams;
    std::array<writer*, N> texts{};
    for (std::size_t i = 0; i != N; ++i) {
      append_canonical(streams[i].text, requests[i]);
      texts[i] = &streams[i].text;
    }
    const auto digests = writer::finish_streams(texts);

    std::array<std::array<char, max_string_to_sign>, N> buffers;
    std::array<std::string_view, N> strings_to_sign{};
    for (std::size_t i = 0; i != N; ++i) {
      span_sink sink(buffers[i]);
      append_string_to_sign(sink, date_, signer_.scope(), hex_digest(digests[i]));
      strings_to_sign[i] = sink.text();
    }
    const auto codes = signer_.key().sign_streams(strings_to_sign);
    for (std::size_t i = 0; i != N; ++i) {
      const std::size_t begin = requests[i].size() - rest_.size() - signature_size;
      const hex_digest signature(codes[i]);
      signature.text().copy(&requests[i][begin], signature_size);
    }
    return requests.subspan(N);
  }

  template <text_sink Sink>
  void append_canonical(Sink& sink, std::span<const char> request) const {
    const std::size_t around = start_.size() + head_.size() + signature_size + rest_.size();
    const std::string_view target(request.data() + start_.size(), request.size() - around);
    append_canonical_target(sink, method_.text(), split_target(target), options_);
    sink.append(canonical_fields_);
  }

  const signer<Hash>& signer_;
  options options_;
  http::method method_;
  std::string date_;
  std::string start_, head_, rest_;  // around target and signature
  std::string canonical_fields_;
};

}  // namespace sansaws::sigv4::detail
