// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An audit that takes longer than its credentials are good for.
#include "../credentials/answer_needs.hpp"
#include "audit_checks.hpp"
#include "catch.hpp"

#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/refresh.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/service.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/verify.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace {

using namespace simulated;

constexpr std::int64_t lifetime = 600;

/// The endpoint of a container, whose credentials are good for ten minutes each.
struct issuer {
  std::map<std::string, timestamp, std::less<>> ends = {};  ///< by the id
  int asked = 0;
  bool failing = false;

  http::response answer(timestamp now) {
    ++asked;
    if (failing) return fakes::answered("", 503);
    const std::string id = "ASIA" + std::to_string(ends.size());
    const auto end = plus_seconds(now, lifetime);
    ends.emplace(id, end);
    return fakes::answered(R"({"AccessKeyId": ")" + id + R"(", "SecretAccessKey": "key-of-)" + id +
                           R"(", "Token": "t", "Expiration": ")" + format_rfc3339(end) + R"("})");
  }
};

sigv4::signer signer_of(const sigv4::credentials& who, timestamp now) {
  return {who, aws::region("us-east-1"), service.signing_name, now};
}

/// Who signs: a program with an identity that it keeps fresh, or not.
struct caller {
  issuer& from;
  bool refreshes = true;
  std::optional<sigv4::signer> signer = {};
  credentials::refresh_times times = {};

  void obtain(timestamp now) {
    fakes::machine machine;
    machine.environment = {{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/"}};
    machine.answer = [&](const credentials::send_request&) { return from.answer(now); };
    const auto chain = machine.run();
    if (!chain.found()) return;
    signer = signer_of(chain.found()->credentials, now);
    times = credentials::plan_refresh(now, chain.found()->expiration, 0.5);
  }

  const sigv4::signer& at(timestamp now) {
    if (!signer || (refreshes && freshness_at(times, now) != credentials::freshness::good)) {
      obtain(now);
    }
    return *signer;
  }
};

/// The service: refuses what is not signed by credentials that are good now.
outcome ask(bucket& server, const issuer& issued, const http::request& request, timestamp now) {
  const auto find_signer = [&](const sigv4::signature_claims& claims) {
    const auto found = issued.ends.find(claims.access_key_id);
    if (found == issued.ends.end() || found->second < now) return std::optional<sigv4::signer>();
    const auto who = *sigv4::credentials::make(found->first, "key-of-" + found->first, "t");
    return std::optional(signer_of(who, now));
  };
  if (!sigv4::verify(request, find_signer, now)) return error(403, "ExpiredTokenException");
  return server.ask(request);
}

struct run {
  std::size_t refused = 0;
  std::int64_t seconds = 0;
};

/// An audit of 3600 tables, one a second.
run audit_for_an_hour(issuer& from, caller& who) {
  bucket server;
  server.tables = 3600;
  audit_options options;
  options.max_rate = 1;
  auto one = of_bucket(options);
  timestamp sign_at;
  const transport* clock = nullptr;
  transport line([&](const http::request& request) {
    from.failing = clock->now.seconds % 1800 < 60;  // for a minute, now and then
    const auto signed_request = *sigv4::sign(request, who.at(clock->now), sign_at);
    return ask(server, from, signed_request, clock->now);
  });
  clock = &line;
  line.on_send = [&](const audit_request& request) { sign_at = request.sign_at; };
  // The first minute is one of those in which there is no answer.
  line.now = plus_seconds(line.now, 60);
  const auto begin = line.now;
  line.run(one);
  CHECK_FALSE(line.broken_promise);
  run made{0, line.now.seconds - begin.seconds};
  for (const auto& row : one.rows()) made.refused += row.error() != nullptr;
  CHECK(one.rows().size() == server.tables);
  return made;
}

}  // namespace

TEST_CASE("an audit of an hour signs on with new credentials, which are good for ten minutes") {
  issuer from;
  caller who{from};
  const auto made = audit_for_an_hour(from, who);
  CHECK(made.seconds >= 3600);
  CHECK(made.refused == 0);
  // Each is used for at least half of its time, and none is asked for again at once.
  CHECK(from.ends.size() >= 3600 / lifetime);
  CHECK(from.ends.size() <= 3600 / (lifetime / 2) + 1);
  CHECK(from.asked > static_cast<int>(from.ends.size()));
}

TEST_CASE("without new credentials most of that audit would be refused") {
  issuer from;
  caller who{from, false};
  const auto made = audit_for_an_hour(from, who);
  CHECK(made.refused >= 2900);
  CHECK(made.refused < 3600 - lifetime / 2);
}
