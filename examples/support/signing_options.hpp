// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How a request is signed and what is written of it: what `sign_request` and `sign_http` share.
#pragma once

#include "command_line.hpp"
#include "surroundings.hpp"

#include <sansaws/http/request.hpp>
#include <sansaws/http/write_request.hpp>
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/time/amz_date.hpp>
#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

namespace examples {

struct signing_options {
  CLI::Option *time, *content_sha256, *presign, *url, *stages;

  explicit signing_options(CLI::App& app)
      : time(app.add_option("--time",
                            "The time to sign with, in UTC. A service refuses a time that is some "
                            "minutes off its own. Default: now.")),
        content_sha256(
            app.add_flag("--content-sha256")
                ->description(
                    "Add the field x-amz-content-sha256, the hash of the body, and sign it. The "
                    "hash is "
                    "signed with or without; Amazon S3 alone requires the field. Default: no.")),
        presign(app.add_option(
            "--presign",
            "Put the signature into the URL, in place of fields, for whoever gets the URL: it "
            "works without credentials, for this long, from 1 to 604800 (a week). Default: no.")),
        url(app.add_flag("--url")->description(
            "Write the presigned URL in place of the request. Needs --presign. Default: no.")),
        stages(app.add_flag("--stages")
                   ->description("Write how the signature came about in place of the request: the "
                                 "canonical request, "
                                 "the string to sign, the signature. Credentials are masked. To be "
                                 "compared with what "
                                 "a service quotes when it refuses a signature. Default: no.")) {
    time->type_name("YYYYMMDDTHHMMSSZ");
    presign->type_name("SECONDS")->transform(number(1, 604'800));
    url->needs(presign)->excludes(stages);
  }

  sansaws::timestamp signing_time() const {
    if (time->count() == 0) return now();
    const auto parsed = sansaws::parse_amz_date(time->as<std::string>());
    if (!parsed) refuse("--time is not of the form YYYYMMDDTHHMMSSZ");
    return *parsed;
  }

  /// The signed request, its URL, or the stages of its signature. Ends the program where it cannot
  /// be signed.
  std::string signed_text(sansaws::http::request request, const sansaws::sigv4::signer& signer,
                          sansaws::timestamp when, const sansaws::sigv4::options& options,
                          const std::string& origin) const {
    using sansaws::http::write_request;
    if (presign->count() == 0) {
      if (is_given(stages)) {
        return to_string(value_or_refuse(sign_stages(request, signer, when, options)));
      }
      return value_or_refuse(
          write_request(value_or_refuse(sign(std::move(request), signer, when, options))));
    }
    const std::chrono::seconds expires_in(presign->as<std::uint32_t>());
    if (is_given(stages)) {
      return to_string(
          value_or_refuse(presign_stages(std::move(request), signer, when, expires_in, options)));
    }
    const auto presigned = value_or_refuse(
        sansaws::sigv4::presign(std::move(request), signer, when, expires_in, options));
    if (is_given(url)) return origin + presigned.target + "\n";
    return value_or_refuse(write_request(presigned));
  }
};

}  // namespace examples
