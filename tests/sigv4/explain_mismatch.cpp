// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the service expected, from its own words. The sentences are those of AWS services that
// answer with SignatureDoesNotMatch, the elements those of Amazon S3.
#include <sansaws/sigv4/explain_mismatch.hpp>

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

using namespace sansaws::sigv4;

namespace {

constexpr std::string_view token = "VERYsecretTOKEN";

signing_stages stages_of(std::string_view target, std::string_view date = samples::suite_date,
                         samples::field_list more = {}) {
  auto stages =
      sign_stages(samples::request(target, more), samples::signer(token, date), samples::at(date));
  REQUIRE(stages.has_value());
  return *std::move(stages);
}

std::string sentence(const signing_stages& theirs) {
  return "The request signature we calculated does not match the signature you provided. Check "
         "your AWS Secret Access Key and signing method. Consult the service documentation for "
         "details.\n\nThe Canonical String for this request should have been\n'" +
         theirs.canonical_request + "'\n\nThe String-to-Sign should have been\n'" +
         theirs.string_to_sign + "'\n";
}

std::string elements(const signing_stages& theirs) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>SignatureDoesNotMatch</Code>"
         "<StringToSign>" +
         theirs.string_to_sign + "</StringToSign><CanonicalRequest>" + theirs.canonical_request +
         "</CanonicalRequest></Error>";
}

std::string replaced_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string as_json(std::string text) {
  text = replaced_all(std::move(text), "\\", "\\\\");
  text = replaced_all(std::move(text), "\"", "\\\"");
  return "{\"message\":\"" + replaced_all(std::move(text), "\n", "\\n") + "\"}";
}

std::string as_xml(std::string text) {
  text = replaced_all(std::move(text), "&", "&amp;");
  text = replaced_all(std::move(text), "<", "&lt;");
  return replaced_all(std::move(text), "'", "&#39;");
}

mismatch compared(const std::string& error_text, const signing_stages& ours) {
  const auto outcome = explain_mismatch(error_text, ours);
  CHECK(outcome.ours.find(token) == std::string::npos);
  CHECK(outcome.theirs.find(token) == std::string::npos);
  return outcome;
}

const mismatch same{mismatch_kind::credentials, 0, {}, {}};

}  // namespace

TEST_CASE("a service that expected what we signed knows another secret") {
  const auto ours = stages_of("/a?b=c&d=e");
  CHECK(compared(sentence(ours), ours) == same);
  CHECK(compared(as_json(sentence(ours)), ours) == same);
  CHECK(compared(elements(ours), ours) == same);
}

TEST_CASE("the first line that differs is shown from both sides") {
  const auto ours = stages_of("/a%2Fb");
  const auto theirs = stages_of("/a/b");
  const mismatch expected{mismatch_kind::canonical_request, 2, "/a%252Fb", "/a/b"};
  CHECK(compared(sentence(theirs), ours) == expected);
  CHECK(compared(as_json(sentence(theirs)), ours) == expected);
  CHECK(compared(elements(theirs), ours) == expected);
}

TEST_CASE("every line of the canonical request is compared") {
  const auto ours = stages_of("/?b=1", samples::suite_date, {{"X-Amz-Meta", "m"}});
  const auto line_of = [&](std::string_view from, std::string_view to) {
    auto theirs = ours;
    theirs.canonical_request = replaced_all(theirs.canonical_request, from, to);
    const auto outcome = compared(sentence(theirs), ours);
    CHECK(outcome.kind == mismatch_kind::canonical_request);
    return outcome.line;
  };
  CHECK(line_of("GET", "PUT") == 1);
  CHECK(line_of("b=1", "b=2") == 3);
  CHECK(line_of("host:example", "host:other") == 4);
  CHECK(line_of("x-amz-meta:m\n", "") == 6);
  CHECK(line_of("host;x-amz-date", "x-amz-date") == 9);
  CHECK(line_of("e3b0c442", "00000000") == 10);
}

TEST_CASE("an added and a missing line are differences") {
  const auto ours = stages_of("/");
  auto theirs = ours;
  theirs.canonical_request += "\nmore";
  CHECK(compared(sentence(theirs), ours) ==
        mismatch{mismatch_kind::canonical_request, 10, "", "more"});
  theirs.canonical_request = "GET\n/\n\nhost:example.amazonaws.com";
  CHECK(compared(sentence(theirs), ours) ==
        mismatch{mismatch_kind::canonical_request, 5, "x-amz-date:20150830T123600Z", ""});
  theirs.canonical_request = "";
  CHECK(compared(sentence(theirs), ours) ==
        mismatch{mismatch_kind::canonical_request, 1, "GET", ""});
}

TEST_CASE("a line feed more at the end is of the quotation and no difference") {
  const auto ours = stages_of("/");
  auto theirs = ours;
  theirs.canonical_request += "\n";
  theirs.string_to_sign += "\n";
  CHECK(compared(sentence(theirs), ours) == same);
  CHECK(compared(elements(theirs), ours) == same);
}

TEST_CASE("where only the strings to sign differ, the time or the scope does") {
  const auto ours = stages_of("/");
  auto theirs = ours;
  theirs.string_to_sign = replaced_all(theirs.string_to_sign, "/us-east-1/", "/us-west-2/");
  const mismatch expected{mismatch_kind::string_to_sign, 3,
                          "20150830/us-east-1/service/aws4_request",
                          "20150830/us-west-2/service/aws4_request"};
  CHECK(compared(sentence(theirs), ours) == expected);
  CHECK(compared(elements(theirs), ours) == expected);
}

TEST_CASE("one stage alone is compared too, in either order") {
  const auto ours = stages_of("/");
  CHECK(compared("The String-to-Sign should have been\n'" + ours.string_to_sign + "'", ours) ==
        same);
  CHECK(compared("The Canonical String for this request should have been\n'" +
                     ours.canonical_request + "'",
                 ours) == same);
  CHECK(compared("The String-to-Sign should have been\n'" + ours.string_to_sign +
                     "'\n\nThe Canonical String for this request should have been\n'" +
                     ours.canonical_request + "'\n",
                 ours) == same);
}

TEST_CASE("a text that quotes neither stage says nothing") {
  const auto ours = stages_of("/");
  const mismatch nothing{mismatch_kind::not_quoted, 0, {}, {}};
  for (const std::string_view text :
       {"", "{\"message\":\"Forbidden\"}", "<Error/>", "'", "String-to-Sign should have been",
        "Canonical String for this request should have been nothing quoted"}) {
    CHECK(compared(std::string(text), ours) == nothing);
  }
}

TEST_CASE("quotes in and after a quotation do not end or lengthen it") {
  const auto ours = stages_of("/", samples::suite_date, {{"X-Amz-Meta", "it's 'quoted'"}});
  CHECK(compared(sentence(ours), ours) == same);
  CHECK(compared(as_json(sentence(ours)), ours) == same);
  CHECK(compared(sentence(ours) + "Don't ask again, it's of no use.", ours) == same);
}

TEST_CASE("line ends and escapes of any carrier are undone") {
  const auto ours = stages_of("/?a=1&b=2", samples::suite_date, {{"X-Amz-Meta", "\"q\""}});
  CHECK(compared(replaced_all(sentence(ours), "\n", "\r\n"), ours) == same);
  CHECK(compared(replaced_all(as_json(sentence(ours)), "\\n", "\\r\\n"), ours) == same);
  const auto escaped = [&](std::string_view from, std::string_view to) {
    return compared(replaced_all(as_json(sentence(ours)), from, to), ours);
  };
  CHECK(escaped("'", "\\u0027") == same);
  CHECK(escaped("&", "\\u0026") == same);
  CHECK(escaped("=", "\\u003d") == same);
  CHECK(escaped("/", "\\/") == same);
  CHECK(compared(as_xml(sentence(ours)), ours) == same);
  CHECK(compared(replaced_all(as_xml(sentence(ours)), "\n", "&#xD;\n"), ours) == same);
  CHECK(compared(replaced_all(as_xml(sentence(ours)), "\n", "&#10;"), ours) == same);
  auto in_elements = ours;
  in_elements.canonical_request = as_xml(ours.canonical_request);
  CHECK(compared(elements(in_elements), ours) == same);
}

TEST_CASE("a text cut at any byte is compared as far as it goes") {
  const auto ours = stages_of("/a?b=c");
  struct quotation {
    mismatch_kind stage;
    std::string text;
    std::string_view end;  // a closing tag that is cut is taken for text
  };
  const auto compare_cuts = [&](const std::string& text, const quotation& first,
                                const quotation& second) {
    for (std::size_t size = 0; size <= text.size(); ++size) {
      auto expected = mismatch_kind::not_quoted;
      for (const auto& [stage, quoted, end] : {first, second}) {
        const std::size_t begin = text.find(quoted);
        REQUIRE(begin != std::string::npos);
        const std::size_t last = begin + quoted.size();
        if (size < begin) break;
        expected = size < last || (size > last && size < last + end.size())
                       ? stage
                       : mismatch_kind::credentials;
        if (expected == stage) break;
      }
      CAPTURE(text.substr(0, size));
      const auto outcome = compared(text.substr(0, size), ours);
      REQUIRE(outcome.kind == expected);
      REQUIRE((outcome.line != 0) == (expected == mismatch_kind::canonical_request ||
                                      expected == mismatch_kind::string_to_sign));
      std::string_view theirs = outcome.theirs;
      if (theirs.ends_with('\\')) theirs.remove_suffix(1);  // of an escape that was cut
      REQUIRE((outcome.ours.starts_with(theirs) || theirs.starts_with(outcome.ours + "<")));
    }
  };
  const quotation canonical{mismatch_kind::canonical_request, ours.canonical_request, ""};
  const quotation to_sign{mismatch_kind::string_to_sign, ours.string_to_sign, ""};
  compare_cuts(sentence(ours), canonical, to_sign);
  compare_cuts(as_json(sentence(ours)),
               {canonical.stage, replaced_all(canonical.text, "\n", "\\n"), ""},
               {to_sign.stage, replaced_all(to_sign.text, "\n", "\\n"), ""});
  compare_cuts(elements(ours), {to_sign.stage, to_sign.text, "</StringToSign>"},
               {canonical.stage, canonical.text, "</CanonicalRequest>"});
}

TEST_CASE("a token among the lines is masked, in a field and in a query") {
  const auto ours = stages_of("/");
  auto theirs = ours;
  theirs.canonical_request = replaced_all(theirs.canonical_request, token, "VERYsecretTOKEN2");
  CHECK(compared(sentence(theirs), ours) == mismatch{mismatch_kind::canonical_request, 6,
                                                     "x-amz-security-token:***",
                                                     "x-amz-security-token:***"});
  const auto presigned = presign_stages(samples::request("/?b=1"), samples::signer(token),
                                        samples::at(samples::suite_date), std::chrono::seconds(60))
                             .value();
  auto others = presigned;
  others.canonical_request = replaced_all(others.canonical_request, "b=1", "b=2");
  const auto outcome = compared(sentence(others), presigned);
  CHECK(outcome.line == 3);
  CHECK(outcome.ours.find("&X-Amz-Security-Token=***&") != std::string::npos);
  CHECK(outcome.theirs.find("&X-Amz-Security-Token=***&") != std::string::npos);
}

TEST_CASE("a token is not shown however the service spells it") {
  const std::string secret_token = "FwoGZXIvYXdzEBYaDEXAMPLE/session+TOKEN/0123456789abcdef==";
  const auto shown = [&](const std::string& spelled, bool presigned) {
    const auto time = samples::at(samples::suite_date);
    const auto signer = samples::signer(secret_token);
    const auto ours =
        presigned ? presign_stages(samples::request("/"), signer, time, std::chrono::seconds(60))
                  : sign_stages(samples::request("/"), signer, time);
    REQUIRE(ours.has_value());
    return explain_mismatch("<CanonicalRequest>" + spelled + "</CanonicalRequest>", *ours).theirs;
  };
  std::string lower = secret_token;
  for (char& c : lower) c = sansaws::detail::to_lower(c);
  std::string spaced;
  for (const char c : secret_token) spaced.append(1, c).append(" ");
  const std::string encoded = sansaws::http::percent_encode(secret_token);
  std::string numbers;
  for (const char c : secret_token) numbers += "&#" + std::to_string(int{c}) + ";";
  for (const bool presigned : {false, true}) {
    for (const auto& spelled :
         {secret_token, lower, spaced, encoded, numbers, sansaws::http::percent_encode(encoded)}) {
      for (const std::string before :
           {"", "X-Amz-Security-Token: ", " x-amz-security-token :", "X-Amz-Security-Token=",
            "x%2Damz%2dsecurity%2Dtoken=", "GET / host:a x-amz-security-token:", "token is "}) {
        const auto text = shown(before + spelled, presigned);
        CAPTURE(before, spelled, text);
        CHECK(text.find("***") != std::string::npos);
        CHECK(text.find("2 3 4 5") == std::string::npos);
        CHECK(text.find("2345") == std::string::npos);
        CHECK(text.find("woG") == std::string::npos);
        CHECK(text.find("wog") == std::string::npos);
      }
    }
  }
}

TEST_CASE("a field that was marked as sensitive is shown on neither side") {
  auto made = samples::request();
  REQUIRE(
      made.fields.append("X-Amz-Key", "short", sansaws::http::sensitivity::sensitive).has_value());
  const auto ours = sign_stages(made, samples::signer(), samples::at(samples::suite_date)).value();
  auto theirs = ours;
  theirs.canonical_request = replaced_all(theirs.canonical_request, "short", "shorter");
  CHECK(compared(sentence(theirs), ours) ==
        mismatch{mismatch_kind::canonical_request, 6, "x-amz-key:***", "x-amz-key:***"});
}

TEST_CASE("any bytes are compared") {
  samples::random_numbers random(61);
  const auto ours = stages_of("/a?b=c");
  for (int round = 0; round != 2000; ++round) {
    std::string text = round % 2 == 0 ? sentence(ours) : elements(ours);
    for (int changes = 0; changes != 10; ++changes) {
      text[random.below(text.size())] = random.text("\\'\n\r&<>n", 1)[0];
    }
    const auto outcome = explain_mismatch(text, ours);
    const bool differs = outcome.kind == mismatch_kind::canonical_request ||
                         outcome.kind == mismatch_kind::string_to_sign;
    CHECK((outcome.line != 0) == differs);
  }
}

TEST_CASE("the outcome of a comparison reads as one line of visible ASCII") {
  CHECK(to_string(mismatch{mismatch_kind::canonical_request, 3, "a=1", "a=\x1b\n"}) ==
        "the canonical requests differ at line 3: ours \"a=1\", theirs \"a=\\x1b\\x0a\"");
  CHECK(to_string(mismatch{mismatch_kind::string_to_sign, 2, "x", "y"}) ==
        "only the strings to sign differ at line 2: ours \"x\", theirs \"y\"");
  CHECK(to_string(mismatch{mismatch_kind::credentials, 0, {}, {}}) ==
        "all that the service quotes is ours: the secret or the token is wrong");
  CHECK(to_string(mismatch{}) == "the service quotes neither stage");
  const std::string huge(100'000, '\xff');
  CHECK(to_string(mismatch{mismatch_kind::string_to_sign, 1, huge, huge}).size() < 4'000);
}

TEST_CASE("an outcome that is none has words, too") {
  CHECK(message(static_cast<mismatch_kind>(99)) == "the comparison came to nothing");
}
