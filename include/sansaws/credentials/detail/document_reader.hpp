// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Credentials from JSON, by the members that each kind of document has.
#pragma once

#include <sansaws/credentials/documents.hpp>

#if SANSAWS_DEFINITIONS
#include <sansaws/core/detail/wipe.hpp>
#include <sansaws/core/limits.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/credentials/detail/instance_values.hpp>
#include <sansaws/http/response.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#endif

namespace sansaws::inline SANSAWS_ABI::credentials {

#if SANSAWS_DEFINITIONS

namespace detail {

/// Of the credentials all members are held as secrets: a key may stand at the place of the id.
struct process_document {
  std::optional<std::int64_t> version;
  std::optional<secret> access_key_id, secret_access_key, token;
  std::optional<std::string> expiration;
};
BOOST_DESCRIBE_STRUCT(process_document, (),
                      (version, access_key_id, secret_access_key, token, expiration))

struct endpoint_document {
  std::optional<std::string> code, message, container_code, container_message;
  std::optional<secret> access_key_id, secret_access_key, token;
  std::optional<std::string> expiration;
};
BOOST_DESCRIBE_STRUCT(endpoint_document, (),
                      (code, message, container_code, container_message, access_key_id,
                       secret_access_key, token, expiration))

/// What an answer says of an error, and nothing else of it.
struct reported_error {
  std::optional<std::string> code, message, container_code, container_message;
};
BOOST_DESCRIBE_STRUCT(reported_error, (), (code, message, container_code, container_message))

}  // namespace detail
}  // namespace sansaws::credentials

template <>
inline constexpr std::array<std::string_view, 5>
    sansaws::wire_names<sansaws::credentials::detail::process_document>{
        "Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"};
template <>
inline constexpr std::array<std::string_view, 8>
    sansaws::wire_names<sansaws::credentials::detail::endpoint_document>{
        "Code",        "Message",         "code",  "message",
        "AccessKeyId", "SecretAccessKey", "Token", "Expiration"};
template <>
inline constexpr std::array<std::string_view, 4>
    sansaws::wire_names<sansaws::credentials::detail::reported_error>{"Code", "Message", "code",
                                                                      "message"};

namespace sansaws::inline SANSAWS_ABI::credentials {
namespace detail {

inline constexpr limits document_limits{.max_body = max_document};

using reading = result<expiring_credentials, document_error>;

/// What `read` makes of the text. Overwrites the stack that this took: the parser leaves parts of
/// strings with escapes there. Called by pointers that the compiler cannot see through, so that
/// neither is inlined and both have their frames at the same place.
template <class Text>
reading read_and_wipe(reading (*read)(const Text&), const Text& text) {
  constexpr std::size_t parser_stack = 48 * 1024;
  reading (*const volatile apart)(const Text&) = read;
  void (*const volatile wipe)() noexcept = &sansaws::detail::wipe_stack<parser_stack>;
  auto made = apart(text);
  wipe();
  return made;
}

/// Decodes a document.
template <class Document>
result<Document, document_error> decode_document(std::string_view text, document_error error) {
  if (text.find_first_not_of(" \t\r\n") == text.npos) {
    error.code = document_errc::empty;
    return error;
  }
  auto decoded = json::decode<Document>(text, document_limits);
  if (decoded) return {boost::system::in_place_value, *std::move(decoded)};
  error.code = decoded.error().code;
  error.member = std::move(decoded.error().pointer);
  error.position = decoded.error().offset;
  return error;
}

/// The credentials of a document whose token has that name. Without a token and an expiration only
/// where these are optional.
template <class Document>
reading credentials_of(const Document& document, std::string_view token_name, bool optional,
                       document_error error) {
  const auto refuse = [&error](boost::system::error_code code, std::string_view member) {
    error.code = code;
    error.member = member;
    return error;
  };
  const auto text_of = [](const std::optional<secret>& value) {
    return value ? value->expose() : std::string_view();
  };
  const auto id = text_of(document.access_key_id);
  const auto key = text_of(document.secret_access_key);
  if (id.empty()) return refuse(peer_errc::missing_member, "/AccessKeyId");
  if (key.empty()) return refuse(peer_errc::missing_member, "/SecretAccessKey");
  if (!optional && !document.token) return refuse(peer_errc::missing_member, token_name);
  if (!optional && !document.expiration) return refuse(peer_errc::missing_member, "/Expiration");

  std::optional<timestamp> expiration;
  if (document.expiration) {
    expiration = parse_rfc3339(*document.expiration);
    if (!expiration) return refuse(peer_errc::bad_value, "/Expiration");
  }
  auto made = sigv4::credentials::make(id, key, text_of(document.token));
  if (made) return expiring_credentials{*std::move(made), expiration};
  error.position = made.error().position;
  error.allowed = made.error().other;
  const auto parameter = made.error().parameter;
  return refuse(made.error().code, parameter == "access_key_id"       ? "/AccessKeyId"
                                   : parameter == "secret_access_key" ? "/SecretAccessKey"
                                                                      : token_name);
}

/// Moves what is said of an error, in either spelling.
template <class Document>
void take_reported(Document& document, document_error& error) {
  const auto take = [](std::string& to, std::optional<std::string>& instance,
                       std::optional<std::string>& container) {
    if (instance || container) to = *std::move(instance ? instance : container);
  };
  take(error.reported_code, document.code, document.container_code);
  take(error.reported_message, document.message, document.container_message);
}

inline reading read_process_output(const std::string_view& output) {
  document_error error;
  auto document = decode_document<process_document>(output, error);
  if (!document) return std::move(document).error();
  if (!document->version) {
    error.code = peer_errc::missing_member;
    error.member = "/Version";
    return error;
  }
  if (*document->version != 1) {
    error.code = document_errc::unsupported_version;
    error.member = "/Version";
    return error;
  }
  return credentials_of(*document, "/SessionToken", true, std::move(error));
}

/// The error of an answer with another status than 200. Nothing where it is that.
inline std::optional<document_error> status_error(const http::response& answer) {
  if (answer.status == 200) return std::nullopt;
  document_error error{.code = document_errc::unexpected_status, .http_status = answer.status};
  // What is no such document says nothing: pages in HTML, most often.
  if (auto said = json::decode<reported_error>(answer.body, document_limits)) {
    take_reported(*said, error);
  }
  return error;
}

inline reading read_endpoint_answer(const http::response& answer) {
  if (auto failed = status_error(answer)) return *std::move(failed);
  document_error error{.http_status = answer.status};
  auto document = decode_document<endpoint_document>(answer.body, error);
  if (!document) return std::move(document).error();
  take_reported(*document, error);
  if (!error.reported_code.empty() && error.reported_code != "Success") {
    error.code = document_errc::reported;
    return error;
  }
  error.reported_code.clear();
  error.reported_message.clear();
  return credentials_of(*document, "/Token", false, std::move(error));
}

/// The error of a value that cannot be a part of the next request.
inline document_error refused_value(const http::response& answer, const caller_error& error) {
  if (error.code == caller_errc::missing) {
    return {.code = document_errc::empty, .http_status = answer.status};
  }
  return {.code = error.code,
          .member = "the answer",
          .position = error.position,
          .allowed = error.other,
          .http_status = answer.status};
}

}  // namespace detail

SANSAWS_DECL result<expiring_credentials, document_error> parse_process_output(
    std::string_view output) {
  return detail::read_and_wipe(&detail::read_process_output, output);
}

SANSAWS_DECL result<expiring_credentials, document_error> parse_endpoint_credentials(
    const http::response& answer) {
  return detail::read_and_wipe(&detail::read_endpoint_answer, answer);
}

SANSAWS_DECL result<secret, document_error> parse_instance_token(const http::response& answer) {
  if (auto failed = detail::status_error(answer)) return *std::move(failed);
  if (const auto error = detail::validate_instance_token(answer.body)) {
    return detail::refused_value(answer, *error);
  }
  return secret(answer.body);
}

SANSAWS_DECL result<std::string, document_error> parse_instance_role(const http::response& answer) {
  const std::string_view body = answer.body;
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (answer.status == 404 || (answer.status == 200 && first == body.npos)) {
    return document_error{.code = document_errc::no_role, .http_status = answer.status};
  }
  if (auto failed = detail::status_error(answer)) return *std::move(failed);
  const auto name = body.substr(first, body.find_last_not_of(" \t\r\n") + 1 - first);
  if (const auto error = detail::validate_instance_role(name)) {
    return detail::refused_value(answer, *error);
  }
  return std::string(name);
}

#endif

}  // namespace sansaws::credentials
