// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A file descriptor that is closed in the end.
#pragma once

#include <unistd.h>

#include <utility>

namespace examples {

class descriptor {
 public:
  /// -1 is none.
  explicit descriptor(int number = -1) noexcept : number_(number) {}
  descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  descriptor& operator=(descriptor other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~descriptor() {
    if (number_ != -1) close(number_);
  }

  int get() const noexcept { return number_; }

 private:
  int number_;
};

}  // namespace examples
