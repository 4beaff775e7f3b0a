// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Requests over libcurl, as they are.
#pragma once

#include "curl_received.hpp"
#include "sensitive_text.hpp"
#include "surroundings.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/limits.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/rest_json1/response_error.hpp>

#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace examples {

/// Whether a TLS handshake has failed because the connection was lost. libcurl has no code of its
/// own for this, but words: OpenSSL, where it has no error to tell, leaves it to the socket.
inline bool lost_in_handshake(std::string_view why) {
  for (const std::string_view words :
       {"SSL_connect: ", "unexpected eof", "Recv failure: ", "Send failure: "}) {
    if (why.find(words) != why.npos) return true;
  }
  return false;
}

/// What a failure of libcurl means for a retry.
inline sansaws::peer_errc meaning_of(CURLcode code, std::string_view why) {
  using sansaws::peer_errc;
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return peer_errc::unknown_host;
    case CURLE_WRITE_ERROR:  // of take_body
      return peer_errc::body_too_large;
    case CURLE_PARTIAL_FILE:
      return peer_errc::incomplete;
    case CURLE_SSL_CONNECT_ERROR:
      return lost_in_handshake(why) ? peer_errc::no_response : peer_errc::tls_failed;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return peer_errc::tls_failed;
    default:
      return peer_errc::no_response;
  }
}

/// What libcurl says, without what it quotes: that may be the URL of a proxy, with the password. In
/// an error of TLS it is the name in a certificate, which people need to see.
inline std::string without_quotation(std::string why, sansaws::peer_errc meaning) {
  const std::size_t quotation = why.find(" '");
  if (meaning != sansaws::peer_errc::tls_failed && quotation != why.npos) {
    why.replace(quotation, why.npos, " '***'");
  }
  why.erase(why.find_last_not_of(' ') + 1);
  return why;
}

/// The file of AWS_CA_BUNDLE, or the end of the program where it cannot be read. Whatever is no
/// regular file may keep libcurl waiting for ever.
inline std::optional<std::string> ca_bundle() {
  auto name = environment("AWS_CA_BUNDLE");
  if (!name) return std::nullopt;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(*name, ignored) || !std::ifstream(*name)) {
    refuse("AWS_CA_BUNDLE: cannot read the file '" + sansaws::printable(*name) + "'");
  }
  return name;
}

/// A failure of libcurl, in the words of its error buffer where it has any.
inline sansaws::rest_json1::response_error failure_of(CURLcode code, const char* buffer,
                                                      const std::optional<std::string>& bundle) {
  std::string why = *buffer == '\0' ? curl_easy_strerror(code) : buffer;
  const auto meaning = meaning_of(code, why);
  why = without_quotation(std::move(why), meaning);
  const bool not_trusted =
      code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE;
  if (not_trusted && bundle) why += " (AWS_CA_BUNDLE is " + *bundle + ")";
  return sansaws::rest_json1::transport_error(std::move(why), meaning);
}

/// A field as libcurl wants it: "name;" is sent as an empty one, while "name:" is not sent.
inline std::string header_line(const sansaws::http::field_view& field) {
  const std::string name(field.name);
  return field.value.empty() ? name + ";" : name + ": " + std::string(field.value);
}

/// How a transport exchanges.
struct curl_settings {
  /// For all of an exchange, from the name of the host to the last byte.
  std::chrono::seconds timeout;
  /// Called about once a second, with the time for which nothing has come.
  std::function<void(std::chrono::seconds)> on_silence = [](std::chrono::seconds) {};
  std::size_t max_body = sansaws::limits{}.max_body;
  bool direct = false;     ///< past every proxy
  bool sensitive = false;  ///< a body may have keys: the only copy is the one that is returned
};

/// Sends a request as it is, and collects the answer. The certificates that are trusted are those
/// of AWS_CA_BUNDLE, else those of the system.
class curl_transport {
 public:
  explicit curl_transport(curl_settings settings) : settings_(std::move(settings)) {}

  sansaws::result<received, sansaws::rest_json1::response_error> exchange(
      const sansaws::aws::endpoint& endpoint, const sansaws::http::request& request) {
    CURL* const handle = handle_.get();
    const std::string url = endpoint.origin() + request.target;
    curl_slist* lines = nullptr;
    for (const auto field : request.fields) {
      lines = curl_slist_append(lines, header_line(field).c_str());
    }
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> owner(lines, curl_slist_free_all);
    received answer;
    answer.max_body = settings_.max_body;
    if (settings_.sensitive) answer.body.reserve(settings_.max_body);  // growing leaves copies
    const std::string method(request.method.text());
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, method.c_str());
    if (settings_.direct) curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);  // the path is signed byte for byte
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, lines);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &answer);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
    char why[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, why);
    set_limits();
    set_trust();
    watched_ = &answer;
    const CURLcode code = curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
    if (code == CURLE_OK) {
      answer.status = status(CURLINFO_RESPONSE_CODE);
      return answer;
    }
    // A proxy that refuses to connect has answered, too.
    answer.status = status(CURLINFO_HTTP_CONNECTCODE);
    if (answer.status >= 300) return answer;
    if (settings_.sensitive) wipe(answer.body.data(), answer.body.size());
    if (answer.broken) {
      return sansaws::rest_json1::transport_error(std::string(message(*answer.broken)),
                                                  *answer.broken);
    }
    return failure_of(code, why, ca_bundle_);
  }

 private:
  void set_limits() {
    curl_easy_setopt(handle_.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle_.get(), CURLOPT_TIMEOUT, static_cast<long>(settings_.timeout.count()));
#if CURL_AT_LEAST_VERSION(7, 87, 0)
    curl_easy_setopt(handle_.get(), CURLOPT_QUICK_EXIT, 1L);  // does not wait for the resolver
#endif
    curl_easy_setopt(handle_.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle_.get(), CURLOPT_XFERINFOFUNCTION, tell);
    curl_easy_setopt(handle_.get(), CURLOPT_XFERINFODATA, this);
  }

  /// A bundle of the user's own is all that is trusted.
  void set_trust() {
    if (!ca_bundle_) return;
    curl_easy_setopt(handle_.get(), CURLOPT_CAINFO, ca_bundle_->c_str());
    curl_easy_setopt(handle_.get(), CURLOPT_CAPATH, nullptr);
  }

  static int tell(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& self = *static_cast<const curl_transport*>(user);
    const auto silent = std::chrono::steady_clock::now() - self.watched_->last_heard;
    self.settings_.on_silence(std::chrono::floor<std::chrono::seconds>(silent));
    return 0;
  }

  int status(CURLINFO which) const {
    long status = 0;
    curl_easy_getinfo(handle_.get(), which, &status);
    return static_cast<int>(status);
  }

  std::unique_ptr<CURL, void (*)(CURL*)> handle_{curl_easy_init(), curl_easy_cleanup};
  std::optional<std::string> ca_bundle_ = ca_bundle();
  curl_settings settings_;
  const received* watched_ = nullptr;
};

}  // namespace examples
