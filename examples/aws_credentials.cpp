// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which credentials the other programs sign with, where they are from, and why not from elsewhere.
#include "support/credentials_report.hpp"
#include "support/found_credentials.hpp"
#include "support/terminal.hpp"

#include <sansaws/json/encode.hpp>

#include <string>

namespace {

using examples::is_given;
using examples::tell;

std::string footer() {
  return "Environment:\n" + std::string(examples::credentials_help) +
         "  AWS_REGION, AWS_DEFAULT_REGION\n"
         "      The region; the first counts. Where neither is set: that of the profile.\n"
         "  AWS_CA_BUNDLE\n"
         "      The certificates to trust where credentials are asked for over https, in\n"
         "      place of those of the system.\n"
         "  COLUMNS\n"
         "      The terminal's width, where it is not what the terminal says.\n"
         "\nPlaces, in their order:\n"
         "  environment  Variables. They do not count where --profile is given.\n"
         "  profile      An access key in the shared files.\n"
         "  process      What the command of the profile's credential_process prints.\n"
         "  container    The endpoint of Amazon ECS, EKS Pod Identity and others.\n"
         "  instance     The metadata service of Amazon EC2, version 2.\n"
         "  What is set up and cannot be used ends the search. A profile that needs AWS\n"
         "  STS, IAM Identity Center or AWS Sign-In is reported by that name; the AWS CLI\n"
         "  has its credentials, by another profile with\n"
         "    credential_process = aws configure export-credentials --profile NAME\n"
         "\nFor other programs:\n"
         "  With --export this is a credential_process itself:\n"
         "    credential_process = aws_credentials --export --profile NAME\n"
         "  A profile that names itself so is an error: no more than 3 such commands run\n"
         "  one another.\n"
         "\nExit status:\n"
         "  0  There are credentials.\n"
         "  1  There are none, or they have expired. Those of an instance stay in use even\n"
         "     then. Without --export, standard output still has all that is known.\n"
         "  2  An argument or a variable is wrong.\n"
         "  5  Standard output cannot be written.\n"
         "\nExamples:\n"
         "  aws_credentials\n"
         "  aws_credentials --profile prod --output json\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "says which credentials the other programs sign with\n\n"
      "Looks for credentials as the AWS CLI does, and says where they are from, when\n"
      "they end, and what is at the other places that were looked at. No secret is\n"
      "shown, but with --export.\n",
      "aws_credentials");
  const auto* const profile = examples::add_profile(app);
  auto* const output = app.add_option("--output", "table is for people, json for scripts.")
                           ->type_name("table|json")
                           ->default_str("table")
                           ->check(CLI::IsMember({"table", "json"}).description(""));
  const auto* const exported =
      app.add_flag("--export")
          ->description(
              "Print the credentials themselves, with their secrets, in the format of "
              "credential_process, and nothing else. Default: no.")
          ->excludes(output);
  app.footer(footer());
  examples::parse(app, argc, argv);

  const auto finder = examples::finder_of(profile);
  const auto chain = finder.look();
  const auto now = examples::now();
  const bool usable = chain.found() && !examples::has_expired(chain, now);
  if (is_given(exported)) {
    if (usable) examples::print(examples::exported(*chain.found()) + "\n");
  } else if (output->as<std::string>() == "json") {
    examples::print(sansaws::json::encode(examples::report(chain, now)) + "\n");
  } else {
    examples::print(
        examples::in_words(examples::report(chain, now), now, examples::terminal_width()));
  }
  if (usable) return 0;
  tell("error: " + (chain.found() ? examples::expired_text(chain) : examples::why_none(chain)));
  if (is_given(exported) && !chain.found()) examples::tell_places(chain);
  return 1;
}
