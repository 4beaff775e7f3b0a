// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/document_error.hpp>.
#include <sansaws/credentials/document_error.hpp>

#include "catch.hpp"

#include <limits>
#include <set>
#include <sstream>
#include <string>

using namespace sansaws;
using namespace sansaws::credentials;

TEST_CASE("an error of a document is one line of visible text") {
  document_error error;
  error.code = document_errc::unexpected_status;
  error.http_status = 403;
  error.reported_code = "a\nb";
  error.reported_message = "Authorization: Basic dXNlcjpwYXNz";
  std::ostringstream out;
  out << error;
  CHECK(out.str() == "the answer has the status 403: a\\x0ab: Authorization:***");
  error.reported_message.assign(1000, 'x');
  CHECK(to_string(error).size() < 400);
}

TEST_CASE("an error of a document is its error code, and the value of a failed result throws it") {
  document_error error;
  error.code = peer_errc::not_json;
  CHECK(make_error_code(error) == peer_errc::not_json);
  CHECK(make_error_code(document_errc::empty).category().name() ==
        std::string("sansaws.credentials.document"));
  const result<int, document_error> failed = error;
  CHECK_THROWS_AS(failed.value(), boost::system::system_error);
}

TEST_CASE("every error of a document has a text of its own") {
  const auto unknown = std::string(message(document_errc{}));
  std::set<std::string> texts{unknown};
  for (int value = 1; value <= static_cast<int>(document_errc::no_role); ++value) {
    CAPTURE(value);
    const auto code = static_cast<document_errc>(value);
    CHECK(texts.insert(std::string(message(code))).second);
    CHECK(make_error_code(code).message() == message(code));
    CHECK_FALSE(message(code).ends_with('.'));
  }
  for (const int value :
       {-1, static_cast<int>(document_errc::no_role) + 1, std::numeric_limits<int>::max()}) {
    CHECK(message(static_cast<document_errc>(value)) == unknown);
  }
}

TEST_CASE("an error with a code of somebody else's has a text") {
  document_error error;
  CHECK(to_string(error) == "the document is wrong in an unknown way");
  error.code = boost::system::errc::make_error_code(boost::system::errc::io_error);
  CHECK(to_string(error) == "the document is wrong in an unknown way");
}
