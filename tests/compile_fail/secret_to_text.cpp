// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A secret does not turn into text by itself.
// Refused: conversion from 'const sansaws::.*secret'
#include <sansaws/core/secret.hpp>

#include <string_view>

int main() {
  const sansaws::secret secret("hush");
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const std::string_view text = secret;
#else
  [[maybe_unused]] const std::string_view text = secret.expose();
#endif
}
