// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signs any HTTP/1.1 request read from standard input, for any service, all of its fields signed.
//
// Takes what request files hold: line ends with or without CR, continued field lines. Fields of an
// earlier signature are replaced.
#include "support/found_credentials.hpp"
#include "support/input.hpp"
#include "support/setting.hpp"
#include "support/signing_options.hpp"
#include "support/signing_place.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/aws/region_setting.hpp>
#include <sansaws/aws/service_name.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace http = sansaws::http;
namespace sigv4 = sansaws::sigv4;
using examples::is_given;
using examples::refuse;
using examples::value_or_refuse;

/// A request, and what the fields of an earlier signature in it asked for.
struct input {
  http::request request;
  std::optional<std::string> session_token;
  std::optional<std::string> content_sha256;
};

/// The next line without its end, taken off the front of `text`.
std::string_view next_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// METHOD SP target SP HTTP/1.1. A target that holds spaces is refused where it is signed.
void read_request_line(std::string_view line, http::request& request) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    refuse("the first line is not 'METHOD target HTTP/1.1'");
  }
  if (line.substr(last + 1) != "HTTP/1.1") refuse("the request is not HTTP/1.1");
  request.method = value_or_refuse(http::method::parse(line.substr(0, first)));
  request.target = line.substr(first + 1, last - first - 1);
}

void keep_field(std::string_view name, std::string_view value, input& input) {
  if (http::equal_ignoring_case(name, "authorization") ||
      http::equal_ignoring_case(name, "x-amz-date")) {
    return;
  }
  if (http::equal_ignoring_case(name, "x-amz-security-token")) {
    input.session_token = http::trim(value);
  } else if (http::equal_ignoring_case(name, "x-amz-content-sha256")) {
    input.content_sha256 = http::trim(value);
  } else if (auto added = input.request.fields.append(name, value); !added) {
    refuse(added.error());
  }
}

/// Everything up to an empty line; a line that begins with a blank continues the one before it.
void read_fields(std::string_view& text, input& input) {
  std::string name;
  std::string value;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    if (line.empty()) break;
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (name.empty()) refuse("the first field line begins with a blank");
      value.append(" ").append(http::trim(line));
      continue;
    }
    if (!name.empty()) keep_field(name, value, input);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) refuse("a field line has no colon");
    name = line.substr(0, colon);
    value = http::trim(line.substr(colon + 1));
  }
  if (!name.empty()) keep_field(name, value, input);
  // Each is looked for among all others.
  constexpr std::size_t most = 1000;
  if (input.request.fields.size() > most) {
    refuse("the request has more than " + std::to_string(most) + " fields");
  }
}

/// What follows the head: as much as Content-Length says, else all of it.
std::string body_of(std::string_view rest, const http::fields& fields) {
  if (fields.contains("transfer-encoding")) refuse("a body with a transfer coding is not taken");
  const auto length = fields.find("content-length");
  if (!length) return std::string(rest);
  const std::string announced(*length);
  const bool a_line_end_follows = rest.ends_with('\n');
  for (std::size_t surplus = 0; surplus <= (a_line_end_follows ? 2U : 0U); ++surplus) {
    if (surplus > rest.size()) break;
    // A text editor's line end after the body is not part of it.
    if (std::to_string(rest.size() - surplus) == announced) {
      return std::string(rest.substr(0, rest.size() - surplus));
    }
  }
  refuse("the body has " + std::to_string(rest.size()) + " bytes, not the Content-Length");
}

input read_input(std::string_view text) {
  input input;
  read_request_line(next_line(text), input.request);
  read_fields(text, input);
  input.request.body = body_of(text, input.request.fields);
  return input;
}

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

/// Whoever made the keys of the environment may have left the token in the request alone.
sigv4::credentials identity_of(const sansaws::credentials::chain& chain, const input& input) {
  const auto& found = chain.found()->credentials;
  const bool of_environment =
      chain.places().back().where == sansaws::credentials::provider::environment;
  if (!of_environment || !found.session_token().empty() || !input.session_token) return found;
  return value_or_refuse(sigv4::credentials::make(
      found.access_key_id(), found.secret_access_key().expose(), *input.session_token));
}

sigv4::options options_of(const rule_options& rules, bool content_sha256, const input& input,
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
  input input = read_input(text);
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
  auto source = examples::source_of(profile);
  const auto found = examples::found_or_refuse(source);
  const auto region =
      parsed_region(given_region ? *given_region : examples::region_of_profile(found));
  const sigv4::signer signer(identity_of(found, input), region, service, time);
  examples::print(signing.signed_text(std::move(input.request), signer, time, options, origin));
}
