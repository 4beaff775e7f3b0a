// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What adds fields without validation. Lists are compared with those that `append` makes.
#include <sansaws/http/detail/fields_access.hpp>

#include "catch.hpp"

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::http::field_view;
using sansaws::http::fields;
using sansaws::http::sensitivity;
using sansaws::http::detail::fields_access;

TEST_CASE("text adopted whole is seen only where an entry names it") {
  fields list;
  REQUIRE(list.append("gone", "1").has_value());
  fields_access::from_parts(list, "junkname=value", {{4, 4, 9, 5, false}});
  CHECK(list.size() == 1);
  CHECK(list[0] == field_view{"name", "value"});
  REQUIRE(list.append("more", "text").has_value());
  CHECK(list.find("name") == "value");
  CHECK(list.find("more") == "text");
  fields built;
  REQUIRE(built.append("name", "value").has_value());
  REQUIRE(built.append("more", "text").has_value());
  CHECK(list == built);
}

TEST_CASE("a value that is written in place is the field that is appended") {
  fields list;
  REQUIRE(list.append("a", "1").has_value());
  fields_access::reserve_more(list, 1, 100);
  const std::string_view first = list[0].value;
  const auto write = [&](auto& sink) {
    sink.append(first);  // of the list itself
    sink.append("23");
  };
  REQUIRE(fields_access::append_written(list, "b", write, sensitivity::sensitive).has_value());
  fields built;
  REQUIRE(built.append("a", "1").has_value());
  REQUIRE(built.append("b", "123").has_value());
  CHECK(list == built);
  CHECK(list[1].sensitive);
  CHECK(first == "1");
}

#if SIZE_MAX > 0xffff'ffff  // else there is no such text
TEST_CASE("text that fits alone, but not behind what the list holds, is too long") {
  const std::size_t size = fields::max_text + std::size_t{1};
  void* const pages =
      mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  REQUIRE(pages != MAP_FAILED);
  const std::string_view huge(static_cast<const char*>(pages), size);
  fields list;
  REQUIRE(list.append("abc", "123").has_value());
  const auto before = list;
  const auto fits = huge.substr(0, fields::max_text - 6);
  CHECK(fields_access::append_unchecked(list, "a", fits).error() ==
        caller_error{caller_errc::too_long, "field_value", 0});
  CHECK(fields_access::append_unchecked(list, fits, "a").error() ==
        caller_error{caller_errc::too_long, "field_value", 0});
  CHECK(fields_access::append_unchecked(list, huge, "").error() ==
        caller_error{caller_errc::too_long, "field_name", 0});
  CHECK(list == before);
  munmap(pages, size);
}
#endif
