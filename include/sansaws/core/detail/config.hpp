// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What this library needs, and the extensions of compilers and processors that it uses. No other
// header decides which of them there are. Every header but core/version.hpp includes this one,
// itself or through another of ours, before any that is not ours.
//
// A translation unit that defines SANSAWS_STANDARD_ONLY uses none of them: all code is ISO C++20,
// slower, with the same results. Units that differ in it can be in one program, but share no
// values, as their names are in different inline namespaces. Without the extensions the optimiser
// may weaken one thing: `wipe_stack` in core/detail/wipe.hpp, which removes what is left of secrets
// on the stack.
#pragma once

// What is too old gets one message. Most compilers go on after #error: the missing header, which is
// fatal, stops them.
#if (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 202002L
#error "sansaws needs C++20: g++ and clang++ want -std=c++20 or newer, MSVC /std:c++20"
#include <sansaws/needs_cxx20>
#endif
#include <boost/version.hpp>
#if BOOST_VERSION < 108100
#error "sansaws needs Boost 1.81 or newer, and an older one is first on the include path"
#include <sansaws/needs_boost_1_81>
#endif
#include <version>
#if (defined(_GLIBCXX_RELEASE) && _GLIBCXX_RELEASE < 12) || \
    (defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 15000)
#error "sansaws needs the standard library of GCC 12 (libstdc++) or of LLVM 15 (libc++), or newer"
#include <sansaws/needs_newer_standard_library>
#endif

/// `SANSAWS_PRAGMA(GCC ...)` for compilers that know it.
#if defined(__GNUC__)  // Clang defines it too
#define SANSAWS_PRAGMA(text) _Pragma(#text)
#else
#define SANSAWS_PRAGMA(text)
#endif

#if defined(__GNUC__) && !defined(SANSAWS_STANDARD_ONLY)

/// The name of an inline namespace. Units with and without SANSAWS_STANDARD_ONLY do not share
/// functions by mistake.
#define SANSAWS_ABI native

/// For functions that are fast only where they are inlined.
#define SANSAWS_ALWAYS_INLINE [[gnu::always_inline]]
/// For functions that need a stack frame of their own, or that would make their callers larger.
#define SANSAWS_NOINLINE [[gnu::noinline]]

/// Whether the compiler has vector types: several numbers in one register. They are used where the
/// processor has such registers, and the first byte in memory is the lowest of a number.
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && (defined(__SSE2__) || defined(__ARM_NEON))
#define SANSAWS_VECTORS 1
#endif
/// Makes an alias a vector of 16 bytes with elements of the type that it names.
#define SANSAWS_VECTOR_16 [[gnu::vector_size(16)]]

/// Whether an asm statement can tell the compiler what it must not optimise away.
#define SANSAWS_ASM 1

/// Whether the processor may have instructions for SHA-256. The program asks it when it runs.
#if defined(__x86_64__)
#define SANSAWS_SHA256_X86 1
/// For functions that use instructions which not every such processor has.
#define SANSAWS_TARGET(instructions) [[gnu::target(instructions)]]
#elif defined(__AARCH64EL__)
#define SANSAWS_SHA256_ARM 1
#endif
#if defined(__ARM_FEATURE_SHA2) || defined(__APPLE__)
/// Whether every processor that the program can run on has them, so that it need not ask.
#define SANSAWS_SHA256_ARM_ALWAYS 1
#endif

/// Whether the program may use SSE2 instructions.
#if defined(__SSE2__)
#define SANSAWS_SSE2 1
#endif

#else

#define SANSAWS_ABI standard
#define SANSAWS_ALWAYS_INLINE
#define SANSAWS_NOINLINE

#endif

// Separate compilation. Where all units of a program define SANSAWS_SEPARATE_COMPILATION, the
// functions that take long to compile are only declared. One unit includes <sansaws/src.hpp>, which
// defines them.
#if !defined(SANSAWS_SEPARATE_COMPILATION)
/// For functions that src.hpp may compile.
#define SANSAWS_DECL inline
/// Whether this unit defines them.
#define SANSAWS_DEFINITIONS 1
/// Whether templates are explicitly instantiated for `crypto::sha256`, with `SANSAWS_EXTERN
/// template`.
#define SANSAWS_INSTANTIATIONS 0
#elif defined(SANSAWS_SOURCE)
#define SANSAWS_DECL
#define SANSAWS_DEFINITIONS 1
#define SANSAWS_INSTANTIATIONS 1
#define SANSAWS_EXTERN
#else
#define SANSAWS_DECL
#define SANSAWS_DEFINITIONS 0
#define SANSAWS_INSTANTIATIONS 1
#define SANSAWS_EXTERN extern
#endif

// Everything that was not defined above is 0.
#if !defined(SANSAWS_VECTORS)
#define SANSAWS_VECTORS 0
#endif
#if !defined(SANSAWS_ASM)
#define SANSAWS_ASM 0
#endif
#if !defined(SANSAWS_SSE2)
#define SANSAWS_SSE2 0
#endif
#if !defined(SANSAWS_SHA256_X86)
#define SANSAWS_SHA256_X86 0
#endif
#if !defined(SANSAWS_SHA256_ARM)
#define SANSAWS_SHA256_ARM 0
#endif
#if !defined(SANSAWS_SHA256_ARM_ALWAYS)
#define SANSAWS_SHA256_ARM_ALWAYS 0
#endif
