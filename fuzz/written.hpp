// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What is written straight into a buffer, against the plain way: to sign a value, and to write it.
#pragma once

#include "promise.hpp"
#include "signing.hpp"

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/http/write_request.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

inline sansaws::result<std::string> plain_way(const sansaws::http::request& request,
                                              const sansaws::sigv4::signer& signer,
                                              const sansaws::sigv4::options& options) {
  const auto signed_request = sansaws::sigv4::sign(request, signer, noon, options);
  if (!signed_request) return signed_request.error();
  return sansaws::http::write_request(*signed_request);
}

/// `write(buffer)` writes what is expected, and asks for more room where there is one byte less.
template <class Write>
void check_written(const sansaws::result<std::string>& expected, Write write) {
  using written_bytes = sansaws::result<std::string_view>;
  if (!expected) {
    std::vector<char> some(64);
    const written_bytes written = write(std::span<char>(some));
    promise(!written && written.error() == expected.error(),
            "the refusal is that of the plain way");
    return;
  }
  std::vector<char> exact(expected->size());
  const written_bytes written = write(std::span<char>(exact));
  promise(written && *written == *expected, "the bytes are those of the plain way");
  promise(written->data() == exact.data(), "the bytes are in the buffer");

  std::vector<char> less(expected->size() - 1);
  const written_bytes refused = write(std::span<char>(less));
  promise(
      !refused && refused.error() == sansaws::caller_error{sansaws::caller_errc::buffer_too_small,
                                                           "buffer", exact.size()},
      "a buffer that is too short is told how much is needed");
}

}  // namespace fuzz
