// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The input is the error text of a service, and also the stages that such a text quotes. Stages
// that are quoted as ours are the same; where a line is another one, that line is found.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/explain_mismatch.hpp>
#include <sansaws/sigv4/signature.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

using namespace sansaws;
using fuzz::promise;

namespace {

using sigv4::mismatch_kind;

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

/// Text as it can stand in a canonical request: visible, in lines; without the characters that the
/// other form of quoting knows, as both are undone alike.
std::string stage_text(std::string_view text, std::string_view without) {
  std::string kept;
  for (const char c : text) {
    const bool visible = (c >= ' ' && c < '\x7f') || c == '\n';
    if (visible && without.find(c) == std::string_view::npos) kept += c;
  }
  return kept;
}

struct quoting {
  std::string (*quoted)(const std::string& canonical, const std::string& to_sign);
  std::string_view without;
};

/// Stages made of the text, quoted as they are, and with one character more at `place`.
void check_quoting(const quoting& form, std::string_view text, std::size_t place) {
  const auto stages = stage_text(text, form.without);
  const auto half = stages.size() / 2;
  auto to_sign = stages.substr(half);
  std::erase(to_sign, '\'');  // which ends it
  for (const auto& stage : {stages, to_sign}) {
    if (stage.find("hould have been") != std::string::npos) return;  // a label in what it labels
  }
  const sigv4::signing_stages ours{stages.substr(0, half), to_sign,
                                   crypto::hex_digest(crypto::hash("any"))};
  const auto& canonical = ours.canonical_request;
  const auto compared = [&](const std::string& theirs, const std::string& their_to_sign) {
    return sigv4::explain_mismatch(form.quoted(theirs, their_to_sign), ours);
  };
  promise(compared(canonical, to_sign).kind == mismatch_kind::credentials,
          "stages that are quoted as ours are the same");

  place %= canonical.size() + 1;
  auto other = canonical;
  other.insert(place, 1, '~');
  const auto found = compared(other, to_sign);
  const auto line = 1 + std::count(canonical.begin(),
                                   canonical.begin() + static_cast<std::ptrdiff_t>(place), '\n');
  promise(found.kind == mismatch_kind::canonical_request, "another canonical request is found");
  promise(found.line == static_cast<std::size_t>(line), "the line that differs is found");
  promise(compared(canonical, to_sign + '~').kind == mismatch_kind::string_to_sign,
          "another string to sign is found");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::as_text(data, size);
  const sigv4::signing_stages fixed{"GET\n/\n\nhost:a\n\nhost\nhash", "AWS4-HMAC-SHA256\nx\ny\nz",
                                    crypto::hex_digest(crypto::hash("any"))};
  const auto compared = sigv4::explain_mismatch(text, fixed);
  const bool differs = compared.kind == mismatch_kind::canonical_request ||
                       compared.kind == mismatch_kind::string_to_sign;
  promise(differs == (compared.line != 0), "a line is named exactly where one differs");
  promise(compared.theirs.size() <= size, "no more is shown than was said");

  fuzz::input in(data, size);
  const auto place = in.byte();
  const auto rest = in.text();
  check_quoting({quoted_in_json, "&"}, rest, place);
  check_quoting({quoted_in_xml, "\\"}, rest, place);
  return 0;
}
