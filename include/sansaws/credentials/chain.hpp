// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Finds credentials where the SDKs of AWS find them: says what to read, to run and to ask.
#pragma once

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/credentials/chain_place.hpp>
#include <sansaws/credentials/container_request.hpp>
#include <sansaws/credentials/documents.hpp>
#include <sansaws/credentials/profiles.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/http/response.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::credentials {

/// The variables of the environment that a chain knows; any other is ignored.
inline constexpr std::array<std::string_view, 19> chain_variables{
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_CREDENTIAL_EXPIRATION",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_PROFILE",
    "AWS_CONFIG_FILE",
    "AWS_SHARED_CREDENTIALS_FILE",
    "HOME",
    "USERPROFILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "AWS_EC2_METADATA_DISABLED",
    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
    "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    "AWS_REGION",
    "AWS_DEFAULT_REGION"};

/// To read a file. Its text is for `chain::take`; it should be wiped then, as it may have keys.
struct read_file {
  std::string path;  ///< byte for byte, as it is in the environment
};

/// To run a command by the shell, without an input. What it prints to its standard output is for
/// `chain::take`, and should be wiped then; one that exits with another status than 0 has failed.
struct run_command {
  secret command;  ///< as it is in the profile; it may have a password
};

/// To send a request. The answer, with whatever status, is for `chain::take`.
struct send_request {
  aws::endpoint endpoint;        ///< never by way of a proxy
  http::request request;         ///< as it is, without a signature
  std::chrono::seconds timeout;  ///< after which nobody will answer
};

/// What a chain needs to go on.
struct chain_need {
  std::uint64_t ticket = 0;                                 ///< by which its outcome is told
  std::variant<read_file, run_command, send_request> what;  ///< to be done
};

/// A region, and who says it.
struct chain_region {
  std::string text;    ///< not validated
  std::string source;  ///< "AWS_REGION", or "profile prod, config file, line 3"

  friend bool operator==(const chain_region&, const chain_region&) = default;
};

/// The credential provider chain as a state machine: it reads no file and no environment, runs
/// nothing and sends nothing. `need` says what to do next, and `take` or `fail` what came of it.
/// The places, in their order:
///
/// 1. environment: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`,
///    `AWS_CREDENTIAL_EXPIRATION`. Passed over where a profile is asked for by name.
/// 2. profile and process: that profile, else the one of `AWS_PROFILE`, else "default". A key in
///    the credentials file comes before `credential_process`, and that before a key in the config
///    file. Both halves of a key and its token are of one file.
/// 3. container: `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or else `..._FULL_URI`.
/// 4. instance: version 2 of the metadata service, unless `AWS_EC2_METADATA_DISABLED` is true.
///
/// All credentials are of one place. A place that is set up and cannot be used ends the search; so
/// does a profile that is named and is not there. A file that cannot be read is as an empty one.
/// What needs AWS STS, IAM Identity Center or AWS Sign-In (`role_arn`, a web identity,
/// `sso_session`, `sso_account_id`, `login_session`) is reported by that name, with the remedy:
/// `credential_process = aws configure export-credentials --profile NAME`.
///
/// Each place is asked once, so that any chain comes to its end after at most 5 needs. For newer
/// credentials begin a new chain (`plan_refresh` says when). A variable that is empty is as one
/// that is absent. Linear time. Throws std::bad_alloc, after which it can only be destroyed.
///
/// AWS SDKs and Tools Reference Guide, "Understand the credential provider chain"; where its SDKs
/// differ, as botocore does.
///
/// @snippet reference_examples.cpp chain
class chain {
 public:
  /// A chain over that environment; `chain_variables` are enough of it. `profile` is the name of
  /// the profile that the user asks for, as by an option; empty for none.
  explicit chain(const by_name<secret>& environment, std::string_view profile = {});

  /// What is needed now; null when the chain is at its end. Valid until `take` or `fail`.
  const chain_need* need() const& noexcept { return need_ ? &*need_ : nullptr; }
  const chain_need* need() const&& = delete;

  /// What the file or the output of the command has. Returns whether that was needed: where the
  /// ticket is another one, or is that of a request, nothing changes.
  bool take(std::uint64_t ticket, std::string_view text);
  /// The same for the answer to a request.
  bool take(std::uint64_t ticket, const http::response& answer);
  /// The same for what could not be read, run or asked. `why` is told as it is, made visible: "No
  /// such file or directory".
  bool fail(std::uint64_t ticket, std::string_view why);

  /// The credentials, once they are found. Those of an instance may have expired; while AWS gives
  /// no newer ones, they stay in use (`extend_refresh`).
  const std::optional<expiring_credentials>& found() const& noexcept { return found_; }
  const std::optional<expiring_credentials>& found() const&& = delete;
  /// Where they were looked for, in that order. Where they were found, that is the last one.
  const std::vector<chain_place>& places() const& noexcept { return places_; }
  const std::vector<chain_place>& places() const&& = delete;
  /// The first of `AWS_REGION`, `AWS_DEFAULT_REGION` and the `region` of the profile. The last is
  /// known when the chain is at its end, whichever place has the credentials.
  const std::optional<chain_region>& region() const& noexcept { return region_; }
  const std::optional<chain_region>& region() const&& = delete;

 private:
  /// What `need` is for.
  enum class step { config, credentials, process, authorization, container, token, role, key };

  std::string_view variable(std::string_view name) const noexcept;
  std::string& name_of(profile_file file) noexcept;
  bool is_needed(std::uint64_t ticket, bool by_request) const noexcept;
  void ask(step at, decltype(chain_need::what) what);
  void add_place(provider where, std::optional<place_error> error, std::string text);
  void refuse(provider where, place_error error, std::string text);
  void refuse_document(provider where, document_error error);
  void find(provider where, expiring_credentials made, std::string text);
  void finish(provider where, result<expiring_credentials, document_error> made);
  void end() noexcept;

  void look_at_environment();
  void ask_file(profile_file file);
  void miss_file(profile_file file, std::string_view why);
  void take_file(profile_file file, std::string_view text);
  void go_on_after(profile_file file);
  void look_at_profile();
  void look_at_container();
  void ask_container(std::string_view authorization, std::string_view source);
  void look_at_instance();
  void ask_instance(step at, http::request request);
  void take_instance(const http::response& answer);

  by_name<secret> environment_;
  std::string profile_;
  bool by_option_ = false;
  std::array<std::string, 2> files_;  ///< the name of each, and why it is not read
  profile_set config_, credentials_;
  std::string asked_;  ///< the name of what is asked
  std::optional<container_uri> container_;
  std::optional<aws::endpoint> metadata_service_;
  secret sent_;  ///< the token sent with the last request

  step step_ = step::config;
  std::uint64_t last_ticket_ = 0;
  std::optional<chain_need> need_;
  std::vector<chain_place> places_;
  std::optional<chain_region> region_;
  std::optional<expiring_credentials> found_;
};

}  // namespace sansaws::credentials

#include <sansaws/credentials/detail/chain_search.hpp>
#include <sansaws/credentials/detail/chain_steps.hpp>
