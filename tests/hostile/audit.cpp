// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What an audit takes of memory.
#include "allocations.hpp"

#include "../s3tables/simulated_bucket.hpp"

#include "catch.hpp"

#include <cstddef>
#include <optional>
#include <utility>

using namespace simulated;

namespace {

/// Bytes that an audit holds once it is done.
std::size_t held_after(bucket server, bool with_configuration) {
  transport sender([&](const http::request& request) -> outcome {
    // As the service says it: longer than what is simulated elsewhere.
    auto made = server.answer_to(request.target);
    if (made->status == 403) {
      made->body = R"({"message":"User: arn:aws:sts::111122223333:assumed-role/Auditor/session is )"
                   R"(not authorized to perform: s3tables:GetTableMaintenanceJobStatus on )"
                   R"(resource: )" +
                   bucket::table_arn(0) +
                   R"( because no identity-based policy allows the action"})";
    }
    return made;
  });
  std::optional<audit> all(std::in_place, arn, endpoint,
                           audit_options{.with_configuration = with_configuration});
  sender.run(*all);
  const auto progress = all->progress(sender.now);
  REQUIRE(progress.done == server.tables);
  REQUIRE(progress.listed);
  const auto with_audit = allocations::live;
  all.reset();
  return with_audit - allocations::live;
}

}  // namespace

TEST_CASE("an audit takes at most 600 bytes a table") {
  constexpr std::size_t tables = 20'000;
  for (const bool with_configuration : {false, true}) {
    CAPTURE(with_configuration);
    const auto held = held_after({.tables = tables}, with_configuration);
    CHECK(held <= 600 * tables);
    CHECK(held >= 100 * tables);  // or it was not measured
  }
}

TEST_CASE("a table that is denied takes not much more than another one") {
  constexpr std::size_t tables = 20'000;
  bucket server{.tables = tables};
  for (std::size_t i = 0; i != tables; ++i) server.denied.insert(i);
  CHECK(held_after(server, false) <= 700 * tables);
}
