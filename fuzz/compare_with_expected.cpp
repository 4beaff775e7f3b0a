// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The input is the error text of a service, and also the stages that such a text quotes. Stages
// that are quoted as ours are the same; where a line is another one, that line is found.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/encoding/sha256.hpp>
#include <sansaws/sigv4/compare_with_expected.hpp>
#include <sansaws/sigv4/string_to_sign.hpp>

#include <algorithm>
#include <string>
#include <string_view>

using namespace sansaws;
using fuzz::promise;

namespace {

using sigv4::agreement;

/// As services write it into the message of a JSON body.
std::string in_json(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\n') {
      escaped += "\\n";
    } else {
      if (c == '"' || c == '\\') escaped += '\\';
      escaped += c;
    }
  }
  return escaped;
}

/// As services write it into an element of an XML body.
std::string in_xml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string quoted_in_json(const std::string& canonical, const std::string& to_sign) {
  return "{\"message\":\"The request signature we calculated does not match.\\n\\nThe Canonical "
         "String for this request should have been\\n'" +
         in_json(canonical) + "'\\n\\nThe String-to-Sign should have been\\n'" + in_json(to_sign) +
         "'\\n\"}";
}
std::string quoted_in_xml(const std::string& canonical, const std::string& to_sign) {
  return "<Error><StringToSign>" + in_xml(to_sign) + "</StringToSign><CanonicalRequest>" +
         in_xml(canonical) + "</CanonicalRequest></Error>";
}

/// Text as it can stand in a canonical request: visible, in lines; and no backslash, which JSON and
/// XML do not quote alike.
std::string stage_text(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    const bool visible = c > ' ' && c < '\x7f';
    if (visible && c != '\\' && c != '\'' && c != '&') kept += c;
    if (c == ' ' || c == '\n') kept += c;
  }
  return kept;
}

void check_stages(const sigv4::signing_stages& ours, std::size_t changed) {
  const auto& canonical = ours.canonical_request;
  for (const auto quoted : {quoted_in_json, quoted_in_xml}) {
    const auto text = quoted(canonical, ours.string_to_sign);
    promise(sigv4::compare_with_expected(text, ours).outcome == agreement::same,
            "stages that are quoted as ours are the same");

    auto other = canonical;
    other.insert(changed, 1, '~');
    const auto found = sigv4::compare_with_expected(quoted(other, ours.string_to_sign), ours);
    const auto at = canonical.begin() + static_cast<std::ptrdiff_t>(changed);
    const auto line = 1 + std::count(canonical.begin(), at, '\n');
    promise(found.outcome == agreement::canonical_request, "another canonical request is found");
    promise(found.line == static_cast<std::size_t>(line), "the line that differs is found");

    const auto later =
        sigv4::compare_with_expected(quoted(canonical, ours.string_to_sign + "~"), ours);
    promise(later.outcome == agreement::string_to_sign, "another string to sign is found");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const sigv4::hex_digest signature(encoding::hash("any"));
  const auto text = fuzz::as_text(data, size);
  const sigv4::signing_stages fixed{"GET\n/\n\nhost:a\n\nhost\nhash", "AWS4-HMAC-SHA256\nx\ny\nz",
                                    signature};
  const auto compared = sigv4::compare_with_expected(text, fixed);
  const bool differs = compared.outcome == agreement::canonical_request ||
                       compared.outcome == agreement::string_to_sign;
  promise(differs == (compared.line != 0), "a line is named exactly where one differs");
  promise(compared.theirs.size() <= size, "no more is shown than was said");

  fuzz::input in(data, size);
  const auto place = in.byte();
  const auto stages = stage_text(in.text());
  const auto half = stages.size() / 2;
  const sigv4::signing_stages ours{stages.substr(0, half), stages.substr(half), signature};
  const bool has_label = stages.find("hould have been") != std::string::npos;
  if (!has_label) check_stages(ours, half == 0 ? 0 : place % half);
  return 0;
}
