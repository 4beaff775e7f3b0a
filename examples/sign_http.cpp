// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signs any HTTP/1.1 request read from standard input, for any service, all of its fields signed.
#include "support/found_credentials.hpp"
#include "support/input.hpp"
#include "support/request_text.hpp"
#include "support/setting.hpp"
#include "support/signing_options.hpp"
#include "support/signing_place.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/aws/region_setting.hpp>
#include <sansaws/aws/service_name.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace sigv4 = sansaws::sigv4;
using examples::is_given;
using examples::refuse;
using examples::value_or_refuse;

/// The options that say by which rules a request is signed.
struct rule_options {
  CLI::Option *service, *region, *s3, *single_encode, *no_normalize, *unsigned_token;

  explicit rule_options(CLI::App& app)
      : service(app.add_option("--service",
                               "The name that the service is signed with, such as s3tables, s3, "
                               "sts, execute-api.")),
        region(app.add_option("--region",
                              "The region to sign for. Default: AWS_REGION, else "
                              "AWS_DEFAULT_REGION, else that of the profile.")),
        s3(app.add_flag("--s3")->description(
            "Sign by the rules of Amazon S3, which differ from those of all other "
            "services: as with --single-encode, --no-normalize and --content-sha256; "
            "and the body of a presigned URL is not signed. Default: no.")),
        single_encode(
            app.add_flag("--single-encode")
                ->description("Sign the path percent-encoded once, as it stands in the request. "
                              "Services but S3 sign "
                              "it encoded twice: %2520 where the request has %20. Default: no.")),
        no_normalize(
            app.add_flag("--no-normalize")
                ->description(
                    "Sign a path with its \".\", \"..\" and \"//\", as for S3, where they are part "
                    "of an "
                    "object's name. Services but S3 expect them to be resolved. Default: no.")),
        unsigned_token(app.add_flag("--unsigned-token")
                           ->description("Add the session token after the signature is made, so "
                                         "that it is not signed, as AWS "
                                         "IoT wants it. Default: no.")) {
    service->required()->type_name("SERVICE");
    region->type_name("REGION");
  }
};

sansaws::aws::region parsed_region(const examples::setting& region) {
  return value_or_refuse(sansaws::aws::region_setting::parse(region.text), region).region;
}

/// Keys from the environment without a token are completed by the token in the request.
sigv4::credentials identity_of(const sansaws::credentials::chain& chain,
                               const examples::request_input& input) {
  const auto& found = chain.found()->credentials;
  const bool of_environment =
      chain.places().back().where == sansaws::credentials::provider::environment;
  if (!of_environment || !found.session_token().empty() || !input.session_token) return found;
  return value_or_refuse(sigv4::credentials::make(
      found.access_key_id(), found.secret_access_key().expose(), *input.session_token));
}

sigv4::options options_of(const rule_options& rules, bool content_sha256,
                          const examples::request_input& input,
                          std::span<const std::string_view> names) {
  sigv4::options options = is_given(rules.s3) ? sigv4::options::s3() : sigv4::options();
  if (is_given(rules.single_encode)) options.uri_encoding = sigv4::uri_encoding::single;
  if (is_given(rules.no_normalize)) options.path_normalization = sigv4::path_normalization::off;
  if (is_given(rules.unsigned_token))
    options.session_token_mode = sigv4::session_token_mode::exclude;
  if (content_sha256 || input.content_sha256) {
    options.payload_checksum_header = sigv4::payload_checksum_header::add;
  }
  if (input.content_sha256 == sigv4::unsigned_payload) {
    options.payload_signing = sigv4::payload_signing::off;
  }
  const sansaws::crypto::hex_digest hash(sansaws::crypto::hash(input.request.body));
  if (input.content_sha256 && *input.content_sha256 != sigv4::unsigned_payload &&
      *input.content_sha256 != hash.text()) {
    refuse("x-amz-content-sha256 is not the hash of the body");
  }
  options.additional_signed_headers = names;
  return options;
}

std::string footer() {
  return "Environment:\n" + std::string(examples::credentials_help) +
         "  AWS_REGION, AWS_DEFAULT_REGION\n"
         "      The region, where --region is not given. The first counts.\n"
         "  AWS_CA_BUNDLE\n"
         "      The certificates to trust where credentials are asked for over https, in\n"
         "      place of those of the system.\n"
         "\nExit status:\n"
         "  0  The request is written, or its URL or stages.\n"
         "  2  An argument, a variable, a credential or the request is wrong, or standard\n"
         "     input cannot be read.\n"
         "  5  Standard output cannot be written.\n"
         "\nExamples:\n"
         "  Who am I?\n"
         "    printf '%s\\n' \\\n"
         "      'GET /?Action=GetCallerIdentity&Version=2011-06-15 HTTP/1.1' \\\n"
         "      'Host: sts.amazonaws.com' '' |\n"
         "      sign_http --service sts --region us-east-1\n"
         "  A link to an object of S3, for an hour:\n"
         "    printf '%s\\n' 'GET /a.txt HTTP/1.1' \\\n"
         "      'Host: amzn-s3-demo-bucket.s3.amazonaws.com' '' |\n"
         "      sign_http --service s3 --region us-east-1 --s3 --presign 3600 --url\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "signs any HTTP/1.1 request, for any service of AWS\n\n"
      "Reads a request from standard input, signs it with Signature Version 4, all of\n"
      "its fields included, and writes it. Lines may end with or without CR. Fields of\n"
      "an earlier signature are replaced. Sends nothing.\n",
      "sign_http");
  const rule_options rules(app);
  const auto* const profile = examples::add_profile(app);
  const examples::signing_options signing(app);
  app.footer(footer());
  examples::parse(app, argc, argv);

  const auto service = examples::parsed(rules.service, &sansaws::aws::service_name::parse);
  const auto given_region = examples::given_region(rules.region);
  if (given_region) static_cast<void>(parsed_region(*given_region));
  const auto time = signing.signing_time();

  const std::string text = examples::read_all("-");
  auto input = examples::read_input(text);
  std::vector<std::string> owned_names;
  for (const auto field : input.request.fields) owned_names.emplace_back(field.name);
  const std::vector<std::string_view> names(owned_names.begin(), owned_names.end());
  const auto options = options_of(rules, is_given(signing.content_sha256), input, names);
  const std::string origin =
      "https://" + std::string(input.request.fields.find("host").value_or(""));
  if (is_given(signing.url)) {
    if (const auto wrong = sansaws::aws::endpoint::validate(origin)) {
      refuse("the field Host makes no URL: " + to_string(*wrong));
    }
  }
  // Nobody is asked for credentials before all else is right.
  const auto finder = examples::finder_of(profile);
  const auto chain = examples::found_or_refuse(finder);
  const auto region =
      parsed_region(given_region ? *given_region : examples::region_of_profile(chain));
  const sigv4::signer signer(identity_of(chain, input), region, service, time);
  examples::print(signing.signed_text(std::move(input.request), signer, time, options, origin));
}
