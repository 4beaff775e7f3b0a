// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The error category of an enum of error codes.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// The `message` beside the enum. Inside a category that name means the member function.
template <class Errc>
constexpr std::string_view message_of(Errc code) noexcept {
  return message(code);
}

// The destructor of Boost's base class is protected and not virtual. g++ warns all the same,
// because that class has friends.
SANSAWS_PRAGMA(GCC diagnostic push)
SANSAWS_PRAGMA(GCC diagnostic ignored "-Wnon-virtual-dtor")

/// The category of an enum that has a function `message` beside it. The id makes categories equal
/// across the shared libraries of a program.
template <class Errc>
class errc_category final : public boost::system::error_category {
 public:
  consteval errc_category(const char* name, boost::ulong_long_type id) noexcept
      : error_category(id), name_(name) {}
  const char* name() const noexcept override { return name_; }
  std::string message(int value) const override {
    return std::string(message_of(static_cast<Errc>(value)));
  }
  using error_category::message;

 private:
  const char* name_;
};

SANSAWS_PRAGMA(GCC diagnostic pop)

}  // namespace sansaws::detail
