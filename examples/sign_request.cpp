// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Writes the signed request for a table's maintenance status, byte for byte as it has to be sent.
#include "support/question.hpp"
#include "support/signing_options.hpp"

#include <sansaws/rest_json1/make_request.hpp>

#include <string>

namespace {

namespace sigv4 = sansaws::sigv4;
using examples::is_given;

std::string footer() {
  return "Environment:\n" + std::string(examples::credentials_help) +
         std::string(examples::endpoint_help) +
         "\nExit status:\n"
         "  0  The request is written, or its URL or stages.\n"
         "  2  An argument, a variable or a credential is wrong.\n"
         "  5  Standard output cannot be written.\n"
         "\nExamples:\n"
         "  What a GET of the status has to send:\n"
         "    sign_request --namespace sales --name orders --table-bucket-arn \\\n"
         "      arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket\n"
         "  The same as a URL that works for five minutes: add\n"
         "  --presign 300 --url.\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "writes the signed request for a table's maintenance status\n\n"
      "Writes the HTTP/1.1 request GetTableMaintenanceJobStatus of Amazon S3 Tables,\n"
      "signed with Signature Version 4, as it has to be sent. Sends nothing.\n",
      "sign_request");
  const examples::table_options table(app);
  const examples::signing_options signing(app);
  app.footer(footer());
  examples::parse(app, argc, argv);

  const auto time = signing.signing_time();
  const auto finder = examples::finder_of(table.profile);
  const auto question = examples::question_of(table, finder);
  const auto& where = question.where;
  sigv4::options options;
  if (is_given(signing.content_sha256)) {
    options.payload_checksum_header = sigv4::payload_checksum_header::add;
  }
  const sigv4::signer signer(question.chain.found()->credentials, where.signing_region,
                             examples::call::service.signing_name, time);
  const auto request =
      sansaws::rest_json1::make_request<examples::call>(question.input, where.endpoint);
  examples::print(signing.signed_text(request, signer, time, options, where.endpoint.origin()));
}
