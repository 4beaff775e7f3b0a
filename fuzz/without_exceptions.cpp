// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where the harnesses are built with -fno-exceptions, Boost asks the program for these. No input
// may lead here, so each is a finding.
#include <boost/config.hpp>

#ifdef BOOST_NO_EXCEPTIONS

#include "promise.hpp"

#include <boost/assert/source_location.hpp>
#include <cstdlib>
#include <exception>

namespace boost {

void throw_exception(const std::exception& /*error*/) {
  fuzz::promise(false, "nothing throws");
  std::abort();
}
void throw_exception(const std::exception& error, const source_location& /*where*/) {
  throw_exception(error);
}

}  // namespace boost

#endif
