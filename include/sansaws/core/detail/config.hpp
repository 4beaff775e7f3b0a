// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What is taken from compilers and processors beyond standard C++. No other header knows them.
//
// A unit that defines SANSAWS_STANDARD_ONLY gets none of it: all is ISO C++20, slower, with the same
// results. Units that differ in it may stand in one program, but cannot share values: their names
// are in different inline namespaces. How much of a secret's traces on the stack is wiped then rests
// with the optimiser (`wipe_stack` in core/detail/wipe.hpp).
#pragma once

#if defined(__GNUC__) && !defined(SANSAWS_STANDARD_ONLY)  // Clang says so too

/// Names an inline namespace, so that units that differ in it do not share functions.
#define SANSAWS_ABI native

/// Of functions that are only fast as a part of their callers.
#define SANSAWS_ALWAYS_INLINE [[gnu::always_inline]]
/// Of functions that need a frame of their own, or that should cost their callers a call only.
#define SANSAWS_NOINLINE [[gnu::noinline]]

/// Whether types of several numbers, in one register of the processor, can be had.
#define SANSAWS_VECTORS 1
/// Of an alias: the type of 16 bytes with elements of that other type.
#define SANSAWS_VECTOR_16 [[gnu::vector_size(16)]]

/// Whether the compiler can be told by an assembler's statement what it must not optimise away.
#define SANSAWS_ASM 1

/// Whether the processor may have instructions for SHA-256, to be asked for when the program runs.
#if defined(__x86_64__)
#define SANSAWS_SHA256_X86 1
/// Of functions that use instructions beyond what the program may assume everywhere.
#define SANSAWS_TARGET(instructions) [[gnu::target(instructions)]]
#elif defined(__AARCH64EL__)
#define SANSAWS_SHA256_ARM 1
#endif
#if defined(__ARM_FEATURE_SHA2) || defined(__APPLE__)
/// Whether a 64-bit ARM need not be asked.
#define SANSAWS_SHA256_ARM_ALWAYS 1
#endif

#if defined(__SSE2__)
#define SANSAWS_SSE2 1
#endif

#else

#define SANSAWS_ABI standard
#define SANSAWS_ALWAYS_INLINE
#define SANSAWS_NOINLINE

#endif

// Separate compilation: in a program whose units all define SANSAWS_SEPARATE_COMPILATION, what
// takes compilers long is declared only, and the one unit that includes <sansaws/src.hpp> defines
// it.
#if !defined(SANSAWS_SEPARATE_COMPILATION)
/// Of functions that src.hpp may compile.
#define SANSAWS_DECL inline
/// Whether their definitions are to be seen.
#define SANSAWS_DEFINITIONS 1
/// Whether templates are instantiated once, for `crypto::sha256`: `SANSAWS_EXTERN template ...`.
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

// What was not said above is absent.
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
