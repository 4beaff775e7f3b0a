// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Either a value or the reason why there is none.
#pragma once

#include <sansaws/core/error.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

namespace sansaws {

/// What every fallible function returns. `E` defaults to a refusal of the caller's own input.
template <class T, class E = caller_error>
using result = boost::system::result<T, E>;

/// Found by `result::value()` on an error: the only throw, and only where the caller asks for it.
[[noreturn]] inline void throw_exception_from_error(const caller_error& error,
                                                    const boost::source_location& where) {
  boost::throw_exception(boost::system::system_error(make_error_code(error), to_string(error)),
                         where);
}

}  // namespace sansaws
