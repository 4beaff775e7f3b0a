// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A value, or the error that is there instead.
#pragma once

#include <sansaws/core/caller_error.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>
#include <string>
#include <utility>

namespace sansaws::inline SANSAWS_ABI {

/// What functions return that can fail: a `T` or an error `E`. By default the error is a refused
/// parameter of the caller's.
///
/// `->` and `*` of a temporary result lead to a value that ends with the statement, and nothing
/// warns of a view that is kept of it, such as `endpoint::parse(text)->host()`. Keep the result, or
/// the value itself. `value()` throws where there is an error, `*` and `->` must not be used there.
///
/// @snippet reference_examples.cpp result
template <class T, class E = caller_error>
using result = boost::system::result<T, E>;

namespace detail {

/// A system_error with the error's own text. Boost's class would append the code's message to it.
class value_of_error : public boost::system::system_error {
 public:
  value_of_error(const boost::system::error_code& code, std::string text)
      : system_error(code), text_(std::move(text)) {}
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::string text_;
};

/// Throws the error with its `make_error_code` and `to_string`.
template <class E>
[[noreturn]] void throw_value_of(const E& error, const boost::source_location& where) {
  boost::throw_exception(value_of_error(make_error_code(error), to_string(error)), where);
}

}  // namespace detail

/// What `result::value()` calls where there is an error: throws a boost::system::system_error with
/// the text of `to_string`. This library itself never calls `value()` on an error.
[[noreturn]] inline void throw_exception_from_error(const caller_error& error,
                                                    const boost::source_location& where) {
  detail::throw_value_of(error, where);
}

}  // namespace sansaws
