// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/service_errc.hpp>. Codes and statuses are the service model's.
#include <sansaws/s3tables/service_errc.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <set>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws::s3tables;

static_assert(service_errc_of("BadRequestException") == service_errc::bad_request);
static_assert(service_errc_of("ForbiddenException") == service_errc::forbidden);
static_assert(service_errc_of("NotFoundException") == service_errc::not_found);
static_assert(service_errc_of("ConflictException") == service_errc::conflict);
static_assert(service_errc_of("TooManyRequestsException") == service_errc::too_many_requests);
static_assert(service_errc_of("InternalServerErrorException") ==
              service_errc::internal_server_error);
static_assert(service_errc_of("AccessDeniedException") == service_errc::access_denied);
static_assert(service_errc_of("MethodNotAllowedException") == service_errc::method_not_allowed);

TEST_CASE("a code that the model does not declare is unmodelled") {
  for (const std::string_view code :
       {"", "NotFound", "notfoundexception", "NotFoundException ", "Exception"}) {
    CHECK(service_errc_of(code) == service_errc::unmodelled);
  }
}

TEST_CASE("each modelled error has the status that the model gives it") {
  std::string table;
  for (const auto& error : modelled_errors) {
    table += std::string(error.code) + ' ' + std::to_string(error.http_status) + '\n';
    CHECK(service_errc_of(error.code) == error.errc);
  }
  CHECK(table ==
        "BadRequestException 400\nForbiddenException 403\nAccessDeniedException 403\n"
        "NotFoundException 404\nMethodNotAllowedException 405\nConflictException "
        "409\nTooManyRequestsException 429\nInternalServerErrorException 500\n");
}

TEST_CASE("every enumerator is an error code that fails and has a message of its own") {
  std::set<std::string> messages;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<service_errc>>([&](auto e) {
    const boost::system::error_code code = e.value;
    CHECK(code.failed());
    CHECK(code.category().name() == std::string_view("sansaws.s3tables"));
    CHECK(code == e.value);
    CHECK(messages.insert(code.message()).second);
  });
  CHECK(messages.size() == 9);
  CHECK(boost::system::error_code(service_errc::bad_request) != sansaws::caller_errc::missing);
}

TEST_CASE("a number that is no code has words, too") {
  CHECK(message(static_cast<service_errc>(99)) == "wrong in an unknown way");
}
