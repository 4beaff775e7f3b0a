// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What is known of credentials: without their secrets for people and scripts, and with them as a
// document of `credential_process`.
#pragma once

#include "duration.hpp"
#include "terminal.hpp"

#include <sansaws/core/printable.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/documents.hpp>
#include <sansaws/credentials/refresh.hpp>
#include <sansaws/json/encode.hpp>
#include <sansaws/time/rfc3339.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

/// A place where credentials were looked for; without an error they are there.
struct place_report {
  std::string provider;
  std::optional<std::string> error;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(place_report, (), (provider, error, text))

struct region_report {
  std::string name;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(region_report, (), (name, source))

/// In JSON what is absent is left out.
struct credentials_report {
  std::optional<std::string> provider;           ///< where the credentials are from
  std::optional<std::string> source;             ///< the same in detail
  std::optional<std::string> access_key_id_end;  ///< its last four characters
  std::optional<bool> has_session_token;
  std::optional<sansaws::timestamp> expiration;
  std::optional<std::string> freshness;
  std::optional<region_report> region;
  std::vector<place_report> places;
};
BOOST_DESCRIBE_STRUCT(credentials_report, (),
                      (provider, source, access_key_id_end, has_session_token, expiration,
                       freshness, region, places))

/// What a command of `credential_process` prints.
struct process_document {
  std::int64_t version = 1;
  std::string access_key_id;
  std::string secret_access_key;
  std::optional<std::string> session_token;
  std::optional<sansaws::timestamp> expiration;
};
BOOST_DESCRIBE_STRUCT(process_document, (),
                      (version, access_key_id, secret_access_key, session_token, expiration))

}  // namespace examples

template <>
inline constexpr std::array<std::string_view, 3> sansaws::wire_names<examples::place_report>{
    "provider", "error", "text"};
template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<examples::region_report>{
    "name", "source"};
template <>
inline constexpr std::array<std::string_view, 8> sansaws::wire_names<examples::credentials_report>{
    "provider",   "source",    "accessKeyIdEnd", "hasSessionToken",
    "expiration", "freshness", "region",         "places"};
template <>
inline constexpr std::array<std::string_view, 5> sansaws::wire_names<examples::process_document>{
    "Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"};

namespace examples {

/// The name of an enumerator as scripts read it: "refreshSoon".
template <class E>
std::string name_of(E value) {
  std::string name = boost::describe::enum_to_string(value, "unknown");
  for (std::size_t at = 0; (at = name.find('_', at)) != name.npos;) {
    name.erase(at, 1);
    name[at] = static_cast<char>(name[at] - 'a' + 'A');
  }
  return name;
}

/// What a chain that is at its end has found.
inline credentials_report report(const sansaws::credentials::chain& chain, sansaws::timestamp now) {
  credentials_report out;
  for (const auto& [where, error, text] : chain.places()) {
    auto& place = out.places.emplace_back();
    place.provider = to_string(where);
    if (error) place.error = name_of(*error);
    place.text = text;
  }
  if (const auto& region = chain.region())
    out.region = {region->text.substr(0, 256), region->source};
  if (!chain.found()) return out;
  const auto& [credentials, expiration] = *chain.found();
  out.provider = out.places.back().provider;
  out.source = out.places.back().text;
  const std::string_view id = credentials.access_key_id();
  out.access_key_id_end = id.substr(id.size() - std::min<std::size_t>(id.size(), 4));
  out.has_session_token = !credentials.session_token().empty();
  out.expiration = expiration;
  // As of credentials that were good for long: when they were obtained is not known.
  const auto times = sansaws::credentials::plan_refresh((sansaws::timestamp::min)(), expiration, 0);
  out.freshness = name_of(freshness_at(times, now));
  return out;
}

/// "in 54 min", "3 h ago"
inline std::string distance(std::chrono::seconds span) {
  return span.count() < 0 ? in_words(-span) + " ago" : "in " + in_words(span);
}

/// A name and a text beside it, in lines of the width if there is one.
inline std::string entry(std::string name, std::string_view text,
                         std::optional<std::size_t> width) {
  constexpr std::size_t column = 15;
  name.resize(std::max(name.size(), column), ' ');
  if (!width) return name.append(text) + "\n";
  return name + wrapped(text, column, *width).substr(column);
}

/// The page that people read.
inline std::string in_words(const credentials_report& report, sansaws::timestamp now,
                            std::optional<std::size_t> width) {
  std::string out;
  if (report.provider) {
    out += entry("Found in", *report.provider + ": " + *report.source, width);
    out += entry("Access key ID", "..." + *report.access_key_id_end, width);
    out += entry("Session token", *report.has_session_token ? "yes" : "no", width);
    std::string end = "never, as far as is known";
    if (report.expiration) {
      end = sansaws::format_rfc3339(*report.expiration) + ", " +
            distance(std::chrono::seconds(report.expiration->seconds - now.seconds)) + " (" +
            *report.freshness + ")";
    }
    out += entry("Expires", end, width);
  } else {
    out += "No credentials are found.\n";
  }
  out += entry("Region",
               report.region
                   ? sansaws::printable(report.region->name) + " (" + report.region->source + ")"
                   : "none",
               width);
  out += "\n" + entry("PLACE", "WHAT IS THERE", width);
  for (const auto& [provider, error, text] : report.places) out += entry(provider, text, width);
  return out;
}

/// The credentials with their secrets, for `credential_process`.
inline std::string exported(const sansaws::credentials::expiring_credentials& found) {
  const auto& [credentials, expiration] = found;
  process_document out;
  out.access_key_id = credentials.access_key_id();
  out.secret_access_key = credentials.secret_access_key().expose();
  if (!credentials.session_token().empty()) {
    out.session_token = std::string(credentials.session_token().expose());
  }
  out.expiration = expiration;
  return sansaws::json::encode(out);
}

}  // namespace examples
