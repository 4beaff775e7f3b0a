// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A marker in every place of a credential, and every printer over every type: none shows the marker
// nor eight bytes of it.
#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/http/response.hpp>
#include <sansaws/s3tables.hpp>
#include <sansaws/sigv4/diff_wire_request.hpp>
#include <sansaws/sigv4/explain_mismatch.hpp>
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/verify.hpp>

#include "catch.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace sansaws;

constexpr timestamp now{1767323045, 0};
constexpr std::chrono::seconds hour{3600};

/// A text of that size in which no part is there twice, nor in any text of the library: letters and
/// digits, and what base64 has beside them.
std::string marker(std::size_t size) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string text;
  for (std::size_t state = 41; text.size() != size;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    text += text.size() % 23 == 22 ? "+/"[state / 65536 % 2] : alphabet[state / 65536 % 62];
  }
  return text;
}

/// Remembers what must not be shown, and looks for it in what is.
class watcher {
 public:
  /// A value, each eight bytes of which are looked for, in any letter case.
  void hide(std::string_view value) {
    const auto text = lower(value);
    for (std::size_t at = 0; at + 8 <= text.size(); ++at) hidden_.push_back(text.substr(at, 8));
  }
  /// What of it the text shows. Nothing where it shows none.
  std::optional<std::string> shown_in(std::string_view text) const {
    const auto plain = http::percent_decode(text);
    for (const auto& shown : {lower(text), lower(plain ? *plain : std::string())}) {
      for (const auto& part : hidden_) {
        if (shown.find(part) != std::string::npos) return part;
      }
    }
    return std::nullopt;
  }
  void look_at(std::string_view printer, std::string_view text) const {
    CAPTURE(std::string(printer), std::string(text));
    CHECK(shown_in(text) == std::nullopt);
  }

 private:
  static std::string lower(std::string_view text) {
    std::string made(text);
    for (char& c : made) c = detail::to_lower(c);
    return made;
  }

  std::vector<std::string> hidden_;
};

/// Where a credential is in a request.
struct place {
  enum kind { plain_field, sensitive_field, parameter } what = plain_field;
  std::string name;
  std::string before;  ///< the marker, in the value
};

std::vector<place> places() {
  std::vector<place> all{
      {place::plain_field, "Authorization", ""},
      {place::plain_field, "Authorization", "Bearer "},
      {place::plain_field, "Authorization", "AWS AKIDEXAMPLE:"},
      {place::plain_field, "Authorization", "AWS4-HMAC-SHA256 "},
      {place::plain_field, "Authorization", "AWS4-HMAC-SHA256 Credential=A, Signature="},
      {place::plain_field, "Authorization", "AWS4-HMAC-SHA256 Credential=A Signature="},
      {place::plain_field, "Proxy-Authorization", ""},
      {place::plain_field, "Proxy-Authorization", "Basic "},
      {place::plain_field, "Cookie", "session="},
      {place::plain_field, "Set-Cookie", "session="},
      {place::plain_field, "Location", "https://b.example/?X-Amz-Signature="},
      {place::plain_field, "Location", "https://b.example/#X-Amz-Signature="},
      {place::plain_field, "Location", "https://b.example/?a;X-Amz-Signature="},
      {place::plain_field, "Location", "https://b.example/?a=b%26X-Amz-Signature%3D"},
      {place::plain_field, "Location", "https://b.example/?X%252DAmz%252DSignature%253D"},
      {place::plain_field, "Link", "<https://b.example/k?Expires=1&Signature="},
      {place::plain_field, "x-amz-meta-a", "Authorization: AWS4-HMAC-SHA256 Signature="},
      {place::plain_field, "x-amz-copy-source", "/b/k?a=b&X-Amz-Security-Token="},
      {place::sensitive_field, "X-Amz-Own", ""},
      {place::sensitive_field, "Own", "a "},
  };
  for (const std::string name :
       {"x-amz-security-token", "x-amz-s3session-token",
        "x-amz-server-side-encryption-customer-key",
        "x-amz-copy-source-server-side-encryption-customer-key", "x-amz-other-customer-key",
        "x-api-key", "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token"}) {
    std::string upper = name;
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (const auto& spelled : {name, upper}) {
      all.push_back({place::plain_field, spelled, ""});
      all.push_back({place::parameter, spelled, ""});
    }
  }
  for (const std::string name :
       {"X-Amz-Signature", "x-amz-signature", "X%2DAmz%2dSignature", "X-Amz-Security-Token",
        "x-amz-security-token", "X-Amz-S3session-Token", "Authorization", "Cookie"}) {
    all.push_back({place::parameter, name, ""});
  }
  return all;
}

http::request with_marker(const place& where, std::string_view text) {
  http::request made{http::method::get, "/a/b?c=d", {}, {}};
  REQUIRE(made.fields.append("Host", "b.example").has_value());
  if (where.what == place::parameter) {
    made.target += "&" + where.name + "=" + http::percent_encode(text) + "&e=f";
  } else {
    const auto mark = where.what == place::sensitive_field ? http::sensitivity::sensitive
                                                           : http::sensitivity::plain;
    REQUIRE(made.fields.append(where.name, where.before + std::string(text), mark).has_value());
  }
  return made;
}

/// What a transport may make of a request that is signed.
std::vector<http::request> rewritten(const http::request& as_signed) {
  std::vector<http::request> all;
  const auto add = [&](auto change) {
    auto copy = as_signed;
    change(copy);
    all.push_back(std::move(copy));
  };
  add([](auto& sent) { sent.method = http::method::put; });
  add([](auto& sent) { sent.target += "&more"; });
  add([](auto& sent) { sent.target = http::percent_encode(sent.target, http::slash::keep); });
  add([](auto& sent) { sent.target.replace(sent.target.find('?'), 1, "%3F"); });
  add([](auto& sent) { sent.target = *http::percent_decode(sent.target); });
  add([](auto& sent) {
    for (char& c : sent.target) c = detail::to_lower(c);
  });
  add([](auto& sent) { sent.target.insert(sent.target.find('?'), "/x"); });
  add([](auto& sent) { sent.body = "x"; });
  for (std::size_t i = 0; i != as_signed.fields.size(); ++i) {
    const std::string name(as_signed.fields[i].name);
    const std::string value(as_signed.fields[i].value);
    add([&](auto& sent) { sent.fields.erase(name); });
    add([&](auto& sent) {
      sent.fields.erase(name);
      REQUIRE(sent.fields.append(name, value + "x").has_value());
    });
    add([&](auto& sent) { REQUIRE(sent.fields.append(name, value).has_value()); });
  }
  return all;
}

/// A canonical request as services quote it and spell it, one line of it changed.
std::vector<std::string> quoted(const std::string& canonical) {
  const auto each = [&](auto write) {
    std::string text;
    for (const char c : canonical) text += write(c);
    return text;
  };
  const auto hex = [](char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return std::string{digits[static_cast<unsigned char>(c) / 16],
                       digits[static_cast<unsigned char>(c) % 16]};
  };
  std::vector<std::string> forms{
      canonical,
      each([](char c) { return detail::to_lower(c); }),
      each([](char c) { return c == ':' ? std::string(" : ") : std::string(1, c); }),
      each([](char c) { return c == '\n' ? ' ' : c; }),
      each([](char c) { return c == '\n' ? std::string("\\\\n") : std::string(1, c); }),
      each([&](char c) { return "&#X" + hex(c) + ";"; }),
      each([&](char c) { return "\\u00" + hex(c); }),
      each([&](char c) { return c == '&' ? std::string("&AMP;") : std::string(1, c); }),
      http::percent_encode(canonical),
      http::percent_encode(http::percent_encode(canonical)),
  };
  for (std::size_t line = 0; line != forms.size(); ++line) {
    // Each line is the first that differs once.
    std::string more = canonical;
    std::size_t at = 0;
    for (std::size_t i = 0; i != line && at != std::string::npos; ++i) at = more.find('\n', at + 1);
    if (at == std::string::npos) break;
    forms.push_back(more.insert(at, "~"));
  }
  std::vector<std::string> all;
  for (const auto& form : forms) {
    all.push_back("<CanonicalRequest>" + form + "</CanonicalRequest>");
    all.push_back("The Canonical String for this request should have been\n'" + form + "'\n");
  }
  return all;
}

/// The errors that an answer makes which quotes the request. Nobody can know of a stranger's text
/// what the caller marked as sensitive.
void print_errors(const watcher& watch, const http::request& request) {
  std::vector<std::string> texts{"GET " + request.target};
  for (const auto field : request.fields) {
    if (field.sensitive) continue;
    const std::string name(field.name);
    const std::string value(field.value);
    texts.push_back(name + ": " + value);
    texts.push_back("{\"" + name + "\":\"" + value + "\"}");
    if (name == "Location") texts.push_back(value);
  }
  for (const auto& text : texts) {
    auto error = rest_json1::transport_error(text);
    watch.look_at("error of a transport", to_string(error));
    error.code = make_error_code(s3tables::service_errc::forbidden);
    watch.look_at("error of the service", to_string(error));
    error.message.clear();
    error.location = error.raw_body = text;
    error.raw_body_size = text.size();
    watch.look_at("foreign answer", to_string(error));
    watch.look_at("start of the body", body_start(error));
  }
}

void print_stages(const watcher& watch, const sigv4::signing_stages& stages) {
  watch.look_at("stages", to_string(stages));
  for (const auto& text : quoted(stages.canonical_request)) {
    const auto found = sigv4::explain_mismatch(text, stages);
    watch.look_at("mismatch, ours", found.ours);
    watch.look_at("mismatch, theirs", found.theirs);
    watch.look_at("mismatch", to_string(found));
  }
}

void print_differences(const watcher& watch, const http::request& as_signed) {
  for (const auto& sent : rewritten(as_signed)) {
    const auto found = sigv4::diff_wire_request(as_signed, sent);
    if (!found) continue;
    for (const auto& text : {found->name, found->as_signed, found->as_sent, to_string(*found)}) {
      watch.look_at("difference", text);
    }
  }
}

void print_refusals(const watcher& watch, const http::request& received,
                    const sigv4::signer& signer) {
  const auto look_at = [&](const sigv4::verify_error& error) {
    watch.look_at("what", error.what);
    watch.look_at("verify_error", to_string(error));
  };
  for (const auto& each : rewritten(received)) {
    const auto claims = sigv4::parse_signature(each);
    if (!claims) {
      look_at(claims.error());
      continue;
    }
    const auto find_signer = [&](const sigv4::signature_claims&) { return &signer; };
    for (const auto time : {now, timestamp{0, 0}, timestamp{now.seconds + 1'000'000, 0}}) {
      if (const auto checked = sigv4::verify(each, find_signer, time); !checked) {
        look_at(checked.error());
      }
    }
  }
}

}  // namespace

TEST_CASE("what is looked for is found") {
  // A watcher that finds nothing would let everything pass.
  const auto text = marker(64);
  CHECK(text.substr(0, 8) != text.substr(8, 8));
  CHECK(sigv4::detail::known_credentials().masked(text) == text);
  CHECK(places().size() > 40);
  watcher watch;
  watch.hide(text);
  const std::string part = text.substr(20, 8);
  std::string upper;
  for (const char c : part) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  for (const auto& shown : {text, "a" + part + "b", upper, http::percent_encode(text)}) {
    CAPTURE(shown);
    CHECK(watch.shown_in(shown));
  }
  for (const auto& other :
       {std::string(), text.substr(0, 7), part.substr(1) + "?", marker(8).substr(1)}) {
    CHECK_FALSE(watch.shown_in(other));
  }
}

TEST_CASE("no printer shows a credential of a request, wherever it is") {
  for (const std::size_t size : {8U, 15U, 16U, 40U, 900U}) {
    const auto text = marker(size);
    watcher watch;
    watch.hide(text);
    const auto credentials = *sigv4::credentials::make("AKIDEXAMPLE", "secret");
    const sigv4::signer signer(credentials, aws::region("us-east-1"), aws::service_name("s3"), now);
    std::size_t signed_requests = 0;
    std::size_t presigned_requests = 0;
    for (const auto& where : places()) {
      CAPTURE(where.name, where.before, size);
      const auto request = with_marker(where, text);
      watch.look_at("fields", to_string(request.fields));
      watch.look_at("request", to_string(request));
      watch.look_at("target", http::mask_target(request.target));
      print_errors(watch, request);
      watch.look_at("response", to_string(http::response{302, "Found", request.fields, ""}));
      print_refusals(watch, request, signer);
      std::vector<std::string_view> names;
      for (const auto field : request.fields) names.push_back(field.name);
      const sigv4::options options{.additional_signed_headers = names};
      // Some places are refused, as only the signer writes them.
      if (const auto made = sigv4::sign(request, signer, now, options)) {
        ++signed_requests;
        watch.look_at("signed request", to_string(*made));
        print_differences(watch, *made);
        print_refusals(watch, *made, signer);
        print_stages(watch, *sigv4::sign_stages(request, signer, now, options));
      }
      if (const auto made = sigv4::presign(request, signer, now, hour, options)) {
        ++presigned_requests;
        watch.look_at("presigned request", to_string(*made));
        print_differences(watch, *made);
        print_refusals(watch, *made, signer);
        print_stages(watch, *sigv4::presign_stages(request, signer, now, hour, options));
      }
    }
    CHECK(signed_requests > places().size() / 2);
    CHECK(presigned_requests == signed_requests);
  }
}

TEST_CASE("no printer shows the secret, the token or the signature of the signer") {
  const std::string secret_text = marker(40);
  for (const std::size_t size : {8U, 15U, 16U, 31U, 64U, 2000U}) {
    for (const auto mode :
         {sigv4::session_token_mode::include, sigv4::session_token_mode::exclude}) {
      const auto token = marker(size + 100).substr(60);
      const auto credentials = *sigv4::credentials::make("AKIDEXAMPLE", secret_text, token);
      const sigv4::signer signer(credentials, aws::region("us-east-1"), aws::service_name("s3"),
                                 now);
      const auto plain = with_marker({place::plain_field, "x-amz-meta", "value"}, "");
      const sigv4::options options{.session_token_mode = mode};
      const auto made = *sigv4::sign(plain, signer, now, options);
      const auto url = *sigv4::presign(plain, signer, now, hour, options);
      const auto stages = *sigv4::sign_stages(plain, signer, now, options);
      const auto url_stages = *sigv4::presign_stages(plain, signer, now, hour, options);
      watcher watch;
      watch.hide(secret_text);
      watch.hide(token);
      watch.hide(stages.signature.text());
      watch.hide(url_stages.signature.text());
      const sigv4::signer other(*sigv4::credentials::make("AKIDEXAMPLE", secret_text),
                                aws::region("us-east-1"), aws::service_name("s3"), now);
      for (const auto& each : {made, url}) {
        watch.look_at("request", to_string(each));
        print_differences(watch, each);
        print_refusals(watch, each, signer);
        print_refusals(watch, each, other);
      }
      print_stages(watch, stages);
      print_stages(watch, url_stages);
    }
  }
}
