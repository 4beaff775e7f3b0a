// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A scope that is laid out as text.
#include <sansaws/sigv4/detail/written_scope.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <string>
#include <string_view>
#include <utility>

using namespace sansaws::sigv4;

namespace {

template <class T>
concept gives_text = requires(T object) {
  std::forward<T>(object).text();
};
static_assert(gives_text<detail::written_scope&> && !gives_text<detail::written_scope>,
              "no view of a temporary");

constexpr bool scope_compiles() {
  const detail::written_scope scope({"20260102", "us-east-1", "s3tables"});
  samples::text_buffer text;
  append_scope(text, scope);
  return text.text() == "20260102/us-east-1/s3tables/aws4_request";
}
static_assert(scope_compiles());

}  // namespace

TEST_CASE("a written scope has the text of its parts, and gives them back") {
  for (const std::size_t size : {1u, 9u, 63u}) {
    const std::string name(size, 'a');
    const credential_scope parts{"20260102", name, name};
    const detail::written_scope scope(parts);
    CHECK(scope == parts);
    CHECK(scope.day() == parts.day);
    CHECK(scope.region() == parts.region);
    CHECK(scope.service() == parts.service);
    std::string text;
    append_scope(text, parts);
    CHECK(scope.text() == text);
  }
}
