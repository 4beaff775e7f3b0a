// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where credentials were looked for, and why they were not found there.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/detail/text.hpp>

#include <boost/describe/enum.hpp>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::credentials {

/// Who may have credentials, in the order in which they are asked. AWS SDKs and Tools Reference
/// Guide, "Standardized credential providers".
enum class provider {
  environment,  ///< variables of the environment
  profile,      ///< the access key of a profile in the shared files
  process,      ///< the command of a profile's `credential_process`
  container,    ///< the endpoint of a container: Amazon ECS, EKS Pod Identity and others
  instance,     ///< the metadata service of an instance of Amazon EC2
};
BOOST_DESCRIBE_ENUM(provider, environment, profile, process, container, instance)

/// One word. Any value has a text.
constexpr std::string_view to_string(provider where) noexcept {
  switch (where) {
    case provider::environment:
      return "environment";
    case provider::profile:
      return "profile";
    case provider::process:
      return "process";
    case provider::container:
      return "container";
    case provider::instance:
      return "instance";
  }
  return "unknown";
}

/// Why there are no credentials at a place. After `absent` and `passed_over` the next place is
/// asked; each other code ends the search, as the credentials of another place would be somebody
/// else's than those that were set up.
enum class place_error {
  absent = 1,     ///< nothing is set up there
  passed_over,    ///< it is not asked, because of a setting
  unusable,       ///< what is set up cannot be used: half a key, a value or a file that is wrong
  needs_service,  ///< what is set up needs AWS STS, IAM Identity Center or AWS Sign-In
  no_answer,      ///< the command failed, or the endpoint does not answer
  bad_answer,     ///< the answer has no credentials
};
BOOST_DESCRIBE_ENUM(place_error, absent, passed_over, unusable, needs_service, no_answer,
                    bad_answer)

/// A place where credentials were looked for.
struct chain_place {
  provider where = provider::environment;  ///< who may have them there
  std::optional<place_error> error;        ///< nothing where the credentials were found
  /// Without an error, what has them there: "profile prod, credentials file, line 3". With one,
  /// what is wrong and what to do. Visible ASCII.
  std::string text;

  friend bool operator==(const chain_place&, const chain_place&) = default;
};

/// One line of visible ASCII: "environment: AWS_ACCESS_KEY_ID is not set".
inline std::string to_string(const chain_place& place) {
  std::string text(to_string(place.where));
  sansaws::detail::append_all(text, {": ", place.text});
  return text;
}

/// Writes the text of `to_string`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const chain_place& place) {
  return out << to_string(place);
}

}  // namespace sansaws::credentials
