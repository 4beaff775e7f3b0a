// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a service's error quotes. The sentences are those of AWS services that answer with
// SignatureDoesNotMatch, the elements those of Amazon S3.
#include <sansaws/sigv4/detail/quoted_stages.hpp>

#include "catch.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

using namespace sansaws::sigv4::detail;

namespace {

void stands_for(std::string_view plain, std::initializer_list<std::string_view> spellings) {
  for (const auto spelled : spellings) {
    CAPTURE(std::string(spelled));
    CHECK(plain_text(spelled) == plain);
    CHECK(plain_text("a" + std::string(spelled) + "b") == "a" + std::string(plain) + "b");
  }
}

const std::string sentence =
    "The Canonical String for this request should have been\n'GET\n/it's'\n\n"
    "The String-to-Sign should have been\n'AWS4\nx'\nDon't ask again.";
const std::string elements =
    "<Error><StringToSign>AWS4&#10;x</StringToSign>"
    "<CanonicalRequest>GET&#10;/it's</CanonicalRequest></Error>";

}  // namespace

TEST_CASE("both stages are found, in sentences and in elements") {
  for (const auto& text : {sentence, elements}) {
    CAPTURE(text);
    CHECK(quoted_canonical_request(text) == "GET\n/it's");
    CHECK(quoted_string_to_sign(text) == "AWS4\nx");
  }
}

TEST_CASE("a text without a quotation has none") {
  for (const std::string_view text :
       {"", "SignatureDoesNotMatch", "String-to-Sign should have been", "<StringToSig>a"}) {
    CHECK_FALSE(quoted_canonical_request(text));
    CHECK_FALSE(quoted_string_to_sign(text));
  }
}

TEST_CASE("a text that was cut short has the beginning of what it quotes") {
  for (const auto& text : {sentence, elements}) {
    int found = 0;
    for (std::size_t size = 0; size <= text.size(); ++size) {
      const auto quoted = quoted_string_to_sign(text.substr(0, size));
      if (!quoted) continue;
      ++found;
      CAPTURE(size);
      const auto whole = *quoted_string_to_sign(text);
      CHECK((whole.starts_with(*quoted) || quoted->starts_with(whole.substr(0, 4))));
    }
    CHECK(found > 6);
  }
}

// XML 1.0 section 4.1; HTML 5.2 section 8.5 for the upper-case names.
TEST_CASE("entities are undone in any letter case, and as numbers of either base") {
  stands_for("&", {"&amp;", "&AMP;", "&Amp;", "&#38;", "&#038;", "&#x26;", "&#X26;", "&#x0026;"});
  stands_for("<", {"&lt;", "&LT;", "&#60;", "&#x3c;", "&#X3C;"});
  stands_for(">", {"&gt;", "&GT;", "&#62;", "&#x3E;"});
  stands_for("\"", {"&quot;", "&QUOT;", "&#34;", "&#x22;"});
  stands_for("'", {"&apos;", "&APOS;", "&#39;", "&#X27;"});
  stands_for("\n", {"&#10;", "&#xa;", "&#XA;", "&#13;&#10;", "&#xD;&#xA;", "\r\n"});
  stands_for("\xc3\xa9", {"&#233;", "&#xE9;"});
  stands_for("\xf0\x9d\x84\x9e", {"&#119070;", "&#x1d11e;"});
}

// RFC 8259 section 7.
TEST_CASE("escapes of JSON are undone, those of any character too") {
  stands_for("&", {"\\u0026"});
  stands_for("<", {"\\u003c", "\\u003C"});
  stands_for("/", {"\\/", "\\u002f"});
  stands_for("\n", {"\\n", "\\u000a", "\\r\\n", "\\u000D\\u000A"});
  stands_for("\xc3\xa9", {"\\u00e9"});
  stands_for("\xf0\x9d\x84\x9e", {"\\ud834\\udd1e", "\\uD834\\uDD1E"});
}

TEST_CASE("what is no entity and no escape stays as it is") {
  for (const std::string_view text :
       {"&", "&amp", "&;", "&#;", "&#x;", "&#xg;", "&#38", "&#1114112;", "&nbsp;",
        "&#xffffffffff26;", "&#00000000000000000038;", "\\", "\\q", "\\u", "\\u12", "\\u12g4"}) {
    CHECK(plain_text(text) == text);
  }
  // What stands for no character is nothing.
  stands_for("", {"&#xd800;", "\\ud834", "\\udd1e"});
  stands_for(" ", {"\\ud834\\u0020"});
}
