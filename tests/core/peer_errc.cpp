// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/peer_errc.hpp>

#include "catch.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <set>
#include <string_view>

using sansaws::peer_errc;

TEST_CASE("each described error of a peer has a text of its own and is no success") {
  std::set<std::string_view> texts{message(peer_errc{})};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<peer_errc>>([&](auto each) {
    CAPTURE(each.name);
    CHECK(texts.insert(message(each.value)).second);
    const boost::system::error_code code = each.value;
    CHECK(code.failed());
    CHECK(code == each.value);
  });
  CHECK(texts.size() == 1 + static_cast<std::size_t>(peer_errc::tls_failed));
}
