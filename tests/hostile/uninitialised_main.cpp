// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Runs a fuzz harness on files, on every prefix of each, and on each with one byte changed. Uses
// nothing of the compiled part of the standard library, which MemorySanitizer does not see into:
//
//     HARNESS FILE...
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t largest = 4096;
std::uint8_t bytes[largest];
std::size_t inputs = 0;

void run(std::size_t size) {
  // Memory of exactly this size, of which the harness knows only what it was given.
  auto* const copy = static_cast<std::uint8_t*>(std::malloc(size == 0 ? 1 : size));
  if (copy == nullptr) std::abort();
  std::memcpy(copy, bytes, size);
  LLVMFuzzerTestOneInput(copy, size);
  std::free(copy);
  ++inputs;
}

void run_file(const char* path) {
  std::FILE* const file = std::fopen(path, "rb");
  if (file == nullptr) std::abort();
  const std::size_t size = std::fread(bytes, 1, largest, file);
  std::fclose(file);
  for (std::size_t end = 0; end <= size; ++end) run(end);
  for (std::size_t at = 0; at != size; ++at) {
    const std::uint8_t byte = bytes[at];
    for (const unsigned other : {0U, 0x0aU, 0x22U, 0x7fU, 0xffU, byte ^ 1U, byte ^ 0x20U}) {
      bytes[at] = static_cast<std::uint8_t>(other);
      run(size);
    }
    bytes[at] = byte;
  }
}

}  // namespace

int main(int count, char** files) {
  for (int i = 1; i < count; ++i) run_file(files[i]);
  std::printf("%zu inputs out of %d files\n", inputs, count - 1);
  return inputs == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
