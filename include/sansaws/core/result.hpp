// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Either a value or the reason why there is none.
#pragma once

#include <sansaws/core/caller_error.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>
#include <string>
#include <utility>

namespace sansaws::inline SANSAWS_ABI {

/// What every fallible function returns. `E` defaults to a refusal of the caller's own input.
template <class T, class E = caller_error>
using result = boost::system::result<T, E>;

namespace detail {

/// A system_error whose text is the error's alone: Boost's would repeat what its code says.
class value_of_error : public boost::system::system_error {
 public:
  value_of_error(const boost::system::error_code& code, std::string text)
      : system_error(code), text_(std::move(text)) {}
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::string text_;
};

/// Throws an error by its `make_error_code` and `to_string`.
template <class E>
[[noreturn]] void throw_value_of(const E& error, const boost::source_location& where) {
  boost::throw_exception(value_of_error(make_error_code(error), to_string(error)), where);
}

}  // namespace detail

/// Found by `result::value()` on an error: the only throw, and only where the caller asks for it.
/// What is thrown is a boost::system::system_error with the text of `to_string`.
[[noreturn]] inline void throw_exception_from_error(const caller_error& error,
                                                    const boost::source_location& where) {
  detail::throw_value_of(error, where);
}

}  // namespace sansaws
